"""How a citizen comes back to a case: with the reference and the receipt code, then with a key that lasts while it is used."""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import bindparam, delete, update
from sqlmodel import Field, Session, SQLModel, select

from eservices import clock, representation, throttle
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
    representation_id: int | None = Field(default=None, foreign_key="representations.id")


class Party(NamedTuple):
    """Whose a code is: a representative's, or of the one whom the case is about (None)."""

    case: Case
    representation_id: int | None = None


class Opened(NamedTuple):
    """A case in a browser that may see it, when it closes there unless it is used, and who looks, as in Party."""

    case: Case
    until: datetime
    representation_id: int | None = None


_OPENED = (
    select(Case, StatusKey.ends_at, StatusKey.representation_id)
    .join(StatusKey, StatusKey.case_id == Case.id)
    .where(StatusKey.digest == bindparam("digest"), StatusKey.ends_at > bindparam("now", type_=UtcTime))
)


def find_by_receipt(db: Session, reference: str, code: str, caller: str) -> Case:
    """The case of a reference and any receipt code of it; raises as `find_party` does."""
    return find_party(db, reference, code, caller).case


def find_party(db: Session, reference: str, code: str, caller: str) -> Party:
    """The case of a reference and a receipt code as they were typed, and whose code it is. `caller` is the address whose
    tries are counted.

    Raises WrongCode, which does not tell which of the two is wrong, and TooManyTries.
    """
    throttle.attempt(db, "status", caller)
    case = db.exec(select(Case).where(Case.reference == (read_reference(reference) or ""))).first()
    shown = digest(read_code(code) or "")
    is_first = same(case.receipt_digest if case else _NO_CASE, shown)
    other = representation.code_of(db, case, shown) if case and not is_first else None
    if case is None or not (is_first or other):
        raise WrongCode
    throttle.succeeded(db, "status", caller)
    return Party(case, other.representation_id if other else representation.holds_first_code(db, case))


def make_status_key(db: Session, case: Case, representation_id: int | None = None) -> str:
    """A key for the cookie of a browser that has just shown the right code, or just sent the application."""
    key, ends_at = new_secret(), clock.now() + OPEN_FOR
    db.add(StatusKey(digest=digest(key), case_id=case.id or 0, ends_at=ends_at, representation_id=representation_id))
    db.flush()
    return key


def find_by_status_key(db: Session, key: str, reference: str) -> Opened:
    """The case that the key opens, if it is the one with that reference; each use keeps it open. Raises NotYours."""
    now = clock.now()
    found = db.exec(_OPENED, params={"digest": digest(key), "now": now}).first()
    if found is None or found[0].reference != reference:
        raise NotYours
    case, until, representation_id = found
    if until < now + OPEN_FOR - EXTENDED_EVERY:
        until = now + OPEN_FOR
        longer = update(StatusKey).where(StatusKey.digest == digest(key)).values(ends_at=until)
        afterwards(db, lambda later: later.exec(longer))
    return Opened(case, until, representation_id)


def new_code_for(db: Session, case: Case, representation_id: int | None) -> str:
    """As `representation.new_code_for`; browsers that a code of the same party has opened are closed, whoever holds them."""
    theirs = (StatusKey.case_id == case.id, StatusKey.representation_id.is_not_distinct_from(representation_id))
    db.exec(delete(StatusKey).where(*theirs))
    return representation.new_code_for(db, case.id or 0, representation_id)


def remove_ended(db: Session) -> None:
    db.exec(delete(StatusKey).where(StatusKey.ends_at < clock.now()))
