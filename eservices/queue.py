"""The queue: what is due first stands first, whatever way it came. Pages are found by key, never by counting."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, NamedTuple, Self

from sqlalchemy import ColumnElement, Select, String, bindparam, literal_column, select, tuple_, union_all
from sqlmodel import Session

from eservices import clock, tally
from eservices.cases import Case
from eservices.people import Colleague, Staff
from eservices.refusals import NotYours

View = Literal["mine", "unassigned", "group", "all"]
SIZE = 25
LONGEST_NUMBER = 9
_CASE = Case.__table__.c
IS_OPEN = _CASE.status != literal_column("'closed'")
"""As the partial indexes have it: a bound value would keep SQLite from seeing that they fit."""


class Key(NamedTuple):
    """Where a page ended."""

    due_on: date
    arrived_on: date
    id: int

    def show(self) -> str:
        return f"{self.due_on}_{self.arrived_on}_{self.id}"

    @classmethod
    def read(cls, shown: str) -> Self | None:
        """The key from an address; None if it is not one."""
        try:
            due_on, arrived_on, number = shown.split("_")
            if len(number) > LONGEST_NUMBER:
                return None
            return cls(date.fromisoformat(due_on), date.fromisoformat(arrived_on), int(number))
        except ValueError:
            return None


@dataclass(frozen=True)
class Narrow:
    """What a list is narrowed to: only these services, languages and channels, only what is late. Empty asks nothing."""

    services: tuple[str, ...] | None = None
    """None asks nothing; no service at all finds nothing."""
    languages: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    late: bool = False

    @property
    def asked(self) -> frozenset[str]:
        given = {"services": self.services is not None, "languages": self.languages, "channels": self.channels}
        return frozenset(name for name, value in {**given, "late": self.late}.items() if value)

    @property
    def bound(self) -> dict[str, object]:
        values = {"services": list(self.services or ()), "languages": list(self.languages), "channels": list(self.channels)}
        return {name: value for name, value in {**values, "late": clock.today()}.items() if name in self.asked}


WIDE = Narrow()


class Row(NamedTuple):
    """One line of the queue."""

    id: int
    reference: str
    title: str
    applicant: str | None
    applied_by: str | None
    service: str
    status: str
    channel: str
    language: str
    group_id: str
    assignee_id: int | None
    arrived_on: date
    due_on: date
    assignee_name: str | None

    def is_late(self, today: date) -> bool:
        return self.due_on < today


class Page(NamedTuple):
    """The lines, and `after` for the next page if there is more."""

    rows: list[Row]
    next: str | None


def page(
    db: Session, by: Colleague, view: View = "all", after: str | None = None, group: str | None = None, size: int = SIZE,
    narrow: Narrow = WIDE,
) -> Page:  # fmt: skip
    """The open cases of one's groups (`all`), of one of them (`group`), those nobody has taken, or one's own.

    Raises NotYours for a group that one is not in.
    """
    if group is not None and group not in by.groups:
        raise NotYours
    groups = [group] if group else sorted(by.groups)
    if not groups:
        return Page([], None)
    start = Key.read(after or "")
    asked = {f"group_{place}": name for place, name in enumerate(groups)} | {"holder": by.id, "lines": size + 1} | narrow.bound
    statement = _statement(view, len(groups), start is not None, narrow.asked)
    rows = [Row(*row) for row in db.execute(statement, asked | (start._asdict() if start else {}))]
    last = rows[size - 1] if len(rows) > size else None
    return Page(rows[:size], Key(last.due_on, last.arrived_on, last.id).show() if last else None)


def counts(db: Session, by: Colleague) -> tally.Counts:
    """The numbers on the tabs."""
    return tally.counts(db, by.id, by.groups)


@cache
def _statement(view: View, groups: int, goes_on: bool, asked: frozenset[str]) -> Select:
    """The first lines of each group by its index, and of those the first. Built once for each number of groups."""
    each = [_first([*where, *_narrowed(asked)], goes_on) for where in _wanted(view, groups)]
    lines = (union_all(*(select(first.subquery()) for first in each)) if len(each) > 1 else each[0]).subquery()
    columns = lines.c
    named = select(lines, Staff.full_name).join(Staff, Staff.id == columns.assignee_id, isouter=True)
    return named.order_by(columns.due_on, columns.arrived_on, columns.id).limit(bindparam("lines"))


def _wanted(view: View, groups: int) -> list[list[ColumnElement[bool]]]:
    names = [bindparam(f"group_{place}", type_=String()) for place in range(groups)]
    if view == "mine":
        return [[IS_OPEN, _CASE.assignee_id == bindparam("holder"), _CASE.group_id.in_(names)]]
    if view == "unassigned":
        return [[_CASE.group_id == name, _CASE.status == "received"] for name in names]
    return [[IS_OPEN, _CASE.group_id == name] for name in names]


def _narrowed(asked: frozenset[str]) -> list[ColumnElement[bool]]:
    columns = {"services": _CASE.service, "languages": _CASE.language, "channels": _CASE.channel}
    chosen = [column.in_(bindparam(name, expanding=True)) for name, column in columns.items() if name in asked]
    return [*chosen, _CASE.due_on < bindparam("late", type_=_CASE.due_on.type)] if "late" in asked else chosen


def _first(where: list[ColumnElement[bool]], goes_on: bool) -> Select:
    order = (_CASE.due_on, _CASE.arrived_on, _CASE.id)
    found = select(*(_CASE[name] for name in Row._fields[:-1])).where(*where)
    if goes_on:
        found = found.where(tuple_(*order) > tuple_(*(bindparam(column.name, type_=column.type) for column in order)))
    return found.order_by(*order).limit(bindparam("lines"))
