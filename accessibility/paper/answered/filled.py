"""A master filled in with answers: the same pages, the letters of a pen, each answer told after its question.

Nothing is laid out again, and of the master nothing is written again: it takes thousandths of a second. What does not fit its
room, or cannot be written in the letters that we draw, is marked with a star and told in full on sheets that follow (`extra`);
it is never made small.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from accessibility.paper.answered.entries import Written
from accessibility.paper.answered.inscribed import Inscription, inscribed
from accessibility.paper.answered.penned import Unfit, penned
from accessibility.paper.files import lettering
from accessibility.paper.sheets.measures import MEASURES

Field = Mapping[str, Any]
STAR = "*"


@dataclass(frozen=True)
class Given:
    """An answer and its place on the sheet; `told` is all of it in words, for who listens."""

    path: str
    written: Written
    told: str


@dataclass(frozen=True)
class Filled:
    """The finished sheet, and the paths of what stands elsewhere in full."""

    pdf: bytes
    unfit: frozenset[str]


def fill(master: bytes, layout: Field, given: Iterable[Given], mark: Callable[[int], str], elsewhere: str) -> Filled:
    """Write the answers on the master's pages. `mark` draws the marks of a page; `elsewhere` says where the rest stands."""
    points, unfit = MEASURES[layout["size"]].points, set()
    said: list[Inscription] = []
    for answer in given:
        field = layout["fields"].get(answer.path)
        strokes, told = _strokes(answer, field, points), answer.told
        if strokes is None:
            unfit.add(answer.path)
            strokes, told = _starred(field, elsewhere, points), elsewhere
        if strokes:
            said.append(Inscription(answer.path, strokes, told))
    return Filled(inscribed(master, said, mark), frozenset(unfit))


def _strokes(answer: Given, field: Field | None, points: int) -> dict[int, str] | None:
    """What is drawn of an answer: page → operators; None when it does not fit."""
    if field is None:
        return None
    try:
        return penned(answer.written, field, points)
    except Unfit:
        return None


def _starred(field: Field | None, elsewhere: str, points: int) -> dict[int, str]:
    """A star where the answer would begin, and where it stands if there is a line for that."""
    begins = next((part for part in (field or {"parts": {}})["parts"].values()), None)
    if begins is None:
        return {}
    page, left, _, _, bottom = begins["boxes"][0]
    words = f"{STAR} {elsewhere}" if begins["shape"] == "row" and lettering.can_write(elsewhere) else STAR
    return {page: lettering.write(words, left + 2, bottom - 3, points)}
