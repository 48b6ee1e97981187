"""A statement that a person stands by, with one box to tick."""

from forms.definition import Question
from forms.kinds.kind import Kind, Raw, typed
from forms.texts import Say


def read(question: Question, raw: Raw) -> object:
    return True if typed(raw) == "yes" else None


def show(question: Question, value: object, say: Say) -> str:
    return say("Ja, det intygar jag")


def fill(question: Question, value: object) -> dict[str, list[str]]:
    return {"": ["yes"]}


def comparable(question: Question, value: object) -> str:
    return "yes"


KIND = Kind(understand=read, show=show, fill=fill, comparable=comparable)
