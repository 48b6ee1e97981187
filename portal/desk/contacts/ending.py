"""A contact ends with what came of it; afterwards its time can be corrected and its words added to."""

import re

from sqlmodel import Session
from starlette.responses import Response

from eservices.contact_centre.meeting import endings
from forms.texts import to_say
from portal.desk import told
from portal.desk.contacts.one import HERE, view
from portal.desk.contacts.saving import keep
from portal.desk.contacts.words import OUTCOMES
from portal.desk.surroundings import group_names
from portal.endpoint import button, see_other
from portal.visit import Visit
from portal.wordless import Problems

UNREADABLE = to_say("Skriv tiden som minuter, till exempel 4 eller 4:30.")
_CLOCK = re.compile(r"(\d{1,4})(?:[:.]([0-5]\d))?")


def end(visit: Visit, db: Session) -> Response:
    """Everything that was typed is saved whatever is wrong; pressed twice it has ended once."""
    contact = keep(visit, db)
    if not contact.is_open:
        return see_other(f"{HERE}/{contact.key}")
    outcome, group = visit.fields.get("outcome", ""), visit.fields.get("handed_to", "")
    problems = _time(visit) | _outcome(visit, db, outcome, group, has_words=bool(contact.note.strip()))
    if problems:
        return view(visit, db, contact, problems)
    endings.finish(db, contact, outcome, group, seconds_of(visit.fields.get("minutes", "")))
    told.leave(visit, f"contact-{outcome}", group=group if outcome == "handed_over" else "")
    return see_other(HERE)


def correct(visit: Visit, db: Session) -> Response:
    """The words and the time of a contact that has ended."""
    contact = keep(visit, db)
    problems, seconds = _time(visit), seconds_of(visit.fields.get("minutes", ""))
    if problems:
        return view(visit, db, contact, problems)
    if seconds is not None and not contact.is_open:
        endings.correct_time(db, contact, seconds)
    told.leave(visit, "contact-corrected")
    return see_other(f"{HERE}/{contact.key}")


def seconds_of(typed: str) -> int | None:
    """Minutes, or minutes and seconds: 4, 4:30. None for what is neither."""
    read = _CLOCK.fullmatch(typed.strip())
    return int(read[1]) * 60 + int(read[2] or 0) if read else None


def _time(visit: Visit) -> Problems:
    typed = visit.fields.get("minutes", "")
    return {"minutes": visit.say(UNREADABLE)} if typed.strip() and seconds_of(typed) is None else {}


def _outcome(visit: Visit, db: Session, outcome: str, group: str, *, has_words: bool) -> Problems:
    if outcome not in OUTCOMES:
        return {"outcome": visit.say("Välj vad det blev av kontakten.")}
    problems: Problems = {}
    if outcome == "handed_over" and group not in group_names(db):
        problems["handed_to"] = visit.say("Välj vilken grupp som ska ta vid.")
    if outcome == "handed_over" and not has_words:
        problems["note"] = visit.say("Skriv vad som sades, så att de som tar vid förstår.")
    return problems


routes = [
    button(HERE + "/{contact}/ending", end),
    button(HERE + "/{contact}/correction", correct),
]
