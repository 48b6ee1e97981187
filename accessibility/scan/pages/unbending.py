"""Paper is not flat: what the marks at its corners do not see is found by comparing the page with its blank, piece by piece."""

from collections.abc import Iterable
from typing import NamedTuple

import cv2
import numpy

from accessibility.scan.pages.finding import Picture
from accessibility.scan.pages.squaring import to_picture

BLOCK_MM, STEP_MM = 18, 12
LIKE = 0.4
"""How much a piece must look like its blank to count."""
CLOSE_MM = 0.6
_LINES, _STRUCTURE = 4, 12.0


class Bend(NamedTuple):
    """How far what is printed lies from where it should, as polynomials over the page, and how well that is known.

    `score` is the share of pieces that lie as all the others say.
    """

    across: numpy.ndarray
    down: numpy.ndarray
    degree: int
    error_mm: float
    score: float
    before: "Bend | None" = None
    """What was known when this was found."""

    def at(self, points: numpy.ndarray) -> numpy.ndarray:
        """Millimetres to add, for points in millimetres."""
        terms = _terms(points, self.degree)
        off = numpy.stack([terms @ self.across, terms @ self.down], axis=1)
        return off + self.before.at(points + off) if self.before else off

    def after(self, before: "Bend") -> "Bend":
        return self._replace(before=before)


FLAT = Bend(numpy.zeros(3), numpy.zeros(3), 1, 0.0, 0.0)


def find(page: Picture, blank: Picture, per_mm: float, reach_mm: float, clear_of: Iterable[list[float]]) -> Bend:
    """Both pictures flattened, `per_mm` points to the millimetre; what is `clear_of` is not compared (the codes)."""
    blocks = _blocks(blank, per_mm, clear_of)
    moved = [_moved(page, blank, each, round(reach_mm * per_mm), round(BLOCK_MM * per_mm)) for each in blocks]
    seen = [(x, y, dx, dy) for (x, y), (dx, dy, like) in zip(blocks, moved, strict=True) if like >= LIKE]
    if len(seen) < 6:
        return FLAT
    measured = numpy.array(seen) / per_mm
    middles = measured[:, :2] + BLOCK_MM / 2
    return _fit(middles, measured[:, 2:], len(blocks))


def _blocks(blank: Picture, per_mm: float, clear_of: Iterable[list[float]]) -> list[tuple[int, int]]:
    """The top left corners of pieces with something printed that tells both across and down."""
    size, step, edge = (round(length * per_mm) for length in (BLOCK_MM, STEP_MM, 6))
    height, width = blank.shape
    taken = [(left - BLOCK_MM, top - BLOCK_MM, right, bottom) for left, top, right, bottom in clear_of]
    across, down = (numpy.abs(cv2.Sobel(blank, cv2.CV_32F, *way)) for way in ((1, 0), (0, 1)))
    sums = [cv2.integral(each) for each in (across, down)]
    found = []
    for y in range(edge, height - size - edge, step):
        for x in range(edge, width - size - edge, step):
            if any(left < x / per_mm < right and top < y / per_mm < bottom for left, top, right, bottom in taken):
                continue
            if all(_sum(each, x, y, size) / size**2 > _STRUCTURE for each in sums):
                found.append((x, y))
    return found


def _sum(integral: numpy.ndarray, x: int, y: int, size: int) -> float:
    return integral[y + size, x + size] - integral[y, x + size] - integral[y + size, x] + integral[y, x]


def _moved(page: Picture, blank: Picture, corner: tuple[int, int], reach: int, size: int) -> tuple[float, float, float]:
    """How many points further right and down the piece is found, and how like it is."""
    x, y = corner
    left, top = max(0, x - reach), max(0, y - reach)
    around = page[top : y + size + reach, left : x + size + reach]
    like = cv2.matchTemplate(around, blank[y : y + size, x : x + size], cv2.TM_CCOEFF_NORMED)
    _, best, _, (at_x, at_y) = cv2.minMaxLoc(like)
    if not (0 < at_x < like.shape[1] - 1 and 0 < at_y < like.shape[0] - 1):
        return 0.0, 0.0, 0.0
    fine_x = _peak(*like[at_y, at_x - 1 : at_x + 2])
    fine_y = _peak(*like[at_y - 1 : at_y + 2, at_x])
    return left + at_x + fine_x - x, top + at_y + fine_y - y, float(best)


def _peak(before: float, at: float, after: float) -> float:
    """Where the top of a parabola through three neighbours lies, from the middle one."""
    bow = before - 2 * at + after
    return float(0.5 * (before - after) / bow) if bow < -1e-6 else 0.0


def _fit(points: numpy.ndarray, moved: numpy.ndarray, blocks: int) -> Bend:
    """By what most pieces agree on: first plainly, then with as much bend as there are pieces to tell."""
    trusted, bend = numpy.ones(len(points)), FLAT
    for degree in (1, 1, 1, 2, 2, 3, 3):
        if numpy.count_nonzero(trusted > 0.5) < _LINES * (degree + 1) * (degree + 2) / 2 and degree > 1:
            break
        terms = _terms(points, degree)
        weighted = terms.T * trusted
        settled = weighted @ terms + numpy.diag(_stiffness(degree))
        across, down = numpy.linalg.solve(settled, weighted @ moved).T
        off = numpy.linalg.norm(terms @ numpy.stack([across, down], axis=1) - moved, axis=1)
        trusted = 1 / (1 + (off / max(CLOSE_MM / 2, float(numpy.median(off)))) ** 4)
        near = off < CLOSE_MM
        error = float(numpy.percentile(off[near], 90)) if near.any() else CLOSE_MM
        bend = Bend(across, down, degree, error, float(near.sum() / max(blocks, 1)))
    return bend


def _terms(points: numpy.ndarray, degree: int) -> numpy.ndarray:
    x, y = (points[:, 0] - 105) / 105, (points[:, 1] - 148.5) / 148.5
    return numpy.stack([x**i * y**j for i in range(degree + 1) for j in range(degree + 1 - i)], axis=1)


def _stiffness(degree: int) -> numpy.ndarray:
    """The higher the power, the more it takes to bend."""
    return numpy.array([0.02 * (i + j) ** 2 for i in range(degree + 1) for j in range(degree + 1 - i)])


def warp(picture: Picture, at: numpy.ndarray, bend: Bend, per_mm: float, page_mm: tuple[float, float]) -> Picture:
    """The page upright and flat; white where the picture ends. The way back is reckoned every 2 mm and drawn between."""
    back = _way_back(at, bend, per_mm, page_mm)
    return cv2.remap(picture, back, None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=255)


def _way_back(at: numpy.ndarray, bend: Bend, per_mm: float, page_mm: tuple[float, float]) -> numpy.ndarray:
    """Where each point of the page lies in the picture. One field more than the page on each side makes its edge exact."""
    columns, rows = (round(side / 2) for side in page_mm)
    wide, high = page_mm[0] / columns, page_mm[1] / rows
    x, y = numpy.meshgrid((numpy.arange(-1, columns + 1) + 0.5) * wide, (numpy.arange(-1, rows + 1) + 0.5) * high)
    points = numpy.stack([x.ravel(), y.ravel()], axis=1)
    places = to_picture(at, points + bend.at(points)).astype(numpy.float32).reshape(rows + 2, columns + 2, 2)
    width, height = (round(side * per_mm) for side in page_mm)
    edge_x, edge_y = round(wide * per_mm), round(high * per_mm)
    full = cv2.resize(places, (width + 2 * edge_x, height + 2 * edge_y), interpolation=cv2.INTER_LINEAR)
    return full[edge_y : edge_y + height, edge_x : edge_x + width]
