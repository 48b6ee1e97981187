"""Who writes: each has ways of their own for every character, and does no two of them quite alike."""

from typing import Protocol

import cv2
import numpy as np

from tests.returned import skeletons
from tests.returned.canvas import PX, Canvas

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in millimetres."""


class Hand(Protocol):
    """Writes one character in a box."""

    name: str

    def can_write(self, character: str) -> bool: ...

    def write(self, canvas: Canvas, character: str, box: Box, rng: np.random.Generator) -> None: ...


class StrokeHand:
    """A person made up of our own strokes: slant, width, size, tremor and a leaning of every character."""

    def __init__(self, seed: int) -> None:
        self.name = f"strokes {seed}"
        rng = np.random.default_rng([seed, 7])
        self.slant, self.aspect = rng.uniform(-0.08, 0.35), rng.uniform(0.45, 0.78)
        self.size, self.unrest = rng.uniform(0.55, 0.84), rng.uniform(0.008, 0.035)
        self.tremor = rng.choice([0.0, 0.0, 0.0, 0.008, 0.016])
        self.ways = {character: int(rng.integers(skeletons.ways(character))) for character in _all()}
        self.lean = {character: rng.normal(0, 0.035, (24, 2)) for character in _all()}

    def can_write(self, character: str) -> bool:
        return character in self.ways

    def write(self, canvas: Canvas, character: str, box: Box, rng: np.random.Generator) -> None:
        left, top, right, bottom = box
        height = (bottom - top) * self.size * rng.uniform(0.92, 1.08)
        width = min(height * self.aspect, (right - left) * 0.86)
        middle = np.array([(left + right) / 2, (top + bottom) / 2]) + rng.normal(0, 0.035, 2) * (right - left, bottom - top)
        turned, at = rng.normal(0, 0.05), 0
        for stroke in skeletons.points(character, self.ways[character]):
            bent = stroke + self.lean[character][at : at + len(stroke)] + rng.normal(0, self.unrest, stroke.shape)
            at = (at + len(stroke)) % 10
            drawn = (skeletons.smooth(bent) - 0.5) * (width, height)
            drawn[:, 0] -= (self.slant + turned) * drawn[:, 1]
            drawn += rng.normal(0, self.tremor * height, drawn.shape) + middle
            canvas.stroke(drawn, canvas.pen.width * rng.uniform(0.88, 1.12))


class ShapeHand:
    """Writes with pictures of characters: of a font, or of real people's writing."""

    def __init__(self, name: str, shapes: "Shapes", seed: int, swell: bool = True) -> None:
        self.name, self.shapes, self.swell = name, shapes, swell
        rng = np.random.default_rng([seed, 11])
        self.size, self.slant = rng.uniform(0.56, 0.82), rng.uniform(-0.06, 0.1)

    def can_write(self, character: str) -> bool:
        return self.shapes.has(character)

    def write(self, canvas: Canvas, character: str, box: Box, rng: np.random.Generator) -> None:
        """`shapes` are as high as the line of a capital, so a small letter stays small."""
        left, top, right, bottom = box
        shape = self.shapes.of(character, rng)
        height = (bottom - top) * self.size * rng.uniform(0.93, 1.07)
        scale = min(height * PX / self.shapes.high, 0.94 * (right - left) * PX / max(1, shape.shape[1]))
        shape = _leaning(shape, scale, self.slant + rng.normal(0, 0.05))
        shape = cv2.dilate(shape, np.ones((2, 2), np.uint8)) if self.swell and canvas.pen.width > 0.6 else shape
        x = (left + right) / 2 - shape.shape[1] / PX / 2 + rng.normal(0, 0.035) * (right - left)
        y = (top + bottom) / 2 - shape.shape[0] / PX / 2 + rng.normal(0, 0.035) * (bottom - top)
        canvas.stamp(shape, x, y)


class Shapes(Protocol):
    """Pictures of ink (0–255); a capital or a figure is about `high` pixels."""

    high: float

    def has(self, character: str) -> bool: ...

    def of(self, character: str, rng: np.random.Generator) -> np.ndarray: ...


def _leaning(shape: np.ndarray, scale: float, slant: float) -> np.ndarray:
    """Made `scale` as large, and sheared."""
    height, width = (max(1, round(side * scale)) for side in shape.shape)
    room = int(abs(slant) * height) + 1
    matrix = np.array([[scale, -slant * scale, room / 2 + slant * height / 2], [0, scale, 0]])
    return cv2.warpAffine(shape, matrix, (width + room, height), flags=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)


def _all() -> list[str]:
    return [*skeletons.DRAWN, *skeletons.ABOVE]
