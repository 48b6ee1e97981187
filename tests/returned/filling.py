"""What is written on a page, and the truth of it, which no reader sees."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from tests.returned.canvas import Canvas
from tests.returned.hands import Box, Hand
from tests.returned.ticking import State, Ticking

DIGITS = "0123456789"
WORDS = (
    "ANNA LINDKVIST", "BJÖRN ÅSLUND", "ELSA MÄKINEN", "STORGATAN 12 B", "LUCKEBY", "ÖSTRA VÄGEN 4", "FARLIG KORSNING",
    "JAG BEHÖVER HJÄLP PÅ MORGONEN", "BELYSNINGEN ÄR TRASIG", "TORSDAG EFTER KL 15", "VI VILL BYGGA UT", "SE BILAGA",
)  # fmt: skip
ANSWERED, DOUBTFUL = 0.8, 0.12
"""How many questions are answered, and how many boxes to tick are something else than empty or ticked."""


@dataclass
class Truth:
    """`ticks`: path → option → state; `cells`: (path, part) → one character a cell, a space for an empty one; `rows`: (path,
    part) that have ink; `to_picture` takes millimetres on the page to pixels of the file (not for a page that curls)."""

    code: str
    page: int
    hand: str = ""
    pen: str = ""
    ticks: dict[str, dict[str, State]] = field(default_factory=dict)
    cells: dict[tuple[str, str], str] = field(default_factory=dict)
    rows: dict[tuple[str, str], bool] = field(default_factory=dict)
    to_picture: np.ndarray = field(default_factory=lambda: np.eye(3))


def fill(canvas: Canvas, fields: Mapping[str, Any], truth: Truth, hand: Hand, rng: np.random.Generator) -> None:
    """Write what one person might on the page."""
    ticking = Ticking(int(rng.integers(1 << 30)))
    for path, places in fields.items():
        is_answered = rng.random() < ANSWERED
        boxes = _here(places["options"], truth.page)
        if boxes:
            truth.ticks[path] = _ticks(canvas, boxes, ticking, is_answered, rng)
        for name, part in places["parts"].items():
            here = [tuple(box) for page, *box in part["boxes"] if page == truth.page]
            if here and part["shape"] == "cells":
                truth.cells[path, name] = _cells(canvas, here, _figures(name, len(here), is_answered, rng), hand, rng)
            elif here:
                truth.rows[path, name] = _rows(canvas, here, is_answered, hand, rng)


def _here(options: Mapping[str, Any], page: int) -> dict[str, Box]:
    return {code: tuple(edges) for code, (on, *edges) in options.items() if on == page}


def _ticks(canvas: Canvas, boxes: Mapping[str, Box], ticking: Ticking, is_answered: bool, rng: Any) -> dict[str, State]:
    states: dict[str, State] = dict.fromkeys(boxes, "empty")
    if is_answered:
        for code in rng.choice(list(boxes), size=1 if len(boxes) < 4 else int(rng.integers(1, 3)), replace=False):
            states[str(code)] = "ticked"
    for code in boxes:
        if rng.random() < DOUBTFUL:
            states[code] = str(rng.choice(["heavy", "beside", "stray"]))  # type: ignore[assignment]
        ticking.draw(canvas, states[code], boxes[code], rng)
    return states


def _figures(part: str, count: int, is_answered: bool, rng: np.random.Generator) -> str:
    """As many as there are cells, or fewer from the start where that is how such a number is written."""
    if not is_answered:
        return " " * count
    if part in ("day", "month", "on-day", "on-month", "born-day", "born-month"):
        return f"{int(rng.integers(1, 29 if 'day' in part else 13)):02}"
    if part == "date":
        return f"{int(rng.integers(1925, 2008))}{int(rng.integers(1, 13)):02}{int(rng.integers(1, 29)):02}"
    if part.endswith("year"):
        return str(int(rng.integers(1930, 2031)))
    length = count if count <= 6 else int(rng.integers(count - 5, count + 1))
    return "".join(rng.choice(list(DIGITS), length)).ljust(count)


def _cells(canvas: Canvas, boxes: list[Box], text: str, hand: Hand, rng: np.random.Generator) -> str:
    for character, box in zip(text, boxes, strict=True):
        if character != " ":
            hand.write(canvas, character, box, rng)
    return text


def _rows(canvas: Canvas, boxes: list[Box], is_answered: bool, hand: Hand, rng: np.random.Generator) -> bool:
    """Words letter by letter, in the first rows."""
    is_written = False
    if not is_answered:
        return False
    for left, top, right, bottom in boxes[: int(rng.integers(1, 4))]:
        advance = (bottom - top) * 0.52
        room = int((right - left - 4) / advance)
        for index, letter in enumerate(str(rng.choice(WORDS))[:room]):
            if hand.can_write(letter):
                start, is_written = left + 2 + index * advance, True
                hand.write(canvas, letter, (start, top, start + advance, bottom), rng)
    return is_written
