"""The other engine: a network that reads lines (PP-OCRv6, in the wheel of `rapidocr`), told how many characters there are.

OpenCV runs it; of the package only the file with the network is used. Nothing is fetched. Where the file is missing, there is
one engine, and then nothing is sure.
"""

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import cv2
import numpy

HEIGHT, PITCH, MARGIN = 48, 44, 20
TALL = 36
_MODEL = "models/PP-OCRv6_rec_small.onnx"
_CHARACTERS = b"\n\tcharacter\x12"


def chances(inks: Sequence[numpy.ndarray], allowed: str) -> numpy.ndarray | None:
    """For each picture of ink (255 is ink) how likely each of `allowed` is; a row a picture. None without the network."""
    network = _network()
    if network is None:
        return None
    line = numpy.zeros((HEIGHT, 2 * MARGIN + PITCH * len(inks)), numpy.uint8)
    for index, ink in enumerate(inks):
        _lay(line, ink, MARGIN + index * PITCH)
    run, signs = network
    run.setInput((127.5 - line.astype(numpy.float32))[None, None].repeat(3, axis=1) / 127.5)
    steps = run.forward()[0][:, [signs[sign] for sign in allowed]]
    middles = (numpy.arange(len(steps)) + 0.5) * (line.shape[1] / len(steps))
    own = numpy.clip((middles - MARGIN) // PITCH, 0, len(inks) - 1).astype(int)
    best = numpy.stack([steps[own == index].max(axis=0) for index in range(len(inks))])
    return best / numpy.maximum(best.sum(axis=1, keepdims=True), 0.25)


def _lay(line: numpy.ndarray, ink: numpy.ndarray, left: int) -> None:
    """In the middle of its place, as high as a line's characters are; a small sign is not made large."""
    across, down = (numpy.flatnonzero(ink.max(axis=axis) > 80) for axis in (0, 1))
    if not across.size or not down.size:
        return
    alone = ink[down[0] : down[-1] + 1, across[0] : across[-1] + 1]
    scale = min(TALL / max(alone.shape[0], ink.shape[0] / 2), (PITCH - 6) / alone.shape[1])
    width, height = max(1, round(alone.shape[1] * scale)), max(1, round(alone.shape[0] * scale))
    x, y = left + (PITCH - width) // 2, (HEIGHT - height) // 2
    line[y : y + height, x : x + width] = cv2.resize(alone, (width, height), interpolation=cv2.INTER_AREA)


@cache
def _network() -> tuple[cv2.dnn.Net, dict[str, int]] | None:
    """The network and where in its answer each character stands; 0 is no character."""
    package = find_spec("rapidocr")
    path = Path(next(iter(package.submodule_search_locations or [""]))) / _MODEL if package else Path()
    if not path.is_file():
        return None
    data = path.read_bytes()
    return cv2.dnn.readNetFromONNX(numpy.frombuffer(data, numpy.uint8)), _signs(data)


def _signs(data: bytes) -> dict[str, int]:
    """The characters, a line each, as the file tells them about itself."""
    at = data.index(_CHARACTERS) + len(_CHARACTERS)
    length, shift = 0, 0
    while True:
        length |= (data[at] & 127) << shift
        at, shift = at + 1, shift + 7
        if data[at - 1] < 128:
            break
    return {sign: number for number, sign in enumerate(data[at : at + length].decode().split("\n"), start=1)}
