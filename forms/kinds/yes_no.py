"""Yes or no, and "do not know" where the definition admits it."""

from forms.definition import Question
from forms.kinds.choices import are_offered, label
from forms.kinds.kind import Kind, Raw, Wrong, typed
from forms.texts import Say


def read(question: Question, raw: Raw) -> object:
    code = typed(raw)
    if not code:
        return None
    return code if are_offered(question, [code]) else Wrong("not_an_option")


def show(question: Question, value: object, say: Say) -> str:
    return label(question, str(value), say)


KIND = Kind(understand=read, show=show, settings=frozenset({"do_not_know"}))
