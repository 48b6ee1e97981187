"""Who is signed in: sessions are rows, so that they can be ended from here."""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, update
from sqlmodel import Field, Session, SQLModel, select

from eservices import clock, throttle
from eservices.database import Database, UtcTime, afterwards
from eservices.people import Colleague, Membership, Staff, as_colleague, decoy_hash, proves
from eservices.references import digest, new_secret
from eservices.refusals import NotYours, SignedOut, WrongPassword

IDLE = timedelta(hours=2)
"""How long a session lasts without use: over a lunch or a meeting, not over a night."""
LONGEST = timedelta(hours=24)
SEEN_EVERY = timedelta(minutes=5)


class StaffSession(SQLModel, table=True):
    """A signed-in browser. Only a digest of its token is kept."""

    __tablename__ = "staff_sessions"

    id: int | None = Field(default=None, primary_key=True)
    token_digest: str = Field(unique=True, max_length=64)
    staff_id: int = Field(foreign_key="staff.id", index=True)
    made_at: datetime = Field(sa_type=UtcTime)
    seen_at: datetime = Field(sa_type=UtcTime)
    ends_at: datetime = Field(sa_type=UtcTime)

    def is_alive(self, at: datetime) -> bool:
        return at < self.ends_at and at < self.seen_at + IDLE


_WHO = (
    select(StaffSession, Staff, Membership.group_id)
    .join(Staff, Staff.id == StaffSession.staff_id)
    .join(Membership, Membership.staff_id == Staff.id, isouter=True)
    .where(StaffSession.token_digest == bindparam("token_digest"), Staff.left_at.is_(None))
)


def sign_in(database: Database, name: str, password: str, caller: str) -> tuple[Colleague, str]:
    """The colleague and the token of a new session; `caller` is the address that is throttled.

    Holds no transaction while the password is proved. Raises WrongPassword and TooManyTries.
    """
    tries = (("sign-in-name", name.strip().casefold()), ("sign-in-caller", caller))
    with database.writing() as db:
        for kind, key in tries:
            throttle.attempt(db, kind, key)
        staff = db.exec(select(Staff).where(Staff.name == tries[0][1], Staff.left_at.is_(None))).first()
    if not proves(staff.password_hash if staff else decoy_hash(), password) or staff is None:
        raise WrongPassword
    with database.writing() as db:
        for kind, key in tries:
            throttle.succeeded(db, kind, key)
        return begin(db, staff)


def begin(db: Session, staff: Staff) -> tuple[Colleague, str]:
    """A session for someone who has proved who they are, and its token."""
    now, token = clock.now(), new_secret()
    session = StaffSession(token_digest=digest(token), staff_id=staff.id or 0, made_at=now, seen_at=now, ends_at=now + LONGEST)
    db.add(session)
    db.flush()
    groups = db.exec(select(Membership.group_id).where(Membership.staff_id == staff.id))
    return as_colleague(staff, groups, session.id), token


def find_by_session(db: Session, token: str, *, at_work: bool = True) -> Colleague:
    """Who is signed in by that token. Raises SignedOut. A page that renews itself is no work, and keeps nobody signed in."""
    rows = db.exec(_WHO, params={"token_digest": digest(token)}).all()
    now = clock.now()
    if not rows or not rows[0][0].is_alive(now):
        raise SignedOut
    session, staff, _ = rows[0]
    seen_at = session.seen_at
    if at_work and seen_at < now - SEEN_EVERY:
        seen_at = now
        seen = update(StaffSession).where(StaffSession.id == session.id).values(seen_at=now)
        afterwards(db, lambda later: later.exec(seen))
    colleague = as_colleague(staff, (group for _, _, group in rows), session.id)
    return replace(colleague, until=min(session.ends_at, seen_at + IDLE))


def sign_out(db: Session, token: str) -> None:
    db.exec(delete(StaffSession).where(StaffSession.token_digest == digest(token)))


def change_password(db: Session, name: str, password_hash: str) -> None:
    """Another password; signed out everywhere. Raises NotYours when there is no such colleague."""
    staff = db.exec(select(Staff).where(Staff.name == name.strip().casefold())).first()
    if staff is None:
        raise NotYours
    staff.password_hash = password_hash
    db.add(staff)
    db.exec(delete(StaffSession).where(StaffSession.staff_id == staff.id))


def leave(db: Session, staff: Staff) -> None:
    """Someone leaves: signed out everywhere, kept by name in what they did."""
    staff.left_at = clock.now()
    db.add(staff)
    db.exec(delete(StaffSession).where(StaffSession.staff_id == staff.id))


def remove_ended(db: Session) -> None:
    now = clock.now()
    db.exec(delete(StaffSession).where((StaffSession.ends_at < now) | (StaffSession.seen_at < now - IDLE)))
