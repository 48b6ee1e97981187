"""What we ask for, what of the application has not come, and how one answers: on the letter, and on the sheet with it."""

from collections.abc import Iterator

from accessibility.correspondence.about import About
from accessibility.correspondence.saying import CaseLetter, Part
from accessibility.days import day
from eservices import clock
from eservices.supplements import Supplement

ROOM = 6
"""Lines for an answer in words."""


def worded(about: About, asked: Supplement) -> CaseLetter:
    say = about.say
    why = say("Vi arbetar med ditt ärende. För att gå vidare behöver vi veta mer.")
    return CaseLetter(
        heading=say("Vi behöver ditt svar"), paragraphs=(why,), facts=about.facts, room=ROOM,
        parts=(
            Part(say("Det här undrar vi"), (say.ours(asked.question),)), *_missing(about),
            Part(say("Så svarar du"), tuple(_ways(about, asked))),
        ),
    )  # fmt: skip


def on_the_sheet(about: About) -> list[str]:
    """The paths of what is missing and can be answered with a pen: what the sheet that comes with the letter asks."""
    papers = {asked.path for asked in about.journey.asked if asked.question.kind == "file"}
    lacking = [problem.path for problem in about.journey.wanting] + [asked.path for asked in about.journey.expected]
    return [path for path in dict.fromkeys(lacking) if path not in papers]


def _missing(about: About) -> Iterator[Part]:
    say = about.say
    papers = [say.text(asked.question.label) for asked in about.comes_later if asked.question.kind == "file"]
    if on_the_sheet(about):
        yield Part(say("Några frågor till"), (say("Något saknas i din ansökan. Svara på blanketten som följer med."),))
    if papers:
        yield Part(say("Skicka också det här"), ("\n".join(f"- {each}" for each in papers),))


def _ways(about: About, asked: Supplement) -> Iterator[str]:
    say = about.say
    if asked.answer_by and asked.answer_by > clock.today():
        yield say("Vi behöver ditt svar senast {day}. Hinner du inte? Ring oss.", day=day(asked.answer_by, say))
    yield say("- Skriv ditt svar på det här brevet och skicka det till oss: {address}.\n"
              "- Eller ring oss. Vi skriver ner det du säger.", address=about.address)  # fmt: skip
