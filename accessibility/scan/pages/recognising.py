"""Which page of which sheet a picture shows, before anybody has looked at it."""

from typing import NamedTuple

import cv2
import numpy
from PIL import Image

from accessibility.paper.files import marks
from accessibility.scan import Unreadable, drawing
from accessibility.scan.pages import finding, flattening, squaring
from accessibility.scan.pages.finding import Found, Picture

_ANY_NAME = "F1:X.1.1.X"
_BLANK_SIDE = 420
_INK = 200
_BLANK_SHARE = 0.0006
"""Of a page's middle: less ink than a word."""


class Seen(NamedTuple):
    """A page of a file: the picture for people, upright where it is known how it stands.

    `code` is the name in its codes or ""; `marks` how many corner marks it has; `look` 64 bits in hexadecimal, nearly the
    same for the same page scanned twice; `turned` by how many degrees it lay turned clockwise; `problem`: "" or `names`
    (two of our pages in one picture), or why no page could be drawn (see Unreadable).
    """

    jpeg: bytes
    width: int
    height: int
    code: str
    marks: int
    is_blank: bool
    look: str
    turned: int
    problem: str


def identify(data: bytes, media_type: str, number: int) -> Seen:
    """What page `number` of a file is."""
    try:
        picture = drawing.draw(data, media_type, number)
    except Unreadable as unreadable:
        return Seen(b"", 0, 0, "", 0, False, "", 0, unreadable.problem)
    grey = numpy.asarray(picture.convert("L"))
    found = finding.find(grey, most_ways=1)
    is_blank = not found.names and not found.marks and _is_blank(grey)
    if not found.names and not is_blank:
        found = finding.find(grey)
    turned = _turned(found)
    page = drawing.as_page(picture.transpose(_BACK[turned]) if turned else picture)
    upright = numpy.ascontiguousarray(numpy.rot90(grey, turned // 90))
    is_several = len(found.names) > 1 or found.is_double
    code = found.names[0] if found.names and not is_several else ""
    problem = "names" if is_several else ""
    return Seen(*page, code, len(found.marks), is_blank, _look(upright), turned, problem)


_BACK = {
    90: Image.Transpose.ROTATE_90,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_270,
}


def _turned(found: Found) -> int:
    square = squaring.square(found, marks.as_map(_ANY_NAME))
    return square.turned if square else 0


def _is_blank(picture: Picture) -> bool:
    """No ink but for what the edges show: a back that nobody has written on."""
    small = cv2.resize(picture, (_BLANK_SIDE, round(_BLANK_SIDE * 1.414)), interpolation=cv2.INTER_AREA)
    flat = flattening.flatten(small, 2.0)
    edge = _BLANK_SIDE // 20
    return float((flat[edge:-edge, edge:-edge] < _INK).mean()) < _BLANK_SHARE


def _look(picture: Picture) -> str:
    """Where it becomes darker from left to right, in 8 × 8 fields."""
    small = cv2.resize(picture[::4, ::4], (9, 8), interpolation=cv2.INTER_AREA).astype(numpy.int16)
    return numpy.packbits(small[:, 1:] > small[:, :-1]).tobytes().hex()
