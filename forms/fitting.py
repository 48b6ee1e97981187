"""Whether an answer to a question as it was may stand as the answer to the question as it is now."""

from collections.abc import Mapping
from typing import Literal

from forms import meaning
from forms.answers import Answer
from forms.definition import Question
from forms.kinds import Wrong, kind_of
from forms.kinds.choices import SPECIFY, options
from forms.kinds.file import accepted, limit
from forms.texts import FIRST_LANGUAGE, Text

Unfit = Literal["meaning", "kind", "options", "limits", "group"]
"""Why an answer is asked for again: the question means something else, is of another kind, no longer offers the option, takes
less, or has come to stand in another group."""

CHOICES = frozenset({"radio", "select", "yes_no"})
NUMBERS = frozenset({"integer", "decimal", "money"})
PLAIN = frozenset({"email", "phone", "organisation_number", "property_designation", "textarea"})
"""Kinds whose answers are one text, which a text question can hold and turn into."""
STOOD_BY = frozenset({"declaration", "signature"})
"""What a person stands by is asked again when a word of it has changed."""
_DECIDING = frozenset({"kind", "options", "do_not_know", "max_length", "minimum", "maximum", "unit", "accept", "max_files"})


def fitted(before: Question, now: Question, value: object) -> Answer | Unfit:
    """The value (in an Answer) as the question takes it now, or why it does not."""
    if not _asks_the_same(before, now):
        return "meaning"
    if all(getattr(before, name) == getattr(now, name) for name in _DECIDING):
        return Answer(value)
    if not _is_compatible(before, now):
        return "kind"
    if now.kind == "file":
        return _files(before, now, value)
    if _chosen(before, value) and not _still_offers(before, now, value):
        return "options"
    return _read_anew(before, now, value)


def _asks_the_same(before: Question, now: Question) -> bool:
    if now.kind in STOOD_BY or before.kind in STOOD_BY:
        return all(_swedish(one) == _swedish(other) for one, other in ((before.label, now.label), (before.help, now.help)))
    return meaning.agree(before.label, now.label)


def _swedish(text: Text | None) -> str:
    return text.root[FIRST_LANGUAGE] if text else ""


def _is_compatible(before: Question, now: Question) -> bool:
    """The same kind, or one that holds the same thing. A number in another unit is another number."""
    kinds = {before.kind, now.kind}
    if kinds <= NUMBERS:
        return _unit(before) == _unit(now)
    return len(kinds) == 1 or kinds <= CHOICES or ("text" in kinds and kinds <= PLAIN | {"text"})


def _unit(question: Question) -> str:
    return "kronor" if question.kind == "money" else _swedish(question.unit)


def _files(before: Question, now: Question, value: object) -> Answer | Unfit:
    """Files are taken where as many, and every type that they could be of, still are."""
    files = value["files"] if isinstance(value, Mapping) else ()
    is_taken = not files or (len(files) <= limit(now) and set(accepted(before)) <= set(accepted(now)))
    return Answer(value) if is_taken else "limits"


def _chosen(question: Question, value: object) -> set[str]:
    """The codes that were chosen, if it is a question of choices."""
    if isinstance(value, Mapping) and question.kind in (*CHOICES, "checkboxes"):
        return set(value["options"]) if "options" in value else {value["option"]}
    return {str(value)} if question.kind == "yes_no" else set()


def _still_offers(before: Question, now: Question, value: object) -> bool:
    """Whether each option that was chosen is there and means the same, and takes the words that were written under it."""
    was, there = ({option.code: option for option in options(question)} for question in (before, now))
    chosen = _chosen(before, value)
    if not chosen <= there.keys() or not all(meaning.agree(was[code].label, there[code].label) for code in chosen):
        return False
    has_words = isinstance(value, Mapping) and SPECIFY in value
    return has_words == any(there[code].specify is not None for code in chosen)


def _read_anew(before: Question, now: Question, value: object) -> Answer | Unfit:
    """What was typed, read as the question reads it now."""
    typed = kind_of(before).fill(before, value)
    if now.kind == "text" and any("\n" in text for texts in typed.values() for text in texts):
        return "kind"
    read = kind_of(now).read(now, typed)
    if isinstance(read, Wrong) or read is None:
        return "limits" if before.kind == now.kind else "kind"
    return Answer(value if now.kind == "signature" else read)
