"""The page as it was printed: what is there already when somebody begins to write."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

import cv2
import numpy
import pypdfium2 as pdfium

from accessibility.scan.pages.finding import Picture

KEPT = 24
"""Pages, of 4 million points each."""


class Sheet(NamedTuple):
    """What a page is compared with: the sheet's layout map, the page's number in it, and its PDF as it was printed."""

    layout: Mapping[str, Any]
    page: int
    pdf: bytes

    @property
    def page_mm(self) -> tuple[float, float]:
        width, height = self.layout["page_mm"]
        return width, height

    @property
    def codes(self) -> list[list[float]]:
        """Their boxes: each paper has its own."""
        return [self.layout["marks"][name] for name in ("qr", "data_matrix")]


@lru_cache(maxsize=KEPT)
def draw(pdf: bytes, page: int, width: int, height: int) -> Picture:
    """Page number `page` (from 1) of a sheet, in so many points, grey."""
    leaf = pdfium.PdfDocument(pdf)[page - 1]
    drawn = leaf.render(scale=width / leaf.get_width(), grayscale=True).to_numpy()
    picture = drawn.reshape(drawn.shape[0], drawn.shape[1])
    sized = picture if picture.shape == (height, width) else cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA)
    return numpy.ascontiguousarray(sized)
