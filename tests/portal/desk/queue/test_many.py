"""Several cases of the list at once, the way back, and the next best case by one press."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from eservices import clock
from tests.client import Client, Seen
from tests.portal.desk.conftest import MakeCase, SignIn, in_threes


def do(client: Client, references: list[str], verb: str, **fields: str) -> Seen:
    return client.post("/desk/many", {"look": "view=all", "case": references, verb: "", **fields})


def test_the_chosen_are_taken_and_the_page_tells_which_not(berit: Client, ali: Client, make_case: MakeCase) -> None:
    first, second = make_case(), make_case()
    ali.post(f"/desk/cases/{second}/assignment")
    seen = berit.follow(do(berit, [first, second], "take"))
    assert "Du har tagit 1 ärende." in seen.text
    assert f"{in_threes(second)}: Ali Hassan hann före dig." in seen.text


def test_what_was_done_is_undone_by_one_press_but_for_what_somebody_has_touched(
    berit: Client, ali: Client, make_case: MakeCase
) -> None:
    first, second = make_case(), make_case()
    seen = berit.follow(do(berit, [first, second], "take"))
    ali.post(f"/desk/cases/{second}/notes", {"note": "Jag ringer."})
    seen = berit.follow(berit.submit(seen, button="Ångra"))
    assert "Ångrat. 1 ärende ligger som förut." in seen.text
    assert f"De här lät vi vara, för någon har ändrat dem sedan dess: {in_threes(second)}" in seen.text
    assert "Mina 1 ärenden" in seen.text
    assert not any("Ångra" in button.text_content() for button in seen.select("button"))


def test_an_undo_is_for_the_one_who_did_it_and_only_once(berit: Client, ali: Client, make_case: MakeCase) -> None:
    done = do(berit, [make_case()], "take").location
    number = done.rpartition("=")[2]
    assert "Du har tagit" not in ali.get(done).text
    assert ali.post(f"/desk/many/{number}/undo").status == 409
    assert berit.post(f"/desk/many/{number}/undo").status == 303
    assert berit.post(f"/desk/many/{number}/undo").status == 409
    assert berit.post("/desk/many/x/undo").status == 404


def test_many_are_handed_over_with_a_reason_and_put_back(berit: Client, sign_in: SignIn, make_case: MakeCase) -> None:
    references = [make_case(), make_case()]
    seen = berit.follow(do(berit, references, "hand_over", group="care", why="Hör dit."))
    assert "2 ärenden är överlämnade till Omsorg." in seen.text
    dag = sign_in("dag")
    assert "Hör dit." in dag.get(f"/desk/cases/{references[0]}").text
    do(dag, references, "take")
    assert "2 ärenden ligger i kön igen." in dag.follow(do(dag, references, "put_back")).text


def test_a_note_is_written_on_all_of_them(berit: Client, make_case: MakeCase) -> None:
    references = [make_case(), make_case()]
    seen = berit.follow(do(berit, references, "note", words="Lampan lagas på torsdag."))
    assert "Anteckningen är sparad på 2 ärenden." in seen.text
    assert "Lampan lagas på torsdag." in berit.get(f"/desk/cases/{references[1]}").text


@pytest.mark.parametrize(
    ("verb", "fields", "words"),
    [
        ("take", {"case": []}, "Välj minst ett ärende i listan."),
        ("nonsense", {}, "Välj vad du vill göra med ärendena."),
        ("note", {"words": " "}, "Skriv vad du vill anteckna."),
        ("hand_over", {"group": "", "why": "Hör dit."}, "Välj vilken grupp som ska ha ärendet."),
        ("hand_over", {"group": "care", "why": ""}, "Skriv varför, så att de som tar emot förstår."),
    ],
)
def test_what_is_missing_is_told_and_what_was_ticked_and_written_stays(
    berit: Client, make_case: MakeCase, verb: str, fields: dict[str, str], words: str
) -> None:
    reference = make_case()
    seen = berit.post("/desk/many", {"look": "view=all", "case": [reference], verb: "", **fields})
    assert seen.status == 422
    assert words in seen.text
    if "case" not in fields:
        assert seen.select(f"#pick-{reference}")[0].get("checked") is not None
    if fields.get("why"):
        assert fields["why"] in seen.select("#why")[0].text


def test_the_walls_hold_for_what_is_ticked(sign_in: SignIn, make_case: MakeCase, berit: Client) -> None:
    reference = make_case()
    seen = sign_in("dag").follow(do(sign_in("dag"), [reference], "take"))
    assert in_threes(reference) not in seen.text
    assert "Otagna 1 ärenden" in berit.get("/desk").text


def test_nothing_of_this_is_done_by_get_or_without_a_token(berit: Client, make_case: MakeCase) -> None:
    reference = make_case()
    for path in ("/desk/many", "/desk/many/1/undo", "/desk/next", "/desk/views", "/desk/absences", "/desk/narrowing"):
        assert berit.get(path).status == 405
        assert berit.post(path, {"case": [reference], "take": ""}, token=False).status == 403
    assert "Otagna 1 ärenden" in berit.get("/desk").text


def test_the_most_pressing_case_is_taken_by_one_press(berit: Client, make_case: MakeCase) -> None:
    make_case()
    pressing = make_case(clock.now() - timedelta(days=5))
    seen = berit.submit(berit.get("/desk"), button="Ta nästa ärende")
    assert seen.location == f"/desk/cases/{pressing}?view=mine"
    assert f"Du har tagit ärendet {in_threes(pressing)}." in berit.follow(seen).text
    berit.post("/desk/next")
    assert "Ingen väntar som du kan hjälpa just nu." in berit.follow(berit.post("/desk/next")).text


def test_a_case_is_put_back_by_its_holder_with_a_word(berit: Client, ali: Client, reference: str) -> None:
    assert ali.post(f"/desk/cases/{reference}/return").status == 409
    berit.post(f"/desk/cases/{reference}/assignment")
    assert ali.post(f"/desk/cases/{reference}/return").status == 409
    seen = berit.get(f"/desk/cases/{reference}")
    seen = berit.follow(berit.submit(seen, {"put_back_why": "Hann inte."}, button="Lämna tillbaka ärendet"))
    assert "Nu kan en kollega ta det." in seen.text
    assert "Hann inte." in seen.select(".timeline li")[0].text_content()


def test_the_one_who_takes_over_reads_first_what_was_said_and_how(
    sign_in: SignIn, reference: str, do: Callable[..., Seen]
) -> None:
    do("berit", reference, "handover", group="care", why="Hör dit.", summary="Hon ramlade i går.\nDottern ringer.")
    seen = sign_in("dag").get(f"/desk/cases/{reference}")
    told = " ".join(seen.select(".notice")[0].text_content().split())
    assert told.startswith("Överlämnat av Berit Ek Hör dit. Det här har sagts Hon ramlade i går.")
    assert told.endswith("Webb")


def test_pressing_twice_for_the_next_case_takes_one_and_a_later_page_takes_the_next(berit: Client, make_case: MakeCase) -> None:
    make_case(), make_case()
    page = berit.get("/desk")
    first, again = (berit.submit(page, button="Ta nästa ärende").location for _ in range(2))
    assert first == again
    assert "Mina 1 ärenden" in berit.get("/desk").text
    assert berit.submit(berit.get("/desk"), button="Ta nästa ärende").location != first
