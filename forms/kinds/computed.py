"""A figure that follows from other answers; nobody is asked for it, but everybody may see it."""

from forms.definition import Question
from forms.kinds.decimal import comparable, show
from forms.kinds.kind import Kind, Raw


def read(question: Question, raw: Raw) -> object:
    return None


KIND = Kind(understand=read, show=show, comparable=comparable, parts=(), settings=frozenset({"compute", "unit"}))
