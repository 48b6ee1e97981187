"""Which words of a text have changed: those that went are struck through and those that came are underlined."""

import re
from difflib import SequenceMatcher

from markupsafe import Markup

from portal.formats import paragraphs

WENT, CAME, END = "\ue000", "\ue001", "\ue002"
"""Signs that stand round words in a text until it is markup. No text of a form has them."""
TAGS = {WENT: "del", CAME: "ins"}
LEAST_ALIKE = 0.4
"""Texts that share less than this are two texts: no word of one is told to be a word of the other."""
LONGEST = 4_000


def marked(before: str, after: str) -> tuple[Markup, Markup]:
    """Both in paragraphs, with the words marked in which they differ."""
    old, new = _pieces(before), _pieces(after)
    if len(before) + len(after) > LONGEST or _share(old, new) < LEAST_ALIKE:
        return paragraphs(before), paragraphs(after)
    changes = [change for change in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if change[0] != "equal"]
    went = _signed(old, [(start, end) for _, start, end, _, _ in changes], WENT)
    came = _signed(new, [(start, end) for _, _, _, start, end in changes], CAME)
    return _as_markup(went, WENT), _as_markup(came, CAME)


def _pieces(text: str) -> list[str]:
    """Words, and what stands between them; a break with the dash of a list in one."""
    return re.findall(r"\n\s*(?:- )?|^- |[^\S\n]+|\w+|[^\w\s]", re.sub(f"[{WENT}{CAME}{END}]", "", text))


def _share(old: list[str], new: list[str]) -> float:
    """How much of the words they share, 0 to 1."""
    words = ([piece for piece in pieces if piece.isalnum()] for pieces in (old, new))
    return SequenceMatcher(None, *words, autojunk=False).ratio() if old and new else 0


def _signed(pieces: list[str], spans: list[tuple[int, int]], sign: str) -> str:
    """The text again, with signs; a line is never left while one is open, nor the dash of a list taken in."""
    signed = list(pieces)
    for at in (at for start, end in spans for at in range(start, end)):
        if not pieces[at].startswith("\n") and (at, pieces[at]) != (0, "- "):
            signed[at] = f"{sign}{pieces[at]}{END}"
    return re.sub(f"{END}([^\\S\n]*){sign}", r"\1", "".join(signed))


def _as_markup(text: str, sign: str) -> Markup:
    tag = TAGS[sign]
    return Markup(str(paragraphs(text)).replace(sign, f"<{tag}>").replace(END, f"</{tag}>"))
