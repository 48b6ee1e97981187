"""Ringing: it is taken so that no colleague rings too, and what came of each attempt is noted; an answer opens a contact."""

from sqlmodel import Session
from starlette.responses import Response

from eservices.contact_centre.calling_back import attempts
from eservices.contact_centre.calling_back.callbacks import Callback
from eservices.contact_centre.meeting import contacts
from eservices.contact_centre.meeting.merging import Typed
from eservices.contact_centre.refusals import TooFewAttempts
from eservices.people import Colleague
from portal.desk import told
from portal.desk.callbacks.listing import HERE
from portal.desk.callbacks.one import own, view
from portal.desk.surroundings import signed_in
from portal.endpoint import button, see_other
from portal.visit import Visit


def take(visit: Visit, db: Session) -> Response:
    callback = attempts.take(db, signed_in(visit), own(visit, db))
    return see_other(f"{HERE}/{callback.id}")


def note(visit: Visit, db: Session) -> Response:
    """What came of an attempt, by the button that was pressed."""
    by, callback = signed_in(visit), own(visit, db)
    result = next((result for result in attempts.RESULTS if result in visit.fields), "")
    if not result:
        return view(visit, db, callback, {"note": visit.say("Välj hur det gick.")})
    attempts.note(db, by, callback, result, visit.fields.get("note", ""))
    if result == "reached":
        return see_other(f"/desk/contacts/{_begin_contact(db, by, callback, visit.fields.get('note', ''))}")
    told.leave(visit, "callback-tried")
    return see_other(f"{HERE}/{callback.id}")


def _begin_contact(db: Session, by: Colleague, callback: Callback, words: str) -> str:
    """The conversation is a contact, with what is known of it already written; its key."""
    contact = contacts.begin(db, by, contacts.new_key(), callback.phone)
    known = {"caller_name": callback.name, "phone": callback.phone, "about": callback.about, "note": words, "channel": "phone"}
    contacts.save(db, contact, Typed({name: value for name, value in known.items() if value}))
    if callback.service_id:
        contacts.link(db, contact, service_id=callback.service_id)
    return contact.key


def give_up(visit: Visit, db: Session) -> Response:
    callback = own(visit, db)
    try:
        attempts.give_up(db, signed_in(visit), callback)
    except TooFewAttempts as refused:
        words = visit.say.count("Ring {n} gång till först.", "Ring {n} gånger till först.", refused.left)
        return view(visit, db, callback, {"note": words})
    told.leave(visit, "callback-given-up")
    return see_other(HERE)


routes = [
    button(HERE + "/{callback}/assignment", take),
    button(HERE + "/{callback}/attempts", note),
    button(HERE + "/{callback}/ending", give_up),
]
