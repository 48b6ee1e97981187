"""Tries that are counted: after a few, each next one has to wait longer.

The try is counted before it is judged, so tries made at the same moment count too. Refusals that end a try keep their
transaction (`Refusal.keeps_trace`).
"""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlmodel import Field, Session, SQLModel, select

from eservices import clock
from eservices.database import UtcTime
from eservices.inserting import insert_new
from eservices.references import digest
from eservices.refusals import TooManyTries

FREE_TRIES = 5
FIRST_WAIT = timedelta(seconds=10)
LONGEST_WAIT = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(hours=24)


class Tries(SQLModel, table=True):
    """How often something was tried. `key` is a digest: no address and no name is kept."""

    __tablename__ = "tries"

    kind: str = Field(primary_key=True, max_length=40)
    key: str = Field(primary_key=True, max_length=64)
    count: int = 0
    last_at: datetime = Field(sa_type=UtcTime)
    waits_until: datetime | None = Field(default=None, sa_type=UtcTime)


def attempt(db: Session, kind: str, key: str) -> None:
    """Count one try. Raises TooManyTries while the one before has to be waited out."""
    now = clock.now()
    tries = _tries(db, kind, digest(key), now)
    if tries.waits_until and tries.waits_until > now:
        raise TooManyTries(tries.waits_until, max(1, round((tries.waits_until - now).total_seconds())))
    forgotten = tries.last_at < now - FORGOTTEN_AFTER
    tries.count = 1 if forgotten else tries.count + 1
    tries.last_at = now
    tries.waits_until = now + _wait(tries.count) if tries.count >= FREE_TRIES else None
    db.add(tries)
    db.flush()


def succeeded(db: Session, kind: str, key: str) -> None:
    """Take back the try that turned out right; those that were wrong before it still count."""
    tries = _tries(db, kind, digest(key), clock.now())
    tries.count = max(0, tries.count - 1)
    tries.waits_until = None
    db.add(tries)
    db.flush()


def forget_old(db: Session) -> None:
    db.exec(delete(Tries).where(Tries.last_at < clock.now() - FORGOTTEN_AFTER))


def _tries(db: Session, kind: str, key: str, now: datetime) -> Tries:
    """The row, held against everyone else until the transaction ends."""
    db.exec(insert_new(db, Tries), params={"kind": kind, "key": key, "count": 0, "last_at": now, "waits_until": None})
    rows = select(Tries).where(Tries.kind == kind, Tries.key == key).with_for_update()
    return db.exec(rows, execution_options={"populate_existing": True}).one()


def _wait(count: int) -> timedelta:
    return min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(count - FREE_TRIES, 10))
