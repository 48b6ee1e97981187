"""Live without refresh: a page asks every other second if anything has moved where its reader may see, and then comes anew.

The question needs no session and so no query of its own: its address carries the reader's groups, sealed for the cookie that
the page was made for. What it answers is a number; the page itself is asked for as any page is, rights and all.
"""

import hmac
from datetime import UTC, datetime
from hashlib import sha256

from anyio import to_thread
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from eservices import clock
from portal.desk.surroundings import signed_in
from portal.visit import Visit

ADDRESS = "/desk/live"


def address(visit: Visit) -> str:
    """Where this page asks, as long as its reader is signed in."""
    by = signed_in(visit)
    until = by.until or clock.now()
    told = f"{int(until.timestamp())}_{'_'.join(sorted(by.groups))}"
    return f"{ADDRESS}?for={told}&seal={_seal(visit, told)}"


def _seal(visit: Visit, told: str) -> str:
    return hmac.new(visit.house.secret, f"live\n{told}\n{visit.staff_cookie}".encode(), sha256).hexdigest()[:32]


async def beat(request: Request) -> Response:
    """The mark of the reader's groups; 403 when the address is not theirs or no longer holds, 503 when nobody knows."""
    visit = Visit(request)
    groups = _groups(visit)
    if groups is None:
        return JSONResponse({}, status_code=403)
    pulse = visit.house.pulse
    if not pulse.is_fresh:
        try:
            await to_thread.run_sync(pulse.look)
        except (SQLAlchemyError, OSError):
            return JSONResponse({}, status_code=503)
    return JSONResponse({"mark": pulse.mark(groups)})


def _groups(visit: Visit) -> list[str] | None:
    told, sealed = visit.query.get("for", ""), visit.query.get("seal", "")
    if not hmac.compare_digest(_seal(visit, told).encode(), sealed.encode()):
        return None
    until, *groups = told.split("_")
    return groups if datetime.fromtimestamp(int(until), UTC) > clock.now() else None


routes = [Route(ADDRESS, beat)]
