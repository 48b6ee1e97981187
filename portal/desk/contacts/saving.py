"""What is typed and chosen in a contact, saved at once; without script by a button."""

from collections.abc import Callable

from sqlmodel import Session
from starlette.responses import Response

from eservices import services
from eservices.contact_centre.answering import articles
from eservices.contact_centre.meeting import callers, clues, contacts
from eservices.contact_centre.meeting.callers import About
from eservices.contact_centre.meeting.contacts import Contact
from eservices.contact_centre.meeting.merging import LATEST, Typed
from eservices.references import read_reference
from portal.desk.contacts.one import HERE, view
from portal.desk.surroundings import signed_in
from portal.endpoint import button, see_other
from portal.refusals import NotFound
from portal.visit import Visit, read_number


def save(visit: Visit, db: Session) -> Response:
    """Keep what was typed, do what was chosen, and go on; a script is sent the parts of the page that changed."""
    contact = keep(visit, db)
    chosen = next((name for name in visit.fields if name.partition(":")[0] in CHOICES), "")
    what, _, which = chosen.partition(":")
    after = CHOICES[what](visit, db, contact, which) if what and contact.is_open else ""
    if visit.is_htmx:
        return view(visit, db, contact)
    return see_other(f"{HERE}/{contact.key}" + (f"?at={after}" if after else ""))


def keep(visit: Visit, db: Session) -> Contact:
    """The agent's own contact with what was typed in it."""
    contact = contacts.find_own(db, signed_in(visit), visit.path["contact"])
    contacts.save(db, contact, _typed(visit))
    return contact


def _typed(visit: Visit) -> Typed:
    fields = visit.fields
    values = {name: fields[name] for name in contacts.TYPED if name in fields}
    if "phone" in values:
        values["phone"] = clues.read_phone(values["phone"]) or " ".join(values["phone"].split())
    if "caller_name" in values:
        values |= _who(values["caller_name"], values.get("phone", ""))
    shown = dict(pair.split(":", 1) for pair in fields.get("shown", "").split() if ":" in pair)
    strokes = read_number(fields.get("strokes", ""))
    return Typed(values, fields.get("page", "")[:36], LATEST if strokes is None else strokes, shown)


def _who(typed: str, phone: str) -> dict[str, str]:
    """A number in the field of the name is no name; a personal number is looked for and never kept in a contact."""
    clue = clues.read(typed)
    if clue.kind == "phone":
        return {"caller_name": "", "phone": phone or clue.value}
    return {"caller_name": " ".join(typed.split()) if clue.kind == "name" else ""}


def _meet(visit: Visit, db: Session, contact: Contact, which: str) -> str:
    contacts.meet(db, contact, callers.find_by_id(db, signed_in(visit), read_number(which) or 0, "chosen"))
    return "note" if contact.about else "about"


def _write_down(visit: Visit, db: Session, contact: Contact, _: str) -> str:
    """Someone new, by the name and number that were typed."""
    caller = callers.add(db, signed_in(visit), About(contact.caller_name, contact.phone))
    contacts.meet(db, contact, caller)
    return "note" if contact.about else "about"


def _part(_visit: Visit, db: Session, contact: Contact, _: str) -> str:
    """It was someone else."""
    contact.caller_name = contact.phone = ""
    contacts.meet(db, contact, None)
    return ""


def _name_case(_visit: Visit, db: Session, contact: Contact, which: str) -> str:
    reference = read_reference(which)
    if reference is None:
        raise NotFound
    contacts.name_case(db, contact, reference)
    return "note"


def _about_service(visit: Visit, db: Session, contact: Contact, which: str) -> str:
    contact.about = visit.say.text(services.live(db, which).form.title)
    contacts.link(db, contact, service_id=which)
    return "note"


def _about_article(visit: Visit, db: Session, contact: Contact, which: str) -> str:
    article = articles.find(db, read_number(which) or 0)
    contact.about = visit.say.text(article.title)
    contacts.link(db, contact, article_id=article.id)
    return "note"


def _about_else(_visit: Visit, db: Session, contact: Contact, _: str) -> str:
    """It was about something else."""
    contact.article_id, contact.about, contact.reference, contact.case_id = None, "", "", None
    contacts.link(db, contact, service_id="")
    return "about"


CHOICES: dict[str, Callable[[Visit, Session, Contact, str], str]] = {
    "caller": _meet,
    "new": _write_down,
    "part": _part,
    "case": _name_case,
    "service": _about_service,
    "article": _about_article,
    "else": _about_else,
}
"""How the name of a button begins → what a press of it does; says where one goes on writing."""
routes = [button(HERE + "/{contact}", save)]
