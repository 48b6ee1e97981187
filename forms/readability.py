"""How hard a Swedish text is to read: LIX, and how long its sentences are.

LIX is the mean number of words in a sentence plus the percentage of words longer than six letters
(C. H. Björnsson, Läsbarhet, 1968). Below 30 is very easy, 30–40 easy, 40–50 middling, above 50 hard.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

LONG_WORD = 7
"""From this many letters a word counts as long."""

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|(?<=:)\s+(?=[A-ZÅÄÖ])|\n+")
_WORD = re.compile(r"\d+(?:[.,:\u00a0]\d+)*|[^\W\d_]+(?:[-'’:.][^\W\d_]+)*")
_SHORTENED = re.compile(r"\b(t\.ex|bl\.a|d\.v\.s|m\.m|o\.s\.v|kl|ca|nr|tel)\.(?=\s)", re.IGNORECASE)


def words(text: str) -> list[str]:
    """The words of a text; a number with its separators is one word, and so is a compound with a hyphen."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """The sentences of a text that hold a word. A colon ends one before a capital, a line break always, the point of an
    abbreviation never."""
    whole = _SHORTENED.sub(r"\1", text)
    return [sentence for sentence in _SENTENCE_END.split(whole) if words(sentence)]


@dataclass(frozen=True)
class Measured:
    """What a text measures: its sentences, its words, those of them that are long, and the words of its longest sentence."""

    sentences: int
    words: int
    long: int
    longest: int


@lru_cache(maxsize=20_000)
def measured(text: str) -> Measured:
    each = [words(sentence) for sentence in sentences(text)]
    long = sum(len(word) >= LONG_WORD for spoken in each for word in spoken)
    return Measured(len(each), sum(map(len, each)), long, max(map(len, each), default=0))


def longest_sentence(text: str) -> int:
    """The number of words in the longest sentence, 0 for no text."""
    return measured(text).longest


def lix(texts: Iterable[str]) -> float:
    """LIX over texts that are read together; each text ends its last sentence. 0 when there are no words."""
    each = [measured(text) for text in texts]
    count = sum(one.words for one in each)
    return count / sum(one.sentences for one in each) + 100 * sum(one.long for one in each) / count if count else 0.0
