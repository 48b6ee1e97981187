"""The strokes and letters of an answer in its boxes, cells and rows, by the layout map."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from accessibility.paper.answered.entries import Written
from accessibility.paper.files import lettering
from accessibility.paper.files.lengths import PAGE_HEIGHT, POINTS_PER_MM

PEN = "0 g 0 G 1.6 w 1 J"
INDENT = 2.0


class Unfit(Exception):
    """There is no room for it, or it cannot be drawn."""


def penned(written: Written, field: Mapping[str, Any], points: int) -> dict[int, str]:
    """Page → operators. Raises Unfit when any of it cannot be written where it belongs."""
    drawn: dict[int, list[str]] = defaultdict(list)
    for code in written.ticks:
        page, *box = _box(field["options"], code)
        drawn[page].append(_cross(*box))
    for part, words in written.parts.items():
        if words:
            for page, operators in _words(words, _box(field["parts"], part), points, written.is_number and not part):
                drawn[page].append(operators)
    return {page: "\n".join([PEN, *operators]) for page, operators in drawn.items()}


def _box(places: Mapping[str, Any], name: str) -> Any:
    if name not in places:
        raise Unfit(name)
    return places[name]


def _cross(left: float, top: float, right: float, bottom: float) -> str:
    """From corner to corner, a little inside."""
    west, east, north, south = left + 0.9, right - 0.9, top + 0.9, bottom - 0.9
    return f"{_line(west, north, east, south)} {_line(west, south, east, north)}"


def _line(*ends: float) -> str:
    x0, y0, x1, y1 = (at * POINTS_PER_MM for at in ends)
    height = PAGE_HEIGHT * POINTS_PER_MM
    return f"{x0:.2f} {height - y0:.2f} m {x1:.2f} {height - y1:.2f} l S"


def _words(words: str, part: Mapping[str, Any], points: int, against_the_end: bool) -> Iterator[tuple[int, str]]:
    if not lettering.can_write(words.replace("\n", "")):
        raise Unfit(words)
    boxes = part["boxes"]
    if part["shape"] == "cells":
        return _in_cells(words, boxes, points, against_the_end)
    return _in_rows(words, boxes, points)


def _in_cells(words: str, boxes: list, points: int, against_the_end: bool) -> Iterator[tuple[int, str]]:
    if len(words) > len(boxes):
        raise Unfit(words)
    chosen = boxes[len(boxes) - len(words) :] if against_the_end else boxes
    return iter([_centred(letter, *box, points=points) for letter, box in zip(words, chosen, strict=False)])


def _centred(letter: str, page: int, left: float, top: float, right: float, bottom: float, *, points: int) -> tuple[int, str]:
    start = (left + right - lettering.width(letter, points)) / 2
    return page, lettering.write(letter, start, _baseline(top, bottom, points), points)


def _in_rows(words: str, boxes: list, points: int) -> Iterator[tuple[int, str]]:
    lines = [line for each in words.split("\n") for line in wrapped(each, boxes[0][3] - boxes[0][1] - 2 * INDENT, points)]
    if len(lines) > len(boxes):
        raise Unfit(words)
    return iter([
        (page, lettering.write(line, left + INDENT, _baseline(top, bottom, points), points))
        for line, (page, left, top, _, bottom) in zip(lines, boxes, strict=False)
    ])  # fmt: skip


def _baseline(top: float, bottom: float, points: int) -> float:
    """Capitals stand in the middle."""
    return (top + bottom + 0.668 * points / POINTS_PER_MM) / 2


def wrapped(words: str, measure: float, points: int) -> Iterator[str]:
    """Lines no wider than `measure` mm, parted between words, and inside a word only where it is wider than a line."""
    line = ""
    for word in words.split():
        while lettering.width(word, points) > measure:
            head = _as_much_as_fits(word, measure, points)
            yield from filter(None, (line, head))
            line, word = "", word[len(head) :]
        longer = f"{line} {word}".strip()
        if lettering.width(longer, points) > measure:
            yield line
            longer = word
        line = longer
    yield line


def _as_much_as_fits(word: str, measure: float, points: int) -> str:
    return next(word[:end] for end in range(len(word), 0, -1) if end == 1 or lettering.width(word[:end], points) <= measure)
