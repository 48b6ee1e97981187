"""How many cases lie where, kept in the transaction that moves them, so that no page has to count."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy
from sqlalchemy import bindparam, func
from sqlmodel import Field, Session, SQLModel, select

from eservices.inserting import insert_for

if TYPE_CHECKING:
    from eservices.inserting import Insert

NOBODY = 0


class Place(NamedTuple):
    """Where a case lies: with a group, in a status, in someone's hands or in nobody's."""

    group_id: str
    status: str
    assignee_id: int


class Tally(SQLModel, table=True):
    """The number of cases in one place."""

    __tablename__ = "tally"

    group_id: str = Field(primary_key=True, max_length=40)
    status: str = Field(primary_key=True, max_length=20)
    assignee_id: int = Field(primary_key=True)
    cases: int = 0
    moves: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    """How often a case has come here or gone: it only grows, so that whoever watches a queue sees that something moved."""


_OPEN = sqlalchemy.select(Tally.__table__).where(
    Tally.group_id.in_(bindparam("groups", expanding=True)), Tally.status != "closed"
)
_MOVES = sqlalchemy.select(Tally.group_id, func.sum(Tally.moves)).where(Tally.status != "closed").group_by(Tally.group_id)


class Counts(NamedTuple):
    """The numbers on the desk's tabs: open cases only."""

    mine: int
    unassigned: int
    all: int
    by_group: dict[str, int]
    mark: str = ""
    """Another one as soon as anything has moved in these groups."""


def place(group_id: str, status: str, assignee_id: int | None) -> Place:
    return Place(group_id, status, assignee_id or NOBODY)


def add(db: Session, where: Place, cases: int = 1) -> None:
    """Count `cases` more (or fewer). Left to the end of a transaction: others wait for the row."""
    db.exec(_adding(db.get_bind().dialect.name), params={**where._asdict(), "cases": cases, "moves": 1})


def move(db: Session, before: Place, after: Place) -> None:
    """Count a case here instead of there; inside `together` as soon as that ends."""
    if before == after:
        return
    kept: Counter[Place] | None = db.info.get("tally")
    if kept is not None:
        kept.subtract((before,))
        kept.update((after,))
        return
    for where, cases in sorted(((before, -1), (after, 1))):
        add(db, where, cases)


@contextmanager
def together(db: Session) -> Iterator[None]:
    """Many cases are moved in one transaction: what they add up to is counted at its end, in one order for everyone."""
    kept = db.info["tally"] = Counter()
    try:
        yield
    finally:
        del db.info["tally"]
    for where, cases in sorted(kept.items()):
        add(db, where, cases)


def counts(db: Session, assignee_id: int, groups: frozenset[str]) -> Counts:
    """The open cases of one's groups, and those in one's own hands."""
    mine, unassigned, by_group, moved = 0, 0, Counter(dict.fromkeys(sorted(groups), 0)), Counter()
    for row in db.exec(_OPEN, params={"groups": sorted(groups)}):
        by_group[row.group_id] += row.cases
        mine += row.cases if row.assignee_id == assignee_id else 0
        unassigned += row.cases if row.status == "received" else 0
        moved[row.group_id] += row.moves
    return Counts(mine, unassigned, by_group.total(), dict(by_group), mark(moved, groups))


def moves(db: Session) -> dict[str, int]:
    """How often anything has moved in each group: one cheap look for everyone who watches a queue."""
    return {group: int(number) for group, number in db.execute(_MOVES)}


def mark(moves: Mapping[str, int], groups: Iterable[str]) -> str:
    """What one who may see these groups compares, to know whether to look again."""
    return ".".join(str(moves.get(group, 0)) for group in sorted(groups))


def all_places(db: Session) -> dict[Place, int]:
    rows = db.exec(select(Tally).where(Tally.cases != 0).execution_options(populate_existing=True))
    return {place(row.group_id, row.status, row.assignee_id): row.cases for row in rows}


@cache
def _adding(dialect: str) -> "Insert":
    statement = insert_for(dialect, Tally)
    more = {"cases": Tally.cases + statement.excluded.cases, "moves": Tally.moves + statement.excluded.moves}
    return statement.on_conflict_do_update(index_elements=["group_id", "status", "assignee_id"], set_=more)
