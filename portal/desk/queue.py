"""The queue: what waits for me, for anyone, in each group; the most urgent first."""

from dataclasses import dataclass
from urllib.parse import urlencode

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices import clock
from eservices import queue as lists
from eservices.queue import Page, Row
from eservices.tally import Counts
from forms.texts import Say, to_say
from portal.desk.surroundings import show, signed_in
from portal.desk.waiting import waited
from portal.endpoint import page
from portal.visit import Visit

VIEWS = {"mine": to_say("Mina"), "unassigned": to_say("Otagna"), "all": to_say("Alla öppna")}


@dataclass(frozen=True)
class Look:
    """What is looked at: one of the views, or one group's cases."""

    view: str
    group: str = ""

    @property
    def address(self) -> str:
        return "/desk?" + self.query

    @property
    def query(self) -> str:
        return urlencode({"view": self.view} | ({"group": self.group} if self.group else {}))


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


def overview(visit: Visit, db: Session) -> Response:
    counts = lists.counts(db, signed_in(visit))
    look = asked(visit, counts)
    found = find(visit, db, look, after=visit.query.get("after") or None)
    return show(
        visit, db, "desk/queue.html", look=look, counts=counts, tabs=lambda names: tabs(visit, counts, names),
        lines=lines(found, visit.say), onward=f"{look.address}&after={found.next}" if found.next else None,
        is_first="after" not in visit.query,
    )  # fmt: skip


def asked(visit: Visit, counts: Counts) -> Look:
    """The view in the address; without one, one's own cases, or those that no one has taken while one has none."""
    view, group = visit.query.get("view", ""), visit.query.get("group", "")
    if view == "group" and group in counts.by_group and len(counts.by_group) > 1:
        return Look("group", group)
    if view in VIEWS:
        return Look(view)
    return Look("mine" if counts.mine else "unassigned")


def find(visit: Visit, db: Session, look: Look, after: str | None = None, size: int = 25) -> Page:
    return lists.page(db, signed_in(visit), look.view, after=after, group=look.group or None, size=size)


def tabs(visit: Visit, counts: Counts, names: dict[str, str]) -> list[Tab]:
    """Mine, those that no one has taken, each group's if one has several, all."""
    numbers = {"mine": counts.mine, "unassigned": counts.unassigned, "all": counts.all}
    shown = [Tab(Look(view), visit.say(label), numbers[view]) for view, label in VIEWS.items()]
    groups = counts.by_group if len(counts.by_group) > 1 else {}
    return [*shown, *(Tab(Look("group", group), names.get(group, group), count) for group, count in groups.items())]


def lines(found: Page, say: Say) -> list[Line]:
    today = clock.today()
    return [Line(row, waited(row.arrived_on, row.due_on, today, say), row.due_on < today) for row in found.rows]


routes = [Route("/desk", page(overview, staff=True))]
