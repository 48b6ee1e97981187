"""One call-back, as it is read before the number is dialled: the language, what to think of, about what, and what was tried."""

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility import languages
from eservices import services
from eservices.contact_centre.calling_back import attempts, callbacks
from eservices.contact_centre.calling_back.callbacks import Callback
from forms.kinds.phone import written
from forms.texts import FIRST_LANGUAGE, to_say
from portal.desk.callbacks.listing import HERE, titles
from portal.desk.contacts.words import NEEDS
from portal.desk.surroundings import show, signed_in
from portal.endpoint import page
from portal.visit import Visit, asked_number
from portal.wishes import hours, open_days
from portal.wordless import Problems

RESULTS = {
    "reached": to_say("Svarade"),
    "no_answer": to_say("Inget svar"),
    "busy": to_say("Upptaget"),
    "voicemail": to_say("Telefonsvarare"),
    "wrong_number": to_say("Fel nummer"),
}
STATES = {
    "booked": to_say("Ska ringas"),
    "done": to_say("Klart"),
    "given_up": to_say("Avslutat utan svar"),
    "called_off": to_say("Avbokat"),
}


def own(visit: Visit, db: Session) -> Callback:
    """The call-back in the address, if it lies with one's groups. Raises CallbackGone."""
    return callbacks.find(db, signed_in(visit), asked_number(visit, "callback"))


def overview(visit: Visit, db: Session) -> Response:
    return view(visit, db, own(visit, db))


def view(visit: Visit, db: Session, callback: Callback, problems: Problems | None = None) -> Response:
    by = signed_in(visit)
    offered = {version.service_id for version in services.all_current(db)}
    return show(
        visit, db, "desk/callbacks/one.html", status=422 if problems else 200, callback=callback, problems=problems or {},
        hours=hours(callback, visit.say), number=written(callback.phone), title=titles(visit, db).get(callback.service_id, ""),
        has_script=callback.service_id in offered, tried=attempts.of_callback(db, callback), results=RESULTS, states=STATES,
        needs=[visit.say(NEEDS[need]) for need in callback.needs if need in NEEDS], at_least=attempts.AT_LEAST,
        is_swedish=callback.language == FIRST_LANGUAGE, tongue=languages.called(callback.language, visit.say),
        is_mine=callback.taken_by_id == by.id, days=open_days(visit, db, callback.group_id) if callback.is_open else [],
    )  # fmt: skip


routes = [Route(HERE + "/{callback}", page(overview, staff=True))]
