"""Even light: paper becomes white and print black, whatever lamp, shadow or copier came between."""

import cv2
import numpy

from accessibility.scan.pages.finding import Picture

_GROUND_MM = 11
"""Wider than what a pen fills: a box to tick in the largest print is smaller."""
_DARKEST_PAPER = 40


def flatten(page: Picture, per_mm: float) -> Picture:
    """The squared page divided by its own ground."""
    width, height = round(page.shape[1] / per_mm), round(page.shape[0] / per_mm)
    small = cv2.resize(page, (width, height), interpolation=cv2.INTER_AREA)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (_GROUND_MM, _GROUND_MM))
    ground = cv2.morphologyEx(cv2.medianBlur(small, 3), cv2.MORPH_CLOSE, kernel)
    ground = numpy.maximum(cv2.GaussianBlur(ground, (0, 0), 2.5), _DARKEST_PAPER)
    full = cv2.resize(ground, (page.shape[1], page.shape[0]), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(page, full, scale=250)


def deepen(page: Picture, blank: Picture) -> Picture:
    """A flattened page with its print as black as it was printed, and its paper white: `blank` tells where each is."""
    printed = cv2.erode((blank < 100).astype(numpy.uint8), numpy.ones((3, 3), numpy.uint8)) > 0
    black = float(numpy.percentile(page[printed], 30)) if printed.any() else 0.0
    white = float(numpy.percentile(page[::4, ::4], 70))
    if white - black < _DARKEST_PAPER:
        return page
    levels = (numpy.arange(256) - black) * (255 / (white - black))
    return cv2.LUT(page, numpy.clip(levels, 0, 255).astype(numpy.uint8))
