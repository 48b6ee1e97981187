"""Another time, or no call at all, as the caller wishes."""

from sqlmodel import Session
from starlette.responses import Response

from eservices.contact_centre.calling_back import callbacks
from eservices.contact_centre.refusals import WindowFull
from portal.desk import told
from portal.desk.callbacks.listing import HERE
from portal.desk.callbacks.one import own, view
from portal.desk.surroundings import signed_in
from portal.endpoint import button, see_other
from portal.visit import Visit
from portal.wishes import chosen


def move(visit: Visit, db: Session) -> Response:
    callback, window = own(visit, db), chosen(visit)
    if window is None:
        return view(visit, db, callback, {"window": visit.say("Välj en tid när vi kan ringa.")})
    try:
        callbacks.move(db, callback, window)
    except WindowFull:
        return view(visit, db, callback, {"window": visit.say("Tiden blev just upptagen. Välj en annan tid.")})
    told.leave(visit, "callback-moved")
    return see_other(f"{HERE}/{callback.id}")


def call_off(visit: Visit, db: Session) -> Response:
    callbacks.call_off(db, own(visit, db), signed_in(visit))
    told.leave(visit, "callback-off")
    return see_other(HERE)


routes = [
    button(HERE + "/{callback}/time", move),
    button(HERE + "/{callback}/removal", call_off),
]
