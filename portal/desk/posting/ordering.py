"""Blank sheets for who asks for them: which language and size, how many, and where to; known from the contact that is open."""

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility.paper.outgoing import batch_words
from eservices import services
from eservices.contact_centre.letters.outgoing import blank_sheets
from eservices.contact_centre.letters.outgoing.blank_sheets import Sheets
from eservices.contact_centre.letters.outgoing.posting import CLASSES, ECONOMY
from eservices.contact_centre.meeting import contacts
from eservices.contact_centre.meeting.callers import Caller, own_group
from eservices.people import Colleague
from eservices.services import Version
from portal.citizen.posted import Problems, address_of, size_of
from portal.desk import told
from portal.desk.posting import listing
from portal.desk.surroundings import show, signed_in
from portal.endpoint import button, page, see_other
from portal.visit import Visit, read_number


def ask(visit: Visit, db: Session) -> Response:
    return _ask(visit, db, services.current(db, visit.path["service"]), {})


def _ask(visit: Visit, db: Session, version: Version, problems: Problems) -> Response:
    to = dict(visit.fields) or _known(db, signed_in(visit), version)
    return show(
        visit, db, "desk/posting/order.html", status=422 if problems else 200, version=version, problems=problems, to=to,
        classes=[(code, visit.say(words)) for code, words in batch_words.CLASSES.items()], most=blank_sheets.MOST,
    )  # fmt: skip


def _known(db: Session, by: Colleague, version: Version) -> dict[str, str]:
    """What is known of the person in the open contact."""
    contact = contacts.open_of(db, by)
    caller = db.get(Caller, contact.caller_id) if contact and contact.caller_id else None
    name = contact.caller_name if contact else ""
    usual = {"to_name": name, "to_lines": "", "language": "sv", "size": "standard", "count": "1", "post_class": ECONOMY}
    if caller is None:
        return usual
    speaks = caller.language if caller.language in version.languages else usual["language"]
    size = "large" if "large_print" in caller.needs else usual["size"]
    return usual | {"to_name": name or caller.name, "to_lines": caller.address, "language": speaks, "size": size}


def order(visit: Visit, db: Session) -> Response:
    """Have them printed; a contact that is open knows of it."""
    by, version = signed_in(visit), services.current(db, visit.path["service"])
    to = address_of({name: visit.fields.get(name, "") for name in ("to_name", "to_lines")}, visit.say)
    problems = dict(to) if isinstance(to, dict) else {}
    count, language, post_class = _asked(visit, version, problems)
    if isinstance(to, dict) or problems:
        return _ask(visit, db, version, problems)
    group = own_group(by)
    sheets = Sheets(version, language, size_of(visit), count)
    blank_sheets.order(db, sheets, by, to, post_class=post_class, group=group)
    contact = contacts.open_of(db, by)
    if contact is not None:
        contacts.link(db, contact, service_id=version.service_id)
    told.leave(visit, "sheets-ordered")
    return see_other(listing.HERE)


def _asked(visit: Visit, version: Version, problems: Problems) -> tuple[int, str, str]:
    """How many, in which language, how fast; what is wrong goes among the problems."""
    count, language = read_number(visit.fields.get("count", "")) or 0, visit.fields.get("language", "")
    if not 1 <= count <= blank_sheets.MOST:
        problems["count"] = visit.say("Skriv hur många, från 1 till {n}.", n=blank_sheets.MOST)
    if language not in version.languages:
        problems["language"] = visit.say("Välj vilket språk blanketten ska vara på.")
    post_class = visit.fields.get("post_class", "")
    return count, language, post_class if post_class in CLASSES else ECONOMY


routes = [
    Route("/desk/services/{service}/posting", page(ask, staff=True)),
    button("/desk/services/{service}/posting", order),
]
