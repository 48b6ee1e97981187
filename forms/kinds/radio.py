"""One choice out of a few that are all in view."""

from forms.definition import Question
from forms.kinds.choices import SETTINGS, SPECIFY, are_offered, label, specified
from forms.kinds.kind import Kind, Raw, Wrong, typed
from forms.texts import Say


def read(question: Question, raw: Raw) -> object:
    code = typed(raw)
    if not code:
        return None
    if not are_offered(question, [code]):
        return Wrong("not_an_option")
    words = specified(question, [code], raw)
    if isinstance(words, Wrong):
        return words
    return {"option": code, SPECIFY: words} if words else {"option": code}


def show(question: Question, value: object, say: Say) -> str:
    words = label(question, value["option"], say)
    return f"{words}: {value[SPECIFY]}" if SPECIFY in value else words


def fill(question: Question, value: object) -> dict[str, list[str]]:
    return {"": [value["option"]], SPECIFY: [value.get(SPECIFY, "")]}


def comparable(question: Question, value: object) -> str:
    return value["option"]


KIND = Kind(understand=read, show=show, fill=fill, comparable=comparable, parts=("", SPECIFY), settings=SETTINGS)
