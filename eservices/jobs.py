"""The outbox: work that is promised in the transaction that asks for it, and done afterwards.

At least once: a worker that dies leaves a lease that runs out, so whatever handles a job may be run twice. `fence` counts
the claims; only the last one may complete or fail the job.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import JSON, CheckConstraint, CursorResult, Index, Text, delete, text, update
from sqlmodel import Field, Session, SQLModel, select

from eservices import clock
from eservices.database import UtcTime
from eservices.inserting import insert_new
from eservices.refusals import LeaseLost

LEASE_SECONDS = 120
MOST_ATTEMPTS = 12
FIRST_PAUSE = timedelta(seconds=15)
LONGEST_PAUSE = timedelta(hours=6)
WAITED_FOR = timedelta(days=365)
"""How much earlier than the rest a job stands in the queue that somebody waits for."""
_IS_READY = text("state = 'ready'")
LETS_BY = 5
"""How many that are due go before the next part of a job that takes long, which so gets on however much stands in line."""


class MoreToDo(Exception):
    """A job that takes long has done a part of it: the rest is done when the next few have had their turn.

    `known` is laid in its payload, for whoever goes on.
    """

    def __init__(self, **known: object) -> None:
        super().__init__()
        self.known = known


class Job(SQLModel, table=True):
    """One piece of work. `run_after` is also when a claimed job may be claimed again. `key` keeps twins out."""

    __tablename__ = "jobs"
    __table_args__ = (
        CheckConstraint("state IN ('ready', 'done', 'dead')", name="state"),
        Index("ix_jobs_ready", "run_after", "id", sqlite_where=_IS_READY, postgresql_where=_IS_READY),
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(max_length=40)
    payload: dict[str, object] = Field(sa_type=JSON)
    key: str | None = Field(default=None, unique=True, max_length=120)
    state: str = Field(default="ready", max_length=10)
    run_after: datetime = Field(sa_type=UtcTime)
    attempts: int = 0
    owner: str | None = Field(default=None, max_length=80)
    lease_until: datetime | None = Field(default=None, sa_type=UtcTime)
    fence: int = 0
    error: str | None = Field(default=None, sa_type=Text)
    made_at: datetime = Field(sa_type=UtcTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcTime)


class Heartbeat(SQLModel, table=True):
    """When a worker was last seen alive."""

    __tablename__ = "heartbeats"

    name: str = Field(primary_key=True, max_length=80)
    at: datetime = Field(sa_type=UtcTime)


def enqueue(
    db: Session, kind: str, payload: Mapping[str, object], key: str | None = None, run_after: datetime | None = None
) -> None:
    """Promise work. Of several with the same key only the first is kept."""
    db.exec(insert_new(db, Job), params=row(kind, payload, key, run_after))


def hasten(db: Session, key: str) -> None:
    """Somebody waits for it: it is done before what nobody waits for. Those that are waited for keep their order."""
    waited = clock.now() - WAITED_FOR
    bulk = update(Job).where(Job.key == key, Job.state == "ready", Job.attempts == 0, Job.run_after > waited)
    db.exec(bulk.where(Job.run_after <= clock.now()).values(run_after=waited))


def row(
    kind: str, payload: Mapping[str, object], key: str | None = None, run_after: datetime | None = None
) -> dict[str, object]:
    """The columns of a job, for those who insert many at once."""
    now = clock.now()
    columns = {"kind": kind, "payload": dict(payload), "key": key, "run_after": run_after or now, "made_at": now}
    return columns | {"state": "ready", "attempts": 0, "fence": 0}


def is_due(db: Session, kinds: Sequence[str]) -> bool:
    """Whether a claim would find something; needs no write."""
    return db.exec(_due(kinds)).first() is not None


def claim(db: Session, owner: str, kinds: Sequence[str], seconds: int = LEASE_SECONDS) -> Job | None:
    """The job that has waited longest, leased to `owner`; None when nothing is due.

    A job that took its worker down with it on every attempt is laid aside as dead.
    """
    now = clock.now()
    until = now + timedelta(seconds=seconds)
    waiting = _due(kinds).with_for_update(skip_locked=True).scalar_subquery()
    claimed = (
        update(Job)
        .where(Job.id == waiting)
        .values(owner=owner, lease_until=until, run_after=until, fence=Job.fence + 1, attempts=Job.attempts + 1)
        .returning(Job)
        .execution_options(synchronize_session=False, populate_existing=True)
    )
    job = db.scalars(claimed).first()
    if job is None or job.attempts <= MOST_ATTEMPTS:
        return job
    _end(db, job, "dead", job.error or "the worker died each time")
    return claim(db, owner, kinds, seconds)


def complete(db: Session, job: Job) -> None:
    """Raises LeaseLost when the lease ran out and another worker has claimed the job."""
    _end(db, job, "done", None)


def go_on(db: Session, job: Job, kinds: Sequence[str], known: Mapping[str, object]) -> None:
    """A part is done. The job lets the next few of these `kinds` by, and has all its attempts again. Raises LeaseLost."""
    due = select(Job.run_after).where(_IS_READY, Job.run_after <= clock.now(), Job.kind.in_(kinds), Job.id != job.id)
    after = db.exec(due.order_by(Job.run_after, Job.id).offset(LETS_BY - 1).limit(1)).first() or clock.now()
    payload = job.payload | dict(known)
    _change(db, job, attempts=0, error=None, owner=None, lease_until=None, run_after=after, payload=payload)


def fail(db: Session, job: Job, error: str) -> None:
    """Try again later, each time after a longer pause; after the last attempt the job is dead and stays to be seen."""
    if job.attempts >= MOST_ATTEMPTS:
        _end(db, job, "dead", error)
    else:
        pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (job.attempts - 1))
        _change(db, job, error=error[:2000], owner=None, lease_until=None, run_after=clock.now() + pause)


def dead(db: Session) -> list[Job]:
    return list(db.exec(select(Job).where(Job.state == "dead").order_by(Job.id)))


def retry(db: Session, job_id: int) -> None:
    """Give a dead job all its attempts again."""
    again = update(Job).where(Job.id == job_id, Job.state == "dead")
    db.exec(again.values(state="ready", attempts=0, run_after=clock.now(), owner=None, lease_until=None, ended_at=None))


def forget_done(db: Session, kind: str) -> None:
    """Drop the done jobs of a kind that proves nothing. Those that a filing promised stay: they are its proof."""
    db.exec(delete(Job).where(Job.kind == kind, Job.state == "done"))


def beat(db: Session, name: str) -> None:
    db.exec(insert_new(db, Heartbeat), params={"name": name, "at": clock.now()})
    db.exec(update(Heartbeat).where(Heartbeat.name == name).values(at=clock.now()))


def heartbeat_age(db: Session, name: str = "worker") -> timedelta | None:
    """How long ago the worker was last alive; None if it never was."""
    beat_at = db.exec(select(Heartbeat.at).where(Heartbeat.name == name)).first()
    return clock.now() - beat_at if beat_at else None


def _due(kinds: Sequence[str]):  # noqa: ANN202
    is_due = (_IS_READY, Job.run_after <= clock.now(), Job.kind.in_(kinds))
    return select(Job.id).where(*is_due).order_by(Job.run_after, Job.id).limit(1)


def _end(db: Session, job: Job, state: str, error: str | None) -> None:
    _change(db, job, state=state, error=error and error[:2000], ended_at=clock.now(), owner=None, lease_until=None)


def _change(db: Session, job: Job, **values: object) -> None:
    mine = update(Job).where(Job.id == job.id, Job.fence == job.fence, Job.state == "ready")
    changed: CursorResult = db.exec(mine.values(**values).execution_options(synchronize_session=False))
    if changed.rowcount == 0:
        raise LeaseLost
