"""Where a question is answered on the paper, page by page, and what was read there: an answer may go over a page's end."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from accessibility.scan.proposals.answering import BLANK, DOUBTFUL, Field

PageRead = Mapping[str, Any]
Box = tuple[float, float, float, float]
MARGIN, WORDS, HEAD = 4.0, 34.0, 24.0
"""Millimetres: around the boxes of an answer, at most for the words above them, and for what stands above all questions."""
HELD = ("ink", "typed", "read")
"""States of what is written, the one that is in most doubt first."""


class Strip(NamedTuple):
    """`box` is what to show of the squared page, in mm, `whole` the same with the question above it, `marks` the boxes in it
    that are in doubt."""

    page: int
    box: Box
    whole: Box
    marks: tuple[Box, ...] = ()


def strips(every: Mapping[str, Field], path: str, readings: Mapping[int, PageRead]) -> tuple[Strip, ...]:
    """One for each page on which the question at `path` on the paper has a place."""
    return tuple(_strip(every, path, page, on_page(readings.get(page), path)) for page in pages_of(every[path]))


def pages_of(places: Field) -> list[int]:
    return sorted({int(box[0]) for box in _boxes(places)})


def on_page(reading: PageRead | None, path: str) -> Field | None:
    """What was read on one page of a question."""
    return reading["fields"].get(path) if reading else None


def gathered(places: Field, path: str, readings: Mapping[int, PageRead]) -> Field:
    """What was read of a question on all its pages."""
    seen = {page: field for page in pages_of(places) if (field := on_page(readings.get(page), path))}
    if len(seen) < 2:
        return next(iter(seen.values()), BLANK)
    ticks = {code: found for code, box in places["options"].items() if (found := _of_page(seen, box[0], "ticks", code))}
    pieces = {name: _pieces(seen, name, part["boxes"]) for name, part in places["parts"].items()}
    why = dict.fromkeys(code for field in seen.values() for code in field.get("why", ()))
    is_typed = any(field.get("is_typed") for field in seen.values())
    parts = {name: _joined(found) for name, found in pieces.items() if found}
    return {"ticks": ticks, "parts": parts, "why": [*why], "is_typed": is_typed}


def _of_page(seen: Mapping[int, Field], page: int, kind: str, name: str) -> Field | None:
    return seen[page][kind].get(name) if page in seen else None


def _pieces(seen: Mapping[int, Field], name: str, boxes: list[list[float]]) -> list[Field]:
    every = (_of_page(seen, page, "parts", name) for page in dict.fromkeys(int(box[0]) for box in boxes))
    return [each for each in every if each]


def _joined(pieces: list[Field]) -> Field:
    """What is written on one page and goes on on the next."""
    if len(pieces) == 1:
        return pieces[0]
    states = {each["state"] for each in pieces}
    state = next((each for each in HELD if each in states), "empty")
    sign = "" if pieces[0]["shape"] == "cells" else "\n"
    whole = {"shape": pieces[0]["shape"], "state": state, "text": sign.join(each.get("text") or "" for each in pieces).strip()}
    cells = [cell for each in pieces for cell in each.get("cells") or ()]
    return whole | ({"cells": cells} if cells and "typed" not in states else {})


def _strip(every: Mapping[str, Field], path: str, page: int, seen: Field | None) -> Strip:
    around = _around(every[path], page)
    box = tuple(seen["box"]) if seen and seen.get("box") else around
    whole = (box[0], round(_top(every, page, around[1]), 2), box[2], box[3])
    return Strip(page, box, whole, tuple(_in_doubt(every[path], seen or BLANK, page)))


def _around(places: Field, page: int) -> Box:
    """The band across a page in which a question's boxes lie."""
    here = [box for box in _boxes(places) if box[0] == page]
    top, bottom = min(box[2] for box in here) - MARGIN, max(box[4] for box in here) + MARGIN
    left, right = min(box[1] for box in here) - MARGIN, max(box[3] for box in here) + MARGIN
    return round(left, 2), round(top, 2), round(right, 2), round(bottom, 2)


def _top(every: Mapping[str, Field], page: int, top: float) -> float:
    """Where the words of a question begin that is answered from `top` on: below what is answered before it."""
    ends = [box[4] for places in every.values() for box in _boxes(places) if box[0] == page and box[4] <= top + MARGIN]
    return max(top - WORDS, max(ends, default=HEAD) + MARGIN / 2)


def _in_doubt(places: Field, seen: Field, page: int) -> Iterator[Box]:
    """The boxes that only a person can judge."""
    for code, tick in seen["ticks"].items():
        if tick["state"] in DOUBTFUL and places["options"].get(code, [0])[0] == page:
            yield tuple(places["options"][code][1:])
    for name, part in seen["parts"].items():
        boxes = [box for box in places["parts"].get(name, {"boxes": []})["boxes"] if box[0] == page]
        for box, cell in zip(boxes, part.get("cells") or (), strict=False):
            if cell[2] == "unsure":
                yield tuple(box[1:])


def _boxes(places: Field) -> list[list[float]]:
    return [*places["options"].values(), *(box for part in places["parts"].values() for box in part["boxes"])]
