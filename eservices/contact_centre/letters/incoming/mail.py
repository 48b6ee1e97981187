"""Letters that arrive: each is registered when it comes, lies with a group, and waits there until it is dealt with.

A letter is `waiting` until it is keyed as an application (`filed`), registered as an answer (`answered`), otherwise dealt
with (`settled`), or was one of ours that came back (`settled` too, with what came of it). What one may see lies with one's
groups; to pass a letter on is to lose sight of it.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import CheckConstraint, Index, Text, func, text
from sqlmodel import Field, Session, SQLModel, select

from eservices import clock, people
from eservices.contact_centre.letters.incoming import arriving
from eservices.contact_centre.refusals import MailGone, MailMoved
from eservices.database import UtcTime, afterwards
from eservices.events import written
from eservices.inserting import insert_new
from eservices.people import Colleague
from eservices.refusals import ImpossibleArrival

KINDS = ("application", "answer", "other", "returned")
UNKNOWN = "unknown"
"""What a machine could not tell: a person looks at it and says."""
DONE = ("filed", "answered", "settled")
LONGEST_NAME = 200
_WAITING, _HAS_TOKEN = text("state = 'waiting'"), text("token != ''")


class Mail(SQLModel, table=True):
    """One letter. `reached_on` is the day of its stamp, `arrived_on` the day that follows from it by law."""

    __tablename__ = "mail"
    __table_args__ = (
        CheckConstraint("kind IN ('application', 'answer', 'other', 'returned', 'unknown')", name="kind"),
        CheckConstraint("way IN ('first_emptying', 'later', 'handed_over')", name="way"),
        CheckConstraint("state IN ('waiting', 'filed', 'answered', 'settled')", name="state"),
        Index("ix_mail_waiting", "group_id", "arrived_on", "id", sqlite_where=_WAITING, postgresql_where=_WAITING),
        Index("ix_mail_done", "group_id", "state", "done_at"),
        Index("ix_mail_token", "token", sqlite_where=_HAS_TOKEN, postgresql_where=_HAS_TOKEN),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True, max_length=36)
    group_id: str = Field(foreign_key="groups.id", max_length=40)
    kind: str = Field(max_length=20)
    way: str = Field(max_length=20)
    reached_on: date
    postmarked_on: date | None = None
    arrived_on: date
    sender: str = Field(default="", max_length=LONGEST_NAME)
    service_id: str = Field(default="", max_length=40)
    reference: str = Field(default="", max_length=9)
    """What stands on the letter; whether there is such a case is seen by those who may."""
    state: str = Field(default="waiting", max_length=10)
    journey: str | None = Field(default=None, max_length=36, unique=True)
    case_id: int | None = Field(default=None, foreign_key="cases.id", index=True)
    registered_at: datetime = Field(sa_type=UtcTime)
    registered_by_id: int | None = Field(default=None, foreign_key="staff.id")
    registered_by_name: str = Field(max_length=100)
    done_at: datetime | None = Field(default=None, sa_type=UtcTime)
    token: str = Field(default="", max_length=20)
    """Of the sheet that its pages are of, where it was sorted out by that."""

    @property
    def is_waiting(self) -> bool:
        return self.state == "waiting"


class MailEvent(SQLModel, table=True):
    """What was done with a letter, looking at it among the rest."""

    __tablename__ = "mail_events"
    __table_args__ = (Index("ix_mail_events_mail", "mail_id", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    mail_id: int = Field(foreign_key="mail.id")
    at: datetime = Field(sa_type=UtcTime)
    kind: str = Field(max_length=12)
    by_id: int | None = Field(default=None, foreign_key="staff.id")
    by_name: str = Field(max_length=100)
    why: str = Field(default="", sa_type=Text)
    group_id: str = Field(default="", max_length=40)


@dataclass(frozen=True)
class Envelope:
    """What is seen of a letter when it comes."""

    reached_on: date
    way: str
    kind: str
    group: str
    postmarked_on: date | None = None
    sender: str = ""
    service: str = ""
    reference: str = ""


@dataclass(frozen=True)
class Backlog:
    """What waits: how many letters, and since when the oldest."""

    count: int
    oldest: date | None


def register(db: Session, by: Colleague, key: str, seen: Envelope) -> Mail:
    """A letter, once for each `key`. It may lie with a group that `by` is not in. Raises ImpossibleArrival, UnknownGroup."""
    people.find_group(db, seen.group)
    if seen.postmarked_on and seen.postmarked_on > seen.reached_on:
        raise ImpossibleArrival(seen.postmarked_on)
    is_new, mail = _insert(db, key, seen, by.id, by.full_name)
    if mail.registered_by_id != by.id:
        raise MailGone
    if is_new:
        note(db, mail, by, "registered", group=seen.group)
    return mail


def enter(db: Session, key: str, seen: Envelope, by_id: int | None, by_name: str, token: str = "") -> Mail:
    """A letter that was sorted out of a pile that `by_name` has scanned, once for each `key`. Raises ImpossibleArrival."""
    return _insert(db, key, seen, by_id, by_name, token)[1]


def _insert(db: Session, key: str, seen: Envelope, by_id: int | None, by_name: str, token: str = "") -> tuple[bool, Mail]:
    row = {
        "key": key, "group_id": seen.group, "kind": seen.kind, "way": seen.way, "reached_on": seen.reached_on,
        "postmarked_on": seen.postmarked_on, "arrived_on": arriving.arrived_on(seen.reached_on, seen.way),
        "sender": seen.sender.strip()[:LONGEST_NAME], "service_id": seen.service, "reference": seen.reference,
        "state": "waiting", "registered_at": clock.now(), "registered_by_id": by_id, "registered_by_name": by_name,
        "token": token,
    }  # fmt: skip
    is_new = db.exec(insert_new(db, Mail).returning(Mail.id), params=row).first() is not None
    return is_new, db.exec(select(Mail).where(Mail.key == key)).one()


def find(db: Session, by: Colleague, number: int, *, hold: bool = False) -> Mail:
    """A letter that lies with one's groups. Raises MailGone."""
    mine = select(Mail).where(Mail.id == number, Mail.group_id.in_(by.groups))
    rows = mine.with_for_update() if hold else mine
    mail = db.exec(rows, execution_options={"populate_existing": hold}).first()
    if mail is None:
        raise MailGone
    return mail


def look(db: Session, mail: Mail, by: Colleague) -> None:
    """Write that `by` has looked at what is in it."""
    row = {"mail_id": mail.id, "at": clock.now(), "kind": "looked", "by_id": by.id, "by_name": by.full_name}
    afterwards(db, lambda later: later.add(MailEvent(**row)))


def waiting(db: Session, by: Colleague, limit: int = 100) -> list[Mail]:
    """What waits with one's groups, what came first standing first."""
    mine = select(Mail).where(Mail.group_id.in_(by.groups), Mail.state == "waiting")
    return list(db.exec(mine.order_by(Mail.arrived_on, Mail.id).limit(limit)))


def backlog(db: Session, by: Colleague) -> Backlog:
    mine = select(func.count(), func.min(Mail.arrived_on)).where(Mail.group_id.in_(by.groups), Mail.state == "waiting")
    count, oldest = db.exec(mine).one()
    return Backlog(count, oldest)


def lately(db: Session, by: Colleague, days: int = 14, limit: int = 50) -> list[Mail]:
    """What was dealt with in these days, the latest first."""
    since = clock.now() - timedelta(days=days)
    done = select(Mail).where(Mail.group_id.in_(by.groups), Mail.state.in_(DONE), Mail.done_at > since)
    return list(db.exec(done.order_by(Mail.done_at.desc()).limit(limit)))


def of_case(db: Session, case_id: int) -> list[Mail]:
    """The letters of a case that has been found behind its walls."""
    return list(db.exec(select(Mail).where(Mail.case_id == case_id).order_by(Mail.id)))


def history(db: Session, mail: Mail) -> list[MailEvent]:
    return list(db.exec(select(MailEvent).where(MailEvent.mail_id == mail.id).order_by(MailEvent.id)))


def forward(db: Session, mail: Mail, by: Colleague, group: str, why: str) -> None:
    """Lay it with another group. Raises UnknownGroup, WordsMissing and MailMoved."""
    people.find_group(db, group)
    refuse_done(mail)
    note(db, mail, by, "forwarded", written(why), group)
    mail.group_id = group
    keep(db, mail)


def settle(db: Session, mail: Mail, by: Colleague, what: str) -> None:
    """Dealt with in another way, and how. Raises WordsMissing and MailMoved."""
    finish(db, mail, by, "settled", written(what))


def finish(db: Session, mail: Mail, by: Colleague, state: str, why: str = "") -> None:
    refuse_done(mail)
    mail.state, mail.done_at = state, clock.now()
    note(db, mail, by, state, why)
    keep(db, mail)


def take_back(db: Session, mail: Mail, by: Colleague) -> None:
    """It waits again: undoes `settle`. What has become a case or an answer stays. Raises MailMoved."""
    if mail.state != "settled":
        raise MailMoved(mail.state)
    mail.state, mail.done_at = "waiting", None
    note(db, mail, by, "taken_back")
    keep(db, mail)


def refuse_done(mail: Mail) -> None:
    if not mail.is_waiting:
        raise MailMoved(mail.state)


def note(db: Session, mail: Mail, by: Colleague | None, kind: str, why: str = "", group: str = "") -> None:
    """`by` is None for what the house has done by itself."""
    who = {"by_id": by and by.id, "by_name": by.full_name if by else ""}
    db.add(MailEvent(mail_id=mail.id or 0, at=clock.now(), kind=kind, why=why, group_id=group, **who))


def keep(db: Session, mail: Mail) -> None:
    db.add(mail)
    db.flush()
