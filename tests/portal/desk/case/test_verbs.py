"""What is done with a case: it works, not twice, not by others, not by a link, not without a token, not signed out."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from accessibility import days
from eservices import clock
from forms.texts import SWEDISH
from tests.client import Client, Seen
from tests.portal.desk.conftest import SignIn, in_threes

VERBS = {
    "assignment": {},
    "notes": {"note": "Ringt, inget svar."},
    "supplement": {"question": "Vilken lampa?", "answer_by": ""},
    "reply": {"answer": "Den vid grinden.", "answer_channel": "phone"},
    "handover": {"group": "streets", "why": "Trasig lampa."},
    "closing": {"outcome": "settled", "reason": "Lampan är bytt."},
    "reopening": {"cause": "Den slocknade igen."},
}
LEADS_TO = {
    "assignment": [],
    "notes": [],
    "supplement": ["assignment"],
    "reply": ["assignment", "supplement"],
    "handover": [],
    "closing": ["assignment"],
    "reopening": ["assignment", "closing"],
}
TOLD = {
    "assignment": "Du har tagit ärendet",
    "notes": "Anteckningen är sparad",
    "supplement": "Frågan är skickad",
    "reply": "Svaret är antecknat",
    "handover": "är överlämnat till Gator och trafik. Det syns inte längre för dig.",
    "closing": "är avslutat",
    "reopening": "är öppet igen",
}
WRITTEN = {"note", "question", "answer", "why", "reason", "cause"}
each_verb = pytest.mark.parametrize("noun", VERBS)


def prepare(client: Client, reference: str, noun: str) -> str:
    """Brings the case to where the verb can be done; returns the verb's address."""
    for before in LEADS_TO[noun]:
        assert client.post(f"/desk/cases/{reference}/{before}", VERBS[before]).status == 303
    return f"/desk/cases/{reference}/{noun}"


@each_verb
def test_it_is_done_and_told_with_the_reference(berit: Client, reference: str, noun: str) -> None:
    path = prepare(berit, reference, noun)
    seen = berit.follow(berit.post(path, VERBS[noun]))
    told = " ".join(seen.select("[role=status]")[0].text_content().split())
    assert TOLD[noun] in told
    assert in_threes(reference) in told
    assert TOLD[noun] not in berit.get("/desk").text


@each_verb
def test_its_form_stands_on_the_page_when_it_can_be_done(berit: Client, reference: str, noun: str) -> None:
    path = prepare(berit, reference, noun)
    assert path in [form.action for form in berit.get(f"/desk/cases/{reference}").page.forms]


@pytest.mark.parametrize("noun", sorted(VERBS.keys() - {"handover"}))
def test_it_is_an_event_with_who_and_why(berit: Client, reference: str, noun: str) -> None:
    berit.post(prepare(berit, reference, noun), VERBS[noun])
    latest = berit.get(f"/desk/cases/{reference}").select(".timeline li")[0].text_content()
    assert "Berit Ek" in latest
    assert all(words in latest for name, words in VERBS[noun].items() if name in WRITTEN)


@each_verb
def test_it_is_not_there_for_another_department(berit: Client, sign_in: SignIn, reference: str, noun: str) -> None:
    path = prepare(berit, reference, noun)
    assert sign_in("dag").post(path, VERBS[noun]).status == 404
    assert sign_in("eva").post(path, VERBS[noun]).status == 404


@each_verb
def test_it_is_not_done_by_a_link(berit: Client, reference: str, noun: str) -> None:
    assert berit.get(f"/desk/cases/{reference}/{noun}").status == 405


@each_verb
def test_it_is_not_done_without_a_token(berit: Client, reference: str, noun: str) -> None:
    assert berit.post(prepare(berit, reference, noun), VERBS[noun], token=False).status == 403


@each_verb
def test_it_is_not_done_signed_out(berit: Client, client: Client, reference: str, noun: str) -> None:
    assert client.post(prepare(berit, reference, noun), VERBS[noun]).status == 403


@pytest.mark.parametrize("noun", ["supplement", "reply", "closing", "reopening"])
def test_it_is_refused_in_words_the_second_time(berit: Client, reference: str, noun: str) -> None:
    path = prepare(berit, reference, noun)
    berit.post(path, VERBS[noun])
    seen = berit.post(path, VERBS[noun])
    assert seen.status == 409
    assert seen.h1 in ("Det går inte att göra just nu", "Någon annan har ärendet")


@pytest.mark.parametrize("noun", sorted(VERBS.keys() - {"assignment"}))
def test_missing_words_are_asked_for_and_the_rest_is_kept(berit: Client, reference: str, noun: str) -> None:
    field = next(name for name in VERBS[noun] if name in WRITTEN)
    path = prepare(berit, reference, noun)
    seen = berit.post(path, VERBS[noun] | {field: "  "})
    assert seen.status == 422
    assert seen.title.startswith("Fel:")
    assert [link.get("href") for link in seen.select(".problems a")] == [f"#{field}"]
    assert seen.select("details[open]")
    kept = next((value for name, value in VERBS[noun].items() if name in ("group", "outcome", "answer_channel")), "")
    assert not kept or seen.select(f'[value="{kept}"][selected], [value="{kept}"][checked]')


def test_too_many_words_are_told_how_many_and_kept(berit: Client, reference: str) -> None:
    seen = berit.post(f"/desk/cases/{reference}/notes", {"note": "a" * 10_007})
    assert seen.status == 422
    assert "Texten är 7 tecken för lång" in seen.text
    assert len(seen.select("#note")[0].text.strip()) == 10_007


def test_of_two_agents_one_takes_it_and_the_other_is_told_who_and_when(sign_in: SignIn, reference: str) -> None:
    agents = {"Berit Ek": sign_in("berit"), "Ali Hassan": sign_in("ali")}
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda agent: agent.post(f"/desk/cases/{reference}/assignment"), agents.values()))
    assert sorted(seen.status for seen in found) == [303, 409]
    second = next(seen for seen in found if seen.status == 409)
    first = next(name for name, seen in zip(agents, found, strict=True) if seen.status == 303)
    assert first in second.text
    assert days.day(clock.today(), SWEDISH) in second.text


def test_taking_twice_is_taking_once(berit: Client, reference: str) -> None:
    path = f"/desk/cases/{reference}/assignment"
    assert [berit.post(path).status, berit.post(path).status] == [303, 303]
    assert berit.get(f"/desk/cases/{reference}").text.count("Ärendet togs Berit Ek") == 1


def test_only_who_has_taken_it_asks_and_closes(berit: Client, sign_in: SignIn, reference: str) -> None:
    berit.post(f"/desk/cases/{reference}/assignment")
    ali = sign_in("ali")
    assert not [form for form in ali.get(f"/desk/cases/{reference}").page.forms if "closing" in (form.action or "")]
    seen = ali.post(f"/desk/cases/{reference}/closing", VERBS["closing"])
    assert seen.status == 409


def test_who_takes_over_sees_what_was_done_and_why(do: Callable[..., Seen], sign_in: SignIn, reference: str) -> None:
    do("berit", reference, "handover", group="building", why="Gäller ett bygge.")
    assert sign_in("berit").get(f"/desk/cases/{reference}").status == 404
    seen = sign_in("cem").get(f"/desk/cases/{reference}")
    assert "Ärendet lämnades över till Stadsbyggnad Berit Ek" in seen.text
    assert "Gäller ett bygge." in seen.text


def test_a_case_is_put_back_into_its_own_queue(berit: Client, reference: str) -> None:
    berit.post(f"/desk/cases/{reference}/assignment")
    seen = berit.follow(berit.post(f"/desk/cases/{reference}/handover", {"group": "contact-centre", "why": "Går hem."}))
    assert seen.url == f"/desk/cases/{reference}"
    assert "Ta ärendet" in seen.text


def test_a_group_must_be_chosen_and_must_exist(berit: Client, reference: str) -> None:
    path = f"/desk/cases/{reference}/handover"
    assert "Välj vilken grupp" in berit.post(path, {"group": "", "why": "Lampa"}).text
    assert berit.post(path, {"group": "made-up", "why": "Lampa"}).status == 422


def test_an_outcome_must_be_one_of_ours(berit: Client, reference: str) -> None:
    path = prepare(berit, reference, "closing")
    assert "Välj hur ärendet slutade" in berit.post(path, {"outcome": "exploded", "reason": "Skäl"}).text


@pytest.mark.parametrize("written", ["i morgon", "2026-02-31"])
def test_a_day_that_cannot_be_read_is_asked_for_again(berit: Client, reference: str, written: str) -> None:
    seen = berit.post(prepare(berit, reference, "supplement"), {"question": "Vilken?", "answer_by": written})
    assert seen.status == 422
    assert "Skriv en dag som kommer" in seen.text
    assert seen.select("#answer_by")[0].get("value") == written


def test_a_day_that_has_been_is_no_day_to_answer_by(berit: Client, reference: str) -> None:
    yesterday = (clock.today() - timedelta(days=1)).isoformat()
    assert berit.post(prepare(berit, reference, "supplement"), {"question": "Vilken?", "answer_by": yesterday}).status == 422


def test_an_unknown_channel_is_asked_for_again(berit: Client, reference: str) -> None:
    seen = berit.post(prepare(berit, reference, "reply"), {"answer": "Grinden", "answer_channel": "pigeon"})
    assert "Välj hur svaret kom" in seen.text
