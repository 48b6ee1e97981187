"""One contact: written while it goes on, read and corrected when it has ended."""

from collections.abc import Mapping

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices.contact_centre.meeting import clues, contacts, endings, merging
from eservices.contact_centre.meeting.contacts import Contact
from portal.desk.contact_bar import clocked, who
from portal.desk.contacts import suggestions, words
from portal.desk.contacts.named import named
from portal.desk.contacts.suggestions import Suggestion
from portal.desk.surroundings import group_names, show, signed_in
from portal.endpoint import page
from portal.visit import Visit

HERE = "/desk/contacts"


def overview(visit: Visit, db: Session) -> Response:
    return view(visit, db, contacts.find(db, signed_in(visit), visit.path["contact"]))


def view(visit: Visit, db: Session, contact: Contact, problems: Mapping[str, str] | None = None) -> Response:
    """As a page to write on for the one whose contact is going on, to read for everyone else."""
    by, say, spent = signed_in(visit), visit.say, endings.spent(contact)
    is_writing = contact.by_id == by.id and contact.is_open
    return show(
        visit, db, "desk/contacts/open.html" if is_writing else "desk/contacts/ended.html", block="form",
        status=422 if problems else 200, contact=contact, problems=problems or {}, who=who(contact, say),
        is_own=contact.by_id == by.id, seconds=spent, clocked=clocked(spent), came_of=words.came_of(contact, say),
        took=words.took(contact), names=group_names(db), shown_phone=clues.shown_phone(contact.phone),
        **_writing(visit, contact), **named(visit, db, contact), **_suggested(visit, db, contact),
    )  # fmt: skip


def _writing(visit: Visit, contact: Contact) -> dict[str, object]:
    """What the page needs to be written on: its choices, what it showed at first, and where one goes on."""
    digests = (f"{name}:{merging.digest(str(getattr(contact, name)))}" for name in contacts.TYPED)
    return {
        "channels": [(code, visit.say(name)) for code, name in words.CHANNELS.items()],
        "outcomes": [(code, visit.say(name)) for code, name in words.OUTCOMES.items()],
        "page": _page(visit), "digests": " ".join(digests), "focus": _focus(visit, contact),
    }  # fmt: skip


def _page(visit: Visit) -> str:
    """The name of the page that is written on: a new one for each that is opened."""
    return visit.fields.get("page", "") or contacts.new_key()


def _focus(visit: Visit, contact: Contact) -> str:
    """Where one goes on writing: the first of who, what and the words that is empty."""
    if visit.query.get("at") in ("about", "note"):
        return visit.query["at"]
    if not (contact.caller_id or contact.caller_name or contact.reference):
        return "caller_name"
    return "note" if contact.about or contact.reference else "about"


def _suggested(visit: Visit, db: Session, contact: Contact) -> dict[str, list[Suggestion]]:
    """What the field that is being written in leads to."""
    by, say, asking = signed_in(visit), visit.say, visit.fields.get("asking", "")
    given = {name: visit.fields.get(name, "") for name in ("caller_name", "phone", "about")}
    people = suggestions.who(db, by, given[asking], say) if asking in ("caller_name", "phone") else []
    if not visit.is_htmx and contact.is_open and not contact.caller_id:
        people = suggestions.who(db, by, contact.phone or contact.caller_name, say)
    is_named = contact.service_id or contact.article_id or contact.reference
    about = given["about"] if asking == "about" else "" if visit.is_htmx or is_named else contact.about
    things = suggestions.about(db, about, say, visit.language)
    return {"people": people, "things": things}


routes = [Route(HERE + "/{contact}", page(overview, staff=True))]
