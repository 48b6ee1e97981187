"""Words of one's own in several lines."""

from forms.definition import Question
from forms.kinds.kind import Kind, Raw
from forms.kinds.text import within
from forms.texts import Say

DEFAULT_LENGTH = 4_000


def limit(question: Question) -> int:
    """The longest answer in characters."""
    return question.max_length or DEFAULT_LENGTH


def read(question: Question, raw: Raw) -> object:
    lines = (raw.get("") or [""])[0].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return within(question, "\n".join(line.rstrip() for line in lines).strip("\n"), limit(question))


def hint(question: Question, say: Say) -> str:
    return say.count("Högst ett tecken.", "Högst {n} tecken.", limit(question))


KIND = Kind(understand=read, hint=hint, settings=frozenset({"max_length"}))
