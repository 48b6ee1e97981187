"""What befalls a sheet before it is scanned: stains, folds, tears, scissors, a pen over its code."""

from dataclasses import replace

import cv2
import numpy as np

from tests.returned.canvas import COLOURS, PX
from tests.returned.scanning import Sent, feeder

QR_MM = (179.6, 20.0)


def stained(sent: Sent, rng: np.random.Generator) -> Sent:
    """Rings of a coffee cup, and folded twice."""
    page = sent.picture.copy()
    for _ in range(int(rng.integers(1, 3))):
        _ring(page, rng)
    for place in (rng.uniform(0.3, 0.36), rng.uniform(0.64, 0.7)) if rng.random() < 0.5 else (rng.uniform(0.48, 0.52),):
        _fold(page, int(page.shape[0] * place), rng)
    return feeder(replace(sent, picture=page), rng)


def _ring(page: np.ndarray, rng: np.random.Generator) -> None:
    height, width = page.shape[:2]
    mask = np.zeros((height, width), np.uint8)
    middle = (int(rng.uniform(0.1, 0.9) * width), int(rng.uniform(0.1, 0.9) * height))
    radius = int(rng.uniform(34, 44) * PX)
    cv2.ellipse(
        mask,
        middle,
        (radius, int(radius * 0.97)),
        0,
        rng.uniform(0, 90),
        rng.uniform(250, 360),
        255,
        int(rng.uniform(2, 4) * PX),
    )
    cv2.circle(mask, middle, radius - 20, 60, -1) if rng.random() < 0.4 else None
    mask = cv2.GaussianBlur(mask, (0, 0), 9)
    _tint(page, mask, (120, 165, 195), rng.uniform(0.3, 0.7))


def _tint(page: np.ndarray, mask: np.ndarray, colour: tuple[int, ...], strength: float) -> None:
    for channel, tone in enumerate(colour):
        veil = cv2.bitwise_not(cv2.convertScaleAbs(mask, alpha=strength * (255 - tone) / 255))
        page[..., channel] = cv2.multiply(page[..., channel], veil, scale=1 / 255)


def _fold(page: np.ndarray, y: int, rng: np.random.Generator) -> None:
    """A crease: dark in its valley, worn white beside it."""
    shade = np.zeros((41, page.shape[1]), np.uint8)
    shade[20] = 255
    shade = cv2.GaussianBlur(shade, (0, 0), rng.uniform(1.0, 3.0))
    shade = cv2.convertScaleAbs(shade, alpha=rng.uniform(90, 200) / max(1, int(shade.max())))
    page[y - 20 : y + 21] = cv2.subtract(page[y - 20 : y + 21], np.repeat(shade[..., None], 3, axis=2))
    worn = rng.random((3, page.shape[1])) < 0.25
    page[y + 3 : y + 6][worn] = 250


def torn(sent: Sent, rng: np.random.Generator) -> Sent:
    """A corner is gone, as much as a mark and sometimes the code."""
    page = sent.picture.copy()
    height, width = page.shape[:2]
    corner = np.array([[0, 0], [width, 0], [width, height], [0, height]][int(rng.integers(4))])
    inward = np.where(corner == 0, 1, -1)
    across, down = rng.uniform(18, 42, 2) * PX
    ragged = np.linspace([across, 0], [0, down], 12) + rng.normal(0, 6, (12, 2))
    cv2.fillPoly(page, [np.vstack([[0, 0], ragged]).astype(np.int32) * inward + corner], (int(rng.choice([30, 252])),) * 3)
    return feeder(replace(sent, picture=page), rng)


def scribbled(sent: Sent, rng: np.random.Generator) -> Sent:
    """Somebody tried a pen upon the QR code."""
    page, at = sent.picture.copy(), np.array(QR_MM)
    for _ in range(3):
        scrawl = ((at + np.cumsum(rng.normal(0, 3.5, (18, 2)), axis=0) * 0.5 + rng.normal(0, 4, (18, 2))) * PX).astype(np.int32)
        cv2.polylines(page, [scrawl.reshape(-1, 1, 2)], False, COLOURS["black"], 9, cv2.LINE_AA)
    return feeder(replace(sent, picture=page), rng)


def cut(sent: Sent, rng: np.random.Generator) -> Sent:
    """4 to 9 mm are missing along one side."""
    page, lost, side = sent.picture, round(rng.uniform(4, 9) * PX), int(rng.integers(4))
    left, top = lost * (side == 0), lost * (side == 1)
    kept = page[top : page.shape[0] - lost * (side == 3), left : page.shape[1] - lost * (side == 2)]
    return feeder(Sent(kept, np.array([[1, 0, -left], [0, 1, -top], [0, 0, 1.0]]) @ sent.to_picture), rng)
