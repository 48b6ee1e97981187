"""Who is speaking is found out as surely as the service demands before anything is sent; no letter tells what it is about."""

import re
from collections.abc import Callable

import pytest
from sqlmodel import select

from eservices import letter_codes, people, services
from eservices.confirmations import of as confirmed
from eservices.contact_centre.letters.outgoing.posting import Posting
from eservices.contact_centre.meeting import callers, contacts
from eservices.contact_centre.meeting.callers import About
from eservices.drafts import Draft
from forms import library
from portal.house import House
from tests.client import Client, Seen
from tests.portal.desk.calling.conftest import begin, journey_of, send, to_review

ELSAS = {"name": "Elsa Lund", "street": "Storgatan 1", "postcode": "123 45", "city": "Lillköping"}
Demand = Callable[[str], None]


@pytest.fixture
def demand(house: House) -> Demand:
    """Publishes the safety alarm again, demanding that one knows who is speaking in that way."""

    def demanded(identity: str) -> None:
        form = library.form("safety-alarm").model_copy(update={"identity": identity})
        with house.database.writing() as db:
            services.publish(db, form, "", "test")

    return demanded


def identity(agent: Client, review: Seen) -> Seen:
    return agent.get(review.link("Fortsätt"))


def posted(house: House) -> Posting:
    with house.database.reading() as db:
        return db.exec(select(Posting)).one()


def is_filed(house: House) -> bool:
    with house.database.reading() as db:
        return db.exec(select(Draft).order_by(Draft.id.desc())).first().is_filed


def test_nobody_is_asked_who_they_are_where_the_service_does_not_demand_it(berit: Client) -> None:
    assert "Kontrollera vem du talar med" not in to_review(berit).text


def test_a_number_that_was_known_before_is_rung_back(berit: Client, house: House, demand: Demand) -> None:
    demand("call_back")
    review = to_review(berit)
    assert berit.post(f"{review.url.removesuffix('review')}send", {"who": "Elsa"}).location.endswith("/identity")
    asked = identity(berit, review)
    assert berit.submit(asked, {"number": "070-174 06 05"}, button="Anteckna att personen svarade").status == 422
    done = berit.submit(
        asked, {"number": "070-174 06 05", "source": "Hemtjänstens lista"}, button="Anteckna att personen svarade"
    )
    receipt = send(berit, berit.follow(done))
    with house.database.reading() as db:
        known = confirmed(db, journey_of(receipt))["identity", ""]
        assert (known.how, known.note, known.by_name) == ("call_back", "+46701740605. Hemtjänstens lista", "Berit Ek")


def test_the_number_on_the_persons_card_is_offered(berit: Client, house: House, demand: Demand, in_contact: str) -> None:
    demand("call_back")
    with house.database.writing() as db:
        by = people.colleague(db, "berit")
        elsa = callers.add(db, by, About(name="Elsa Lund", phone="+46701740605"))
        contacts.meet(db, contacts.find_own(db, by, in_contact), elsa)
    assert identity(berit, to_review(berit)).select("#number")[0].get("value") == "+46701740605"


def test_a_code_goes_by_letter_and_is_read_out(berit: Client, house: House, demand: Demand) -> None:
    demand("letter_code")
    review = to_review(berit)
    asked = identity(berit, review)
    assert "Ring upp ett känt nummer" not in asked.text
    waiting = berit.follow(berit.submit(asked, ELSAS, button="Skicka brevet"))
    letter = posted(house)
    said = f"{letter.title} {letter.payload}"
    assert "larm" not in said.lower()
    assert (letter.to_name, letter.to_lines) == ("Elsa Lund", ["Storgatan 1", "123 45 Lillköping"])
    assert berit.submit(waiting, {"code": "12345678"}, button="Pröva koden").status == 422
    berit.follow(berit.submit(waiting, {"code": letter.payload["code"]}, button="Pröva koden"))
    send(berit, berit.get(review.url))
    assert is_filed(house)


def test_a_code_is_guessed_five_times_and_then_worth_nothing(berit: Client, house: House, demand: Demand) -> None:
    demand("letter_code")
    waiting = berit.follow(berit.submit(identity(berit, to_review(berit)), ELSAS, button="Skicka brevet"))
    right = posted(house).payload["code"]
    wrong = "0000 0001" if right != "00 00 00 01" else "0000 0002"
    for _ in range(letter_codes.MOST_TRIES):
        assert berit.post(f"{waiting.url}/code", {"code": wrong}).status == 422
    assert berit.post(f"{waiting.url}/code", {"code": right}).status == 422


def test_an_electronic_identification_is_told_of_honestly_and_a_code_stands_in_for_it(berit: Client, demand: Demand) -> None:
    demand("e_id")
    asked = identity(berit, to_review(berit))
    assert "E-legitimation är inte ansluten till telefonen än." in asked.text
    assert asked.form("Skicka brevet") is not None


def test_a_weaker_way_is_not_enough(berit: Client, house: House, demand: Demand) -> None:
    demand("letter_code")
    home = to_review(berit).url.removesuffix("/review")
    berit.post(f"{home}/identity/number", {"number": "070-174 06 05", "source": "kortet"})
    assert berit.post(f"{home}/send", {"who": "Elsa Lund"}).location == f"{home}/identity"
    assert not is_filed(house)


@pytest.mark.parametrize("path", ["number", "letter", "code"])
def test_nothing_is_noted_without_a_token(berit: Client, path: str) -> None:
    home = begin(berit).url
    assert berit.post(f"{home}/identity/{path}", ELSAS, token=False).status == 403
    assert re.fullmatch(r"/desk/calls/[0-9a-f-]{36}", home)
