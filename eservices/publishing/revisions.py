"""Revisions: every change to a proposal, by whom, and what stood there before it, so that it can be undone."""

import json
import zlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, LargeBinary, UniqueConstraint, update
from sqlalchemy.orm import defer
from sqlmodel import Field, Session, SQLModel, select

from eservices import clock
from eservices.database import UtcTime
from eservices.people import Colleague

KEPT = 50
"""How many changes can be undone; of older ones only the row stays."""
Tree = dict[str, Any]


class Revision(SQLModel, table=True):
    """One change. `before` is the whole tree as it was, packed; of an undone change it is the tree as it became."""

    __tablename__ = "revisions"
    __table_args__ = (UniqueConstraint("proposal_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    proposal_id: int = Field(foreign_key="proposals.id")
    number: int
    at: datetime = Field(sa_type=UtcTime)
    by_id: int = Field(foreign_key="staff.id")
    by_name: str = Field(max_length=100)
    what: dict[str, object] = Field(sa_type=JSON)
    before: bytes | None = Field(default=None, sa_type=LargeBinary)
    undone: bool = False


_ROWS = select(Revision).options(defer(Revision.before))


def write(
    db: Session, proposal_id: int, number: int, by: Colleague, what: Mapping[str, object], before: str | None = None
) -> Revision:
    """Write the change down; `before` is the tree as JSON, None where there is nothing to go back to."""
    revision = Revision(
        proposal_id=proposal_id, number=number, at=clock.now(), by_id=by.id, by_name=by.full_name, what=dict(what),
        before=None if before is None else packed(before),
    )  # fmt: skip
    db.add(revision)
    db.flush()
    if before is not None:
        _let_go(db, proposal_id)
    return revision


def all_of(db: Session, proposal_id: int, limit: int = 100) -> list[Revision]:
    """The changes without their contents, the latest first."""
    rows = _ROWS.where(Revision.proposal_id == proposal_id)
    return list(db.exec(rows.order_by(Revision.number.desc()).limit(limit)))


def to_undo(db: Session, proposal_id: int) -> Revision | None:
    """The change that would be undone."""
    return db.exec(_with_contents(proposal_id, undone=False).order_by(Revision.number.desc())).first()


def to_redo(db: Session, proposal_id: int) -> Revision | None:
    """The undone change that would be made again."""
    return db.exec(_with_contents(proposal_id, undone=True).order_by(Revision.number)).first()


def trees_before(db: Session, proposal_id: int) -> Iterator[Tree]:
    """The tree as it was before each change that can be undone, the latest first."""
    rows = select(Revision).where(Revision.proposal_id == proposal_id, Revision.before.is_not(None))
    return (unpacked(each.before) for each in db.exec(rows.order_by(Revision.number.desc())) if each.before)


def forget_undone(db: Session, proposal_id: int) -> None:
    """After another change, what was undone cannot be made again."""
    rows = update(Revision).where(Revision.proposal_id == proposal_id, Revision.undone)
    db.exec(rows.values(before=None).execution_options(synchronize_session="fetch"))


def swap(db: Session, revision: Revision, tree: str, undone: bool) -> None:
    """Keep the tree that the change is stepped over from, for the way back."""
    revision.before, revision.undone = packed(tree), undone
    db.add(revision)


def has_written(db: Session, proposal_id: int, staff_id: int) -> bool:
    """Whether someone has made a change, be it undone since."""
    rows = select(Revision.id).where(Revision.proposal_id == proposal_id, Revision.by_id == staff_id)
    return db.exec(rows.limit(1)).first() is not None


def last_about(db: Session, proposal_id: int, key: str) -> Revision:
    """The last change of the element with that key; the last of all where none names it."""
    latest = all_of(db, proposal_id)
    return next((each for each in latest if each.what.get("key") == key), latest[0])


def as_json(tree: Tree) -> str:
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":"))


def packed(tree: str) -> bytes:
    return zlib.compress(tree.encode(), 1)


def unpacked(before: bytes) -> Tree:
    return json.loads(zlib.decompress(before))


def _with_contents(proposal_id: int, *, undone: bool):  # noqa: ANN202
    is_undone = Revision.undone if undone else ~Revision.undone
    return select(Revision).where(Revision.proposal_id == proposal_id, is_undone, Revision.before.is_not(None)).limit(1)


def _let_go(db: Session, proposal_id: int) -> None:
    """Let go of the contents of all but the latest KEPT that have any."""
    kept = select(Revision.number).where(Revision.proposal_id == proposal_id, Revision.before.is_not(None))
    oldest = db.exec(kept.order_by(Revision.number.desc()).offset(KEPT).limit(1)).first()
    if oldest is not None:
        rows = update(Revision).where(Revision.proposal_id == proposal_id, Revision.number <= oldest)
        db.exec(rows.values(before=None).execution_options(synchronize_session="fetch"))
