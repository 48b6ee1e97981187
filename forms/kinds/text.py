"""One line of words: a name, a title, a number that is not counted with."""

from forms.definition import Question
from forms.kinds.kind import Kind, Raw, Wrong, typed
from forms.texts import Say

DEFAULT_LENGTH = 200


def limit(question: Question) -> int:
    """The longest answer in characters."""
    return question.max_length or DEFAULT_LENGTH


def within(question: Question, words: str, longest: int) -> object:
    """The words, None when there are none, Wrong when there are too many."""
    if len(words) > longest:
        return Wrong("too_long", values={"limit": longest, "over": len(words) - longest})
    return words or None


def read(question: Question, raw: Raw) -> object:
    return within(question, typed(raw), limit(question))


def hint(question: Question, say: Say) -> str:
    return say.count("Högst ett tecken.", "Högst {n} tecken.", question.max_length) if question.max_length else ""


KIND = Kind(understand=read, hint=hint, settings=frozenset({"max_length"}))
