"""A page of the contact form on which one may draw in millimetres, and what a scanner makes of it."""

import io
from typing import Any

import pypdfium2
from PIL import ImageDraw

from accessibility.scan import reading
from tests.accessibility.paper.conftest import made

PDF, PNG, JPEG = "application/pdf", "image/png", "image/jpeg"
SERVICE, PAGE = "contact", 2
PER_MM = 200 / 25.4


class Paper:
    """`options` are the boxes of its first question with any, `path`."""

    def __init__(self, pdf: bytes = b"", number: int = PAGE) -> None:
        sheet = made(SERVICE)
        self.pdf, self.layout, self.number = pdf or sheet.pdf, sheet.layout, number
        self.picture = pypdfium2.PdfDocument(self.pdf)[number - 1].render(scale=200 / 72).to_pil().convert("L")
        self._pen = ImageDraw.Draw(self.picture)
        here = {path: self._boxes(kept["options"]) for path, kept in self.layout["fields"].items()}
        self.path, self.options = next(((path, boxes) for path, boxes in here.items() if boxes), ("", {}))

    def _boxes(self, options: dict[str, list[float]]) -> dict[str, list[float]]:
        return {code: box[1:] for code, box in options.items() if box[0] == self.number}

    def stroke(self, *points: tuple[float, float], width: float = 0.5, grey: int = 40) -> None:
        self._pen.line([(x * PER_MM, y * PER_MM) for x, y in points], fill=grey, width=round(width * PER_MM))

    def cross(self, left: float, top: float, right: float, bottom: float, aside: float = 0) -> None:
        self.stroke((left + aside + 0.6, top + 0.6), (right + aside - 0.6, bottom - 0.6))
        self.stroke((left + aside + 0.6, bottom - 0.6), (right + aside - 0.6, top + 0.6))

    def cover(self, left: float, top: float, right: float, bottom: float) -> None:
        self._pen.rectangle([edge * PER_MM for edge in (left, top, right, bottom)], fill=255)

    def file(self, turned: float = 0) -> bytes:
        out = io.BytesIO()
        self.picture.rotate(turned, expand=True, fillcolor=255).save(out, "PNG")
        return out.getvalue()

    def read(self, page: int = 0, turned: float = 0) -> dict[str, Any]:
        return reading.read(self.file(turned), PNG, 1, self.layout, page or self.number, self.pdf).reading

    def states(self) -> list[str]:
        """Of the boxes of its question."""
        return [tick["state"] for tick in self.read()["fields"][self.path]["ticks"].values()]
