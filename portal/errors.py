"""From a refusal to its page. Nothing here touches the database: the page must come when the database does not."""

from collections.abc import Callable
from datetime import date, datetime
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from accessibility import days
from eservices import clock
from eservices.refusals import Refusal, ServiceWithdrawn, TooLarge
from forms.texts import Say
from portal import kept, refusals
from portal.contact_wordings import CONTACT_WORDINGS
from portal.form_wordings import FORM_WORDINGS
from portal.formats import size_words
from portal.rendering import render
from portal.visit import Visit
from portal.wordings import BY_STATUS, UNEXPECTED, WORDINGS, Wording

EVERY = WORDINGS | FORM_WORDINGS | CONTACT_WORDINGS
SIGN_IN = "/desk/sign-in"


def wording_of(error: Exception) -> Wording:
    """How this refusal is told; what nobody foresaw is our fault."""
    if isinstance(error, HTTPException):
        return BY_STATUS.get(error.status_code, UNEXPECTED)
    return next((EVERY[kind] for kind in type(error).__mro__ if kind in EVERY), UNEXPECTED)


async def show(request: Request, error: Exception) -> Response:
    """The page for a refusal, in the reader's language."""
    if isinstance(error, refusals.SignInNeeded) and request.method in ("GET", "HEAD"):
        return _to_sign_in(request)
    wording = wording_of(error)
    visit = Visit(request)
    values = _filled(error, visit.say)
    fields = _to_send_again(error)
    response = render(
        visit, "errors/refused.html", status=wording.status, wording=wording, values=values, again=fields,
        kept=_to_keep(error), number=getattr(request.state, "number", ""),
    )  # fmt: skip
    _add_headers(response, error)
    visit.leave_cookies(response)
    return response


async def show_withdrawn(request: Request, error: ServiceWithdrawn) -> Response:
    """A service that is gone, with what was said of it and the way onward (410: search engines forget the address)."""
    visit = Visit(request)
    is_begun = bool(visit.draft(error.service))
    response = render(visit, "citizen/withdrawn.html", status=410, gone=error, is_begun=is_begun)
    visit.leave_cookies(response)
    return response


def _to_sign_in(request: Request) -> Response:
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(f"{SIGN_IN}?{urlencode({'next': asked})}", status_code=303)


def _filled(error: Exception, say: Say) -> dict[str, str]:
    """A refusal's own values as words."""
    filled = {name: _words(name, value, say) for name, value in vars(error).items() if not name.startswith("_")}
    if isinstance(error, TooLarge | refusals.TooMuchSent):
        filled["limit"] = size_words(error.limit, say)
    return filled


def _words(name: str, value: object, say: Say) -> str:
    if isinstance(value, datetime):
        return days.moment(value, say) if name == "at" else days.clock_words(clock.local(value).time(), say)
    if isinstance(value, date):
        return days.day(value, say)
    if name == "limit" and isinstance(value, int):
        return say.number(value)
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return str(value)


def _to_send_again(error: Exception) -> list[tuple[str, str]] | None:
    """What was typed on a page whose seal had gone, for one press of a button; the browser has said that it is our page.

    A password is never written into a page: it is asked for again.
    """
    if not isinstance(error, refusals.NotSealed):
        return None
    return [(name, value) for name, value in error.posted if name != "password"]


def _to_keep(error: Exception) -> str:
    """What was typed by someone whose session had ended, for the sign-in that stands on the page."""
    return kept.pack(error.posted) if isinstance(error, refusals.SignInNeeded) else ""


def _add_headers(response: Response, error: Exception) -> None:
    if isinstance(error, HTTPException) and error.headers:
        response.headers.update(error.headers)
    if response.status_code in (429, 503):
        response.headers["Retry-After"] = str(getattr(error, "seconds", 60))


HANDLERS: dict[type[Exception], Callable] = {
    HTTPException: show,
    Refusal: show,
    Exception: show,
    **dict.fromkeys(EVERY, show),
    ServiceWithdrawn: show_withdrawn,
}
