"""Files of a case, for the colleague who may see it."""

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices import attachments
from portal.desk.surroundings import own_case
from portal.downloads import download
from portal.endpoint import page
from portal.visit import Visit, asked_number


def file(visit: Visit, db: Session) -> Response:
    """One of them; that it was fetched is logged."""
    case = own_case(visit, db, what="file")
    return download(visit, attachments.find_in_case(db, case, asked_number(visit, "file")))


routes = [Route("/desk/cases/{reference}/files/{file}", page(file, staff=True))]
