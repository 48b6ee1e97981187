"""How a contact ends: what came of it, how long it took, and, where it was handed over, who takes it on from there."""

from datetime import datetime

from sqlalchemy import func, update
from sqlmodel import Session, select

from eservices import clock, people
from eservices.contact_centre.meeting.contacts import Contact, keep
from eservices.contact_centre.refusals import ContactMoved
from eservices.events import written
from eservices.finding import index, of_contacts
from eservices.people import Colleague
from eservices.refusals import WordsMissing

LONGEST = 24 * 3600


def finish(db: Session, contact: Contact, outcome: str, group: str = "", seconds: int | None = None) -> None:
    """End it with one of OUTCOMES; twice is once. What is handed over needs words, and waits for `group` to take it.

    Raises WordsMissing and UnknownGroup.
    """
    if not contact.is_open:
        return
    if outcome == "handed_over":
        if not contact.note.strip():
            raise WordsMissing
        contact.handed_to = people.find_group(db, group).id
    contact.outcome, contact.ended_at = outcome, clock.now()
    contact.seconds = spent(contact) if seconds is None else _bounded(seconds)
    keep(db, contact, touched=True)


def correct_time(db: Session, contact: Contact, seconds: int) -> None:
    contact.seconds = _bounded(seconds)
    keep(db, contact)


def discard(db: Session, contact: Contact) -> bool:
    """Take away a contact of which nothing has been said; one of which something has stays."""
    if contact.is_blank:
        index.drop(db, "contact", contact.id or 0)
        db.delete(contact)
        db.flush()
    return contact.is_blank


def spent(contact: Contact, now: datetime | None = None) -> int:
    """The seconds since it began; of one that was left open over a night, until it was last worked with."""
    until = contact.ended_at or now or clock.now()
    if clock.day_of(contact.began_at) != clock.day_of(until):
        until = contact.changed_at
    return _bounded(int((until - contact.began_at).total_seconds()))


def waiting(db: Session, by: Colleague) -> list[Contact]:
    """What was handed to one's groups and is not done: free to take, or taken by oneself; the oldest first."""
    handed = select(Contact).where(Contact.handed_to.in_(by.groups), Contact.done_at.is_(None))
    mine = handed.where(Contact.taken_by_id.is_(None) | (Contact.taken_by_id == by.id))
    return list(db.exec(mine.order_by(Contact.id)))


def count_waiting(db: Session, by: Colleague) -> int:
    """How many that nobody in one's groups has taken."""
    free = select(func.count()).select_from(Contact).where(Contact.handed_to.in_(by.groups), Contact.done_at.is_(None))
    return db.exec(free.where(Contact.taken_by_id.is_(None))).one()


def take(db: Session, contact: Contact, by: Colleague) -> None:
    """Make it one's own to do; twice is once. Raises ContactMoved when it is a colleague's or another group's."""
    if contact.taken_by_id == by.id:
        return
    nobodys = Contact.taken_by_id.is_(None) | (Contact.taken_by_id == by.id)
    free = nobodys & Contact.done_at.is_(None) & Contact.handed_to.in_(by.groups)
    taken = {"taken_by_id": by.id, "taken_by_name": by.full_name, "taken_at": clock.now()}
    _move(db, contact, free, **taken)


def put_back(db: Session, contact: Contact, by: Colleague) -> None:
    """Leave it for a colleague in the group. Raises ContactMoved."""
    free = {"taken_by_id": None, "taken_by_name": "", "taken_at": None}
    _move(db, contact, (Contact.taken_by_id == by.id) & Contact.done_at.is_(None), **free)


def settle(db: Session, contact: Contact, by: Colleague, answer: str) -> None:
    """What came of what was handed over; the one who met the caller sees it. Raises WordsMissing and ContactMoved."""
    done = {"done_at": clock.now(), "answer": written(answer)}
    _move(db, contact, (Contact.taken_by_id == by.id) & Contact.done_at.is_(None), **done)


def _move(db: Session, contact: Contact, still: object, **values: object) -> None:
    """Change the row while it stands as the verb needs it; the contact is read again either way."""
    changed = update(Contact).where(Contact.id == contact.id, still)
    result = db.exec(changed.values(**values).execution_options(synchronize_session=False))
    db.refresh(contact)
    of_contacts.put(db, [contact.id or 0])
    if result.rowcount != 1:
        raise ContactMoved(contact.taken_by_name)


def _bounded(seconds: int) -> int:
    return min(max(seconds, 0), LONGEST)
