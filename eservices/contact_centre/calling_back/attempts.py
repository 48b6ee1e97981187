"""Ringing someone back: it is taken by one, every attempt is noted, and nobody gives up before the third."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import CheckConstraint, CursorResult, Text, UniqueConstraint, or_, update
from sqlmodel import Field, Session, SQLModel, select

from eservices import clock
from eservices.contact_centre.calling_back import callbacks
from eservices.contact_centre.calling_back.callbacks import WATCH, Callback
from eservices.contact_centre.refusals import CallbackTaken, TooFewAttempts
from eservices.database import Database, UtcTime
from eservices.people import Colleague
from eservices.worker import Handlers

RESULTS = ("reached", "no_answer", "busy", "voicemail", "wrong_number")
AT_LEAST = 3
EARLY = timedelta(minutes=5)
"""Who rings this much before the window has kept the promise."""
HELD_FOR = timedelta(minutes=15)
"""For how long a call-back stays with the one who took it and noted nothing."""


class CallbackAttempt(SQLModel, table=True):
    """Somebody rang, and what came of it."""

    __tablename__ = "callback_attempts"
    __table_args__ = (UniqueConstraint("callback_id", "number"), CheckConstraint(f"result IN {RESULTS}", name="result"))

    id: int | None = Field(default=None, primary_key=True)
    callback_id: int = Field(foreign_key="callbacks.id")
    number: int
    at: datetime = Field(sa_type=UtcTime)
    by_id: int = Field(foreign_key="staff.id")
    by_name: str = Field(max_length=100)
    result: str = Field(max_length=20)
    note: str = Field(default="", sa_type=Text)


def take(db: Session, by: Colleague, callback: Callback) -> Callback:
    """Keep colleagues from ringing the same person now. Raises CallbackOver and CallbackTaken."""
    now = clock.now()
    is_free = or_(Callback.taken_by_id.is_(None), Callback.taken_by_id == by.id, Callback.taken_at < now - HELD_FOR)
    mine = update(Callback).where(Callback.id == callback.id, Callback.state == "booked", is_free)
    taken: CursorResult = db.exec(mine.values(taken_by_id=by.id, taken_by_name=by.full_name, taken_at=now))
    held = callbacks.hold(db, callback)
    if taken.rowcount == 0:
        raise CallbackTaken(held.taken_by_name, held.taken_at or now)
    callbacks.stir(db, held.group_id)
    return held


def note(db: Session, by: Colleague, callback: Callback, result: str, note: str = "") -> CallbackAttempt:
    """Write down one attempt; who was reached needs no call any longer. Raises CallbackOver, and CallbackTaken by another."""
    callback = take(db, by, callback)
    now = clock.now()
    callback.attempts += 1
    attempt = CallbackAttempt(
        callback_id=callback.id or 0, number=callback.attempts, at=now, by_id=by.id, by_name=by.full_name, result=result,
        note=note.strip(),
    )  # fmt: skip
    if callback.kept is None and callback.begins_at - EARLY <= now <= callback.ends_at:
        callback.kept = True
    callback.taken_by_id, callback.taken_by_name, callback.taken_at = None, "", None
    db.add(attempt)
    if result == "reached":
        callback.kept = True if callback.kept is None else callback.kept
        callbacks.end(db, callback, "done", by)
    db.add(callback)
    db.flush()
    return attempt


def give_up(db: Session, by: Colleague, callback: Callback) -> None:
    """They were not reached, however often it was tried. Raises CallbackOver, and TooFewAttempts before the third."""
    callback = callbacks.hold(db, callback)
    if callback.attempts < AT_LEAST:
        raise TooFewAttempts(AT_LEAST - callback.attempts)
    callbacks.end(db, callback, "given_up", by)


def of_callback(db: Session, callback: Callback) -> list[CallbackAttempt]:
    """Every attempt, in order."""
    rows = select(CallbackAttempt).where(CallbackAttempt.callback_id == callback.id)
    return list(db.exec(rows.order_by(CallbackAttempt.number)))


def handlers() -> Handlers:
    """What the worker does when a window has passed."""
    return {WATCH: _watched}


def _watched(database: Database, payload: Mapping[str, object]) -> None:
    with database.writing() as db:
        callbacks.mark_missed(db, int(str(payload["callback_id"])))
