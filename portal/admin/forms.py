"""All forms: where each one stands, found by typing and by state, and what waits for the one who looks."""

from dataclasses import dataclass
from urllib.parse import urlencode

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility import days
from eservices.publishing import lives
from eservices.publishing.lives import Life
from forms.texts import Say
from portal.admin.marks import STATES, Mark, marks, states
from portal.desk.surroundings import show, signed_in
from portal.endpoint import page
from portal.visit import Visit

ON_A_PAGE = 50
LONGEST_QUERY = 100


@dataclass(frozen=True)
class Tab:
    """A narrowed list, its address and how many stand in it."""

    state: str
    label: str
    address: str
    count: int


@dataclass(frozen=True)
class Line:
    """One form as the list shows it."""

    life: Life
    title: str
    marks: list[Mark]
    changed: str


def overview(visit: Visit, db: Session) -> Response:
    query, state = _asked(visit)
    every = sorted(lives.all_lives(db), key=lambda life: (visit.say.text(life.title).casefold(), life.service))
    found = [life for life in every if leads_to(query, life)]
    shown = [life for life in found if not state or state in states(life)]
    start = next((n for n, life in enumerate(shown, 1) if life.service == visit.query.get("after")), 0)
    lines = [_line(life, visit.say) for life in shown[start : start + ON_A_PAGE]]
    more = lines[-1].life.service if start + ON_A_PAGE < len(shown) else ""
    return show(
        visit, db, "admin/forms.html", block="found", query=query, state=state, tabs=_tabs(found, query, visit.say),
        lines=lines, count=len(shown), onward=more and _address(query, state, more), month=days.month(visit.say),
        first=_address(query, state) if start else "",
        waiting=[] if query or state else waiting(every, signed_in(visit).full_name),
    )  # fmt: skip


def _asked(visit: Visit) -> tuple[str, str]:
    """What was typed, and the state in the address, "" for one that there is not."""
    state = visit.query.get("state", "")
    return " ".join(visit.query.get("q", "").split())[:LONGEST_QUERY], state if state in STATES else ""


def leads_to(query: str, life: Life) -> bool:
    """Whether each word that was typed stands in a title, a synonym or the name of the address, whatever the language."""
    words = "\n".join((*life.title.root.values(), *life.words, life.service)).casefold()
    return all(word in words for word in query.casefold().split())


def _tabs(found: list[Life], query: str, say: Say) -> list[Tab]:
    counted = [state for life in found for state in states(life)]
    every = Tab("", say("Alla"), _address(query, ""), len(found))
    return [every, *(Tab(state, say(words), _address(query, state), counted.count(state)) for state, words in STATES.items())]


def _address(query: str, state: str, after: str = "") -> str:
    asked = {name: value for name, value in {"q": query, "state": state, "after": after}.items() if value}
    return "/admin" + (f"?{urlencode(asked)}" if asked else "")


def _line(life: Life, say: Say) -> Line:
    changed = days.short_moment(life.changed_at, say) if life.changed_at else ""
    return Line(life, say.text(life.title), marks(life, say), changed)


def waiting(every: list[Life], name: str) -> list[Life]:
    """What colleagues have asked to have reviewed: someone else has to read it."""
    return [
        life for life in every if life.proposal and life.proposal.state == "asked" and life.proposal.changed_by_name != name
    ]


routes = [Route("/admin", page(overview, staff="administrator"))]
