"""A page under a pen: ink is laid on at 300 dots an inch, where everything is told in millimetres."""

from dataclasses import dataclass

import cv2
import numpy as np

DPI = 300
PX = DPI / 25.4
SUBPIXEL = 4
COLOURS = {"black": (34, 30, 30), "blue": (150, 62, 28), "pencil": (96, 94, 94)}
"""Blue, green, red."""


@dataclass(frozen=True)
class Pen:
    """`width` in millimetres; `cover` is how much of the paper's light the ink takes, from 0 to 1."""

    colour: str
    width: float
    cover: float


def some_pen(rng: np.random.Generator) -> Pen:
    """A ballpoint mostly, seldom a pencil."""
    colour = str(rng.choice(["blue", "black", "pencil"], p=[0.5, 0.38, 0.12]))
    if colour == "pencil":
        return Pen(colour, float(rng.uniform(0.45, 0.8)), float(rng.uniform(0.55, 0.85)))
    return Pen(colour, float(rng.uniform(0.34, 0.85)), float(rng.uniform(0.82, 1.0)))


class Canvas:
    """A page's picture (blue, green, red) and the ink upon it."""

    def __init__(self, paper: np.ndarray, pen: Pen) -> None:
        self.paper, self.pen = paper, pen
        self.ink = np.zeros(paper.shape[:2], np.uint8)

    def stroke(self, points: np.ndarray, width: float | None = None) -> None:
        """Draw through points in millimetres, pressing by `width`, the pen's own if none is told."""
        thickness = max(2, round((width or self.pen.width) * PX))
        scaled = np.round(points * PX * 2**SUBPIXEL).astype(np.int32).reshape(-1, 1, 2)
        cv2.polylines(self.ink, [scaled], False, 255, thickness, cv2.LINE_AA, SUBPIXEL)

    def stamp(self, shape: np.ndarray, left: float, top: float) -> None:
        """Lay a picture of ink (0–255) with its top left corner there, in millimetres."""
        x, y = round(left * PX), round(top * PX)
        x0, y0 = max(0, x), max(0, y)
        under = self.ink[y0 : y + shape.shape[0], x0 : x + shape.shape[1]]
        np.maximum(under, shape[y0 - y : y0 - y + under.shape[0], x0 - x : x0 - x + under.shape[1]], out=under)

    def picture(self, rng: np.random.Generator) -> np.ndarray:
        """The page with its ink: a pencil catches only on the paper's grain."""
        ink = self.ink
        if self.pen.colour == "pencil":
            grain = cv2.GaussianBlur(rng.integers(0, 256, ink.shape, np.uint8), (0, 0), 1.2)
            ink = cv2.multiply(ink, cv2.convertScaleAbs(grain, alpha=5, beta=-430), scale=1 / 255)
        taken = [cv2.convertScaleAbs(ink, alpha=self.pen.cover * (255 - light) / 255) for light in COLOURS[self.pen.colour]]
        return cv2.multiply(self.paper, cv2.bitwise_not(cv2.merge(taken)), scale=1 / 255)
