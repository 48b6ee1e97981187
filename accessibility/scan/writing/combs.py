"""What stands in the cells of a comb, read by two engines that know nothing of each other: sure only where both agree."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

import cv2
import numpy

from accessibility.scan.pages.places import Box
from accessibility.scan.pages.squaring import PER_MM
from accessibility.scan.writing import figures, lines
from accessibility.scan.writing.inking import cut

CellState = Literal["sure", "unsure", "empty"]
WRITTEN_MM2 = 0.5
INSET_MM = 0.5
"""So far inside its cell a character is looked for: the printed frame lies outside."""
SURE_FIGURE, SURE_LINE = 0.9, 0.6
PALE = 30
"""Where paper is 255, this much darker is not yet ink."""


class Cell(NamedTuple):
    """`sure` is from 0 to 1."""

    character: str
    sure: float
    state: CellState


def read(page: numpy.ndarray, added: numpy.ndarray, boxes: Sequence[Box], allowed: str) -> list[Cell]:
    """Each cell of a row: `page` is squared and flattened, `added` is 1 where a pen has been (``inking.Inking``)."""
    inner = [box.grown(-INSET_MM) for box in boxes]
    written = [numpy.count_nonzero(cut(added, box)) / PER_MM**2 > WRITTEN_MM2 for box in inner]
    inks = [_ink(page, added, box) for box, has_ink in zip(inner, written, strict=True) if has_ink]
    found = iter(_characters(inks, allowed) if inks else ())
    return [next(found) if has_ink else Cell("", 1.0, "empty") for has_ink in written]


def _ink(page: numpy.ndarray, added: numpy.ndarray, box: Box) -> numpy.ndarray:
    """How dark it is, 255 the darkest, near what the pen has added."""
    near = cv2.dilate(cut(added, box), numpy.ones((5, 5), numpy.uint8))
    dark = cv2.subtract(255 - PALE, cut(page, box)) * near
    return numpy.clip(dark.astype(numpy.float32) * 255 / max(60, int(dark.max())), 0, 255).astype(numpy.uint8)


def _characters(inks: Sequence[numpy.ndarray], allowed: str) -> list[Cell]:
    known = [figures.CHARACTERS.find(sign) for sign in allowed]
    ours = figures.chances(inks)[:, known] * [place >= 0 for place in known]
    theirs = lines.chances(inks, allowed)
    return [_cell(allowed, own, None if theirs is None else theirs[index]) for index, own in enumerate(ours)]


def _cell(allowed: str, ours: numpy.ndarray, theirs: numpy.ndarray | None) -> Cell:
    if theirs is None:
        best = int(ours.argmax())
        return Cell(allowed[best], round(float(ours[best]) / 2, 2), "unsure")
    together = (ours + 0.02) * (theirs + 0.02)
    best = int(together.argmax())
    both = int(ours.argmax()) == int(theirs.argmax()) and ours[best] >= SURE_FIGURE and theirs[best] >= SURE_LINE
    return Cell(allowed[best], round(float(together[best] / together.sum()), 2), "sure" if both else "unsure")
