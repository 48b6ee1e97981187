"""What we ask for, what of the application has not come, and how one answers; with lines to answer on."""

from collections.abc import Iterator

from accessibility.correspondence.about import About
from accessibility.correspondence.saying import CaseLetter, Part
from accessibility.days import day
from eservices.supplements import Supplement
from forms.numbering import numbers

ROOM = 8
"""Lines for an answer in words."""


def worded(about: About, asked: Supplement) -> CaseLetter:
    say = about.say
    why = say("Vi arbetar med ditt ärende. För att gå vidare behöver vi veta mer.")
    missing = "\n".join(f"- {each}" for each in _missing(about))
    return CaseLetter(
        heading=say("Vi behöver ditt svar"), paragraphs=(why,), facts=about.facts, room=ROOM,
        parts=(
            Part(say("Det här undrar vi"), (say.ours(asked.question),)),
            *((Part(say("Det här saknas också i din ansökan"), (missing,)),) if missing else ()),
            Part(say("Så svarar du"), tuple(_ways(about, asked))),
        ),
    )  # fmt: skip


def _missing(about: About) -> Iterator[str]:
    number = numbers(about.form)
    for asked in about.comes_later:
        yield f"{number[asked.question.key]}. {about.say.text(asked.question.label)}"


def _ways(about: About, asked: Supplement) -> Iterator[str]:
    say = about.say
    if asked.answer_by:
        yield say("Vi behöver ditt svar senast {day}. Hinner du inte? Ring oss.", day=day(asked.answer_by, say))
    yield say("- Skriv ditt svar på det här brevet och skicka det till oss: {address}.\n"
              "- Eller ring oss. Vi skriver ner det du säger.", address=about.address)  # fmt: skip
