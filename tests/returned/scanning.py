"""What a scanner, a copier and a fax make of a page."""

from dataclasses import dataclass, replace

import cv2
import numpy as np

from tests.returned.canvas import DPI, PX


@dataclass(frozen=True)
class Sent:
    """A picture on its way; `to_picture` takes millimetres on the page to its pixels; `quality` is a JPEG's, 0 for one bit a
    pixel."""

    picture: np.ndarray
    to_picture: np.ndarray
    quality: int = 90


def laid(page: np.ndarray) -> Sent:
    """A page as it lies there, at `canvas.DPI`."""
    return Sent(page, np.diag([PX, PX, 1.0]))


def flatbed(sent: Sent, rng: np.random.Generator, dpi: int = 300, skew: float = 0.4, shift: float = 0.8) -> Sent:
    """Scanned at `dpi`, up to `skew` degrees askew and `shift` millimetres aside; grey or colour; noise and JPEG."""
    angle, ratio = np.radians(rng.uniform(-skew, skew)), dpi / DPI
    height, width = (round(side * ratio) for side in sent.picture.shape[:2])
    matrix = _about((width / 2, height / 2), angle) @ np.diag([ratio, ratio, 1.0])
    matrix[:2, 2] += rng.uniform(-shift, shift, 2) * dpi / 25.4
    around = int(rng.choice([255, 250, 40]))
    scanned = warp(soft(sent.picture, ratio), matrix, (width, height), around)
    scanned = scanned if rng.random() < 0.35 else cv2.cvtColor(scanned, cv2.COLOR_BGR2GRAY)
    scanned = noisy(light(scanned, rng.uniform(0.94, 1.0), rng.uniform(-6, 6)), rng, rng.uniform(1, 4))
    return Sent(scanned, matrix @ sent.to_picture, int(rng.integers(75, 93)))


def feeder(sent: Sent, rng: np.random.Generator) -> Sent:
    return flatbed(sent, rng, dpi=200, skew=3.0, shift=2.5)


def coarse(sent: Sent, rng: np.random.Generator) -> Sent:
    return flatbed(sent, rng, dpi=150, skew=2.0, shift=2.0)


def blurred(sent: Sent, rng: np.random.Generator) -> Sent:
    sent = flatbed(sent, rng, dpi=int(rng.choice([200, 300])), skew=1.0)
    return replace(sent, picture=cv2.GaussianBlur(sent.picture, (0, 0), rng.uniform(1.2, 1.8) * _scale(sent)))


def squeezed(sent: Sent, rng: np.random.Generator) -> Sent:
    return replace(flatbed(sent, rng, dpi=200, skew=2.0), quality=int(rng.integers(30, 45)))


def turned(sent: Sent, rng: np.random.Generator) -> Sent:
    """On its side or head."""
    sent = feeder(sent, rng)
    turns = int(rng.integers(1, 4))
    height, width = sent.picture.shape[:2]
    quarter = [[[0, 1, 0], [-1, 0, width]], [[-1, 0, width], [0, -1, height]], [[0, -1, height], [1, 0, 0]]][turns - 1]
    matrix = np.array([*quarter, [0, 0, 1]], float)
    return Sent(np.ascontiguousarray(np.rot90(sent.picture, turns)), matrix @ sent.to_picture, sent.quality)


def copied(sent: Sent, rng: np.random.Generator) -> Sent:
    """A photocopy that somebody scanned: a little larger or smaller, harder, specks on the glass."""
    page = cv2.cvtColor(sent.picture, cv2.COLOR_BGR2GRAY)
    height, width = page.shape
    scale = rng.uniform(0.96, 1.04)
    matrix = np.array([[scale, 0, width * (1 - scale) / 2], [0, scale, height * (1 - scale) / 2], [0, 0, 1]])
    page = cv2.GaussianBlur(warp(page, matrix, (width, height), 255), (0, 0), 1.2)
    page = light(page, rng.uniform(1.2, 1.6), rng.uniform(-90, -40))
    for x, y in rng.uniform(0, 1, (int(rng.integers(20, 80)), 2)) * (width, height):
        cv2.circle(page, (int(x), int(y)), int(rng.integers(1, 4)), int(rng.integers(0, 160)), -1)
    return feeder(Sent(cv2.cvtColor(page, cv2.COLOR_GRAY2BGR), matrix @ sent.to_picture), rng)


def fax(sent: Sent, rng: np.random.Generator) -> Sent:
    return _faxed(sent, rng, 200)


def coarse_fax(sent: Sent, rng: np.random.Generator) -> Sent:
    return _faxed(sent, rng, 100)


def _faxed(sent: Sent, rng: np.random.Generator, dpi: int) -> Sent:
    """Black or white at 200 dots an inch across, `dpi` of them down."""
    sent = flatbed(sent, rng, dpi=200, skew=1.0)
    page = sent.picture if sent.picture.ndim == 2 else cv2.cvtColor(sent.picture, cv2.COLOR_BGR2GRAY)
    small = cv2.resize(page, (page.shape[1], round(page.shape[0] * dpi / 200)), interpolation=cv2.INTER_AREA)
    black = np.where(small > rng.uniform(140, 190), 255, 0).astype(np.uint8)
    specks = rng.random(black.shape) < 0.0006
    black[specks] = 255 - black[specks]
    back = cv2.resize(black, (page.shape[1], page.shape[0]), interpolation=cv2.INTER_NEAREST)
    return Sent(back, sent.to_picture, 0)


def soft(picture: np.ndarray, ratio: float) -> np.ndarray:
    """Made ready to be drawn smaller."""
    return cv2.GaussianBlur(picture, (0, 0), 0.45 / ratio) if ratio < 0.95 else picture


def light(picture: np.ndarray, gain: float, lift: float) -> np.ndarray:
    """Saturates at both ends."""
    return np.asarray(cv2.LUT(picture, np.clip(np.arange(256) * gain + lift, 0, 255).astype(np.uint8)))


def noisy(picture: np.ndarray, rng: np.random.Generator, sigma: float) -> np.ndarray:
    noise = rng.integers(-128, 128, picture.shape, np.int8)
    return cv2.addWeighted(picture, 1.0, noise.astype(np.float32), sigma / 74, 0, dtype=cv2.CV_8U)


def warp(picture: np.ndarray, matrix: np.ndarray, size: tuple[int, int], around: int) -> np.ndarray:
    return cv2.warpPerspective(picture, matrix, size, flags=cv2.INTER_LINEAR, borderValue=(around,) * 3)


def _about(middle: tuple[float, float], angle: float) -> np.ndarray:
    """Turns about a point that becomes the middle."""
    cos, sin, (x, y) = np.cos(angle), np.sin(angle), middle
    return np.array([[cos, -sin, x - cos * x + sin * y], [sin, cos, y - sin * x - cos * y], [0, 0, 1]])


def _scale(sent: Sent) -> float:
    return sent.picture.shape[1] / 2480
