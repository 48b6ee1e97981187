"""What is written in a box, and where else nothing should be: ink that was added to the print."""

from typing import Literal, NamedTuple

import cv2
import numpy

from accessibility.scan.finding import Picture
from accessibility.scan.places import Box
from accessibility.scan.squaring import PER_MM

State = Literal["empty", "ticked", "unsure", "heavy", "beside"]
INSET_MM, RING_MM = 0.8, 1.7
FAINT, TICK, HEAVY, RING = 0.02, 0.08, 0.60, 0.04
"""Shares of a box, or of the ring round it, that are ink."""
INK = 165
"""Darker than this is ink; paper is 255."""
_PRINT_MM = 0.4
_REACH_MM = 1.0


class Tick(NamedTuple):
    """`ink` is the share of the inside that is ink."""

    state: State
    ink: float


class Inked:
    """A page beside its blank: where ink was added."""

    def __init__(self, page: Picture, blank: Picture) -> None:
        """Both flattened and squared, PER_MM points to the millimetre."""
        self._page, self._blank = page, blank

    def tick(self, box: Box) -> Tick:
        """What is in a box to tick."""
        across, down = self._off(box)
        share = self._share(box.grown(-INSET_MM), across, down)
        if share >= HEAVY:
            return Tick("heavy", share)
        if share >= TICK:
            return Tick("ticked", share)
        if share >= FAINT:
            return Tick("unsure", share)
        ring = self._share(box.grown(RING_MM), across, down, without=box.grown(0.3))
        return Tick("beside" if ring >= RING else "empty", share)

    def square_mm(self, box: Box) -> float:
        """How much ink was added, in square millimetres."""
        return self._share(box, 0, 0) * (box.right - box.left) * (box.bottom - box.top)

    def _off(self, box: Box) -> tuple[int, int]:
        """How many points further right and down the box is printed than it should be."""
        reach, (left, top, right, bottom) = round(_REACH_MM * PER_MM), _points(box.grown(2))
        if left < reach or top < reach:
            return 0, 0
        around = self._page[top - reach : bottom + reach, left - reach : right + reach]
        like = cv2.matchTemplate(around, self._blank[top:bottom, left:right], cv2.TM_CCOEFF_NORMED)
        _, best, _, (x, y) = cv2.minMaxLoc(like)
        return (x - reach, y - reach) if best > 0.3 else (0, 0)

    def _share(self, box: Box, across: int, down: int, without: Box | None = None) -> float:
        """Of what is not printed upon in `box`."""
        left, top, right, bottom = _points(box)
        counted = self._unprinted(left, top, right, bottom)
        if without:
            inner = _points(without)
            counted[max(0, inner[1] - top) : inner[3] - top, max(0, inner[0] - left) : inner[2] - left] = 0
        seen = self._page[max(0, top + down) : bottom + down, max(0, left + across) : right + across]
        if seen.shape != counted.shape or not counted.any():
            return 0.0
        return float(numpy.count_nonzero((seen < INK) & (counted > 0)) / numpy.count_nonzero(counted))

    def _unprinted(self, left: int, top: int, right: int, bottom: int) -> numpy.ndarray:
        edge = round(_PRINT_MM * PER_MM)
        y, x = max(0, top - edge), max(0, left - edge)
        print_near = self._blank[y : bottom + edge, x : right + edge] < 200
        spread = cv2.dilate(print_near.astype(numpy.uint8), numpy.ones((2 * edge + 1, 2 * edge + 1), numpy.uint8))
        return 1 - spread[top - y : bottom - y, left - x : right - x]


def _points(box: Box) -> tuple[int, int, int, int]:
    left, top, right, bottom = (round(edge * PER_MM) for edge in box)
    return left, top, right, bottom
