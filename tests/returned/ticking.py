"""How a box is ticked, crossed out, smudged, or missed."""

from collections.abc import Callable
from typing import Literal

import numpy as np

from tests.returned.canvas import Canvas
from tests.returned.hands import Box

State = Literal["empty", "ticked", "heavy", "beside", "stray"]
"""What a person meant by it: `heavy` is filled or scribbled out, `stray` a dot or the end of a stroke from elsewhere."""


def _cross(canvas: Canvas, middle: np.ndarray, side: float, rng: np.random.Generator) -> None:
    reach = side * rng.uniform(0.3, 0.62)
    for way in ((1, 1), (1, -1)):
        ends = np.array([[-reach, -reach], [reach, reach]]) * way + rng.normal(0, side * 0.07, (2, 2))
        canvas.stroke(_bowed(ends, side * 0.05, rng) + middle)


def _check(canvas: Canvas, middle: np.ndarray, side: float, rng: np.random.Generator) -> None:
    corners = np.array([[-0.32, 0.0], [-0.08, 0.32], [rng.uniform(0.35, 0.75), -rng.uniform(0.4, 0.8)]])
    canvas.stroke((corners + rng.normal(0, 0.06, corners.shape)) * side + middle)


def _slash(canvas: Canvas, middle: np.ndarray, side: float, rng: np.random.Generator) -> None:
    reach = side * rng.uniform(0.38, 0.65)
    ends = np.array([[-reach, reach], [reach, -reach]]) * (rng.choice([-1, 1]), 1) + rng.normal(0, side * 0.08, (2, 2))
    canvas.stroke(_bowed(ends, side * 0.06, rng) + middle)


def _heavy(canvas: Canvas, middle: np.ndarray, side: float, rng: np.random.Generator) -> None:
    """Back and forth over all of it."""
    rows = np.linspace(-0.5, 0.5, int(side / canvas.pen.width * rng.uniform(1.1, 1.5)) + 3)
    ends = np.stack([0.52 * (-1.0) ** np.arange(len(rows)), rows], axis=1) + rng.normal(0, 0.04, (len(rows), 2))
    canvas.stroke(ends * side + middle)


def _scribbled(canvas: Canvas, middle: np.ndarray, side: float, rng: np.random.Generator) -> None:
    _cross(canvas, middle, side, rng)
    _heavy(canvas, middle, side * 1.1, rng)


def _dot(canvas: Canvas, middle: np.ndarray, side: float, rng: np.random.Generator) -> None:
    at = middle + rng.uniform(-0.3, 0.3, 2) * side
    canvas.stroke(np.array([at, at + rng.normal(0, 0.2, 2)]))


def _passing(canvas: Canvas, middle: np.ndarray, side: float, rng: np.random.Generator) -> None:
    """The tail of a long stroke cuts a corner."""
    corner = middle + np.array([0.5, rng.choice([-0.5, 0.5])]) * side
    out = np.array([rng.uniform(2, 6), rng.uniform(-2, 2)])
    canvas.stroke(np.array([corner - rng.uniform(0.2, 1.2, 2) * (1, np.sign(corner[1] - middle[1])), corner + out]))


def _bowed(ends: np.ndarray, bow: float, rng: np.random.Generator) -> np.ndarray:
    t = np.linspace(0, 1, 9)[:, None]
    across = (ends[1] - ends[0])[::-1] * (-1, 1)
    return ends[0] + (ends[1] - ends[0]) * t + across / (np.linalg.norm(across) + 1e-9) * rng.normal(0, bow) * 4 * t * (1 - t)


TICKS = (_cross, _check, _slash)


class Ticking:
    """One person's habit: how they tick, and how near the middle."""

    def __init__(self, seed: int) -> None:
        rng = np.random.default_rng([seed, 13])
        self.tick: Callable[..., None] = TICKS[int(rng.choice(3, p=[0.55, 0.3, 0.15]))]
        self.sloppy = float(rng.uniform(0.02, 0.14))

    def draw(self, canvas: Canvas, state: State, box: Box, rng: np.random.Generator) -> None:
        left, top, right, bottom = box
        side, middle = right - left, np.array([(left + right) / 2, (top + bottom) / 2])
        near = middle + np.clip(rng.normal(0, self.sloppy, 2), -0.25, 0.25) * side
        if state == "ticked":
            self.tick(canvas, near, side, rng)
        elif state == "heavy":
            (_heavy, _scribbled)[int(rng.integers(2))](canvas, near, side, rng)
        elif state == "beside":
            _cross(canvas, middle + np.array([-1, rng.uniform(-0.15, 0.15)]) * rng.uniform(1.0, 1.3) * side, side * 0.8, rng)
        elif state == "stray":
            (_dot, _passing)[int(rng.integers(2))](canvas, middle, side, rng)
