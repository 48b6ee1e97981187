"""The one seam between request, thread and transaction: only here is anything awaited.

Handlers are plain functions `handler(visit, db) -> Response`. A page reads, an action writes; returning commits, raising
rolls back, and the page is rendered before the commit, so that a failed commit never shows a receipt.
"""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from anyio import CapacityLimiter, to_thread
from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from eservices import sessions
from eservices.refusals import SignedOut
from portal import body, seal
from portal.refusals import CrossSite, NotSealed, RoleNeeded, SignInNeeded
from portal.visit import Visit, with_form

if TYPE_CHECKING:
    from eservices.database import Database
    from eservices.people import Colleague

Handler = Callable[[Visit, Session], Response]
FreeHandler = Callable[[Visit, "Database"], Response]
Endpoint = Callable[[Request], Awaitable[Response]]
THREADS = CapacityLimiter(32)

__all__ = ["Visit", "action", "button", "page", "see_other"]


def see_other(path: str) -> Response:
    """The answer to an action that succeeded: look there (303)."""
    return RedirectResponse(path, status_code=303)


def page(handler: Handler, *, staff: bool | str = False) -> Endpoint:
    """GET: the handler runs in a reading transaction. `staff` asks for a signed-in colleague, or for one with that role."""

    async def endpoint(request: Request) -> Response:
        return await to_thread.run_sync(_read, handler, Visit(request), staff, limiter=THREADS)

    return endpoint


def action(
    handler: Handler | FreeHandler, *, staff: bool | str = False, files: bool = False, transaction: bool = True,
    most: int = body.FILE_LIMIT,
) -> Endpoint:  # fmt: skip
    """POST: the form is read, the seal proved, and the handler runs in a writing transaction.

    `files` admits uploads, of `most` bytes together; without `transaction` the handler is given the database and opens its own.
    """
    run = _write if transaction else _run_free

    async def endpoint(request: Request) -> Response:
        if not seal.is_from_here(request.headers, request.headers.get("host", "")):
            raise CrossSite
        posted = await body.read(request, files=files, most=most)
        try:
            visit = with_form(request, posted)
            if not visit.is_sealed():
                raise NotSealed(visit.fields.multi_items())
            return await to_thread.run_sync(run, handler, visit, staff, limiter=THREADS)
        finally:
            await posted.close()

    return endpoint


def button(path: str, handler: Handler, *, staff: bool | str = True) -> Route:
    """Where a colleague's button is posted: a noun that stands for what is done."""
    return Route(path, action(handler, staff=staff), methods=["POST"])


def _read(handler: Handler, visit: Visit, staff: bool | str) -> Response:
    with visit.house.database.reading() as db:
        _admit(visit, db, staff)
        response = handler(visit, db)
    visit.leave_cookies(response)
    return response


def _write(handler: Handler, visit: Visit, staff: bool | str) -> Response:
    with visit.house.database.writing() as db:
        _admit(visit, db, staff)
        response = handler(visit, db)
    visit.leave_cookies(response)
    return response


def _run_free(handler: FreeHandler, visit: Visit, staff: bool | str) -> Response:
    if staff:
        with visit.house.database.reading() as db:
            _admit(visit, db, staff)
    response = handler(visit, visit.house.database)
    visit.leave_cookies(response)
    return response


def _admit(visit: Visit, db: Session, staff: bool | str) -> None:
    if not staff:
        return
    visit.staff = colleague(visit, db)
    if isinstance(staff, str) and visit.staff.role != staff:
        raise RoleNeeded


def colleague(visit: Visit, db: Session) -> "Colleague":
    """Who is signed in. Raises SignInNeeded with what was sent, so that it can be sent again."""
    try:
        return sessions.find_by_session(db, visit.staff_cookie, at_work=not visit.is_renewed)
    except SignedOut:
        raise SignInNeeded(visit.fields.multi_items()) from None
