"""What someone wrote, set beside the words that are known: endings, compounds and misspellings are forgiven.

An `Index` holds weighted words in several languages, each by its own language's stems. Every word that is asked for helps and
none is demanded; a word that leads to much counts for less.
"""

import math
from collections.abc import Hashable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Generic, TypeVar

from forms import stemming
from forms.small_words import SMALL_WORDS
from forms.texts import FIRST_LANGUAGE

CLOSE_ENOUGH = 0.75
ONE_LETTER = 0.85
LONGEST_QUERY = 100
MOST_WORDS = 8
FOREIGN = 0.6
"""What a word of another language than the reader's counts for."""
LEAST_OF_BEST = 1 / 3
Found = TypeVar("Found", bound=Hashable)


@dataclass
class Index(Generic[Found]):
    """Language → stem → what it leads to, each with its greatest weight."""

    leads: dict[str, dict[str, dict[Found, float]]] = field(default_factory=dict)

    def add(self, found: Found, language: str, text: str, weight: float) -> None:
        own = language.partition("-")[0]
        known = self.leads.setdefault(own, {})
        for word in words_that_matter(text):
            led = known.setdefault(stemming.stem(word, own), {})
            led[found] = max(weight, led.get(found, 0))


def words_that_matter(text: str) -> list[str]:
    return [word for word in stemming.words(text) if len(word) > 1 and word not in SMALL_WORDS]


def search(index: Index[Found], query: str, language: str = FIRST_LANGUAGE) -> list[tuple[Found, float]]:
    """What the query of a reader of `language` leads to, best first, with how well."""
    scores: dict[Found, float] = {}
    for word in words_that_matter(query[:LONGEST_QUERY])[:MOST_WORDS]:
        for found, score in _led_to(index, word, language.partition("-")[0]).items():
            scores[found] = scores.get(found, 0) + score
    best = max(scores.values(), default=0)
    good = [(found, score) for found, score in scores.items() if score >= best * LEAST_OF_BEST]
    return sorted(good, key=lambda pair: -pair[1])


def _led_to(index: Index[Found], word: str, own: str) -> dict[Found, float]:
    """What one word leads to in any language; a misspelling is looked for where nothing else fits."""
    for likeness in (alike, misspelt):
        scores: dict[Found, float] = {}
        for language, known in index.leads.items():
            asked, worth = stemming.stem(word, language), 1.0 if language == own else FOREIGN
            for stem, led in known.items():
                if like := likeness(asked, stem):
                    _keep_best(scores, led, like * worth)
        if scores:
            return scores
    return {}


def _keep_best(scores: dict[Found, float], led: dict[Found, float], worth: float) -> None:
    rarity = 1 / (1 + math.log(len(led)))
    for found, weight in led.items():
        scores[found] = max(scores.get(found, 0), weight * worth * rarity)


def alike(word: str, known: str) -> float:
    """In part, or all of a long word but for one letter: such a slip is worth more than a part of the word."""
    if abs(len(word) - len(known)) <= 1 and len(word) > 5 and word != known and word[:3] == known[:3]:
        ratio = SequenceMatcher(None, word, known, autojunk=False).ratio()
        if ratio > ONE_LETTER:
            return ratio
    return in_part(word, known)


def in_part(word: str, known: str) -> float:
    """1 for the same stem, less for the beginning of one or a part of a compound, else 0."""
    if word == known:
        return 1
    if len(word) >= 3 and known.startswith(word):
        return 0.9
    if len(known) >= 4 and word.startswith(known):
        return 0.85
    return 0.8 if min(len(word), len(known)) >= 4 and (word in known or known in word) else 0


def misspelt(word: str, known: str) -> float:
    """How alike two words are that are nearly written alike; 0 below `CLOSE_ENOUGH`."""
    if min(len(word), len(known)) < 3 or abs(len(word) - len(known)) > 3:
        return 0
    if word[0] != known[0] and word[-2:] != known[-2:]:
        return 0
    ratio = SequenceMatcher(None, word, known, autojunk=False).ratio()
    return ratio * 0.7 if ratio >= CLOSE_ENOUGH else 0
