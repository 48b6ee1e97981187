"""What we ask for, what of the application has not come, and how one answers: on the sheet with the letter, or on its lines."""

from collections.abc import Iterator

from accessibility.correspondence.about import About
from accessibility.correspondence.saying import CaseLetter, Part
from accessibility.days import day
from accessibility.languages import say_for
from eservices import clock
from eservices.supplements import Supplement
from forms.numbering import numbers
from forms.texts import FIRST_LANGUAGE, Say

ROOM = 6
"""Lines for an answer in words."""


def worded(about: About, asked: Supplement) -> CaseLetter:
    """Where all that is asked stands on the sheet too, it is asked once, in the person's language."""
    say, lines = about.say, asked.question.splitlines()
    ready = _requests(about)
    is_on_sheet = bool(ready) and all(line in ready for line in lines)
    why = say("Vi arbetar med ditt ärende. För att gå vidare behöver vi veta mer.")
    asks = tuple(ready[line] for line in lines) if is_on_sheet else (say.ours(asked.question),)
    return CaseLetter(
        heading=say("Vi behöver ditt svar"), paragraphs=(why,), facts=about.facts, room=0 if is_on_sheet else ROOM,
        parts=(
            Part(say("Det här undrar vi"), asks), *_missing(about, is_asked=is_on_sheet),
            Part(say("Så svarar du"), (*_latest(about, asked), _way(about, is_on_sheet=is_on_sheet))),
        ),
    )  # fmt: skip


def request(number: int, label: str, say: Say, *, is_unread: bool) -> str:
    """How one question of the form is asked for; `is_unread`: there is an answer on the paper that nobody could read."""
    if is_unread:
        return say("Vi kunde inte läsa ditt svar på fråga {n}: {label}", n=number, label=label)
    return say("Vi saknar ditt svar på fråga {n}: {label}", n=number, label=label)


def _requests(about: About) -> dict[str, str]:
    """What may have been asked for in Swedish of what the sheet asks → in the person's language."""
    number, swedish, paths, found = numbers(about.form), say_for(FIRST_LANGUAGE), set(on_the_sheet(about)), {}
    for question in (asked.question for asked in about.journey.asked if asked.path in paths):
        for is_unread in (True, False):
            ours, theirs = (
                request(number[question.key], say.text(question.label), say, is_unread=is_unread)
                for say in (swedish, about.say)
            )
            found[ours] = theirs
    return found


def on_the_sheet(about: About) -> list[str]:
    """The paths of what is missing and can be answered with a pen: what the sheet that comes with the letter asks."""
    papers = {asked.path for asked in about.journey.asked if asked.question.kind == "file"}
    lacking = [problem.path for problem in about.journey.wanting] + [asked.path for asked in about.journey.expected]
    return [path for path in dict.fromkeys(lacking) if path not in papers]


def _missing(about: About, *, is_asked: bool) -> Iterator[Part]:
    say = about.say
    papers = [say.text(asked.question.label) for asked in about.comes_later if asked.question.kind == "file"]
    if not is_asked and on_the_sheet(about):
        yield Part(say("Några frågor till"), (say("Något saknas i din ansökan. Svara på blanketten som följer med."),))
    if papers:
        yield Part(say("Skicka också det här"), ("\n".join(f"- {each}" for each in papers),))


def _latest(about: About, asked: Supplement) -> Iterator[str]:
    if asked.answer_by and asked.answer_by > clock.today():
        yield about.say("Vi behöver ditt svar senast {day}. Hinner du inte? Ring oss.", day=day(asked.answer_by, about.say))


def _way(about: About, *, is_on_sheet: bool) -> str:
    if is_on_sheet:
        return about.say("- Svara på blanketten som följer med och skicka den till oss: {address}.\n"
                         "- Eller ring oss. Vi skriver ner det du säger.", address=about.address)  # fmt: skip
    return about.say("- Skriv ditt svar på det här brevet och skicka det till oss: {address}.\n"
                     "- Eller ring oss. Vi skriver ner det du säger.", address=about.address)  # fmt: skip
