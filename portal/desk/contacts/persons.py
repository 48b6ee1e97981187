"""Those who turn to us: looked for, written down, and each with their contacts and the cases that one may see.

A name or a number is posted, never part of an address; a person's page is found by its own number.
"""

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility import languages
from eservices.contact_centre.meeting import callers, clues, contacts
from eservices.contact_centre.meeting.callers import About, Caller
from eservices.contact_centre.refusals import PersonKnown
from portal.desk import told
from portal.desk.contacts import suggestions
from portal.desk.contacts.listing import lines
from portal.desk.contacts.person_cases import cases_of
from portal.desk.contacts.words import NEEDS
from portal.desk.surroundings import show, signed_in
from portal.endpoint import button, page, see_other
from portal.visit import Visit, asked_number

HERE = "/desk/contacts/persons"
PLAIN = ("name", "phone", "personal_number", "email", "language", "address", "note")


def look(visit: Visit, db: Session) -> Response:
    """The field to look by; the answer to a search is this page too, so that nothing of it is in an address."""
    typed = visit.fields.get("who", "")
    found = callers.find(db, signed_in(visit), clues.read(typed), 25) if typed.strip() else []
    told_of = [suggestions.person(caller, visit.say) for caller in found]
    return show(visit, db, "desk/contacts/persons.html", typed_who=typed, found=told_of, has_looked=bool(typed.strip()))


def overview(visit: Visit, db: Session) -> Response:
    return _view(visit, db, callers.find_by_id(db, signed_in(visit), asked_number(visit, "person")))


def change(visit: Visit, db: Session) -> Response:
    caller = callers.find_by_id(db, signed_in(visit), asked_number(visit, "person"), "change")
    about = _about(visit)
    problems = _problems(visit, about)
    if not problems:
        try:
            callers.change(db, caller, about)
        except PersonKnown:
            problems = {"personal_number": visit.say("Någon annan hos er har det personnumret.")}
    if problems:
        return _view(visit, db, caller, problems)
    told.leave(visit, "person-saved")
    return see_other(f"{HERE}/{caller.id}")


def _view(visit: Visit, db: Session, caller: Caller, problems: dict[str, str] | None = None) -> Response:
    by, say = signed_in(visit), visit.say
    spoken = [("", say("Vet inte")), *((code, one.name) for code, one in languages.offered().items())]
    return show(
        visit, db, "desk/contacts/person.html", status=422 if problems else 200, caller=caller, problems=problems or {},
        given=_given(visit, caller), spoken=spoken, needs=NEEDS, phone=clues.shown_phone(caller.phone),
        chosen=visit.fields.getlist("needs") if problems else caller.needs, looks=callers.looks_at(db, caller)[:20],
        contacts=lines(contacts.of_caller(db, by, caller), db, say), cases=cases_of(db, by, caller),
    )  # fmt: skip


def _given(visit: Visit, caller: Caller) -> dict[str, str]:
    """What the fields hold: as it was typed, or as it is kept."""
    kept = {name: str(getattr(caller, name) or "") for name in PLAIN}
    shown = {"phone": clues.shown_phone(caller.phone), "personal_number": clues.shown_person(caller.personal_number or "")}
    return kept | shown | {name: visit.fields[name] for name in PLAIN if name in visit.fields}


def _about(visit: Visit) -> About:
    typed = {name: visit.fields.get(name, "").strip() for name in PLAIN}
    clue = clues.read(typed["personal_number"])
    typed |= {"name": " ".join(typed["name"].split())[:200], "email": typed["email"][:200]}
    typed["language"] = typed["language"] if typed["language"] in languages.offered() else ""
    number = clue.value if clue.kind == "personal_number" else None
    return About(**typed | {"personal_number": number}, needs=tuple(visit.fields.getlist("needs")))


def _problems(visit: Visit, about: About) -> dict[str, str]:
    problems = {} if about.name else {"name": visit.say("Skriv personens namn.")}
    if about.phone and not clues.read_phone(about.phone):
        problems["phone"] = visit.say("Skriv ett telefonnummer, till exempel 070-174 06 05.")
    if visit.fields.get("personal_number", "").strip() and not about.personal_number:
        problems["personal_number"] = visit.say("Skriv personnumret med tolv siffror, till exempel 19121212-1212.")
    return problems


routes = [
    Route(HERE, page(look, staff=True)),
    button(HERE, look),
    Route(HERE + "/{person}", page(overview, staff=True)),
    button(HERE + "/{person}", change),
]
