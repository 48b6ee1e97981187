"""Which fields a page of our sheet has, by its layout map: the inverse of how `paper.sheets.fields` names them."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any, Literal, NamedTuple

from accessibility.paper.sheets.fields import name_of
from accessibility.paper.sheets.measures import MOST_CELLS

Box = tuple[float, ...]
"""Page (from 1), left, top, right and bottom in millimetres."""


class Expected(NamedTuple):
    """A field to tick (`code` is its only option; "" where one of several is chosen) or to write `part` in; `boxes` are its
    cells or rows."""

    path: str
    shape: Literal["one of", "tick", "cells", "row"]
    code: str = ""
    part: str = ""
    boxes: tuple[Box, ...] = ()

    @property
    def kind(self) -> Literal["words", "button"]:
        return "button" if self.shape in ("one of", "tick") else "words"


def on_page(layout: Mapping[str, Any], page: int) -> dict[tuple[str, str], Expected]:
    """Name and kind → the field."""
    found = (each for path, kept in layout["fields"].items() for each in _of(path, kept, page))
    return {(name, expected.kind): expected for name, expected in found}


def _of(path: str, kept: Mapping[str, Any], page: int) -> Iterator[tuple[str, Expected]]:
    here = [code for code, box in kept["options"].items() if box[0] == page]
    if here:
        yield name_of(path), Expected(path, "one of")
    for code in here:
        yield name_of(path, code), Expected(path, "tick", code)
    for part, places in kept["parts"].items():
        for index, boxes in enumerate(_rows(places)):
            if boxes[0][0] == page:
                yield name_of(path, part, index), Expected(path, places["shape"], "", part, tuple(tuple(box) for box in boxes))


def _rows(places: Mapping[str, Any]) -> Iterator[list[list[float]]]:
    """The boxes of each field: a row of cells, or all lines on a page."""
    boxes = places["boxes"]
    if places["shape"] == "cells":
        return (boxes[start : start + MOST_CELLS] for start in range(0, len(boxes), MOST_CELLS))
    return (list(same) for _, same in groupby(boxes, key=lambda box: box[0]))
