"""One box on every page of the desk: what the caller says of themselves or of their errand leads to cases, contacts and people.

Names and numbers are posted and stand in no address. A reference that is one's own to see leads straight to its case.
"""

from dataclasses import dataclass

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices import cases
from eservices.cases import Case
from eservices.contact_centre import search
from eservices.contact_centre.meeting import callers, clues
from eservices.contact_centre.meeting.callers import Caller
from eservices.contact_centre.meeting.contacts import Contact
from eservices.contact_centre.search import Hits, Sought
from eservices.database import Database
from eservices.finding import index
from eservices.references import REFERENCE_LENGTH
from eservices.refusals import NotYours, SearchTooSlow
from forms.texts import to_say
from portal.desk.contacts.listing import lines
from portal.desk.surroundings import show, signed_in
from portal.endpoint import action, page, see_other
from portal.visit import Visit, read_number

MISSING = to_say("Skriv ett namn, ett ärendenummer, ett telefonnummer, ett personnummer eller ord ur ärendet.")
MISTYPED = to_say("Om det är ett ärendenummer är det felskrivet. Be att få det uppläst en gång till, tre tecken i taget.")
UNKNOWN = to_say("Numret är rätt skrivet, men inget ärende i dina grupper har det.")
TOO_SLOW = to_say("Det blev för mycket att leta igenom. Skriv ett ord till, till exempel ett förnamn eller en gata.")
PEOPLE_FROM_WORDS = 3


@dataclass(frozen=True)
class Results:
    """What one page of results shows; a list that is not asked for on this page is None."""

    cases: Hits[Case] | None = None
    contacts: Hits[Contact] | None = None
    people: list[Caller] | None = None
    is_beginning: bool = False
    """Whether nothing had the last word as it stands, so that words that begin with it were sought."""

    @property
    def count(self) -> int:
        return sum(len(found.rows) for found in (self.cases, self.contacts) if found) + len(self.people or ())


def ask(visit: Visit, db: Session) -> Response:
    """The box, empty."""
    return show(visit, db, "desk/search.html", results=None, problem="")


def results(visit: Visit, database: Database) -> Response:
    """What was found, or straight to the one case."""
    with database.reading() as db:
        sought = search.read(visit.fields.get("sought", ""))
        if not sought:
            return _told(visit, db, visit.say(MISSING), 422)
        if sought.reference:
            return _by_reference(visit, db, sought)
        try:
            found = _found(visit, db, sought)
        except SearchTooSlow:
            return _told(visit, db, visit.say(TOO_SLOW), 422)
        return _shown(visit, db, found)


def _by_reference(visit: Visit, db: Session, sought: Sought) -> Response:
    try:
        cases.find_on_desk(db, signed_in(visit), sought.reference, what="lookup")
    except NotYours:
        return _told(visit, db, visit.say(UNKNOWN), 404)
    return see_other(f"/desk/cases/{sought.reference}")


def _found(visit: Visit, db: Session, sought: Sought) -> Results:
    """The first page of everything, or the next of one list. Raises SearchTooSlow."""
    by, only = signed_in(visit), visit.fields.get("only", "")
    is_beginning = visit.fields.get("beginning") == "yes"
    if is_beginning:
        sought = sought.by_beginning or sought
    before = read_number(visit.fields.get("before", ""))
    if only in ("cases", "contacts") and before:
        one = search.cases(db, by, sought, before) if only == "cases" else search.contacts_with(db, by, sought, before)
        return Results(is_beginning=is_beginning, **{only: one})
    found = _first(visit, db, sought)
    if not found.count and (by_beginning := sought.by_beginning):
        found = _first(visit, db, by_beginning, is_beginning=True)
    search.note(db, by, sought, len(found.cases.rows) if found.cases else 0)
    return found


def _first(visit: Visit, db: Session, sought: Sought, *, is_beginning: bool = False) -> Results:
    by = signed_in(visit)
    clue = clues.read(visit.fields.get("sought", ""))
    asks_for_people = clue.kind in ("phone", "personal_number", "name") and len(clue.value.split()) <= PEOPLE_FROM_WORDS
    people = callers.find(db, by, clue) if asks_for_people and not is_beginning else []
    return Results(search.cases(db, by, sought), search.contacts_with(db, by, sought), people, is_beginning)


def _shown(visit: Visit, db: Session, found: Results) -> Response:
    typed = visit.fields.get("sought", "")
    hint = visit.say(MISTYPED) if not found.count and _is_like_a_reference(typed) else ""
    return show(
        visit, db, "desk/search.html", results=found, problem="", typed=typed, hint=hint, cap=index.CAP,
        before=visit.fields.get("before", ""),
        contact_lines=lines(found.contacts.rows if found.contacts else (), db, visit.say),
    )  # fmt: skip


def _told(visit: Visit, db: Session, problem: str, status: int) -> Response:
    typed = visit.fields.get("sought", "")
    return show(visit, db, "desk/search.html", status=status, results=None, problem=problem, typed=typed)


def _is_like_a_reference(typed: str) -> bool:
    characters = [character for character in typed if character.isalnum()]
    has_both = any(map(str.isdigit, characters)) and any(map(str.isalpha, characters))
    return len(characters) == REFERENCE_LENGTH and has_both


routes = [
    Route("/desk/search", page(ask, staff=True)),
    Route("/desk/search", action(results, staff=True, transaction=False), methods=["POST"]),
]
