"""Where a page lies in its picture: from millimetres on the paper to points in the picture, by its corner marks."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import cv2
import numpy

from accessibility.scan.pages.finding import Found

PER_MM = 8
"""Points to a millimetre of a squared page: 203 to an inch, and every box of the map at whole points."""
FARTHEST_OFF = 1.5
"""Millimetres that a corner of a mark may lie from where the others have it."""
ENOUGH_MARKS = 3


class Square(NamedTuple):
    """`at` maps millimetres to points; `marks` were found where they belong, `error_mm` off on average."""

    at: numpy.ndarray
    marks: int
    error_mm: float

    @property
    def turned(self) -> int:
        """By how many degrees the paper lies turned clockwise: 0, 90, 180 or 270."""
        (from_x, from_y), (to_x, to_y) = to_picture(self.at, numpy.array([[60.0, 148.0], [150.0, 148.0]]))
        return round(numpy.degrees(numpy.arctan2(to_y - from_y, to_x - from_x)) / 90) % 4 * 90


def square(found: Found, marks: Mapping[str, Any]) -> Square | None:
    """By what the layout map tells of the marks; None where too little is found of them.

    Three marks are enough to see a page aslant; with fewer it is taken for flat, by its codes as well.
    """
    placed = {number: _corners(marks["aruco"][number]) for number in found.marks}
    numbers = _agreeing(found.marks, placed)
    on_paper, in_picture = _points(numbers, placed, found.marks)
    if len(numbers) >= ENOUGH_MARKS:
        at, _ = cv2.findHomography(on_paper, in_picture)
        return None if at is None else Square(at, len(numbers), _error(at, on_paper, in_picture))
    codes = {name: _corners(marks[name]) for name in found.codes}
    more_on_paper, more_in_picture = _points(list(codes), codes, found.codes)
    on_paper, in_picture = numpy.vstack([on_paper, more_on_paper]), numpy.vstack([in_picture, more_in_picture])
    if len(on_paper) < 4:
        return None
    flat, _ = cv2.estimateAffinePartial2D(on_paper, in_picture, method=cv2.LMEDS)
    if flat is None:
        return None
    at = numpy.vstack([flat, [0, 0, 1]])
    return Square(at, len(numbers), _error(at, on_paper, in_picture))


def to_picture(at: numpy.ndarray, millimetres: numpy.ndarray) -> numpy.ndarray:
    return cv2.perspectiveTransform(millimetres.reshape(-1, 1, 2).astype(numpy.float64), at).reshape(-1, 2)


def _corners(box: list[float]) -> numpy.ndarray:
    left, top, right, bottom = box
    return numpy.array([(left, top), (right, top), (right, bottom), (left, bottom)], numpy.float32)


def _points(names: list, placed: Mapping, seen: Mapping) -> tuple[numpy.ndarray, numpy.ndarray]:
    if not names:
        return numpy.empty((0, 2), numpy.float32), numpy.empty((0, 2), numpy.float32)
    return numpy.vstack([placed[name] for name in names]), numpy.vstack([seen[name] for name in names])


def _agreeing(seen: Mapping[int, numpy.ndarray], placed: Mapping[int, numpy.ndarray]) -> list[int]:
    """The marks that lie as those of one page do: without whichever spoils the rest."""
    numbers = sorted(seen)
    while len(numbers) >= ENOUGH_MARKS:
        on_paper, in_picture = _points(numbers, placed, seen)
        at, _ = cv2.findHomography(on_paper, in_picture)
        if at is not None and _error(at, on_paper, in_picture) <= FARTHEST_OFF and numpy.linalg.det(at[:2, :2]) > 0:
            return numbers
        numbers = max((_without(numbers, each) for each in numbers), key=lambda rest: -_misfit(rest, placed, seen))
    return numbers


def _without(numbers: list[int], one: int) -> list[int]:
    return [each for each in numbers if each != one]


def _misfit(numbers: list[int], placed: Mapping, seen: Mapping) -> float:
    on_paper, in_picture = _points(numbers, placed, seen)
    at, _ = cv2.findHomography(on_paper, in_picture)
    return numpy.inf if at is None else _error(at, on_paper, in_picture)


def _error(at: numpy.ndarray, on_paper: numpy.ndarray, in_picture: numpy.ndarray) -> float:
    """Millimetres, root of the mean square."""
    try:
        off = to_picture(numpy.linalg.inv(at), in_picture) - on_paper
    except numpy.linalg.LinAlgError:
        return numpy.inf
    return float(numpy.sqrt((off**2).sum(axis=1).mean()))
