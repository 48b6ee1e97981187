"""What the worker does with a batch: which letters are left to draw, keeping each once, and keeping the file that is bound.

Every step may be done twice; a worker that dies leaves what it has kept, and the next goes on after it.
"""

from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import func, update
from sqlmodel import Session, col, select

from eservices import clock
from eservices.contact_centre.letters.outgoing import batches
from eservices.contact_centre.letters.outgoing.batches import Batch, BatchFile
from eservices.contact_centre.letters.outgoing.posting import Posting
from eservices.people import Group


class Progress(NamedTuple):
    """How many of a batch's letters are drawn, of those that are to be sent."""

    drawn: int
    all: int


class Bound(NamedTuple):
    """A file to print."""

    pdf: bytes
    pages: int


def to_draw(db: Session, batch_id: int, limit: int) -> list[Posting]:
    """The next letters of a batch that are not drawn; none once it is dissolved."""
    inside = select(Posting).where(Posting.batch_id == batch_id, Posting.state == "ordered")
    return list(db.exec(inside.order_by(col(Posting.id)).limit(limit)))


def progress(db: Session, batch: Batch) -> Progress:
    inside = select(Posting.state, func.count()).where(Posting.batch_id == batch.id).group_by(col(Posting.state))
    counted: dict[str, int] = dict(db.exec(inside).all())
    drawn = sum(counted.get(state, 0) for state in ("ready", "posted", "returned"))
    return Progress(drawn, drawn + counted.get("ordered", 0))


def set_aside(db: Session, posting_id: int) -> None:
    """It cannot be drawn: it lies on the table by itself, to be seen, and does not hold up the others."""
    mine = update(Posting).where(col(Posting.id) == posting_id, col(Posting.state) == "ordered")
    db.exec(mine.values(state="failed", batch_id=None, changed_at=clock.now()))


def to_bind(db: Session, batch_id: int) -> Batch | None:
    """The batch if its file is still wanted."""
    return db.exec(select(Batch).where(Batch.id == batch_id, Batch.state == "drawing")).first()


def group_name(db: Session, batch: Batch) -> str:
    return db.get_one(Group, batch.group_id).name


def paper(db: Session, posting_id: int) -> bytes:
    """A letter's own file."""
    return db.exec(select(Posting.pdf).where(Posting.id == posting_id)).one() or b""


def keep(db: Session, bound: Batch, files: Mapping[str, Bound]) -> None:
    """It can be printed, unless it was changed while it was bound: then another binding is promised. Of nothing is nothing."""
    still = update(Batch).where(col(Batch.id) == bound.id, col(Batch.bindings) == bound.bindings, col(Batch.state) == "drawing")
    state = "ready" if files else "dissolved"
    changed = db.exec(still.values(state=state, changed_at=clock.now()).execution_options(synchronize_session=False))
    if changed.rowcount == 0:
        return
    batches.forget_files(db, bound)
    now = clock.now()
    db.add_all(
        BatchFile(batch_id=bound.id or 0, kind=kind, pdf=each.pdf, pages=each.pages, made_at=now)
        for kind, each in files.items()
    )
