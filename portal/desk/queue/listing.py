"""The queue: what waits for me, for anyone, in each group; the most urgent first."""

from collections.abc import Mapping

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices import queue as lists
from eservices.contact_centre.sharing_work import bulk, views
from eservices.contact_centre.sharing_work.bulk import BulkAction
from eservices.tally import Counts
from portal.desk import live
from portal.desk.queue import looking, narrowing
from portal.desk.queue.looking import Look
from portal.desk.surroundings import show, signed_in
from portal.endpoint import page
from portal.visit import Visit, read_number


def overview(visit: Visit, db: Session) -> Response:
    counts = lists.counts(db, signed_in(visit))
    return view(visit, db, looking.asked(visit, counts), done=_done(visit, db), counts=counts)


def view(
    visit: Visit,
    db: Session,
    look: Look,
    problems: Mapping[str, str] | None = None,
    done: BulkAction | None = None,
    counts: Counts | None = None,
) -> Response:
    """The page of a look; with what was wrong with what one wanted to do, or what came of it."""
    by = signed_in(visit)
    counts = counts or lists.counts(db, by)
    found = looking.find(visit, db, look, after=visit.query.get("after") or None)
    saved = views.of(db, by)
    return show(
        visit, db, "desk/queue/page.html", status=422 if problems else 200, look=look, counts=counts,
        tabs=lambda names: looking.tabs(visit, counts, names), lines=looking.lines(found, visit.say),
        onward=f"{look.address}&after={found.next}" if found.next else None, is_first="after" not in visit.query,
        saved=[(each, Look.read(each.query, counts)) for each in saved], done=done, problems=problems or {},
        live=live.address(visit),
        choices=lambda: narrowing.choices(visit, db, look), chosen=narrowing.told(visit, db, look),
    )  # fmt: skip


def _done(visit: Visit, db: Session) -> BulkAction | None:
    """What one has just done with many cases, if the address names it."""
    number = read_number(visit.query.get("done", ""))
    return None if number is None else bulk.find(db, signed_in(visit), number)


routes = [Route("/desk", page(overview, staff=True))]
