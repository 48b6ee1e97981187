"""What a pen has added to a page: dark where nothing was printed, and which strokes hang together."""

from collections.abc import Iterable

import cv2
import numpy

from accessibility.scan.pages.finding import Picture
from accessibility.scan.pages.places import Box
from accessibility.scan.pages.squaring import PER_MM

INK = 200
"""Darker than this is ink, where paper is 255 and print 0: a pencil is not much darker."""
PALE = 236
"""Darker than this is not quite white: a hard pencil, or one that was rubbed out."""
PRINT = 200
PRINT_MM = 0.4
"""So near to print nothing is taken for added."""
SPECK_MM2 = 0.1
SHORTEST_MM = 1.5
"""What is shorter says nothing by itself: dust on a glass."""
FRAME_MM, SEEN = 0.5, 0.6
_COARSE = PER_MM // 2


class Inking:
    """A page beside its blank: both flattened and squared, PER_MM points to the millimetre."""

    def __init__(self, page: Picture, blank: Picture) -> None:
        self.page, self.blank = page, blank
        self._dark_near = cv2.erode(page, numpy.ones((5, 5), numpy.uint8)) < INK
        self._pale = _without_specks((page < PALE).astype(numpy.uint8) & (1 - near_print(blank)))
        self.added = self._pale & (page < INK)
        self._coarse = (cv2.resize(self.added * 255, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA) > 60).astype(
            numpy.uint8
        )
        thick = cv2.dilate(self._coarse, numpy.ones((3, 3), numpy.uint8))
        _, self._strokes, about, _ = cv2.connectedComponentsWithStats(thick)
        """A number for each; parts with less than half a millimetre between them are one."""
        sides = about[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max(axis=1)
        self._explained = sides < SHORTEST_MM * _COARSE

    def shows(self, box: Box) -> bool:
        """Whether the frame that was printed there is seen: not torn off, folded away or painted over."""
        frame = cut(self.blank, box.grown(FRAME_MM)) < PRINT // 2
        seen = cut(self._dark_near, box.grown(FRAME_MM))
        return seen.shape == frame.shape and numpy.count_nonzero(frame & seen) >= SEEN * numpy.count_nonzero(frame)

    def is_printed(self, box: Box) -> bool:
        """Whether something was printed in there before a pen came."""
        return bool((cut(self.blank, box) < PRINT).any())

    def explain(self, boxes: Iterable[Box]) -> None:
        """What is written in these, and reaches out of them, is accounted for."""
        for box in boxes:
            self._explained[numpy.unique(cut(self._strokes, box, _COARSE))] = True

    def within(self, box: Box) -> float:
        """Square millimetres of ink."""
        return numpy.count_nonzero(cut(self.added, box)) / PER_MM**2

    def pale_within(self, box: Box) -> float:
        """Square millimetres of what may be ink."""
        return numpy.count_nonzero(cut(self._pale, box)) / PER_MM**2

    def unexplained(self, zone: Box, without: Iterable[Box] = ()) -> float:
        """Square millimetres of strokes that come from nowhere where one should write."""
        ink, strokes = cut(self._coarse, zone, _COARSE), cut(self._strokes, zone, _COARSE)
        left = ink & ~self._explained[strokes]
        corner_x, corner_y, _, _ = points(zone, _COARSE)
        for box in without:
            x, y, to_x, to_y = points(box, _COARSE)
            left[max(0, y - corner_y) : max(0, to_y - corner_y), max(0, x - corner_x) : max(0, to_x - corner_x)] = 0
        return numpy.count_nonzero(left) / _COARSE**2


def points(box: Box, per_mm: int = PER_MM) -> tuple[int, int, int, int]:
    left, top, right, bottom = (max(0, round(edge * per_mm)) for edge in box)
    return left, top, right, bottom


def cut(picture: numpy.ndarray, box: Box, per_mm: int = PER_MM) -> numpy.ndarray:
    left, top, right, bottom = points(box, per_mm)
    return picture[top:bottom, left:right]


def near_print(blank: Picture) -> Picture:
    side = 2 * round(PRINT_MM * PER_MM) + 1
    return cv2.dilate((blank < PRINT).astype(numpy.uint8), numpy.ones((side, side), numpy.uint8))


def _without_specks(ink: Picture) -> Picture:
    _, labels, about, _ = cv2.connectedComponentsWithStats(ink, connectivity=8, ltype=cv2.CV_32S)
    kept = (about[:, cv2.CC_STAT_AREA] >= SPECK_MM2 * PER_MM**2).astype(numpy.uint8)
    kept[0] = 0
    return kept[labels]
