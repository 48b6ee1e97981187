"""An agent on the telephone: what was heard is typed, and Enter goes on."""

from collections.abc import Callable

import pytest
from sqlmodel import select

from eservices import people
from eservices.cases import Case
from eservices.contact_centre.meeting import contacts
from portal.house import House
from tests.client import Client, Seen

ADDRESS = {"heard-street": "Storgatan 1", "heard-postcode": "123 45", "heard-city": "Lillköping"}
ELSA = {
    "for_whom": "1", "applicant_name": "Elsa Lund", "personal_number": "19121212-1212", "telephone": "070-174 06 05",
    "door_code": "", "need": "12", "key": "1", "hearing": "2", "contacts": "2",
}  # fmt: skip
"""What Elsa says about a safety alarm for herself, by question; whom we may ring is nobody."""


def begin(agent: Client, service: str = "safety-alarm") -> Seen:
    """From the list of services to the first words of the call."""
    return agent.follow(agent.post(f"/desk/services/{service}/application", {"channel": "phone"}))


def enter(agent: Client, seen: Seen, typed: str = "", **more: str) -> Seen:
    """Types what was heard, presses Enter, and sees what comes."""
    if key_of(seen) == "address" and not typed and not more:
        more = ADDRESS
    answered = agent.submit(seen, {"heard": typed} | more, button="Fortsätt")
    return agent.follow(answered) if answered.status == 303 else answered


def first_question(agent: Client, service: str = "safety-alarm") -> Seen:
    return agent.get(begin(agent, service).link("Första frågan"))


def key_of(seen: Seen) -> str:
    """The key of the question on the page."""
    return seen.url.rpartition("/")[2].rpartition(".")[2]


def until(agent: Client, seen: Seen, key: str, says: dict[str, str] = ELSA) -> Seen:
    """Answers question after question until the one with that key, or the review, is there."""
    for _ in range(60):
        assert seen.status == 200, seen.text
        if key_of(seen) == key:
            return seen
        seen = enter(agent, seen, says.get(key_of(seen), "" if key_of(seen) == "address" else "?"))
    raise AssertionError(f"{key} was not reached, but {seen.url}")


def to_review(agent: Client, says: dict[str, str] = ELSA, service: str = "safety-alarm") -> Seen:
    return until(agent, first_question(agent, service), "review", says)


def send(agent: Client, review: Seen, **fields: str) -> Seen:
    return agent.follow(agent.submit(review, fields, button="Skicka ansökan"))


def journey_of(seen: Seen) -> str:
    return seen.url.split("/")[3]


@pytest.fixture
def only_case(house: House) -> Callable[[], Case]:
    def found() -> Case:
        with house.database.reading() as db:
            return db.exec(select(Case)).one()

    return found


@pytest.fixture
def in_contact(house: House) -> str:
    """Berit has just answered the telephone; the key of that contact."""
    key = contacts.new_key()
    with house.database.writing() as db:
        contacts.begin(db, people.colleague(db, "berit"), key)
    return key
