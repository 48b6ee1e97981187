"""Call-backs: a window that somebody has been promised to be rung in, and what became of the promise.

A place in a window is reserved by a conditional update on its counted row, so that the last place is had by one. Whoever asked
changes or calls off with a code. The promise is kept when somebody has rung in the window; the worker marks it missed, once.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import JSON, CheckConstraint, CursorResult, Index, UniqueConstraint, func, text, update
from sqlalchemy import Text as LongText
from sqlmodel import Field, Session, SQLModel, select

from eservices import clock, jobs, people, tally
from eservices.contact_centre.calling_back.staffing import Window
from eservices.contact_centre.refusals import CallbackGone, CallbackOver, WindowFull
from eservices.database import UtcTime
from eservices.inserting import insert_new
from eservices.people import Colleague
from eservices.references import code_from, digest, read_code

STATES = ("booked", "done", "given_up", "called_off")
LONGEST_ABOUT = 500
WATCH = "callback_window"
_IS_BOOKED = text("state = 'booked'")


class CallbackWindow(SQLModel, table=True):
    """How many places of a group's window are taken."""

    __tablename__ = "callback_windows"
    __table_args__ = (UniqueConstraint("group_id", "begins_at"), CheckConstraint("taken >= 0", name="taken"))

    id: int | None = Field(default=None, primary_key=True)
    group_id: str = Field(foreign_key="groups.id", max_length=40)
    begins_at: datetime = Field(sa_type=UtcTime)
    taken: int = 0


class Callback(SQLModel, table=True):
    """A promise to ring someone. `kept` is None until it is known; without `made_by_id` they booked themselves."""

    __tablename__ = "callbacks"
    __table_args__ = (
        CheckConstraint(f"state IN {STATES}", name="state"),
        CheckConstraint("(state = 'booked') = (ended_at IS NULL)", name="ended"),
        Index("ix_callbacks_booked", "group_id", "begins_at", "id", sqlite_where=_IS_BOOKED, postgresql_where=_IS_BOOKED),
        Index("ix_callbacks_kept", "group_id", "begins_at", "kept"),
        Index("ix_callbacks_ended", "ended_at"),
        Index("ix_callbacks_contact", "contact_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    code_digest: str = Field(unique=True, max_length=64)
    group_id: str = Field(foreign_key="groups.id", max_length=40)
    begins_at: datetime = Field(sa_type=UtcTime)
    ends_at: datetime = Field(sa_type=UtcTime)
    name: str = Field(max_length=200)
    phone: str = Field(max_length=20)
    service_id: str = Field(default="", max_length=40)
    about: str = Field(default="", sa_type=LongText)
    language: str = Field(max_length=35)
    needs: list[str] = Field(default_factory=list, sa_type=JSON)
    made_at: datetime = Field(sa_type=UtcTime)
    made_by_id: int | None = Field(default=None, foreign_key="staff.id")
    made_by_name: str = Field(default="", max_length=100)
    contact_id: int | None = Field(default=None, foreign_key="contacts.id", ondelete="SET NULL")
    state: str = Field(default="booked", max_length=10)
    taken_by_id: int | None = Field(default=None, foreign_key="staff.id")
    taken_by_name: str = Field(default="", max_length=100)
    taken_at: datetime | None = Field(default=None, sa_type=UtcTime)
    attempts: int = 0
    kept: bool | None = None
    ended_at: datetime | None = Field(default=None, sa_type=UtcTime)
    ended_by_name: str = Field(default="", max_length=100)

    @property
    def is_open(self) -> bool:
        return self.state == "booked"

    @property
    def is_now(self) -> bool:
        return self.begins_at <= clock.now() < self.ends_at


class Wish(NamedTuple):
    """Whom to ring, about what, and what to think of; the telephone number is in E.164."""

    name: str
    phone: str
    language: str
    service_id: str = ""
    about: str = ""
    needs: tuple[str, ...] = ()


class Promises(NamedTuple):
    """How many were kept and how many were not."""

    kept: int
    missed: int


def book(
    db: Session, window: Window, wish: Wish, key: str, by: Colleague | None = None, *, group: str = people.CONTACT_CENTRE,
    contact_id: int | None = None,
) -> tuple[Callback, str]:  # fmt: skip
    """The call-back and the code that changes it; the same `key` is the same call-back. Raises WindowFull."""
    code = code_from(key, "callback")
    people.ensure_group(db, group)
    if known := find_by_code(db, code):
        return known, code
    try:
        _reserve(db, group, window)
    except WindowFull:
        if known := find_by_code(db, code):
            return known, code
        raise
    row = {"code_digest": digest(code), "group_id": group, "contact_id": contact_id}
    made = db.scalars(insert_new(db, Callback).returning(Callback.__table__.c.id), row | _columns(window, wish, by)).first()
    callback = db.exec(select(Callback).where(Callback.code_digest == digest(code))).one()
    if made is None:
        _let_go(db, group, window.begins_at)
    else:
        _watch(db, callback)
        stir(db, group)
    return callback, code


def _columns(window: Window, wish: Wish, by: Colleague | None) -> dict[str, object]:
    wished = wish._asdict() | {"needs": list(wish.needs), "about": wish.about.strip()[:LONGEST_ABOUT]}
    who = {"made_by_id": by.id if by else None, "made_by_name": by.full_name if by else "", "made_at": clock.now()}
    when = {"begins_at": window.begins_at, "ends_at": window.ends_at}
    return wished | who | when | {"state": "booked", "taken_by_name": "", "attempts": 0, "ended_by_name": ""}


def find_by_code(db: Session, typed: str) -> Callback | None:
    """The call-back that the code changes."""
    return db.exec(select(Callback).where(Callback.code_digest == digest(read_code(typed) or ""))).first()


def find(db: Session, by: Colleague, callback_id: int) -> Callback:
    """A call-back of one's groups. Raises CallbackGone."""
    callback = db.get(Callback, callback_id)
    if callback is None or callback.group_id not in by.groups:
        raise CallbackGone
    return callback


def booked(db: Session, by: Colleague) -> list[Callback]:
    """What one's groups have promised and not yet done, by time."""
    mine = select(Callback).where(Callback.state == "booked", Callback.group_id.in_(by.groups))
    return list(db.exec(mine.order_by(Callback.begins_at, Callback.id)))


def free(db: Session, windows: Iterable[Window], group: str = people.CONTACT_CENTRE) -> list[tuple[Window, int]]:
    """The windows that have room, each with how many places are left."""
    wanted = list(windows)
    if not wanted:
        return []
    rows = select(CallbackWindow).where(CallbackWindow.group_id == group, CallbackWindow.begins_at >= wanted[0].begins_at)
    taken = {row.begins_at: row.taken for row in db.exec(rows)}
    left = [(window, window.places - taken.get(window.begins_at, 0)) for window in wanted]
    return [(window, places) for window, places in left if places > 0]


def move(db: Session, callback: Callback, window: Window) -> None:
    """Promise another time instead; the first place is free again. Raises CallbackOver and WindowFull."""
    callback = hold(db, callback)
    if window.begins_at == callback.begins_at:
        return
    _reserve(db, callback.group_id, window)
    _let_go(db, callback.group_id, callback.begins_at)
    callback.begins_at, callback.ends_at, callback.kept = window.begins_at, window.ends_at, None
    callback.taken_by_id, callback.taken_by_name, callback.taken_at = None, "", None
    db.add(callback)
    db.flush()
    _watch(db, callback)
    stir(db, callback.group_id)


def call_off(db: Session, callback: Callback, by: Colleague | None = None) -> None:
    """They need no call any longer. Raises CallbackOver."""
    callback = hold(db, callback)
    _let_go(db, callback.group_id, callback.begins_at)
    end(db, callback, "called_off", by)


def end(db: Session, callback: Callback, state: str, by: Colleague | None) -> None:
    """Close it; a promise whose time never came is neither kept nor missed."""
    callback.state, callback.ended_at, callback.ended_by_name = state, clock.now(), by.full_name if by else ""
    db.add(callback)
    db.flush()
    stir(db, callback.group_id)


def hold(db: Session, callback: Callback) -> Callback:
    """Read it again and keep others from it until the transaction ends. Raises CallbackOver when it has ended."""
    rows = select(Callback).where(Callback.id == callback.id).with_for_update().execution_options(populate_existing=True)
    held = db.exec(rows).one()
    if not held.is_open:
        raise CallbackOver(held.state, held.ended_by_name)
    return held


def mark_missed(db: Session, callback_id: int) -> bool:
    """Mark that nobody rang in the window that has passed; once, however often it is asked for."""
    passed = (Callback.id == callback_id, Callback.state == "booked", Callback.kept.is_(None), Callback.ends_at <= clock.now())
    group = db.scalars(update(Callback).where(*passed).values(kept=False).returning(Callback.group_id)).first()
    if group is not None:
        stir(db, group)
    return group is not None


def stir(db: Session, group: str) -> None:
    """Let those who watch the group's list see that something has moved in it."""
    tally.add(db, tally.place(group, "received", None), cases=0)


def promises(db: Session, groups: Iterable[str], since: datetime) -> Promises:
    """What became of the windows since then."""
    rows = select(Callback.kept, func.count()).where(Callback.group_id.in_(list(groups)), Callback.begins_at >= since)
    counted = dict(db.exec(rows.where(Callback.kept.is_not(None)).group_by(Callback.kept)).all())
    return Promises(counted.get(True, 0), counted.get(False, 0))


def _reserve(db: Session, group: str, window: Window) -> None:
    """One place more, if there is one: of many at once the last place is had by one."""
    db.exec(insert_new(db, CallbackWindow), params={"group_id": group, "begins_at": window.begins_at, "taken": 0})
    place = (CallbackWindow.group_id == group, CallbackWindow.begins_at == window.begins_at)
    more = update(CallbackWindow).where(*place, CallbackWindow.taken < window.places).values(taken=CallbackWindow.taken + 1)
    reserved: CursorResult = db.exec(more)
    if reserved.rowcount == 0:
        raise WindowFull(window.begins_at)


def _let_go(db: Session, group: str, begins_at: datetime) -> None:
    place = (CallbackWindow.group_id == group, CallbackWindow.begins_at == begins_at)
    db.exec(update(CallbackWindow).where(*place).values(taken=CallbackWindow.taken - 1))


def _watch(db: Session, callback: Callback) -> None:
    """See that a window that passes without a call is marked."""
    key = f"{WATCH}:{callback.id}:{callback.ends_at:%Y%m%dT%H%M}"
    jobs.enqueue(db, WATCH, {"callback_id": callback.id}, key=key, run_after=callback.ends_at + timedelta(seconds=1))
