"""A larger and simpler view of every page: asked for in the header, kept until the browser closes."""

import re

from starlette.responses import Response
from starlette.routing import Route

from eservices.database import Database
from portal.endpoint import Visit, action, see_other
from portal.visit import LARGE, VIEW_COOKIE

_OURS = re.compile(r"/(?!/)[\w/?=&%+.,:;@!*'()~-]{0,2000}", re.ASCII)
"""A path of ours, with its query: no other host, no backslash, nothing that could end a header."""


def way_back(asked: str) -> str:
    """The page that the view was changed on, never another host's and never this address itself."""
    return asked if _OURS.fullmatch(asked) and asked.partition("?")[0].rstrip("/") != "/view" else "/"


def change(visit: Visit, database: Database) -> Response:
    """From now on larger, or as usual; back to where one was. The database is not asked."""
    if visit.fields.get("view") == LARGE:
        visit.keep(VIEW_COOKIE, LARGE)
    else:
        visit.forget(VIEW_COOKIE)
    return see_other(way_back(visit.fields.get("back", "")))


routes = [Route("/view", action(change, transaction=False), methods=["POST"])]
