"""Every contact with those who turn to us: begun with one key, saved as it is typed, ended with what came of it.

A contact lies behind the wall of the group that had it; the group that it was handed to and whoever may see one of its
cases see it too. What it led to (`link`) is kept for each case and draft, so that every case is reached from its contacts.
"""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ColumnElement, Index, or_, text
from sqlalchemy import Text as LongText
from sqlmodel import Field, Session, SQLModel, select

from eservices import clock
from eservices.cases import Case
from eservices.channels import CHANNELS, IS_CHANNEL
from eservices.contact_centre.meeting import merging
from eservices.contact_centre.meeting.callers import Caller, own_group
from eservices.contact_centre.meeting.merging import Typed
from eservices.contact_centre.refusals import ContactGone
from eservices.database import UtcTime
from eservices.finding import of_contacts
from eservices.inserting import insert_new
from eservices.people import Colleague

OUTCOMES = ("settled", "applied", "handed_over", "call_back", "wrong_number")
LONGEST_NAME = 200
LONGEST_PHONE = 20
AGAIN = 60
TYPED = ("caller_name", "phone", "about", "note", "channel")
"""What is saved as it is typed."""
_IS_OPEN = text("ended_at IS NULL")
_WAITS = text("handed_to IS NOT NULL AND done_at IS NULL")


class Contact(SQLModel, table=True):
    """A call, visit, letter or mail. `seconds` is what it took, measured unless the agent has corrected it."""

    __tablename__ = "contacts"
    __table_args__ = (
        CheckConstraint(IS_CHANNEL, name="channel"),
        CheckConstraint(f"outcome IN {OUTCOMES}", name="outcome"),
        CheckConstraint("handed_to IS NULL OR outcome = 'handed_over'", name="handed"),
        CheckConstraint("(taken_at IS NULL) = (taken_by_id IS NULL)", name="taken"),
        Index("ix_contacts_open", "by_id", "changed_at", sqlite_where=_IS_OPEN, postgresql_where=_IS_OPEN),
        Index("ix_contacts_waiting", "handed_to", "id", sqlite_where=_WAITS, postgresql_where=_WAITS),
        *(Index(f"ix_contacts_{name}", name, "id") for name in ("by_id", "caller_id", "phone", "group_id")),
        *(Index(f"ix_contacts_group_{name}", "group_id", name, "id") for name in ("outcome", "channel", "service_id")),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True, max_length=36)
    group_id: str = Field(foreign_key="groups.id", max_length=40)
    by_id: int = Field(foreign_key="staff.id")
    by_name: str = Field(max_length=100)
    channel: str = Field(default="phone", max_length=10)
    began_at: datetime = Field(sa_type=UtcTime)
    changed_at: datetime = Field(sa_type=UtcTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcTime)
    seconds: int | None = None
    caller_id: int | None = Field(default=None, foreign_key="callers.id")
    caller_name: str = Field(default="", max_length=LONGEST_NAME)
    phone: str = Field(default="", max_length=20)
    service_id: str = Field(default="", max_length=40)
    article_id: int | None = None
    about: str = Field(default="", sa_type=LongText)
    reference: str = Field(default="", max_length=9)
    case_id: int | None = Field(default=None, foreign_key="cases.id")
    journey: str | None = Field(default=None, max_length=36)
    outcome: str | None = Field(default=None, max_length=20)
    handed_to: str | None = Field(default=None, foreign_key="groups.id", max_length=40)
    note: str = Field(default="", sa_type=LongText)
    taken_at: datetime | None = Field(default=None, sa_type=UtcTime)
    taken_by_id: int | None = Field(default=None, foreign_key="staff.id")
    taken_by_name: str = Field(default="", max_length=100)
    done_at: datetime | None = Field(default=None, sa_type=UtcTime)
    answer: str = Field(default="", sa_type=LongText)
    page: str = Field(default="", max_length=36)
    strokes: int = 0

    @property
    def is_open(self) -> bool:
        return self.ended_at is None

    @property
    def is_blank(self) -> bool:
        """Whether nothing has been said of it yet."""
        known = (self.caller_id, self.caller_name, self.phone, self.service_id, self.article_id, self.about, self.note)
        return not any((*known, self.reference, self.case_id, self.journey, self.outcome))


class ContactLink(SQLModel, table=True):
    """What a contact led to or was about: a case, or a draft by its journey, which the case that it becomes keeps."""

    __tablename__ = "contact_links"
    __table_args__ = (Index("ix_contact_links_case", "case_id"), Index("ix_contact_links_journey", "journey"))

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = Field(foreign_key="contacts.id", index=True, ondelete="CASCADE")
    case_id: int | None = Field(default=None, foreign_key="cases.id")
    journey: str | None = Field(default=None, max_length=36)


def new_key() -> str:
    return str(uuid.uuid4())


def begin(db: Session, by: Colleague, key: str, phone: str = "") -> Contact:
    """The contact that has begun now, by the channel of the one before. A blank one is used first; a key begins one contact.

    Raises NoGroup, and ContactGone when the key is someone else's.
    """
    now = clock.now()
    blank = next((each for each in all_open(db, by) if each.is_blank or (phone and _is_fresh(each, phone, now))), None)
    if blank is not None:
        if blank.is_blank:
            blank.began_at = now
        blank.phone, blank.changed_at = phone or blank.phone, now
        return keep(db, blank)
    row = {"key": key, "group_id": own_group(by), "by_id": by.id, "by_name": by.full_name,
           "channel": "phone" if phone else _usual_channel(db, by), "strokes": 0}  # fmt: skip
    empty = dict.fromkeys(("caller_name", "service_id", "about", "reference", "note", "taken_by_name", "answer", "page"), "")
    db.exec(insert_new(db, Contact), params=row | empty | {"began_at": now, "changed_at": now, "phone": phone})
    contact = keep(db, find_own(db, by, key))
    return contact if contact.is_open else begin(db, by, new_key(), phone)


def open_of(db: Session, by: Colleague) -> Contact | None:
    """The contact that the agent is in now: of those that have not ended, the one last worked with."""
    return next(iter(all_open(db, by)), None)


def all_open(db: Session, by: Colleague) -> list[Contact]:
    """The agent's own that have not ended, the one last worked with first."""
    mine = select(Contact).where(Contact.by_id == by.id, Contact.ended_at.is_(None))
    return list(db.exec(mine.order_by(Contact.changed_at.desc())))


def find(db: Session, by: Colleague, key: str) -> Contact:
    """A contact on one's side of the walls. Raises ContactGone."""
    contact = db.exec(select(Contact).where(Contact.key == key, seen_by(by))).first()
    if contact is None:
        raise ContactGone
    return contact


def find_own(db: Session, by: Colleague, key: str) -> Contact:
    """A contact that this agent has, or has had. Raises ContactGone."""
    contact = db.exec(select(Contact).where(Contact.key == key, Contact.by_id == by.id)).first()
    if contact is None:
        raise ContactGone
    return contact


def seen_by(by: Colleague) -> ColumnElement[bool]:
    """What `by` may see: of one's groups, handed to one of them, or about a case that lies with one of them."""
    ways = (Case.id == ContactLink.case_id, Case.journey == ContactLink.journey)
    linked = (select(ContactLink.id).join(Case, way).where(ContactLink.contact_id == Contact.id, Case.group_id.in_(by.groups))
              for way in ways)  # fmt: skip
    return or_(Contact.group_id.in_(by.groups), Contact.handed_to.in_(by.groups), *(each.exists() for each in linked))


def save(db: Session, contact: Contact, typed: Typed) -> None:
    """Keep what was typed in the fields of TYPED, of any length; what comes late or from two windows is not lost."""
    changes = merging.kept(contact, typed)
    if "channel" in changes and changes["channel"] not in CHANNELS:
        del changes["channel"]
    contact.sqlmodel_update(changes)
    contact.caller_name, contact.phone = contact.caller_name[:LONGEST_NAME], contact.phone[:LONGEST_PHONE]
    if typed.page and (changes or typed.page == contact.page):
        contact.page, contact.strokes = typed.page, max(typed.strokes, contact.strokes * (typed.page == contact.page))
    keep(db, contact, touched=True)


def meet(db: Session, contact: Contact, caller: Caller | None) -> None:
    """It is with this person; or with None, not with whom it was thought to be."""
    contact.caller_id = caller and caller.id
    contact.caller_name = caller.name if caller else contact.caller_name
    contact.phone = contact.phone or (caller.phone if caller else "")
    keep(db, contact, touched=True)


def resume(db: Session, contact: Contact) -> None:
    """Go on with one of several that are open."""
    keep(db, contact, touched=True)


def name_case(db: Session, contact: Contact, reference: str) -> None:
    """It is about the case of that number. Whether there is one is told to nobody: it may lie behind a wall."""
    contact.reference = reference
    found = db.exec(select(Case.id).where(Case.reference == reference)).first()
    link(db, contact, case_id=found)


def link(
    db: Session, contact: Contact, *, case_id: int | None = None, journey: str | None = None, article_id: int | None = None,
    service_id: str | None = None, outcome: str | None = None,
) -> None:  # fmt: skip
    """Tell what the contact is about or led to. Every case and draft stays linked, the latest is shown first."""
    named = {"case_id": case_id, "journey": journey, "article_id": article_id, "service_id": service_id, "outcome": outcome}
    contact.sqlmodel_update({name: value for name, value in named.items() if value is not None})
    if case_id is not None:
        contact.reference = db.get_one(Case, case_id).reference
    known = select(ContactLink.id).where(ContactLink.contact_id == contact.id)
    for name, value in (("case_id", case_id), ("journey", journey)):
        if value is not None and db.exec(known.where(getattr(ContactLink, name) == value)).first() is None:
            db.add(ContactLink(contact_id=contact.id or 0, **{name: value}))
    keep(db, contact, touched=True)


def of_case(db: Session, case: Case) -> list[Contact]:
    """Every contact about the case, before and after it was filed, the latest first. Its wall has been passed by the caller."""
    linked = select(ContactLink.contact_id).where(or_(ContactLink.case_id == case.id, ContactLink.journey == case.journey))
    return list(db.exec(select(Contact).where(Contact.id.in_(linked)).order_by(Contact.id.desc())))


def of_caller(db: Session, by: Colleague, caller: Caller, limit: int = 50) -> list[Contact]:
    """The contacts with a person that `by` may see, the latest first."""
    theirs = select(Contact).where(Contact.caller_id == caller.id, seen_by(by))
    return list(db.exec(theirs.order_by(Contact.id.desc()).limit(limit)))


def _usual_channel(db: Session, by: Colleague) -> str:
    """Who sits at a counter meets visitors all day."""
    latest = select(Contact.channel).where(Contact.by_id == by.id).order_by(Contact.id.desc()).limit(1)
    return db.exec(latest).first() or "phone"


def _is_fresh(contact: Contact, phone: str, now: datetime) -> bool:
    """Whether a telephone system has asked for the same call twice."""
    return contact.phone == phone and (now - contact.began_at).total_seconds() < AGAIN


def keep(db: Session, contact: Contact, *, touched: bool = False) -> Contact:
    """Write the row; `touched` makes it the one that the agent is in."""
    if touched:
        contact.changed_at = clock.now()
    db.add(contact)
    db.flush()
    of_contacts.put(db, [contact.id or 0])
    return contact
