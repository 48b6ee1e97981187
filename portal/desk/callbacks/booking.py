"""Promising a caller a window: filled in beforehand from the contact that is open, which is told of it."""

import uuid

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices import references
from eservices.contact_centre.calling_back import callbacks
from eservices.contact_centre.calling_back.callbacks import LONGEST_ABOUT
from eservices.contact_centre.meeting import contacts
from eservices.contact_centre.meeting.callers import Caller, own_group
from eservices.contact_centre.meeting.clues import shown_phone
from eservices.contact_centre.meeting.contacts import Contact
from eservices.contact_centre.refusals import WindowFull
from portal import wishes
from portal.desk import told
from portal.desk.callbacks.listing import HERE
from portal.desk.contacts.words import NEEDS
from portal.desk.surroundings import show, signed_in
from portal.endpoint import button, page, see_other
from portal.visit import Visit
from portal.wordless import Problems


def ask(visit: Visit, db: Session) -> Response:
    return _form(visit, db, {})


def _form(visit: Visit, db: Session, problems: Problems) -> Response:
    by = signed_in(visit)
    contact = contacts.open_of(db, by)
    typed = dict(visit.fields) or _known(db, contact)
    return show(
        visit, db, "desk/callbacks/booking.html", status=422 if problems else 200, problems=problems, filled=typed,
        days=wishes.open_days(visit, db, own_group(by)), services=wishes.offered(visit, db), tongues=wishes.spoken(),
        needs={need: NEEDS[need] for need in wishes.NEEDS}, key=typed.get("key") or str(uuid.uuid4()), contact=contact,
    )  # fmt: skip


def _known(db: Session, contact: Contact | None) -> dict[str, str]:
    """What the open contact knows of the caller."""
    if contact is None:
        return {}
    caller = db.get(Caller, contact.caller_id) if contact.caller_id else None
    known = {
        "name": contact.caller_name, "phone": shown_phone(contact.phone), "service": contact.service_id,
        "about": contact.about[:LONGEST_ABOUT],
    }  # fmt: skip
    return known | ({"spoken": caller.language} | {f"need.{need}": "yes" for need in caller.needs} if caller else {})


def book(visit: Visit, db: Session) -> Response:
    by = signed_in(visit)
    wish, problems = wishes.read(visit, db)
    window, key = wishes.chosen(visit), visit.fields.get("key", "")
    if problems or window is None or not key:
        return _form(visit, db, problems or {"window": visit.say("Välj en tid när vi kan ringa.")})
    contact = contacts.open_of(db, by)
    try:
        callback, code = callbacks.book(
            db, window, wish, key, by, group=own_group(by), contact_id=contact.id if contact else None
        )  # fmt: skip
    except WindowFull:
        return _form(visit, db, {"window": visit.say("Tiden blev just upptagen. Välj en annan tid.")})
    if contact is not None:
        contacts.link(db, contact, outcome="call_back", service_id=wish.service_id or None)
    told.leave(visit, "callback-booked", value=references.show(code))
    return see_other(f"{HERE}/{callback.id}")


routes = [
    Route(HERE + "/new", page(ask, staff=True)),
    button(HERE + "/new", book),
]
