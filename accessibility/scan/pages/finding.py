"""What is found on a page without knowing which it is: the codes that name it, and its corner marks."""

from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

import cv2
import numpy
import zxingcpp

from accessibility.paper.files import page_name
from accessibility.paper.files.marks import ARUCO

cv2.setNumThreads(1)  # pages are read side by side, not in pieces
Picture = numpy.ndarray
"""Grey, one byte a point."""
LONGEST = 1800
"""Points along the side of the picture that is searched first: 150 to an inch of A4."""
_FORMATS = (zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.DataMatrix)
ALIKE, TWO_SHEETS = 0.6, 2
"""How near in size two marks with one number are on two sheets, and how many such pairs it takes."""
_SHORT_NAME = {zxingcpp.BarcodeFormat.QRCode: "qr", zxingcpp.BarcodeFormat.DataMatrix: "data_matrix"}


class Found(NamedTuple):
    """In the points of the picture: four corners of each code and mark, clockwise from what is its top left on an upright page.

    `names` are the different texts of codes that name a page of ours; more than one is one too many, as is a second set of
    marks (`is_double`).
    """

    names: tuple[str, ...]
    codes: dict[str, numpy.ndarray]
    marks: dict[int, numpy.ndarray]
    is_double: bool = False


def find(picture: Picture, most_ways: int | None = None) -> Found:
    """Several ways to look for codes, the quickest first, until one is found or `most_ways` have been tried."""
    scale = min(1.0, LONGEST / max(picture.shape))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else picture
    all_marks = _marks(small)
    marks = {number: _unscaled(squares[0], scale) for number, squares in all_marks.items()}
    is_double = sum(len(squares) > 1 for squares in all_marks.values()) >= TWO_SHEETS
    for looked_at, by in islice(_ways_to_look(picture, small, scale), most_ways):
        read = list(_codes(looked_at))
        if read:
            names = tuple(sorted({text for _, text, _ in read}))
            return Found(names, {kind: _unscaled(corners, by) for kind, _, corners in read}, marks, is_double)
    return Found((), {}, marks, is_double)


def _ways_to_look(picture: Picture, small: Picture, scale: float) -> Iterator[tuple[Picture, float]]:
    """A picture, and how many of its points are one of the first."""
    yield small, scale
    if scale < 1:
        yield picture, 1.0
    yield cv2.GaussianBlur(small, (0, 0), 1.2), scale
    yield cv2.resize(small, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC), 2 * scale
    yield cv2.adaptiveThreshold(small, 255, cv2.ADAPTIVE_THRESH_GAUSSIAN_C, cv2.THRESH_BINARY, 41, 12), scale


def _unscaled(corners: numpy.ndarray, scale: float) -> numpy.ndarray:
    """A point is counted from its middle."""
    return (corners + 0.5) / scale - 0.5


def _codes(picture: Picture) -> Iterator[tuple[str, str, numpy.ndarray]]:
    for code in zxingcpp.read_barcodes(picture, formats=_FORMATS):
        name = page_name.read(code.text)
        if name:
            yield _SHORT_NAME[code.format], "".join(code.text.split()).upper(), _corners(code.position)


def _corners(position: Any) -> numpy.ndarray:
    corners = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    return numpy.array([(corner.x, corner.y) for corner in corners], numpy.float32)


def _marks(picture: Picture) -> dict[int, list[numpy.ndarray]]:
    """Number → corners, the largest first: looked for quickly, and thoroughly where that does not find all four."""
    marks = _marks_by(_detector(23, 23), picture)
    return marks if len(marks) == len(ARUCO) else _marks_by(_detector(5, 45), picture) | marks


def _marks_by(detector: cv2.aruco.ArucoDetector, picture: Picture) -> dict[int, list[numpy.ndarray]]:
    """Smaller ones with the same number are left out unless they might be another sheet's."""
    corners, numbers, _ = detector.detectMarkers(picture)
    marks: dict[int, list[numpy.ndarray]] = {}
    for number, each in zip([] if numbers is None else numbers.flatten().tolist(), corners, strict=True):
        marks.setdefault(number, []).append(each.reshape(4, 2))
    return {number: _largest(squares) for number, squares in marks.items()}


def _largest(squares: list[numpy.ndarray]) -> list[numpy.ndarray]:
    ordered = sorted(squares, key=cv2.contourArea, reverse=True)
    return [square for square in ordered if cv2.contourArea(square) >= ALIKE * cv2.contourArea(ordered[0])]


@cache
def _detector(least: int, most: int) -> cv2.aruco.ArucoDetector:
    """Of our four marks only, so that nothing else can be taken for the other forty-six; how far round a point is looked."""
    dictionary = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50)
    ours = cv2.aruco.Dictionary(dictionary.bytesList[: len(ARUCO)], dictionary.markerSize, dictionary.maxCorrectionBits)
    how = cv2.aruco.DetectorParameters()
    how.cornerRefinementMethod = cv2.aruco.CORNER_REFINE_SUBPIX
    how.adaptiveThreshWinSizeMin, how.adaptiveThreshWinSizeMax = least, most
    return cv2.aruco.ArucoDetector(ours, how)
