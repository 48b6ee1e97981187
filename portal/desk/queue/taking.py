"""The next best case, by one press."""

from sqlmodel import Session
from starlette.responses import Response

from eservices.contact_centre.refusals import NothingFits
from eservices.contact_centre.sharing_work import taking
from portal.desk import told
from portal.desk.surroundings import signed_in
from portal.endpoint import button, see_other
from portal.visit import Visit

LONGEST_PRESS = 36


def take_next(visit: Visit, db: Session) -> Response:
    """To the case that is one's own now, the same when pressed twice; to those that nobody has taken when none of them fits."""
    try:
        case = taking.take_next(db, signed_in(visit), visit.fields.get("press", "")[:LONGEST_PRESS])
    except NothingFits:
        told.leave(visit, "nothing-fits")
        return see_other("/desk?view=unassigned")
    told.leave(visit, "taken", case.reference)
    return see_other(f"/desk/cases/{case.reference}?view=mine")


routes = [button("/desk/next", take_next)]
