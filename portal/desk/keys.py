"""The desk's single keys: which there are, and how a colleague switches them off (WCAG 2.1.4)."""

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from portal.desk.surroundings import KEYS_COOKIE, show, uses_keys
from portal.endpoint import button, page, see_other
from portal.visit import Visit

KEPT_SECONDS = 365 * 24 * 3600


def overview(visit: Visit, db: Session) -> Response:
    return show(visit, db, "desk/keys.html")


def switch(visit: Visit, _db: Session) -> Response:
    """Off when they are on, and on when they are off, in this browser."""
    if uses_keys(visit):
        visit.keep(KEYS_COOKIE, "off", seconds=KEPT_SECONDS)
    else:
        visit.forget(KEYS_COOKIE)
    return see_other("/desk/keys")


routes = [
    Route("/desk/keys", page(overview, staff=True)),
    button("/desk/keys", switch),
]
