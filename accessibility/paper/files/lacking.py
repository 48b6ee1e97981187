"""What is written in letters that our fonts lack stands on paper by the letters' names: [GRINNING FACE], not an empty box.

Only the fonts that we bring count, whatever else a machine may have: a sheet says the same wherever it is laid out.
"""

import re
import unicodedata
from functools import cache

from fontTools.ttLib import TTFont

from accessibility import FONTS

UNSEEN = re.compile("[\t\n\r\xad\u061c\u2000-\u200f\u202a-\u202f\u205f-\u206f\u3000\ufeff]")
"""Spaces, and what steers how words break and run: drawn without a letter of its own."""
MODIFIERS = re.compile("[\u034f\u180b-\u180f\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0000-\U000e01ef]")
"""What only changes the look of the sign before it: its variant, the colour of its skin, whose flag it is."""
JOINER = "\u200d"


def by_name(html: str) -> str:
    """The same words, with the names of what cannot be drawn; untouched where all can."""
    lacking = "".join(letter for letter in set(html) - _drawn() if not UNSEEN.match(letter))
    return re.sub(rf"\w?(?:[{re.escape(lacking)}]{JOINER}?)+", _named, html) if lacking else html


def _named(found: re.Match[str]) -> str:
    """Accents that stand alone are put together with their letter first, as most keyboards write it."""
    words = unicodedata.normalize("NFC", MODIFIERS.sub("", found[0]).replace(JOINER, ""))
    return "".join(_as_drawn(letter) for letter in words)


def _as_drawn(letter: str) -> str:
    if letter in _drawn():
        return letter
    if letter.isspace():
        return " "
    apart = (unicodedata.normalize(form, letter) for form in ("NFD", "NFKC"))
    return next((each for each in apart if _drawn().issuperset(each)), f"[{unicodedata.name(letter, f'U+{ord(letter):04X}')}]")


@cache
def _drawn() -> frozenset[str]:
    """All that our fonts have; the bold ones have the same."""
    maps = (TTFont(file, lazy=True).getBestCmap() or {} for file in FONTS.glob("*-400-normal.woff2"))
    return frozenset(chr(code) for each in maps for code in each)
