"""How much of a source fits into one form: what the parser of definitions takes, and what a person can still edit."""

from forms.importers.logic import Every, Not, Some, Term
from forms.importers.parts import Group, Holder, Part, Question, Stop, Words, everything
from forms.importers.wording import LONGEST

MOST_PARTS = 4_000
_MOST = 340_000
"""Bytes of the definition; translated once more it still stays below what `forms.tree` takes."""
_FRAME, _OPTION, _COMPARISON = 220, 90, 130
"""Bytes of a file that a part, an option and a comparison take beside their words."""


def trimmed(parts: list[Part], languages: int) -> set[Part]:
    """Cuts off what does not fit, from the end; the parts that were cut. Every text stands in so many `languages`."""
    held = [part for part, _ in everything(parts)]
    room, kept = _MOST, 0
    for kept, part in enumerate(held):
        room -= _bytes(part, languages)
        if room < 0 or kept >= MOST_PARTS:
            break
    else:
        return set()
    over = set(held[kept:])
    for part in held[:kept]:
        if isinstance(part, Holder):
            part.parts = [each for each in part.parts if each not in over]
    return over


def _bytes(part: Part, languages: int) -> int:
    words = _length(part.words) + (_length(part.text) if isinstance(part, Stop) else 0)
    size = _FRAME + sum(_COMPARISON * _comparisons(when.term) for when in part.when)
    if isinstance(part, Group):
        words += _length(part.entry_words) + _length(part.help)
    if isinstance(part, Question):
        words += _length(part.help) + sum(_length(text) for choice in part.choices for text in (choice.words, choice.help))
        size += len(part.choices) * (_OPTION + 20 * languages)
    return size + words * languages


def _length(words: Words) -> int:
    texts = list(words.values()) if isinstance(words, dict) else [words]
    return max((len(text[:LONGEST].encode(errors="ignore")) * 11 // 10 for text in texts if isinstance(text, str)), default=0)


def _comparisons(term: Term) -> int:
    match term:
        case Not():
            return 2 * _comparisons(term.term)
        case Every() | Some():
            return sum(map(_comparisons, term.terms))
    return 1
