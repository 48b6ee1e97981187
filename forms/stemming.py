"""The stem of a word: what is left of it when its endings are taken, so that "lampan" and "lampornas" are one word.

Snowball's rules, and some of our own for Swedish: it leaves "-an" (ansökan, gatan), "-et" after a short word (larmet), "-ning"
(betalningar) and "-eln" (nyckeln). A compound ends in the stem of its last part, whatever stands before it.
"""

import re
import threading
import unicodedata
from functools import lru_cache

import snowballstemmer

from forms.texts import FIRST_LANGUAGE

_NAMES = {"sv": "swedish", "en": "english", "fi": "finnish", "ar": "arabic", "da": "danish", "de": "german", "no": "norwegian"}
_FALLBACK = "en"
_KEPT = re.compile(r"(plan|altan|organ|orkan|kran|ocean|roman|veteran|gat|mat|stat|stad|skad|blad|grad|rad)$")
"""What ends like an ending and has none: an altan is not the definite form of anything, nor a skolgata a verb."""
_ENDINGS = (("an", 3, 2), ("et", 4, 2), ("ning", 4, 4), ("eln", 3, 1))
"""A Swedish ending that Snowball leaves, how many letters it must stand on, and how many letters are taken."""
_PAIRS = ("nn", "tt", "dd", "akt")
_ROUNDS = 4
_WORD = re.compile(r"\w+(?:-\w+)*")
_LONGEST = 60
_of_this_thread = threading.local()
"""A stemmer holds the word that it works on, so no two threads share one."""


def stems(text: str, language: str = FIRST_LANGUAGE) -> list[str]:
    """The stems of a text in its order; "e-post" also as "epost", and "bygg-" of "bygg- och miljö" as a word of its own."""
    return [stem(word, language) for word in words(text)]


def words(text: str) -> list[str]:
    """The words of a text in small letters, å ä ö as one letter each however they were typed."""
    found = []
    for written in _WORD.findall(unicodedata.normalize("NFC", text).lower()):
        parts = [part for part in re.split(r"[-_]", written) if part]
        found += [*parts, "".join(parts)] if len(parts) > 1 else parts
    return [word[:_LONGEST] for word in found]


@lru_cache(maxsize=20_000)
def stem(word: str, language: str = FIRST_LANGUAGE) -> str:
    """The stem of one word in small letters; a language that has no rules here borrows those of English."""
    own = language.partition("-")[0]
    if own != FIRST_LANGUAGE:
        return _snowball(own, word)
    for _ in range(_ROUNDS):
        shorter = word if _KEPT.search(word) else _without_ending(_whole(word, _snowball(own, word)))
        if shorter == word:
            break
        word = shorter
    return word


def _whole(word: str, stem: str) -> str:
    """A soptunna keeps the two n of a tunna, and a fullmakt the t of makt, which Snowball takes in long words."""
    taken = word[len(stem) : len(stem) + 1]
    return stem + taken if word.startswith(stem + taken) and (stem + taken).endswith(_PAIRS) else stem


def _without_ending(word: str) -> str:
    if not _KEPT.search(word):
        for ending, letters, taken in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= letters:
                return word[:-taken]
    return word


def _snowball(language: str, word: str) -> str:
    name = _NAMES.get(language, _NAMES[_FALLBACK])
    if not hasattr(_of_this_thread, name):
        setattr(_of_this_thread, name, snowballstemmer.stemmer(name))
    return getattr(_of_this_thread, name).stemWord(word)
