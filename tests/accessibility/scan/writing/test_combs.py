"""Figures in cells: read where they are plain, doubted where they are not, and never sure by one engine alone."""

import cv2
import numpy as np
import pytest

from accessibility.scan.pages.places import DIGITS, Box
from accessibility.scan.pages.squaring import PER_MM
from accessibility.scan.writing import combs, lines
from accessibility.scan.writing.combs import Cell
from tests.returned.canvas import PX, Canvas, Pen
from tests.returned.hands import StrokeHand

BOXES = [Box(2 + 8 * index, 2, 9.2 + 8 * index, 11.6) for index in range(8)]


def row(text: str, seed: int = 4) -> list[Cell]:
    """What is read of a row that somebody has written, a space for an empty cell."""
    paper, rng = np.full((round(14 * PX), round(68 * PX), 3), 255, np.uint8), np.random.default_rng(seed)
    canvas = Canvas(paper, Pen("black", 0.5, 1.0))
    for character, box in zip(text, BOXES, strict=False):
        if character == "#":
            canvas.stroke(rng.uniform(box[:2], box[2:], (24, 2)))
        elif character != " ":
            StrokeHand(seed).write(canvas, character, tuple(box), rng)
    page = cv2.resize(canvas.picture(rng)[..., 0], (68 * PER_MM, 14 * PER_MM), interpolation=cv2.INTER_AREA)
    return combs.read(page, (page < 200).astype(np.uint8), BOXES[: len(text)], DIGITS)


@pytest.mark.parametrize("seed", [4, 11, 23])
def test_plain_figures_are_read_and_those_that_are_sure_are_right(seed: int) -> None:
    read = row("19470382", seed)
    assert sum(cell.state == "sure" for cell in read) >= 5
    assert all(cell.character == meant for cell, meant in zip(read, "19470382", strict=True) if cell.state == "sure")


def test_an_empty_cell_is_empty_wherever_it_stands() -> None:
    read = row(" 73  1  ")
    assert [cell.state == "empty" for cell in read] == [True, False, False, True, True, False, True, True]
    assert "".join(cell.character or " " for cell in read) == " 73  1  "
    assert {cell.state for cell in row("        ")} == {"empty"}


def test_a_scribble_is_never_sure() -> None:
    assert "sure" not in {cell.state for cell in row("####")}


def test_one_engine_alone_is_never_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "_network", lambda: None)
    read = row("1947")
    assert "".join(cell.character for cell in read) == "1947"
    assert {cell.state for cell in read} == {"unsure"}


def test_only_what_the_question_takes_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert {cell.character for cell in row("0123")} <= set(DIGITS)
    monkeypatch.setattr(combs.lines, "chances", lambda inks, allowed: np.full((len(inks), len(allowed)), 1 / len(allowed)))
    assert "sure" not in {cell.state for cell in row("0123")}, "an engine that knows nothing cannot agree"
