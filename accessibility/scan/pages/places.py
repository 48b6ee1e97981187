"""What is to be read on one page of a sheet: its layout map, by page."""

from collections.abc import Mapping
from typing import Any, NamedTuple

STRIP_LEFT, STRIP_RIGHT = 15.0, 195.0
STRIP_ABOVE, STRIP_BELOW = 7.0, 3.0
DIGITS = "0123456789"
_SIGNED = DIGITS + "+-"


class Box(NamedTuple):
    """Millimetres from the page's top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def grown(self, by: float) -> "Box":
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


class Part(NamedTuple):
    """`allowed` is what may stand in a cell."""

    shape: str
    boxes: list[Box]
    allowed: str


class Field(NamedTuple):
    """Where the answer to one question is written on this page; `strip` is what to show of it."""

    options: dict[str, Box]
    parts: dict[str, Part]

    @property
    def boxes(self) -> list[Box]:
        return [*self.options.values(), *(box for part in self.parts.values() for box in part.boxes)]

    @property
    def strip(self) -> Box:
        boxes = self.boxes
        return Box(STRIP_LEFT, min(b.top for b in boxes) - STRIP_ABOVE, STRIP_RIGHT, max(b.bottom for b in boxes) + STRIP_BELOW)


def on_page(layout: Mapping[str, Any], page: int) -> dict[str, Field]:
    """Path → where it is written, of what has any place on that page."""
    fields = {path: _field(kept, page) for path, kept in layout["fields"].items()}
    return {path: field for path, field in fields.items() if field.boxes}


def _field(kept: Mapping[str, Any], page: int) -> Field:
    options = {code: Box(*box) for code, (on, *box) in kept["options"].items() if on == page}
    parts = {name: _part(name, part, page) for name, part in kept["parts"].items()}
    return Field(options, {name: part for name, part in parts.items() if part.boxes})


def _part(name: str, part: Mapping[str, Any], page: int) -> Part:
    boxes = [Box(*box) for on, *box in part["boxes"] if on == page]
    return Part(part["shape"], boxes, part.get("allowed") or (DIGITS if name else _SIGNED))
