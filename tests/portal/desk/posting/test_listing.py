"""The table of what is to be posted: seen and changed by the group whose table it is."""

from collections.abc import Callable

import pytest

from eservices import people
from eservices.contact_centre.letters.outgoing import posting
from eservices.contact_centre.letters.outgoing.posting import Address, Order, Posting
from eservices.readlog import readers_of
from tests.client import Client
from tests.portal.desk.conftest import SignIn

HERE = "/desk/posting"
PAYLOAD = posting.Letter("Din kod", ("Hej!",), "K7M4").payload()


@pytest.fixture
def letter(writing: Callable) -> Callable[..., int]:
    def ordered(name: str = "Elsa Andersson", *, ready: bool = True, **more: object) -> int:
        with writing() as db:
            to, by = Address(name, ("Storgatan 1", "123 45 Lillköping")), people.colleague(db, "berit")
            made = posting.order(db, Order(posting.LETTER, "Kod per brev", to, "sv", PAYLOAD, **more), by).id
            if ready:
                posting.keep_paper(db, made, b"%PDF-1.7", 1)
            return made

    return ordered


@pytest.fixture
def state(writing: Callable) -> Callable[[int], str]:
    def found(made: int) -> str:
        with writing() as db:
            return db.get_one(Posting, made).state

    return found


def test_a_letter_is_opened_and_marked_as_posted(berit: Client, letter, state):
    made, other = letter(), letter("Bo Ek")
    seen = berit.get(HERE)
    assert "Storgatan 1" in seen.text and "Kod per brev" in seen.text
    paper = berit.get(seen.link("Öppna 1 sida: Elsa"))
    assert (paper.status, paper.content, paper.headers["cache-control"]) == (200, b"%PDF-1.7", "private, no-store")
    told = berit.follow(berit.submit(seen, {"posting": str(made)}, button="som postade"))
    assert "Markerat som postat: 1." in told.text and (state(made), state(other)) == ("posted", "ready")
    again = berit.follow(berit.submit(told, button="Lägg tillbaka"))
    assert "igen" in again.text and state(made) == "ready"


def test_what_a_letter_is_stands_in_the_readers_language_or_as_swedish_marked_so(berit: Client, writing):
    with writing() as db:
        for title in ("Beslut per brev", "Svar om öppettider"):
            to, by = Address("Elsa", ("Storgatan 1", "123 45 Lillköping")), people.colleague(db, "berit")
            posting.order(db, Order(posting.LETTER, title, to, "sv", PAYLOAD), by)
    seen = berit.get(f"{HERE}?lang=en")
    assert "Decision by letter" in seen.text and "Beslut per brev" not in seen.text
    assert {each.text for each in seen.select("td [lang=sv]")} >= {"Svar om öppettider"}


def test_a_letter_is_called_off(berit: Client, letter, state):
    made = letter(ready=False)
    seen = berit.get(HERE)
    assert "Görs i ordning" in seen.text
    told = berit.follow(berit.submit(seen, {"posting": str(made)}, button="Avbeställ"))
    assert "Avbeställt: 1." in told.text and state(made) == "called_off"
    assert berit.get(f"{HERE}/{made}/letter.pdf").status == 404


def test_who_chooses_nothing_or_what_is_not_ready_is_told(berit: Client, letter, state):
    made = letter(ready=False)
    seen = berit.get(HERE)
    assert "Välj minst ett brev" in berit.submit(seen, button="som postade").text
    unready = berit.submit(seen, {"posting": str(made)}, button="som postade")
    assert unready.status == 422 and "inte färdigt" in unready.text and state(made) == "ordered"


def test_a_letter_is_not_posted_twice(berit: Client, ali: Client, letter):
    made = letter()
    seen = ali.get(HERE)
    berit.submit(berit.get(HERE), {"posting": str(made)}, button="som postade")
    late = ali.submit(seen, {"posting": str(made)}, button="som postade")
    assert late.status == 409 and "Berit Ek" in late.text


def test_another_group_sees_and_changes_nothing(sign_in: SignIn, letter, state):
    made, cem = letter(), sign_in("cem")
    assert "Elsa" not in cem.get(HERE).text
    assert cem.get(f"{HERE}/{made}/letter.pdf").status == 404
    assert cem.post(HERE, {"posting": str(made), "posted": ""}).status == 404
    assert cem.post(f"{HERE}/{made}/return").status == 404
    assert state(made) == "ready"


def test_nobody_without_signing_in_not_by_get_and_not_without_a_token(client: Client, berit: Client, letter, state):
    made = letter()
    assert "Elsa" not in client.get(HERE).text and client.get(f"{HERE}/{made}/letter.pdf").status != 200
    assert berit.get(f"{HERE}/{made}/return").status == 405
    assert berit.post(HERE, {"posting": str(made), "posted": ""}, token=False).status == 403
    assert state(made) == "ready"


def test_opening_a_letter_about_a_case_is_a_look_at_the_case(berit: Client, letter, writing, reference: str):
    from eservices.cases import Case

    with writing() as db:
        case_id = db.exec(Case.__table__.select()).one().id
    berit.get(f"{HERE}/{letter(case_id=case_id)}/letter.pdf")
    with writing() as db:
        assert [(look.staff_name, look.what) for look in readers_of(db, case_id)] == [("Berit Ek", "letter")]
