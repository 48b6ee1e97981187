"""Following a case: whose it is, what is told, and answering what we ask."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlmodel import select

from accessibility import languages
from eservices import cases as verbs
from eservices import clock, people, supplements
from eservices.cases import Case
from tests.client import Client, Seen
from tests.walking import Walk

HOME = "/services/every-kind/apply"


@pytest.fixture
def receipt(astrid: Walk) -> Seen:
    astrid.files = True
    return astrid.to_receipt()


@pytest.fixture
def pair(receipt: Seen, drafts: Callable) -> dict[str, str]:
    draft = drafts()[0]
    return {"reference": draft.reference, "code": draft.receipt_code}


@pytest.fixture
def cem(writing: Callable) -> people.Colleague:
    with writing() as db:
        people.add_staff(db, "cem", "Cem Demir", "handler", "no password", {"contact-centre"})
        return people.colleague(db, "cem")


@pytest.fixture
def on_case(writing: Callable) -> Callable:
    """Does something to the only case."""

    def do(verb: Callable, *more: object) -> None:
        with writing() as db:
            verb(db, db.exec(select(Case)).one(), *more)

    return do


def test_nobody_is_asked_to_answer_by_a_day_that_has_passed(
    client: Client, pair: dict[str, str], cem: people.Colleague, on_case: Callable
) -> None:
    asked_on = clock.today() - timedelta(days=9)
    on_case(verbs.take, cem)
    on_case(supplements.ask, cem, "Hur stort är rummet?", asked_on + timedelta(days=7))
    client.post("/status", pair)
    seen = client.get(f"/cases/{pair['reference']}")
    assert "Du kan fortfarande svara." in seen.text and "Svara gärna senast" not in seen.text


def test_the_pair_on_the_receipt_opens_the_case_anywhere(pair: dict[str, str], browsers: Callable) -> None:
    phone = browsers()
    typed = {"reference": f" {pair['reference'].lower()} ", "code": "-".join(pair["code"])}
    case = phone.follow(phone.submit(phone.get("/status"), typed, button="Visa ärendet"))
    lines = [term.text_content() for term in case.select("dl.three dt")]
    assert lines == ["Har det kommit fram?", "Vem har det?", "När får jag besked?"]
    assert "Ansökan kom fram" in case.text
    assert "ritning åäö.pdf" in case.text
    assert pair["code"] not in case.response.text


def test_the_receipt_leads_to_the_case_without_typing(astrid: Walk, receipt: Seen, pair: dict[str, str]) -> None:
    seen = astrid.client.submit(receipt, button="Följ ditt ärende")
    assert seen.location == f"/cases/{pair['reference']}"
    assert astrid.client.follow(seen).status == 200


@pytest.mark.parametrize("wrong", ["reference", "code"])
def test_a_wrong_pair_does_not_tell_which_was_wrong(client: Client, pair: dict[str, str], wrong: str) -> None:
    other = {"reference": "K7M4PX9QH", "code": "K7M4PX9QHACD"}[wrong]
    seen = client.post("/status", pair | {wrong: other})
    assert seen.status == 422
    assert "Kontrollera numret och koden. De hör inte ihop." in seen.text


def test_wrong_pairs_are_throttled(client: Client, pair: dict[str, str]) -> None:
    for _ in range(5):
        assert client.post("/status", pair | {"code": "K7M4PX9QHACD"}).status == 422
    assert client.post("/status", pair).status == 429


@pytest.mark.parametrize("fields", [{}, {"reference": "x"}, {"code": "y"}, {"reference": "å" * 9000, "code": "<b>"}])
def test_half_a_pair_is_told(client: Client, fields: dict[str, str]) -> None:
    assert client.post("/status", fields).status == 422


def test_a_case_is_not_for_a_neighbour(pair: dict[str, str], browsers: Callable) -> None:
    bo = browsers()
    there, nowhere = bo.get(f"/cases/{pair['reference']}"), bo.get("/cases/K7M4PX9QH")
    assert there.location == nowhere.location == "/status?note=closed"
    assert bo.get(f"/cases/{pair['reference']}/files/1").status == 404
    assert bo.post(f"/cases/{pair['reference']}/answer", {"words": "Hej"}).status == 403


def test_the_key_of_one_case_opens_no_other(astrid: Walk, browsers: Callable, every_kind: object, drafts: Callable) -> None:
    astrid.to_receipt()
    bo = Walk(browsers(), every_kind)
    bo.client.submit(bo.to_receipt(), button="Följ ditt ärende")
    first, second = drafts()
    assert bo.client.get(f"/cases/{second.reference}").status == 200
    assert bo.client.get(f"/cases/{first.reference}").location == "/status?note=closed"


def test_opening_a_case_needs_a_token(client: Client, pair: dict[str, str]) -> None:
    assert client.post("/status", pair, token=False).status == 403


def test_a_case_closes_by_itself_after_an_hour(client: Client, pair: dict[str, str]) -> None:
    client.post("/status", pair)
    with clock.standing_at(clock.now() + timedelta(minutes=61)):
        assert client.get(f"/cases/{pair['reference']}").location == "/status?note=closed"


def test_a_case_that_is_used_stays_open_and_says_until_when(client: Client, pair: dict[str, str]) -> None:
    case, began = client.follow(client.post("/status", pair)), clock.now()
    for minutes in range(50, 12 * 50, 50):
        with clock.standing_at(began + timedelta(minutes=minutes)):
            case = client.get(f"/cases/{pair['reference']}")
            closes = clock.local(clock.now() + timedelta(hours=1))
            assert f"Sidan stängs klockan {closes.hour}.{closes.minute:02} om du inte gör något." in case.text
            assert case.select(".closing")[0].get("data-seconds") == "3600"


def test_a_case_is_kept_open_by_a_button(client: Client, pair: dict[str, str]) -> None:
    case, began = client.follow(client.post("/status", pair)), clock.now()
    with clock.standing_at(began + timedelta(minutes=59)):
        assert client.submit(case, button="Håll öppen").status == 200
    with clock.standing_at(began + timedelta(minutes=118)):
        assert client.get(f"/cases/{pair['reference']}").status == 200
    with clock.standing_at(began + timedelta(minutes=179)):
        assert client.post(f"/cases/{pair['reference']}/answer", {"stay": "yes"}).status == 403


def test_a_case_is_kept_open_without_losing_half_an_answer(
    client: Client, pair: dict[str, str], cem: people.Colleague, on_case: Callable
) -> None:
    client.post("/status", pair)
    on_case(verbs.take, cem)
    on_case(supplements.ask, cem, "Hur stort är rummet?")
    asked, half = client.get(f"/cases/{pair['reference']}"), {"words": "Tolv kvadr"}
    with clock.standing_at(clock.now() + timedelta(minutes=59)):
        kept = client.submit(asked, half, button="Håll öppen")
    assert "Tolv kvadr" in kept.select("#words")[0].text
    with clock.standing_at(clock.now() + timedelta(minutes=130)):
        late = client.submit(kept, half, button="Håll öppen")
    assert "Vi väntar på ditt svar." in kept.text, "nothing was sent"
    assert late.status == 403
    assert "Tolv kvadr" in late.select("#kept")[0].text


def test_a_case_can_be_put_away(client: Client, pair: dict[str, str]) -> None:
    case = client.follow(client.post("/status", pair))
    client.submit(case, button="Stäng sidan om ärendet")
    assert client.get(f"/cases/{pair['reference']}").status == 303


def test_who_has_it_is_told_by_name_and_notes_are_not(
    client: Client, pair: dict[str, str], cem: people.Colleague, on_case: Callable
) -> None:
    client.post("/status", pair)
    on_case(verbs.take, cem)
    on_case(verbs.note, cem, "Bara för kollegor")
    seen = client.get(f"/cases/{pair['reference']}")
    assert "Cem Demir på Kontaktcenter." in seen.text
    assert "Bara för kollegor" not in seen.text


def test_a_question_is_answered_once(client: Client, pair: dict[str, str], cem: people.Colleague, on_case: Callable) -> None:
    client.post("/status", pair)
    on_case(verbs.take, cem)
    on_case(supplements.ask, cem, "Hur stort är rummet?")
    asked = client.get(f"/cases/{pair['reference']}")
    assert "Vi väntar på ditt svar." in asked.text
    assert "Hur stort är rummet?" in asked.text
    assert client.submit(asked, {"words": "  "}, button="Skicka svaret").status == 422
    assert client.submit(asked, {"words": "å" * 10_001}, button="Skicka svaret").status == 422
    answered = client.follow(client.submit(asked, {"words": "Tolv kvadratmeter."}, button="Skicka svaret"))
    assert "Tack för ditt svar." in answered.text
    assert "Tolv kvadratmeter." in answered.text
    assert client.submit(asked, {"words": "En gång till"}, button="Skicka svaret").status == 303
    assert "En gång till" not in client.get(f"/cases/{pair['reference']}").text


def test_an_answer_is_not_taken_without_a_token_and_not_lost_when_the_hour_is_over(
    client: Client, pair: dict[str, str], cem: people.Colleague, on_case: Callable
) -> None:
    client.post("/status", pair)
    on_case(verbs.take, cem)
    on_case(supplements.ask, cem, "Hur stort är rummet?")
    address = f"/cases/{pair['reference']}/answer"
    assert client.post(address, {"words": "Tolv"}, token=False).status == 403
    with clock.standing_at(clock.now() + timedelta(minutes=61)):
        late = client.post(address, {"words": "Tolv kvadratmeter."})
    assert late.status == 403
    assert "Tolv kvadratmeter." in late.select("#kept")[0].text


def test_the_end_of_a_case_is_told_with_its_reason(
    client: Client, pair: dict[str, str], cem: people.Colleague, on_case: Callable
) -> None:
    client.post("/status", pair)
    on_case(verbs.take, cem)
    on_case(verbs.close, cem, "granted", "Allt finns med.")
    seen = client.get(f"/cases/{pair['reference']}")
    assert "Beviljat" in seen.text
    assert "Allt finns med." in seen.text


def test_ones_own_file_is_handed_out_under_its_name(client: Client, pair: dict[str, str]) -> None:
    case = client.follow(client.post("/status", pair))
    seen = client.get(case.link("ritning"))
    assert seen.content.startswith(b"%PDF")
    assert "ritning%20%C3%A5%C3%A4%C3%B6.pdf" in seen.headers["content-disposition"]
    assert "sandbox" in seen.headers["content-security-policy"]
    assert client.get(f"/cases/{pair['reference']}/files/999999999").status == 404
    assert client.get(f"/cases/{pair['reference']}/files/x").status == 404


def test_nothing_personal_stands_in_an_address(client: Client, pair: dict[str, str]) -> None:
    seen = client.post("/status", pair)
    assert seen.location == f"/cases/{pair['reference']}"


@pytest.mark.parametrize("language", sorted(languages.offered()))
def test_a_case_with_a_question_is_told_in_every_language(
    client: Client, pair: dict[str, str], cem: people.Colleague, on_case: Callable, language: str
) -> None:
    client.post("/status", pair)
    on_case(verbs.take, cem)
    on_case(supplements.ask, cem, "Hur stort är rummet?")
    seen = client.get(f"/cases/{pair['reference']}?lang={language}")
    assert (seen.status, seen.page.get("lang")) == (200, language)
    assert "Hur stort är rummet?" in seen.text
    marked = {each.text_content() for each in seen.select("main div[lang=sv]")}
    assert marked == (set() if language.startswith("sv") else {"Hur stort är rummet?"})
