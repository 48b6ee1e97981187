"""Whoever follows a case sees which letters are on their way, and when it takes longer."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlmodel import select

from accessibility.correspondence import telling
from eservices import cases, clock, drafts, filing, people, representation, services
from eservices.cases import Case
from eservices.contact_centre.letters.outgoing.posting import Posting
from eservices.events import history
from eservices.municipality import Municipality
from forms.answers import Answer
from forms.journey import walk
from tests.client import Client, Seen

SAID = {"matter": {"option": "fault"}, "message": "Lampan är trasig.", "reply": {"option": "letter"}, "name": "Astrid",
        "postal_address": {"street": "Torget 1", "postcode": "100 01", "city": "Lillköping"}}  # fmt: skip


@pytest.fixture
def told(writing: Callable) -> tuple[str, str]:
    """A case of Astrid's, who has been written to about a delay: its number and its code."""
    with writing() as db:
        people.add_staff(db, "cem", "Cem Demir", "handler", "no password", {"contact-centre"})
        version = services.current(db, "contact")
        draft, _ = drafts.begin(db, version)
        drafts.save_answers(db, draft, {path: Answer(value) for path, value in SAID.items()})
        receipt = filing.file(db, filing.prepare(version, draft, walk(version.form, draft.given).shown))
        case, cem = db.exec(select(Case)).one(), people.colleague(db, "cem")
        cases.take(db, case, cem)
        cases.delay(db, case, cem, "Många är sjuka.", date(clock.today().year + 1, 1, 15))
        reply = telling.tell_of(db, case, history(db, case.id)[0], Municipality())
        assert reply and reply.state == "ordered"
        return receipt.reference, receipt.code or ""


def _open(client: Client, told: tuple[str, str]) -> Seen:
    typed = dict(zip(("reference", "code"), told, strict=True))
    return client.follow(client.submit(client.get("/status"), typed, button="Visa ärendet"))


def _post(writing: Callable, state: str) -> None:
    with writing() as db:
        paper = db.exec(select(Posting)).one()
        paper.state = state
        db.add(paper)


def test_the_page_of_a_case_tells_which_letters_are_on_their_way_sent_and_come_back(client: Client, told, writing):
    assert "Kvittot på din ansökan. Det är på väg." in _open(client, told).text
    _post(writing, "posted")
    assert "Kvittot på din ansökan. Vi skickade det" in _open(client, told).text
    _post(writing, "returned")
    assert "Ring oss och säg din adress." in _open(client, told).text
    _post(writing, "called_off")
    assert "Brev till dig" not in _open(client, told).text


def test_it_tells_that_it_takes_longer_why_and_until_when(client: Client, told):
    seen = _open(client, told)
    assert "Det tar längre tid. Vi räknar med att vara klara senast" in seen.text and "15 januari" in seen.text
    assert "Många är sjuka." in seen.text


def test_who_may_not_read_of_the_case_sees_neither_the_letters_nor_why(client: Client, told, writing):
    with writing() as db:
        case, cem = db.exec(select(Case)).one(), people.colleague(db, "cem")
        acts = representation.add(db, case, cem, "guardian", "Per")
        code = representation.new_code_for(db, case.id or 0, acts.id)
    seen = _open(client, (told[0], code))
    assert "Brev till dig" not in seen.text and "Många är sjuka." not in seen.text
