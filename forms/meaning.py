"""Whether two wordings ask for the same thing, so that an answer to the one may stand as an answer to the other.

It is a rule of thumb, on the side of asking once more: both must share more than half of the words that carry meaning (a word
counts as shared when the two begin alike), and numbers, spans of time and "inte" must be the same in both.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from forms.definition import Form, Question
from forms.kinds.choices import options
from forms.small_words import SMALL_WORDS
from forms.texts import FIRST_LANGUAGE, Text

SHARED = 0.5
"""More than this share of the words that carry meaning, as the mean of both sides, is the same question."""
ALIKE = 4
"""So many letters must two words begin with alike; shorter words must be equal."""
_ASKING = frozenset(re.findall(r"\w+", "ange beskriv berätta fyll kryssa lämna skriv svara uppge välj varför vilka vilket"))
_NEGATION = frozenset({"inte", "ej", "aldrig", "ingen", "inget", "inga", "utan"})
_SPANS = frozenset(
    re.findall(r"\w+", "dag dagar vecka veckor veckan månad månader månaden år året årligen dygn timme timmar kvartal")
)


def agree(one: Text, other: Text) -> bool:
    """Whether the Swedish of two texts asks for the same thing."""
    first, second = (_words(text.root[FIRST_LANGUAGE]) for text in (one, other))
    if first == second:
        return True
    if _weighty(first) != _weighty(second):
        return False
    ours, theirs = _telling(first), _telling(second)
    return _share(ours, theirs) + _share(theirs, ours) > 2 * SHARED


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _weighty(words: list[str]) -> set[str]:
    """What turns a question into another, however much else is shared."""
    spans = {word[:3] for word in words if word in _SPANS}
    return {word for word in words if word.isdecimal()} | spans | ({"inte"} if _NEGATION & set(words) else set())


def _telling(words: list[str]) -> set[str]:
    """The words that carry meaning; all of them where there are no such words."""
    return {word for word in words if word not in SMALL_WORDS and word not in _ASKING} or set(words)


def _share(words: set[str], among: set[str]) -> float:
    return sum(any(_are_alike(word, other) for other in among) for word in words) / len(words) if words else 0


def _are_alike(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    return one == other or (shorter >= ALIKE and one[:ALIKE] == other[:ALIKE] and _alike_for(one, other) * 2 > shorter)


def _alike_for(one: str, other: str) -> int:
    return next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), min(len(one), len(other)))


@dataclass(frozen=True)
class ChangedMeaning:
    """A key that stood for something else in the last version; `code` names the option, "" for the question itself."""

    key: str
    why: Literal["kind", "label", "option"]
    before: Text
    after: Text
    code: str = ""


def meaning_changed(old: Form, new: Form) -> list[ChangedMeaning]:
    """The keys, and codes of options, under which the new version asks for something else than the old one did."""
    asked = new.questions_by_key
    return [change for before, _ in old.questions() if before.key in asked for change in _changes(before, asked[before.key])]


def _changes(before: Question, after: Question) -> Iterator[ChangedMeaning]:
    if before.kind != after.kind:
        yield ChangedMeaning(after.key, "kind", before.label, after.label)
    if not agree(before.label, after.label):
        yield ChangedMeaning(after.key, "label", before.label, after.label)
    there = {option.code: option.label for option in options(after)}
    for option in options(before):
        if option.code in there and not agree(option.label, there[option.code]):
            yield ChangedMeaning(after.key, "option", option.label, there[option.code], option.code)
