"""An agent's look at a case outside the agent's own walls, and asking its handler something without seeing it.

What was typed is posted and kept in the answer: no number or code stands in an address.
"""

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices import cases
from eservices.back_office import behind
from eservices.back_office.behind import Glimpse
from eservices.contact_centre.refusals import NothingToSee
from eservices.references import read_reference
from eservices.refusals import NotYours
from portal.desk.surroundings import show, signed_in
from portal.endpoint import button, page, see_other
from portal.office import asking
from portal.visit import Visit
from portal.wordless import Problems


def before(visit: Visit, db: Session) -> Response:
    return _page(visit, db)


def _page(visit: Visit, db: Session, seen: Glimpse | None = None, problems: Problems | None = None) -> Response:
    typed = {name: visit.fields.get(name, "") for name in ("reference", "code")}
    return show(visit, db, "office/behind.html", status=422 if problems else 200, seen=seen, problems=problems or {}, **typed)


def look(visit: Visit, db: Session) -> Response:
    """To the case itself where it is one's own; else what may be said of it. Nothing tells apart why nothing may."""
    reference = read_reference(visit.fields.get("reference", ""))
    if reference is None:
        words = visit.say("Skriv ärendenumret. Det har nio tecken, som K7M 4PX 9QH.")
        return _page(visit, db, problems={"reference": words})
    try:
        cases.find_on_desk(db, signed_in(visit), reference, what="lookup")
        return see_other(f"/desk/cases/{reference}")
    except NotYours:
        return _from_outside(visit, db)


def _from_outside(visit: Visit, db: Session) -> Response:
    try:
        return _page(visit, db, behind.look(db, signed_in(visit), *_typed(visit)))
    except NothingToSee:
        return _page(visit, db, problems={"reference": _nothing(visit)})


def _nothing(visit: Visit) -> str:
    return visit.say("Det finns inget du får berätta om det numret. Be om koden på kvittot och försök igen.")


def _typed(visit: Visit) -> tuple[str, str, str]:
    return visit.fields.get("reference", ""), visit.fields.get("code", ""), visit.address_key


def ask(visit: Visit, db: Session) -> Response:
    """Have the handler ring up, or get a message; the case is found by the same rights as the look."""
    try:
        problems = asking.faults(visit)
        if problems:
            return _page(visit, db, behind.look(db, signed_in(visit), *_typed(visit)), problems)
        asking.keep(visit, db, behind.find(db, signed_in(visit), *_typed(visit)))
    except NothingToSee:
        return _page(visit, db, problems={"reference": _nothing(visit)})
    return see_other("/desk/requests")


routes = [
    Route("/desk/behind", page(before, staff=True)),
    button("/desk/behind", look),
    button("/desk/behind/request", ask),
]
