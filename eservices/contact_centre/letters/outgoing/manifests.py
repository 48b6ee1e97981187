"""The list of a batch: which letter lies where in its file, in which envelope, and what it all takes of paper and postage.

Pure: of letters as they are drawn. Thin letters stand first, so that those who fill envelopes change once.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eservices.contact_centre.letters.outgoing.posting import Posting

C5, C4 = "C5", "C4"
MOST_LEAVES_FOLDED = 8
"""What can be folded once and still lies flat in a C5 envelope; more goes unfolded."""
LEAF_GRAMS = 5
ENVELOPE_GRAMS = {C5: 7, C4: 19}
STEPS = (50, 100, 250, 500, 1000, 2000)
"""Postage is paid by these weights."""


@dataclass(frozen=True)
class Line:
    """A letter in the file: `number` from 1, the pages it stands on, how many leaves of paper it takes."""

    number: int
    letter: Posting
    first: int
    last: int
    leaves: int

    @property
    def envelope(self) -> str:
        return _envelope(self.leaves)

    @property
    def grams(self) -> int:
        return self.leaves * LEAF_GRAMS + ENVELOPE_GRAMS[self.envelope]


@dataclass(frozen=True)
class Sums:
    """What a batch takes: `weights` counts letters by postage step, None what is too heavy for a letter."""

    letters: int
    pages: int
    leaves: int
    kinds: dict[str, int]
    envelopes: dict[str, int]
    weights: dict[int | None, int]


def lines(letters: Iterable[Posting], *, is_two_sided: bool) -> list[Line]:
    """Those that are drawn and to be sent, in the order of the file; each of their parts begins on a leaf of its own."""
    sides = 2 if is_two_sided else 1
    sent = [each for each in letters if each.state in ("ready", "posted", "returned")]
    sent.sort(key=lambda each: (_envelope(_leaves(each, sides)) == C4, each.id))
    listed, first = [], 1
    for number, each in enumerate(sent, start=1):
        leaves = _leaves(each, sides)
        following, blank = first + leaves * sides, -each.pages_by_part[-1] % sides
        listed.append(Line(number, each, first, following - blank - 1, leaves))
        first = following
    return listed


def sums(listed: Sequence[Line]) -> Sums:
    return Sums(
        len(listed), sum(line.letter.pages for line in listed), sum(line.leaves for line in listed),
        dict(Counter(line.letter.kind for line in listed)), dict(Counter(line.envelope for line in listed)),
        dict(Counter(_step(line.grams) for line in listed)),
    )  # fmt: skip


def _leaves(letter: Posting, sides: int) -> int:
    return sum(-(-pages // sides) for pages in letter.pages_by_part)


def _envelope(leaves: int) -> str:
    return C5 if leaves <= MOST_LEAVES_FOLDED else C4


def _step(grams: int) -> int | None:
    return next((step for step in STEPS if grams <= step), None)
