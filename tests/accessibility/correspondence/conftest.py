"""Elsa, who wants letters; Cem, who has her case; and the letter of each of its events."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlmodel import Session, select

from accessibility.correspondence import telling
from eservices import cases, clock, drafts, filing, people, services, supplements
from eservices.cases import Case
from eservices.contact_centre.letters.outgoing.case_letters import CaseLetter
from eservices.events import CaseEvent, history
from eservices.municipality import Municipality
from eservices.people import Colleague
from forms import library
from forms.answers import Answer
from forms.journey import walk

HOME = {"street": "Kyrkogatan 11", "postcode": "100 02", "city": "Lillköping"}
ASKS = {"matter": {"option": "fault"}, "message": "Lampan är trasig.", "reply": {"option": "letter"}, "name": "Elsa",
        "postal_address": HOME}  # fmt: skip
MakeCase = Callable[..., Case]


@pytest.fixture
def cem(db: Session) -> Colleague:
    for service in ("contact", "safety-alarm", "building-permit"):
        services.publish(db, library.form(service), "", "test")
    groups = {"contact-centre", "streets", "care", "building"}
    for group in sorted(groups):
        people.ensure_group(db, group)
    people.add_staff(db, "cem", "Cem Demir", "handler", "x", groups)
    return people.colleague(db, "cem")


@pytest.fixture
def made(db: Session, cem: Colleague) -> MakeCase:
    """Files what was answered, by a channel."""

    def make(answers: dict[str, object] = ASKS, service: str = "contact", channel: str = "web", language: str = "sv") -> Case:
        version = services.current(db, service)
        draft, _ = drafts.begin(db, version, channel, language)
        drafts.save_answers(db, draft, {path: Answer(value) for path, value in answers.items()})
        shown = walk(version.form, draft.given, has_come=True).shown
        by, on = (cem, clock.today()) if channel != "web" else (None, None)
        receipt = filing.file(db, filing.prepare(version, draft, shown, on if channel == "letter" else None, by))
        return db.exec(select(Case).where(Case.reference == receipt.reference)).one()

    return make


@pytest.fixture
def happen(db: Session, cem: Colleague) -> Callable[..., CaseEvent]:
    """Something happens to a case; its event."""

    def done(case: Case, kind: str, outcome: str = "refused") -> CaseEvent:
        if case.assignee_id is None and case.is_open:
            cases.take(db, case, cem)
        if kind == "ask":
            supplements.ask(db, case, cem, "Vilken lampa?", clock.today() + timedelta(days=14))
        elif kind == "delay":
            cases.delay(db, case, cem, "Många är sjuka.", date(2027, 1, 15))
        elif kind == "close":
            cases.close(db, case, cem, outcome, "Lampan är hel.")
        return [each for each in history(db, case.id or 0) if each.kind == kind][-1]

    return done


@pytest.fixture
def told(db: Session) -> Callable[[Case, CaseEvent], CaseLetter | None]:
    """The letter that an event calls for, as the worker has it written."""
    return lambda case, event: telling.tell_of(db, case, event, Municipality())
