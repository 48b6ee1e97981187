"""All forms: where each one stands, found by typing and by state."""

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from portal.admin.surroundings import show
from portal.endpoint import page
from portal.visit import Visit


def overview(visit: Visit, db: Session) -> Response:
    return show(visit, db, "admin/forms.html")


routes = [Route("/admin", page(overview, staff="administrator"))]
