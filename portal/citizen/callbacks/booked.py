"""The promise of a call: kept on the page and by its code, moved to another time, or called off."""

from contextlib import suppress
from typing import TYPE_CHECKING

from starlette.routing import Route

from eservices import references, throttle
from eservices.contact_centre.calling_back import callbacks
from eservices.contact_centre.refusals import CallbackOver, WindowFull
from eservices.people import CONTACT_CENTRE
from forms.kinds.phone import written
from portal import wishes
from portal.citizen.callbacks.booking import COOKIE, HERE
from portal.endpoint import Visit, action, page, see_other
from portal.rendering import render

if TYPE_CHECKING:
    from sqlmodel import Session
    from starlette.responses import Response

    from eservices.contact_centre.calling_back.callbacks import Callback


def show(visit: Visit, db: "Session") -> "Response":
    """When we ring and to which number; without the code in this browser, the code is asked for."""
    callback = _own(visit, db)
    return _show(visit, db, callback) if callback else see_other(f"{HERE}/code")


def _own(visit: Visit, db: "Session") -> "Callback | None":
    return callbacks.find_by_code(db, visit.cookie(COOKIE))


def _show(visit: Visit, db: "Session", callback: "Callback", problem: str = "") -> "Response":
    return render(
        visit, "citizen/callbacks/booked.html", status=422 if problem else 200, callback=callback, problem=problem,
        hours=wishes.hours(callback, visit.say), number=written(callback.phone),
        code=references.show(references.read_code(visit.cookie(COOKIE)) or ""),
        days=wishes.open_days(visit, db, CONTACT_CENTRE) if callback.is_open else [],
    )  # fmt: skip


def ask_for_code(visit: Visit, db: "Session") -> "Response":
    return _ask(visit, "")


def _ask(visit: Visit, problem: str) -> "Response":
    typed = visit.fields.get("code", "")
    return render(visit, "citizen/callbacks/code.html", status=422 if problem else 200, problem=problem, typed=typed)


def find(visit: Visit, db: "Session") -> "Response":
    """A wrong code is counted. Raises TooManyTries."""
    throttle.attempt(db, "callback-code", visit.address_key)
    code = visit.fields.get("code", "")
    if callbacks.find_by_code(db, code) is None:
        return _ask(visit, visit.say("Kontrollera koden. Den står på sidan där du bokade tiden."))
    throttle.succeeded(db, "callback-code", visit.address_key)
    visit.keep(COOKIE, references.read_code(code) or "")
    return see_other(f"{HERE}/booked")


def move(visit: Visit, db: "Session") -> "Response":
    """To another time; the one that was promised stays when that is taken."""
    callback, window = _own(visit, db), wishes.chosen(visit)
    if callback is None:
        return see_other(f"{HERE}/code")
    if window is None:
        return _show(visit, db, callback, visit.say("Välj en tid när vi kan ringa."))
    try:
        callbacks.move(db, callback, window)
    except WindowFull:
        return _show(visit, db, callback, visit.say("Tiden blev just upptagen. Välj en annan tid."))
    except CallbackOver:
        pass
    return see_other(f"{HERE}/booked")


def call_off(visit: Visit, db: "Session") -> "Response":
    """Called off twice is called off."""
    callback = _own(visit, db)
    if callback is None:
        return see_other(f"{HERE}/code")
    with suppress(CallbackOver):
        callbacks.call_off(db, callback)
    return see_other(f"{HERE}/booked")


routes = [
    Route(f"{HERE}/booked", page(show)),
    Route(f"{HERE}/code", page(ask_for_code)),
    Route(f"{HERE}/code", action(find), methods=["POST"]),
    Route(f"{HERE}/time", action(move), methods=["POST"]),
    Route(f"{HERE}/removal", action(call_off), methods=["POST"]),
]
