"""What is looked at in the queue: one of the views or a group, narrowed, and how its lines are told."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import parse_qsl, urlencode

from sqlmodel import Session

from eservices import clock
from eservices import queue as lists
from eservices.channels import CHANNELS
from eservices.queue import Narrow, Page, Row
from eservices.tally import Counts
from forms.texts import Say, to_say
from portal.desk.queue.waiting import waited
from portal.desk.surroundings import signed_in
from portal.visit import Visit

VIEWS = {"mine": to_say("Mina"), "unassigned": to_say("Otagna"), "all": to_say("Alla öppna")}
MOST_CHOSEN = 40
NOTHING = "-"
"""A service that there is none of: what words are read as that no service has."""


@dataclass(frozen=True)
class Look:
    """What is looked at: one of the views, or one group's cases; only some services, languages and channels, only late ones."""

    view: str
    group: str = ""
    services: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    late: bool = False

    @classmethod
    def read(cls, query: Mapping[str, str], counts: Counts) -> Self:
        """From an address. Without a view, one's own cases, or those that no one has taken while one has none."""
        view, group = query.get("view", ""), query.get("group", "")
        if view == "group" and (group not in counts.by_group or len(counts.by_group) < 2):
            view = ""
        if view not in VIEWS and view != "group":
            view = "mine" if counts.mine else "unassigned"
        services, languages, channels = (_several(query, name) for name in ("service", "language", "channel"))
        chosen = tuple(channel for channel in channels if channel in CHANNELS)
        return cls(view, group if view == "group" else "", services, languages, chosen, query.get("late") == "yes")

    @classmethod
    def of(cls, query: str, counts: Counts) -> Self:
        """From what stands behind the question mark."""
        return cls.read(dict(parse_qsl(query[:5000])), counts)

    @property
    def asked(self) -> dict[str, str]:
        """What its address says."""
        lists = {"service": self.services, "language": self.languages, "channel": self.channels}
        given = {"view": self.view, "group": self.group, **{name: ",".join(each) for name, each in lists.items()}}
        return {name: value for name, value in {**given, "late": "yes" if self.late else ""}.items() if value}

    @property
    def address(self) -> str:
        return "/desk?" + self.query

    @property
    def query(self) -> str:
        return urlencode(self.asked, safe=",")

    @property
    def is_narrow(self) -> bool:
        return bool(self.services or self.languages or self.channels or self.late)

    @property
    def wide(self) -> "Look":
        return Look(self.view, self.group)

    @property
    def narrow(self) -> Narrow:
        return Narrow(self.services or None, self.languages, self.channels, self.late)

    def within(self, other: "Look") -> "Look":
        """The same view, narrowed as the other."""
        return replace(other, view=self.view, group=self.group)


def _several(query: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, query.get(name, "").split(","))))[:MOST_CHOSEN]


@dataclass(frozen=True)
class Tab:
    """A way to look at the queue, and how much there is."""

    look: Look
    label: str
    count: int


@dataclass(frozen=True)
class Line:
    """A case in the list, with its waiting in words."""

    case: Row
    waited: str
    is_late: bool


def asked(visit: Visit, counts: Counts) -> Look:
    return Look.read(visit.query, counts)


def find(visit: Visit, db: Session, look: Look, after: str | None = None, size: int = 25) -> Page:
    return lists.page(
        db, signed_in(visit), look.view, after=after, group=look.group or None, size=size, narrow=look.narrow  # type: ignore[arg-type]
    )  # fmt: skip


def tabs(visit: Visit, counts: Counts, names: Mapping[str, str]) -> list[Tab]:
    """Mine, those that no one has taken, each group's if one has several, all."""
    numbers = {"mine": counts.mine, "unassigned": counts.unassigned, "all": counts.all}
    shown = [Tab(Look(view), visit.say(label), numbers[view]) for view, label in VIEWS.items()]
    groups = counts.by_group if len(counts.by_group) > 1 else {}
    return [*shown, *(Tab(Look("group", group), names.get(group, group), count) for group, count in groups.items())]


def lines(found: Page, say: Say) -> list[Line]:
    today = clock.today()
    return [Line(row, waited(row.arrived_on, row.due_on, today, say), row.due_on < today) for row in found.rows]
