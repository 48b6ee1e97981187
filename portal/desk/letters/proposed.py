"""What was proposed: one press orders it or puts it away; and all that waits, over one's groups' cases."""

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility.correspondence import ordering
from accessibility.correspondence.ordering import Wanted
from eservices.contact_centre.letters.outgoing import case_letters, reply_ways
from portal.desk import told
from portal.desk.letters.of_case import proposal
from portal.desk.surroundings import own_case, show, signed_in
from portal.endpoint import button, page, see_other
from portal.visit import Visit, asked_number


def overview(visit: Visit, db: Session) -> Response:
    found = case_letters.proposed(db, signed_in(visit))
    rows = [(each.case, proposal(each.letter, each.case, reply_ways.of_case(db, each.case), visit.say)) for each in found]
    return show(visit, db, "desk/letters/proposed.html", rows=rows)


def order(visit: Visit, db: Session) -> Response:
    """With what is known of the person; where something is lacking, the page where it is filled in."""
    case = own_case(visit, db, "verb")
    letter, way = case_letters.find(db, case, asked_number(visit, "id")), reply_ways.of_case(db, case)
    if not proposal(letter, case, way, visit.say).can_go:
        return see_other(f"/desk/cases/{case.reference}/letters/new?letter={letter.id}")
    ordering.order(db, case, letter, Wanted(way.to, way.size), visit.municipality, signed_in(visit))
    return _done(visit, case.reference, "letter-ordered")


def drop(visit: Visit, db: Session) -> Response:
    """It is not needed."""
    case = own_case(visit, db, "verb")
    case_letters.drop(db, case_letters.find(db, case, asked_number(visit, "id")), signed_in(visit))
    return _done(visit, case.reference, "letter-dropped")


def _done(visit: Visit, reference: str, what: str) -> Response:
    told.leave(visit, what, reference)
    return see_other("/desk/letters" if "list" in visit.fields else f"/desk/cases/{reference}")


_ONE = "/desk/cases/{reference}/letters/{id}"
routes = [
    Route("/desk/letters", page(overview, staff=True)),
    button(f"{_ONE}/order", order),
    button(f"{_ONE}/dropped", drop),
]
