"""Where a case stands: who has it, what is waited for, and when to hear; or how it ended."""

from collections.abc import Iterator

from sqlmodel import Session

from accessibility.correspondence.about import About
from accessibility.correspondence.saying import CaseLetter, Part
from accessibility.days import day
from eservices import supplements
from eservices.back_office import sentences
from eservices.events import history
from eservices.supplements import Supplement
from forms.texts import Say, to_say

OUTCOMES = {
    "granted": to_say("Vi har sagt ja till din ansökan."),
    "refused": to_say("Vi har sagt nej till din ansökan."),
    "settled": to_say("Ärendet är klart."),
    "forwarded": to_say("Vi har skickat ärendet vidare till den som kan hjälpa dig."),
    "withdrawn": to_say("Du har tagit tillbaka din ansökan. Därför är ärendet avslutat."),
}


def worded(db: Session, about: About, words: str = "") -> CaseLetter:
    """`words` are a colleague's own, to this person."""
    say, case = about.say, about.case
    own = (say.ours(words),) if words else ()
    heading = say("Så går det med ditt ärende") if case.is_open else say("Ditt ärende är klart")
    stands = _standing(db, about) if case.is_open else _ending(about)
    return CaseLetter(
        heading=heading, facts=about.facts, paragraphs=(*own, *stands), parts=tuple(_why(db, about)),
    )  # fmt: skip


def _standing(db: Session, about: About) -> Iterator[str]:
    say, case = about.say, about.case
    said = sentences.said(db, case.id or 0)
    if said and said.for_citizen:
        yield say.ours(said.words)
    if about.holder:
        yield say("{name} på {group} arbetar med ditt ärende.", name=about.holder, group=about.group)
    else:
        yield say("Ditt ärende ligger hos {group}. Det väntar på sin tur.", group=about.group)
    if not supplements.open_of(db, case):
        yield say("Vi ska vara klara senast {day}.", day=day(case.due_on, say))


def _ending(about: About) -> Iterator[str]:
    say, case = about.say, about.case
    yield say(OUTCOMES[case.outcome or "settled"])
    if case.closed_at:
        yield say("Det blev klart {day}.", day=day(case.closed_at, say))


def _why(db: Session, about: About) -> Iterator[Part]:
    """The question that is waited for, or why it ended so."""
    say, asked = about.say, supplements.open_of(db, about.case)
    if asked:
        yield Part(say("Vi väntar på ditt svar"), (say.ours(asked.question), *_until(asked, say)))
    if not about.case.is_open:
        ended = next(each for each in reversed(history(db, about.case.id or 0)) if each.kind == "close")
        yield Part(say("Därför"), (say.ours(ended.why),))


def _until(asked: Supplement, say: Say) -> Iterator[str]:
    if asked.answer_by and asked.is_late:
        yield say("Vi ville ha ditt svar senast {day}. Du kan fortfarande svara.", day=day(asked.answer_by, say))
    elif asked.answer_by:
        yield say("Svara senast {day}.", day=day(asked.answer_by, say))
