"""A letter that came back is found by its name, registered once, and sent again to where the person is."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from sqlmodel import select

from eservices import clock, people
from eservices.contact_centre.calling_back.callbacks import Callback
from eservices.contact_centre.letters.incoming.mail import Mail
from eservices.contact_centre.letters.outgoing import posting
from eservices.contact_centre.letters.outgoing.posting import Address, Posting
from tests.client import Client
from tests.portal.desk.conftest import SignIn

HERE = "/desk/posting"
MONDAY = datetime(2026, 11, 23, 7, 5, tzinfo=UTC)
WHY = {"why": "moved", "reached_on": "2026-11-23"}


@pytest.fixture(autouse=True)
def on_a_monday_morning() -> Iterator[None]:
    with clock.standing_at(MONDAY):
        yield


@pytest.fixture
def posted(writing: Callable) -> int:
    """A letter to Elsa, on its way."""
    with writing() as db:
        by, to = people.colleague(db, "berit"), Address("Elsa Andersson", ("Storgatan 1", "123 45 Lillköping"))
        said = posting.Letter("Besked", ("Hej!",)).payload()
        made = posting.order(db, posting.Order(posting.LETTER, "Besked", to, "sv", said), by)
        posting.keep_paper(db, made.id, b"%PDF", 1)
        db.refresh(made)
        posting.post(db, made, by)
        return made.id


@pytest.fixture
def rows(writing: Callable) -> Callable:
    """What is in a table now."""

    def found(table: type) -> list:
        with writing() as db:
            every = db.exec(select(table).order_by(table.id)).all()
            db.expunge_all()
            return list(every)

    return found


def test_a_number_that_is_known_is_rung_at_the_next_free_time(berit: Client, posted: int, rows):
    found = berit.submit(
        berit.get(berit.get(HERE).link("Ett brev har kommit i retur")), {"sought": "elsa"}, button="Sök bland det"
    )
    form = berit.get(found.link("Elsa Andersson: Besked"))
    assert "nästa lediga tid" in form.text
    told = berit.follow(berit.submit(form, WHY | {"phone": "070-174 06 05"}, button="Registrera returen"))
    assert "Personen ska ringas upp" in told.text
    (callback,), (mail,), (letter,) = rows(Callback), rows(Mail), rows(Posting)
    assert (callback.phone, callback.name) == ("+46701740605", "Elsa Andersson")
    assert callback.about == "Vårt brev ”Besked” kom i retur. Personen har flyttat."
    assert (mail.kind, mail.state, letter.state, letter.mail_id) == ("returned", "settled", "returned", mail.id)


def test_without_a_number_it_waits_among_the_mail(berit: Client, posted: int, rows):
    told = berit.follow(berit.submit(berit.get(f"{HERE}/{posted}/undelivered"), WHY, button="Registrera returen"))
    assert "väntar här" in told.text and rows(Callback) == []
    assert "Vårt brev i retur" in berit.get("/desk/mail").text


@pytest.mark.parametrize(
    ("typed", "told"),
    [({"why": ""}, "Välj varför"), ({"reached_on": "igår"}, "Skriv dagen"), ({"phone": "12"}, "riktnummer"),
     ({"reached_on": "2027-01-01"}, "Kontrollera dagen")],
)  # fmt: skip
def test_what_is_wrong_is_told_and_nothing_is_registered(berit: Client, posted: int, rows, typed: dict, told: str):
    seen = berit.submit(berit.get(f"{HERE}/{posted}/undelivered"), WHY | typed, button="Registrera returen")
    assert seen.status == 422 and told in seen.text and rows(Mail) == [] and rows(Posting)[0].state == "posted"


def test_it_is_registered_once(berit: Client, ali: Client, posted: int, rows):
    seen = ali.get(f"{HERE}/{posted}/undelivered")
    berit.submit(berit.get(f"{HERE}/{posted}/undelivered"), WHY, button="Registrera returen")
    late = ali.submit(seen, WHY, button="Registrera returen")
    assert late.status == 409 and len(rows(Mail)) == 1


def test_what_was_registered_as_mail_before_is_the_same_letter(berit: Client, posted: int, rows):
    given = {"kind": "returned", "way": "later", "sender": "Elsa Andersson"}
    berit.submit(berit.get("/desk/mail/new"), given, button="Registrera och öppna")
    seen = berit.get(f"{HERE}/undelivered?mail=1")
    berit.submit(berit.get(seen.link("Elsa Andersson: Besked")), WHY, button="Registrera returen")
    assert [each.id for each in rows(Mail)] == [rows(Posting)[0].mail_id]
    known = berit.get(berit.get("/desk/mail/1").link("Vilket brev"))
    assert berit.get(known.link("Skicka igen")).status == 200


def test_it_is_sent_again_to_the_right_address(berit: Client, posted: int, rows):
    berit.submit(berit.get(f"{HERE}/{posted}/undelivered"), WHY, button="Registrera returen")
    form = berit.get(berit.get(HERE).link("Skicka igen: Elsa"))
    assert "högst tre rader" in berit.submit(form, {"to_lines": "Nygatan"}, button="Lägg bland").text
    told = berit.follow(berit.submit(form, {"to_lines": "Nygatan 2\n123 46 Lillköping"}, button="Lägg bland"))
    assert "görs i ordning igen" in told.text
    assert rows(Posting)[1].to_lines == ["Nygatan 2", "123 46 Lillköping"]


def test_not_for_another_group_nor_by_get_nor_without_a_token_nor_for_strangers(
    berit: Client, client: Client, sign_in: SignIn, posted: int, rows
):
    cem, here = sign_in("cem"), f"{HERE}/{posted}"
    for place in (f"{here}/undelivered", f"{here}/again"):
        assert cem.get(place).status == 404 and "Elsa" not in client.get(place).text
        assert cem.post(place, WHY).status == 404 and berit.post(place, WHY, token=False).status == 403
    assert "Elsa" not in cem.post(f"{HERE}/undelivered", {"sought": "elsa"}).text
    assert [each.state for each in rows(Posting)] == ["posted"]
