"""One engine for single characters, our own: which way the edges of a stroke run, and a small network that has seen many hands.

Its weights (`figures.npz`) are made by `python -m tests.returned.training`, which tells from whose writing.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import cv2
import numpy

CHARACTERS = "0123456789+-"
SIDE, ROOM = 20, 28
WAYS, CELLS = 8, 7
_WEIGHTS = Path(__file__).with_name("figures.npz")


def chances(inks: Sequence[numpy.ndarray]) -> numpy.ndarray:
    """For each picture of ink (0–255, 255 is ink) how likely each of CHARACTERS is; a row a picture."""
    first, first_bias, second, second_bias, third, third_bias = _weights()
    seen = numpy.stack([features(centred(ink)) for ink in inks])
    hidden = numpy.maximum(seen @ first + first_bias, 0)
    hidden = numpy.maximum(hidden @ second + second_bias, 0)
    scores = hidden @ third + third_bias
    scores = numpy.exp(scores - scores.max(axis=1, keepdims=True))
    return scores / scores.sum(axis=1, keepdims=True)


def centred(ink: numpy.ndarray) -> numpy.ndarray:
    """The character alone, SIDE points at its longest, its weight in the middle of ROOM × ROOM."""
    across, down = (numpy.flatnonzero(ink.max(axis=axis) > 80) for axis in (0, 1))
    room = numpy.zeros((ROOM, ROOM), numpy.float32)
    if not across.size or not down.size:
        return room
    alone = ink[down[0] : down[-1] + 1, across[0] : across[-1] + 1]
    scale = SIDE / max(alone.shape)
    width, height = (max(1, round(side * scale)) for side in (alone.shape[1], alone.shape[0]))
    small = cv2.resize(alone, (width, height), interpolation=cv2.INTER_AREA).astype(numpy.float32)
    small /= max(1.0, float(small.max()))
    rows, columns = numpy.indices(small.shape)
    weight = float(small.sum()) or 1.0
    top = int(numpy.clip(round(ROOM / 2 - 0.5 - float((rows * small).sum()) / weight), 0, ROOM - height))
    left = int(numpy.clip(round(ROOM / 2 - 0.5 - float((columns * small).sum()) / weight), 0, ROOM - width))
    room[top : top + height, left : left + width] = small
    return room


def features(room: numpy.ndarray) -> numpy.ndarray:
    """How much edge runs each of WAYS ways, in CELLS × CELLS overlapping places, and the ink itself, coarsely."""
    smooth = cv2.GaussianBlur(room, (0, 0), 0.8)
    across, down = cv2.Sobel(smooth, cv2.CV_32F, 1, 0), cv2.Sobel(smooth, cv2.CV_32F, 0, 1)
    strength, angle = numpy.hypot(across, down), numpy.arctan2(down, across) / (2 * numpy.pi) * WAYS % WAYS
    lower, share = numpy.floor(angle).astype(int) % WAYS, angle - numpy.floor(angle)
    planes = [strength * ((lower == way) * (1 - share) + ((lower + 1) % WAYS == way) * share) for way in range(WAYS)]
    planes.append(smooth)
    places = [cv2.resize(cv2.GaussianBlur(plane.astype(numpy.float32), (0, 0), 1.8), (CELLS, CELLS)) for plane in planes]
    vector = numpy.sqrt(numpy.maximum(numpy.stack(places).ravel(), 0))
    return vector / (numpy.linalg.norm(vector) + 1e-6)


@cache
def _weights() -> list[numpy.ndarray]:
    with numpy.load(_WEIGHTS, allow_pickle=False) as kept:
        return [kept[name].astype(numpy.float32) for name in kept.files]
