"""Those who are known at the contact centre and the contacts with them, as `calls.yaml` tells; and one for each case that an
agent filled in for someone."""

from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML
from sqlmodel import Session, select

from eservices import clock, people
from eservices.cases import Case
from eservices.contact_centre.meeting import callers, clues, contacts, endings
from eservices.contact_centre.meeting.callers import About, Caller
from eservices.contact_centre.meeting.merging import Typed
from eservices.database import Database
from portal.demo.told import Part

TOLD = Path(__file__).with_name("calls.yaml")
IN_TALK = ("phone", "counter")
BEFORE = timedelta(minutes=12)


class Person(Part):
    """Someone who is known."""

    name: str
    phone: str = ""
    personal_number: str = ""
    language: str = ""
    needs: tuple[str, ...] = ()
    address: str = ""
    note: str = ""


class Contact(Part):
    """What was said, how long it took and what came of it."""

    by: str
    days_ago: int
    hour: int
    minutes: int
    outcome: str
    note: str
    who: str = ""
    phone: str = ""
    channel: str = "phone"
    about: str = ""
    service: str = ""
    to: str = ""


class Told(Part):
    """The whole file."""

    people: tuple[Person, ...]
    contacts: tuple[Contact, ...]


@cache
def read() -> Told:
    return Told.model_validate(YAML(typ="safe").load(TOLD.read_text(encoding="utf-8")))


def live(database: Database, now: datetime) -> None:
    """Each by the verb for it, in the order in which it happened."""
    told = read()
    with clock.standing_at(now - timedelta(days=120)), database.writing() as db:
        known = {person.name: _write_down(db, person).id or 0 for person in told.people}
    with database.reading() as db:
        found = db.exec(select(Case, people.Staff.name).join(people.Staff, people.Staff.id == Case.registered_by_id))
        applied = [(case.registered_at - BEFORE, _applied(case, by), case) for case, by in found if case.channel in IN_TALK]
    talks = [(_begins(each, now), each, None) for each in told.contacts] + applied
    for at, each, case in sorted(talks, key=lambda talk: talk[0]):
        _talk(database, each, known.get(each.who), at, case)


def _write_down(db: Session, person: Person) -> Caller:
    number = clues.read(person.personal_number).value or None
    about = person.model_dump() | {"personal_number": number}
    return callers.add(db, people.colleague(db, "berit"), About(**about))


def _begins(each: Contact, now: datetime) -> datetime:
    at = clock.local(now - timedelta(days=each.days_ago)).replace(hour=each.hour, minute=12)
    return min(at, now - timedelta(minutes=each.minutes))


def _applied(case: Case, by: str) -> Contact:
    """The contact in which an agent filled in the case."""
    return Contact(
        by=by, who=case.applicant or "", channel=case.channel, about=case.title, service=case.service, outcome="applied",
        note="", days_ago=0, hour=0, minutes=BEFORE.seconds // 60,
    )  # fmt: skip


def _talk(database: Database, each: Contact, caller_id: int | None, at: datetime, case: Case | None) -> None:
    typed = {"note": each.note, "about": each.about, "channel": each.channel, "phone": clues.read_phone(each.phone)}
    with clock.standing_at(at), database.writing() as db:
        by = people.colleague(db, each.by)
        contact = contacts.begin(db, by, contacts.new_key())
        contacts.save(db, contact, Typed(typed | {"caller_name": each.who}))
        contacts.meet(db, contact, db.get(Caller, caller_id) if caller_id else None)
        contacts.link(db, contact, service_id=each.service, case_id=case and case.id, journey=case and case.journey)
        key = contact.key
    with clock.standing_at(at + timedelta(minutes=each.minutes)), database.writing() as db:
        endings.finish(db, contacts.find_own(db, people.colleague(db, each.by), key), each.outcome, each.to)
