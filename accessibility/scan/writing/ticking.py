"""What is written in a box to tick: sure where it looks as ticks and empty boxes do, and otherwise for a person to judge."""

from typing import Literal, NamedTuple

import cv2
import numpy

from accessibility.scan.pages.places import Box
from accessibility.scan.pages.squaring import PER_MM
from accessibility.scan.writing.inking import INK, Inking, near_print, points

State = Literal["empty", "ticked", "unsure", "heavy", "beside"]
_INSET = round(0.8 * PER_MM)
FAINT, TICK, HEAVY = 0.02, 0.07, 0.75
"""Shares of the inside that are ink."""
PALE_MM2 = 0.6
TICK_SIDE = 0.45
"""Of the inside's side, across and down: a dot, a fold and the end of a neighbour's stroke are less."""
BESIDE_MM2 = 0.8
LEFT_MM, AROUND_MM = 5.0, 1.9
"""How far from a box a tick may be meant for it; to its left there is room."""
_GAP = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (7, 7))
"""What is narrower is the white between the lines of a pen that goes back and forth: 0.8 mm."""
_REACH_MM = 1.0
_SEEN = 0.35


class Tick(NamedTuple):
    """`ink` is the share of the inside that is ink."""

    state: State
    ink: float


def tick(box: Box, inking: Inking) -> Tick:
    """What is inside; `beside` is told when all boxes are known (see `beside`)."""
    across, down, is_seen = _off(box, inking)
    ink, filled, counted = (each[_INSET:-_INSET, _INSET:-_INSET] for each in _inside(box, inking, across, down))
    if not counted.any():
        return Tick("unsure", 0.0)
    share = _share(ink, counted)
    if _share(filled, counted) >= HEAVY:
        return Tick("heavy", share)
    if not is_seen:
        return Tick("unsure", share)
    if share < FAINT:
        return Tick("unsure" if inking.pale_within(box.grown(-_INSET / PER_MM)) >= PALE_MM2 else "empty", share)
    return Tick("ticked" if share >= TICK and _spans(filled & counted) else "unsure", share)


def beside(box: Box, inking: Inking) -> bool:
    """Whether ink that belongs nowhere else lies where a tick for this box may have landed."""
    zone = Box(box.left - LEFT_MM, box.top - AROUND_MM, box.right + AROUND_MM, box.bottom + AROUND_MM)
    return inking.unexplained(zone) >= BESIDE_MM2


def _off(box: Box, inking: Inking) -> tuple[int, int, bool]:
    """How many points further right and down the box is printed than it should be, and whether it is seen at all."""
    reach, (left, top, right, bottom) = round(_REACH_MM * PER_MM), points(box.grown(2))
    if left < reach or top < reach:
        return 0, 0, False
    around = inking.page[top - reach : bottom + reach, left - reach : right + reach]
    like = cv2.matchTemplate(around, inking.blank[top:bottom, left:right], cv2.TM_CCOEFF_NORMED)
    _, best, _, (x, y) = cv2.minMaxLoc(like)
    return (x - reach, y - reach, True) if best >= _SEEN else (0, 0, False)


def _inside(box: Box, inking: Inking, across: int, down: int) -> tuple[numpy.ndarray, numpy.ndarray, numpy.ndarray]:
    """Where ink is, the same with small gaps filled, and where it counts, in a box that lies so many points off."""
    left, top, right, bottom = points(box)
    edge = PER_MM
    printed = near_print(inking.blank[top - edge : bottom + edge, left - edge : right + edge])[edge:-edge, edge:-edge]
    ink = (inking.page[top + down : bottom + down, left + across : right + across] < INK).astype(numpy.uint8)
    return ink, cv2.morphologyEx(ink, cv2.MORPH_CLOSE, _GAP), 1 - printed


def _share(ink: numpy.ndarray, counted: numpy.ndarray) -> float:
    return numpy.count_nonzero(ink & counted) / numpy.count_nonzero(counted)


def _spans(ink: numpy.ndarray) -> bool:
    """Whether a stroke goes far both across and down."""
    _, _, about, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    sides = about[1:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]]
    return bool((sides >= TICK_SIDE * min(ink.shape)).all(axis=1).any())
