"""A page made upright, square, flat and evenly lit, so that each of its points lies on the same point of its blank."""

from collections.abc import Iterator
from typing import NamedTuple

import cv2
import numpy

from accessibility.scan.pages import blanks, finding, flattening, squaring, unbending
from accessibility.scan.pages.blanks import Sheet
from accessibility.scan.pages.finding import Picture
from accessibility.scan.pages.squaring import ENOUGH_MARKS, PER_MM, Square
from accessibility.scan.pages.unbending import FLAT, Bend

GOOD, ANY = 0.8, 0.3
"""Shares of a page that lie as they should: enough to look no further, and too little to be the page at all."""
NEAR, FAR = (4, 2.0), (2, 10.0)
"""How finely (points to the millimetre) and how far about (millimetres) each piece is looked for."""


class Level(NamedTuple):
    """`page` and `blank` are grey, PER_MM points to the millimetre; `marks` how many corner marks showed the way."""

    page: Picture
    blank: Picture
    marks: int
    bend: Bend


def level(picture: Picture, sheet: Sheet) -> Level | None:
    """None where the picture does not show that page."""
    blank = blanks.draw(sheet.pdf, sheet.page, *(round(side * PER_MM) for side in sheet.page_mm))
    found = squaring.square(finding.find(picture), sheet.layout["marks"])
    squares = [found] if found else list(_as_scanned(picture, sheet.page_mm))
    square, bend = max(((each, _bend(picture, each, blank, sheet)) for each in squares), key=lambda each: each[1].score)
    if bend.score < ANY and square.marks < ENOUGH_MARKS:
        return None
    page = flattening.flatten(unbending.warp(picture, square.at, bend, PER_MM, sheet.page_mm), PER_MM)
    return Level(flattening.deepen(page, blank), blank, square.marks, bend)


def _as_scanned(picture: Picture, page_mm: tuple[float, float]) -> Iterator[Square]:
    """The whole picture is the page, in each of the ways that it may lie."""
    height, width = picture.shape
    corners = numpy.array([(0, 0), (width, 0), (width, height), (0, height)], numpy.float32)
    page = numpy.array([(0, 0), (page_mm[0], 0), page_mm, (0, page_mm[1])], numpy.float32)
    for turn in range(4):
        yield Square(cv2.getPerspectiveTransform(page, numpy.roll(corners, turn, axis=0)), 0, 0.0)


def _bend(picture: Picture, square: Square, blank: Picture, sheet: Sheet) -> Bend:
    """What is left to mend, looked for near by, and further away where that does not show enough."""
    near = _mended(picture, square, blank, sheet, FLAT, *NEAR) if square.marks >= ENOUGH_MARKS else FLAT
    if near.score >= GOOD:
        return near
    far = _mended(picture, square, blank, sheet, FLAT, *FAR)
    again = _mended(picture, square, blank, sheet, far, *NEAR) if far.score >= ANY else far
    return max(near, again, key=lambda bend: bend.score)


def _mended(picture: Picture, square: Square, blank: Picture, sheet: Sheet, before: Bend, per_mm: int, reach_mm: float) -> Bend:
    rough = flattening.flatten(unbending.warp(picture, square.at, before, per_mm, sheet.page_mm), per_mm)
    small = cv2.resize(blank, (rough.shape[1], rough.shape[0]), interpolation=cv2.INTER_AREA)
    return unbending.find(rough, small, per_mm, reach_mm, sheet.codes).after(before)
