"""How a citizen comes back to a case: with the reference and the receipt code, then with a key that lasts while it is used."""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import bindparam, delete, update
from sqlmodel import Field, Session, SQLModel, select

from eservices import clock, throttle
from eservices.cases import Case
from eservices.database import UtcTime, afterwards
from eservices.references import digest, new_secret, read_code, read_reference, same
from eservices.refusals import NotYours, WrongCode

OPEN_FOR = timedelta(hours=1)
"""For how long a case stays open in a browser that does nothing."""
EXTENDED_EVERY = timedelta(minutes=1)
_NO_CASE = digest("no case has this digest")


class StatusKey(SQLModel, table=True):
    """A browser that has shown the right code; only a digest of its key is kept."""

    __tablename__ = "status_keys"

    digest: str = Field(primary_key=True, max_length=64)
    case_id: int = Field(foreign_key="cases.id", index=True)
    ends_at: datetime = Field(sa_type=UtcTime, index=True)


class Opened(NamedTuple):
    """A case in a browser that may see it, and when it closes there unless it is used."""

    case: Case
    until: datetime


_OPENED = (
    select(Case, StatusKey.ends_at)
    .join(StatusKey, StatusKey.case_id == Case.id)
    .where(StatusKey.digest == bindparam("digest"), StatusKey.ends_at > bindparam("now", type_=UtcTime))
)


def find_by_receipt(db: Session, reference: str, code: str, caller: str) -> Case:
    """The case of a reference and a receipt code as they were typed. `caller` is the address whose tries are counted.

    Raises WrongCode, which does not tell which of the two is wrong, and TooManyTries.
    """
    throttle.attempt(db, "status", caller)
    case = db.exec(select(Case).where(Case.reference == (read_reference(reference) or ""))).first()
    fits = same(case.receipt_digest if case else _NO_CASE, digest(read_code(code) or ""))
    if case is None or not fits:
        raise WrongCode
    throttle.succeeded(db, "status", caller)
    return case


def make_status_key(db: Session, case: Case) -> str:
    """A key for the cookie of a browser that has just shown the right code, or just sent the application."""
    key = new_secret()
    db.add(StatusKey(digest=digest(key), case_id=case.id or 0, ends_at=clock.now() + OPEN_FOR))
    db.flush()
    return key


def find_by_status_key(db: Session, key: str, reference: str) -> Opened:
    """The case that the key opens, if it is the one with that reference; each use keeps it open. Raises NotYours."""
    now = clock.now()
    found = db.exec(_OPENED, params={"digest": digest(key), "now": now}).first()
    if found is None or found[0].reference != reference:
        raise NotYours
    case, until = found
    if until < now + OPEN_FOR - EXTENDED_EVERY:
        until = now + OPEN_FOR
        longer = update(StatusKey).where(StatusKey.digest == digest(key)).values(ends_at=until)
        afterwards(db, lambda later: later.exec(longer))
    return Opened(case, until)


def remove_ended(db: Session) -> None:
    db.exec(delete(StatusKey).where(StatusKey.ends_at < clock.now()))
