"""Choosing a time to be rung: about what, whom, when, in which language, and what to think of."""

import uuid
from typing import TYPE_CHECKING

from starlette.routing import Route

from eservices import throttle
from eservices.contact_centre.calling_back import callbacks
from eservices.contact_centre.refusals import WindowFull
from eservices.people import CONTACT_CENTRE
from eservices.refusals import TooManyTries
from portal import wishes
from portal.endpoint import Visit, action, page, see_other
from portal.rendering import render

if TYPE_CHECKING:
    from sqlmodel import Session
    from starlette.responses import Response

    from portal.wordless import Problems

HERE = "/callback"
COOKIE = "lucka_callback"
"""Holds the code while the browser is open: who reads it may change the time."""


def ask(visit: Visit, db: "Session") -> "Response":
    return _form(visit, db, {})


def _form(visit: Visit, db: "Session", problems: "Problems", status: int = 200) -> "Response":
    """What has been typed, or the service that one comes from."""
    typed = dict(visit.fields) or {"service": visit.query.get("service", ""), "spoken": visit.language.partition("-")[0]}
    return render(
        visit, "citizen/callbacks/booking.html", status=422 if problems else status, problems=problems, typed=typed,
        days=wishes.open_days(visit, db, CONTACT_CENTRE), services=wishes.offered(visit, db), tongues=wishes.spoken(),
        needs=wishes.NEEDS, key=typed.get("key") or str(uuid.uuid4()),
    )  # fmt: skip


def book(visit: Visit, db: "Session") -> "Response":
    """One page is one promise, however often it is sent; what is typed stays when the time has gone to someone else."""
    wish, problems = wishes.read(visit, db)
    window, key = wishes.chosen(visit), visit.fields.get("key", "")
    if problems or window is None or not _is_key(key):
        return _form(visit, db, problems or {"window": visit.say("Välj en tid när vi kan ringa.")})
    try:
        for kind, who in (("callback", visit.address_key), ("callback-number", wish.phone)):
            throttle.attempt(db, kind, who)
        _, code = callbacks.book(db, window, wish, key)
    except WindowFull:
        return _form(visit, db, {"window": visit.say("Tiden blev just upptagen. Välj en annan tid.")})
    except TooManyTries:
        return _form(visit, db, {"window": visit.say("Du har bokat flera tider. Vänta en stund, eller ring oss.")})
    visit.keep(COOKIE, code)
    return see_other(f"{HERE}/booked")


def _is_key(key: str) -> bool:
    try:
        return uuid.UUID(key).version == 4
    except ValueError:
        return False


routes = [Route(HERE, page(ask)), Route(HERE, action(book), methods=["POST"])]
