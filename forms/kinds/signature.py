"""One's name under what one has said: written on screen, in ink on paper, confirmed aloud by telephone."""

from forms.definition import Question
from forms.kinds import date as day
from forms.kinds.kind import Kind, Raw, Wrong, typed
from forms.texts import Say

LONGEST = 100


def read(question: Question, raw: Raw) -> object:
    name = typed(raw)
    if not name:
        return None
    if len(name) > LONGEST:
        return Wrong("too_long", values={"limit": LONGEST, "over": len(name) - LONGEST})
    return {"name": name, "on": day.today().isoformat()}


def show(question: Question, value: object, say: Say) -> str:
    return say.listed((value["name"], day.show(question, value["on"], say)))


def fill(question: Question, value: object) -> dict[str, list[str]]:
    return {"": [value["name"]]}


def comparable(question: Question, value: object) -> str:
    return value["name"]


def hint(question: Question, say: Say) -> str:
    return say("Skriv ditt för- och efternamn.")


KIND = Kind(understand=read, show=show, fill=fill, comparable=comparable, hint=hint)
