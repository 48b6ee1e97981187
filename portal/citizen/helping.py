"""Help and opening hours: the number, the hours day by day, the ways in, the places to go, and what help there is."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from starlette.routing import Route

from accessibility import week
from accessibility.hours import in_words, just_now
from eservices import clock
from portal.endpoint import Visit, page
from portal.rendering import render

if TYPE_CHECKING:
    from sqlmodel import Session
    from starlette.responses import Response

    from eservices.municipality import ServicePoint


WEEK = timedelta(weeks=1)
FORESIGHT, FORESIGHT_OF_PLACES = 45, 21
"""Days ahead that are told when they are not as usual: from November one knows about Christmas."""


@dataclass(frozen=True)
class Place:
    """A service point as a card shows it."""

    point: "ServicePoint"
    hours: list[str]
    now: str
    unusual: list[week.DayInWords]


def help_page(visit: Visit, db: "Session") -> "Response":
    """All that someone needs who is stuck, or who would rather talk to a human."""
    today, here, say = clock.today(), visit.municipality, visit.say
    this_week, next_week = week.weeks(here, today, say)
    later = week.unusual(here, week.monday_of(today) + 2 * WEEK, FORESIGHT, say)
    return render(
        visit, "citizen/help.html", this_week=this_week, next_week=next_week, later=later,
        is_open=here.is_open(clock.now()), places=[_place(point, visit) for point in here.service_points],
    )  # fmt: skip


def _place(point: "ServicePoint", visit: Visit) -> Place:
    unusual = week.unusual(point, clock.today(), FORESIGHT_OF_PLACES, visit.say)
    return Place(point, in_words(point, visit.say), just_now(point, clock.now(), visit.say), unusual)


routes = [Route("/help", page(help_page))]
