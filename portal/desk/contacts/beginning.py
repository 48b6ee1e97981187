"""A contact begins: by one key, or by the telephone system that opens our page with the number of who rings.

The number is in the address of that one request alone: it goes into the contact's row, or, while nobody is signed in, into a
cookie for as long as signing in takes; the browser is sent on to an address without it.
"""

import re

from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from eservices.contact_centre.meeting import callers, clues, contacts, endings
from eservices.contact_centre.meeting.callers import own_group
from eservices.contact_centre.meeting.clues import Clue
from eservices.contact_centre.refusals import NoGroup
from eservices.database import afterwards
from portal.desk import told
from portal.desk.surroundings import signed_in
from portal.endpoint import Endpoint, button, page, see_other
from portal.refusals import SignInNeeded
from portal.visit import Visit

HERE = "/desk/contacts"
FROM = "from"
RINGING = "lucka_ringing"
SECONDS_TO_SIGN_IN = 600
KEY = re.compile("[0-9a-f-]{36}")


def begin(visit: Visit, db: Session) -> Response:
    """The key was pressed; pressed twice it is the same contact."""
    key = visit.fields.get("key", "")
    contact = contacts.begin(db, signed_in(visit), key if KEY.fullmatch(key) else contacts.new_key())
    return see_other(f"{HERE}/{contact.key}")


def ring(visit: Visit, db: Session) -> Response:
    """Somebody rings: the contact has their number, and the person if only one has it."""
    by, key = signed_in(visit), contacts.new_key()
    number = number_of(visit.query.get(FROM, "") or visit.cookie(RINGING))
    own_group(by)
    found = callers.find(db, by, Clue("phone", number), limit=2) if number else []

    def write(later: Session) -> None:
        contact = contacts.begin(later, by, key, number)
        if len(found) == 1 and contact.caller_id is None:
            contacts.meet(later, contact, callers.find_by_id(later, by, found[0].id or 0))

    afterwards(db, write)
    visit.forget(RINGING)
    return see_other(f"{HERE}/latest")


def latest(visit: Visit, db: Session) -> Response:
    """The contact that one is in."""
    contact = contacts.open_of(db, signed_in(visit))
    return see_other(f"{HERE}/{contact.key}" if contact else HERE)


def number_of(text: str) -> str:
    """The number that a telephone system tells, in E.164; a + in an address may have become a blank."""
    digits = text.strip()
    return clues.read_phone(digits if digits[:1] in ("+", "0") else f"+{digits}") if digits else ""


def resume(visit: Visit, db: Session) -> Response:
    contact = contacts.find_own(db, signed_in(visit), visit.path["contact"])
    if contact.is_open:
        contacts.resume(db, contact)
    return see_other(f"{HERE}/{contact.key}")


def discard(visit: Visit, db: Session) -> Response:
    """Nothing came of the key: the blank contact goes, one with words in it stays."""
    contact = contacts.find_own(db, signed_in(visit), visit.path["contact"])
    key = contact.key
    if not endings.discard(db, contact):
        return see_other(f"{HERE}/{key}")
    told.leave(visit, "contact-discarded")
    return see_other(HERE)


def _ringing() -> Endpoint:
    """As any page for colleagues, but the number follows neither to the page where one signs in nor to one of refusal."""
    admitted = page(ring, staff=True)

    async def endpoint(request: Request) -> Response:
        try:
            return await admitted(request)
        except SignInNeeded:
            visit = Visit(request)
            visit.keep(RINGING, number_of(visit.query.get(FROM, "")), SECONDS_TO_SIGN_IN)
            response = see_other(f"/desk/sign-in?next={HERE}/new")
            visit.leave_cookies(response)
            return response
        except NoGroup:
            if FROM not in request.query_params:
                raise
            return see_other(f"{HERE}/new")

    return endpoint


routes = [
    button(HERE, begin),
    Route(HERE + "/new", _ringing()),
    Route(HERE + "/latest", page(latest, staff=True)),
    button(HERE + "/{contact}/current", resume),
    button(HERE + "/{contact}/removal", discard),
]
