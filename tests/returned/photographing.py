"""What a telephone's camera makes of a page on a kitchen table."""

import cv2
import numpy as np

from tests.returned.scanning import Sent, light, noisy, warp


def photo(sent: Sent, rng: np.random.Generator) -> Sent:
    """12 megapixels, held with some care."""
    return _taken(sent, rng, (3024, 4032), lean=0.05)


def poor_photo(sent: Sent, rng: np.random.Generator) -> Sent:
    """3 megapixels, in a hurry: hard perspective, and the sheet curls up to 2 mm."""
    return _taken(_curled(sent, rng), rng, (1536, 2048), lean=0.09)


def _curled(sent: Sent, rng: np.random.Generator) -> Sent:
    height, width = sent.picture.shape[:2]
    lift = rng.uniform(0.8, 2.0) * width / 210 * rng.choice([-1, 1])
    x = np.arange(width, dtype=np.float32)
    down = np.broadcast_to(np.arange(height, dtype=np.float32)[:, None], (height, width))
    bent = down + (lift * np.sin(np.pi * x / width))[None, :].astype(np.float32)
    across = np.ascontiguousarray(np.broadcast_to(x, (height, width)))
    return Sent(cv2.remap(sent.picture, across, bent, cv2.INTER_LINEAR, borderValue=(255,) * 3), sent.to_picture)


def _taken(sent: Sent, rng: np.random.Generator, size: tuple[int, int], lean: float) -> Sent:
    height, width = sent.picture.shape[:2]
    fits = min(size[0] / width, size[1] / height) * rng.uniform(0.86, 0.94)
    half = np.array([width, height]) * fits / 2
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * half + rng.uniform(-lean, lean, (4, 2)) * half
    angle = rng.normal(0, 0.02)
    corners = corners @ np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]]) + np.array(size) / 2
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(flat, corners.astype(np.float32))
    picture = warp(cv2.GaussianBlur(sent.picture, (0, 0), max(0.5, 0.4 / fits)), matrix, size, 0)
    on_table = np.where(
        warp(np.full((height, width), 255, np.uint8), matrix, size, 0)[..., None] > 127, picture, _table(size, rng)
    )
    lit = cv2.multiply(on_table, _light(size, rng), scale=1 / 255)
    lit = cv2.GaussianBlur(lit, (0, 0), rng.uniform(0.4, 1.1) * size[0] / 3024)
    return Sent(
        noisy(light(lit, rng.uniform(0.85, 1.05), 0), rng, rng.uniform(2, 6)),
        matrix @ sent.to_picture,
        int(rng.integers(70, 90)),
    )


def _table(size: tuple[int, int], rng: np.random.Generator) -> np.ndarray:
    """Wood, or a cloth."""
    grain = rng.integers(0, 256, (size[1] // 64, size[0] // 8), np.uint8)
    grain = cv2.resize(grain, size, interpolation=cv2.INTER_CUBIC)
    tint = rng.uniform(40, 150) * rng.uniform(0.7, 1.1, 3)
    return np.stack([np.clip(tone + (grain.astype(np.int16) - 128) // 10, 0, 255).astype(np.uint8) for tone in tint], axis=2)


def _light(size: tuple[int, int], rng: np.random.Generator) -> np.ndarray:
    """A lamp from one side, the shadow of an arm, a tint."""
    small = (size[0] // 16, size[1] // 16)
    x, y = np.meshgrid(np.linspace(-1, 1, small[0]), np.linspace(-1, 1, small[1]))
    way = rng.uniform(0, 2 * np.pi)
    level = 232 + rng.uniform(8, 34) * (x * np.cos(way) + y * np.sin(way))
    shadow = np.zeros((small[1], small[0]), np.uint8)
    start = rng.uniform(0, 1, 2) * small
    end, across = start + rng.uniform(-1, 1, 2) * small, rng.uniform(0.1, 0.3) * small[0]
    cv2.line(shadow, tuple(map(int, start)), tuple(map(int, end)), 255, int(across))
    shadow = cv2.GaussianBlur(shadow, (0, 0), rng.uniform(4, 14))
    level = np.clip(level * (1 - rng.uniform(0.15, 0.45) * shadow / 255.0), 0, 255).astype(np.uint8)
    tinted = [np.clip(level * tint, 0, 255).astype(np.uint8) for tint in (rng.uniform(0.84, 1.0), 0.98, 1.0)]
    return cv2.resize(np.stack(tinted, axis=2), size, interpolation=cv2.INTER_LINEAR)
