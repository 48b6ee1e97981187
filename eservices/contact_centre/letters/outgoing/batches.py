"""Batches: what lies on a group's table, printed as one file and posted as one pile; of a day, and of one class of post.

A batch is `drawing` until the worker has bound its file (`printing`), then `ready`, then `posted`; or `dissolved`, and its
letters lie on the table again. A letter that is called off or lifted out before it is posted has the file bound again.
"""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, LargeBinary, UniqueConstraint, delete, func, update
from sqlalchemy.orm import defer
from sqlmodel import Field, Session, SQLModel, col, select

from eservices import clock, copies, jobs
from eservices.contact_centre.letters.outgoing import posting, steps
from eservices.contact_centre.letters.outgoing.posting import CLASSES, Posting
from eservices.contact_centre.refusals import BatchMoved, NothingToPrint, PostingGone
from eservices.database import UtcTime
from eservices.people import Colleague, Group

PRINT = "print_batch"
MOST = 1000
STATES = ("drawing", "ready", "posted", "dissolved")
FILES = LETTERS, LIST, LABELS = ("letters", "list", "labels")


class Batch(SQLModel, table=True):
    """The `number`th pile of its group's day. `bindings` counts how often its file was asked for."""

    __tablename__ = "batches"
    __table_args__ = (
        UniqueConstraint("group_id", "day", "number"),
        CheckConstraint(f"post_class IN {CLASSES}", name="post_class"),
        CheckConstraint(f"state IN {STATES}", name="state"),
        Index("ix_batches_table", "group_id", "state", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    group_id: str = Field(foreign_key="groups.id", max_length=40)
    day: date
    number: int
    post_class: str = Field(max_length=10)
    is_two_sided: bool
    state: str = Field(default="drawing", max_length=10)
    bindings: int = 1
    made_at: datetime = Field(sa_type=UtcTime)
    made_by_id: int | None = Field(default=None, foreign_key="staff.id")
    made_by_name: str = Field(default="", max_length=100)
    changed_at: datetime = Field(sa_type=UtcTime)
    changed_by_name: str = Field(default="", max_length=100)


class BatchFile(SQLModel, table=True):
    """What is printed of a batch: its letters, the list on top of them, the addresses on labels."""

    __tablename__ = "batch_files"
    __table_args__ = (
        UniqueConstraint("batch_id", "kind"),
        CheckConstraint(f"kind IN {FILES}", name="kind"),
        Index("ix_batch_files_made", "made_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    batch_id: int = Field(foreign_key="batches.id")
    kind: str = Field(max_length=10)
    pdf: bytes = Field(sa_type=LargeBinary)
    pages: int
    made_at: datetime = Field(sa_type=UtcTime)


def make(db: Session, by: Colleague | None, group: str, post_class: str, *, is_two_sided: bool) -> Batch:
    """All that waits on the group's table in that class, the oldest thousand; drawn and bound by one job.

    Raises NothingToPrint, also for who is not in the group.
    """
    if by is not None and group not in by.groups:
        raise NothingToPrint
    db.exec(select(Group).where(Group.id == group).with_for_update()).one()
    now = clock.now()
    batch = Batch(
        group_id=group, day=clock.today(), number=_next_number(db, group), post_class=post_class, is_two_sided=is_two_sided,
        made_at=now, changed_at=now, made_by_id=by and by.id, made_by_name=by.full_name if by else "",
    )  # fmt: skip
    db.add(batch)
    db.flush()
    taken = _take_in(db, batch)
    if not taken:
        raise NothingToPrint
    _spare_their_jobs(db, taken)
    _have_bound(db, batch)
    return batch


def _next_number(db: Session, group: str) -> int:
    today = select(func.max(Batch.number)).where(Batch.group_id == group, Batch.day == clock.today())
    return (db.exec(today).one() or 0) + 1


def _take_in(db: Session, batch: Batch) -> list[int]:
    waits = (
        Posting.group_id == batch.group_id, col(Posting.state).in_(("ordered", "ready")), col(Posting.batch_id).is_(None),
        Posting.post_class == batch.post_class,
    )  # fmt: skip
    oldest = select(Posting.id).where(*waits).order_by(col(Posting.id)).limit(MOST)
    taken = update(Posting).where(*waits, col(Posting.id).in_(oldest)).values(batch_id=batch.id).returning(col(Posting.id))
    return list(db.scalars(taken.execution_options(synchronize_session=False)))


def _spare_their_jobs(db: Session, taken: list[int]) -> None:
    """The batch draws them: what was promised for each and is not begun is not needed."""
    keys = [f"{posting.RENDER}:{number}" for number in taken]
    idle = (col(jobs.Job.state) == "ready", col(jobs.Job.owner).is_(None))
    db.exec(delete(jobs.Job).where(col(jobs.Job.key).in_(keys), *idle))


def _have_bound(db: Session, batch: Batch) -> None:
    """Whoever has made it waits to print."""
    jobs.enqueue(db, PRINT, {"batch_id": batch.id}, key=(key := f"{PRINT}:{batch.id}:{batch.bindings}"))
    jobs.hasten(db, key)


def find(db: Session, by: Colleague, batch_id: int, *, hold: bool = False) -> Batch:
    """One of one's groups'. Raises PostingGone."""
    mine = select(Batch).where(Batch.id == batch_id, col(Batch.group_id).in_(by.groups))
    rows = mine.with_for_update() if hold else mine
    batch = db.exec(rows, execution_options={"populate_existing": hold}).first()
    if batch is None:
        raise PostingGone
    return batch


def on_the_table(db: Session, by: Colleague) -> list[Batch]:
    """Those to print and post, the oldest first."""
    return _in(db, by, ("drawing", "ready"), 50)


def lately(db: Session, by: Colleague, limit: int = 10) -> list[Batch]:
    """Those that were posted or dissolved, the latest first."""
    return _in(db, by, ("posted", "dissolved"), limit)[::-1]


def _in(db: Session, by: Colleague, states: tuple[str, ...], limit: int) -> list[Batch]:
    mine = select(Batch).where(col(Batch.group_id).in_(by.groups), col(Batch.state).in_(states))
    return list(db.exec(mine.order_by(col(Batch.id).desc()).limit(limit)))[::-1]


def letters(db: Session, batch: Batch) -> list[Posting]:
    """Its letters, called off and returned ones too; what they say is read when it is asked for."""
    inside = select(Posting).where(Posting.batch_id == batch.id).order_by(col(Posting.id))
    light = inside.options(defer(Posting.pdf), defer(Posting.payload))
    return list(db.exec(light, execution_options={"populate_existing": True}))


def files(db: Session, batch: Batch) -> dict[str, int]:
    """Which files there are to print, and their pages."""
    return dict(db.exec(select(BatchFile.kind, BatchFile.pages).where(BatchFile.batch_id == batch.id)).all())


def file(db: Session, batch: Batch, kind: str) -> bytes:
    """Raises PostingGone, also when it is not bound yet, or forgotten."""
    found = db.exec(select(BatchFile.pdf).where(BatchFile.batch_id == batch.id, BatchFile.kind == kind)).first()
    if found is None or batch.state not in ("ready", "posted"):
        raise PostingGone
    return found


def post(db: Session, batch: Batch, by: Colleague) -> int:
    """The pile is on its way: how many letters. The drafts that they are about wait longer. Raises BatchMoved."""
    _move(db, batch, "posted", by, ("ready",))
    posted = _move_letters(db, batch, by, "ready", "posted")
    for journey in db.exec(select(Posting.journey).where(Posting.batch_id == batch.id, col(Posting.journey).is_not(None))):
        copies.wait_for_paper(db, journey or "")
    return posted


def take_back(db: Session, batch: Batch, by: Colleague) -> None:
    """It was not posted after all. Raises BatchMoved, and PostingGone once its paper is forgotten."""
    if LETTERS not in files(db, batch):
        raise PostingGone
    _move(db, batch, "ready", by, ("posted",))
    _move_letters(db, batch, by, "posted", "ready")


def dissolve(db: Session, batch: Batch, by: Colleague) -> None:
    """No pile after all: each letter lies on the table by itself. Raises BatchMoved once it was posted."""
    _move(db, batch, "dissolved", by, ("drawing", "ready"))
    forget_files(db, batch)
    inside = (col(Posting.batch_id) == batch.id, col(Posting.state).in_(posting.ON_THE_TABLE))
    undrawn = list(db.exec(select(Posting).where(*inside, Posting.state == "ordered")))
    db.exec(update(Posting).where(*inside).values(batch_id=None).execution_options(synchronize_session=False))
    for letter in undrawn:
        posting.draw_alone(db, letter)


def call_off(db: Session, batch: Batch, letter: Posting, by: Colleague) -> None:
    """One of its letters is not to be sent: the file is bound again without it. Raises BatchMoved and PostingMoved."""
    _move(db, batch, "drawing", by, ("drawing", "ready"), bindings=Batch.bindings + 1)
    posting.call_off(db, letter, by)
    _have_bound(db, batch)


def forget_files(db: Session, batch: Batch) -> None:
    db.exec(delete(BatchFile).where(col(BatchFile.batch_id) == batch.id))


def forget_old(db: Session) -> None:
    """The files of what was posted long ago; each letter forgets for itself."""
    old = select(Batch.id).where(Batch.state == "posted", Batch.changed_at < clock.now() - posting.KEPT)
    before = col(BatchFile.made_at) < clock.now() - posting.KEPT
    db.exec(delete(BatchFile).where(before, col(BatchFile.batch_id).in_(old)))


def _move(db: Session, batch: Batch, state: str, by: Colleague, before: tuple[str, ...], **more: object) -> None:
    if not steps.take(db, batch, state, by, before, **more):
        raise BatchMoved(batch.state, batch.changed_by_name)


def _move_letters(db: Session, batch: Batch, by: Colleague, before: str, state: str) -> int:
    inside = update(Posting).where(col(Posting.batch_id) == batch.id, col(Posting.state) == before)
    return db.exec(inside.values(**steps.changed(state, by)).execution_options(synchronize_session=False)).rowcount
