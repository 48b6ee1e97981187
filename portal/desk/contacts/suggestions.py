"""Who it may be and what it may be about, from what is typed: the people and cases that one may see, services, answers."""

from typing import NamedTuple

from sqlmodel import Session

from eservices import cases, services
from eservices.contact_centre.answering import article_search
from eservices.contact_centre.meeting import callers, clues
from eservices.contact_centre.meeting.callers import Caller
from eservices.contact_centre.meeting.clues import Clue
from eservices.people import Colleague
from eservices.references import show as in_threes
from eservices.refusals import NotYours
from eservices.services import Version
from forms import catalogue
from forms.texts import Say
from portal.desk.contacts.words import NEEDS

AT_MOST = 3
LEAST = 2
_entries: dict[str, catalogue.Entry] = {}


class Suggestion(NamedTuple):
    """What a press of it does (the name of its button), its words, a quieter line below them, and its icon."""

    does: str
    words: str
    more: str
    icon: str


def who(db: Session, by: Colleague, typed: str, say: Say) -> list[Suggestion]:
    """People by name, telephone or personal number, or a case by its reference; last, the way to write down someone new.

    A reference that lies behind a wall, or that no case has, looks like any other.
    """
    clue = clues.read(typed)
    if clue.kind == "reference":
        words = say("Ärende {reference}", reference=in_threes(clue.value))
        return [Suggestion(f"case:{clue.value}", words, _case_title(db, by, clue.value), "folder")]
    if not clue.kind or len(clue.value) < LEAST:
        return []
    return [*(person(caller, say) for caller in callers.find(db, by, clue, AT_MOST)), *_someone_new(clue, say)]


def about(db: Session, typed: str, say: Say, language: str) -> list[Suggestion]:
    """Questions with their answers, and services; what the words lead to best stands first.

    Of two that fit as well, what is called just so comes first, and an answer, which is given at once, before a service.
    """
    query = " ".join(typed.split())[: catalogue.LONGEST_QUERY]
    if len(query) < LEAST:
        return []
    forms = catalogue.ranked([_entry(version) for version in services.all_current(db)], query, language)[:AT_MOST]
    answers = article_search.ranked(db, query, language, AT_MOST)
    scored = [
        *((fit, Suggestion(f"article:{one.id}", say.text(one.title), say("Fråga och svar"), "speech")) for one, fit in answers),
        *((fit, Suggestion(f"service:{one.service}", say.text(one.title), say("Tjänst"), "pen")) for one, fit in forms),
    ]
    by_fit = sorted(scored, key=lambda pair: (-pair[0], pair[1].words.casefold() != query.casefold()))
    return [suggestion for _, suggestion in by_fit]


def _entry(version: Version) -> catalogue.Entry:
    if version.sha256 not in _entries:
        _entries[version.sha256] = catalogue.entry(version.form)
    return _entries[version.sha256]


def person(caller: Caller, say: Say) -> Suggestion:
    born = caller.personal_number[:8] if caller.personal_number else ""
    told = [clues.shown_phone(caller.phone), say("född {date}", date=born) if born else "", caller.address.partition("\n")[0]]
    needs = [say(NEEDS[need]) for need in caller.needs]
    return Suggestion(f"caller:{caller.id}", caller.name, " · ".join(filter(None, (*told, *needs))), "person")


def _someone_new(clue: Clue, say: Say) -> list[Suggestion]:
    if clue.kind != "name" or len(clue.value.split()) < LEAST:
        return []
    return [Suggestion("new", say("Skriv in {name} som ny person", name=clue.value), "", "plus")]


def _case_title(db: Session, by: Colleague, reference: str) -> str:
    """What a case that one may see is about; that its number was looked for is logged."""
    try:
        case = cases.find_on_desk(db, by, reference, "lookup")
    except NotYours:
        return ""
    return " · ".join(filter(None, (case.title, case.applicant)))
