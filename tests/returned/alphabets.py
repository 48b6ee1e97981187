"""Other people's writing as shapes that a `hands.ShapeHand` writes with: fonts, and digits of real writers."""

import gzip
import io
import json
from functools import cache

import cv2
import numpy as np
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

from tests.returned import fetching

POINTS = 160


class FontShapes:
    """A handwriting font; every character the same each time."""

    def __init__(self, name: str) -> None:
        font = TTFont(fetching.HANDS / f"{name}.woff2")
        self.known, out = frozenset(map(chr, font.getBestCmap())), io.BytesIO()
        font.flavor = None
        font.save(out)
        self.font = ImageFont.truetype(io.BytesIO(out.getvalue()), POINTS)
        self.high = float(max(self._drawn(digit).shape[0] for digit in "0478"))

    def has(self, character: str) -> bool:
        return character in self.known

    def of(self, character: str, rng: np.random.Generator) -> np.ndarray:
        return self._drawn(character)

    @cache  # noqa: B019
    def _drawn(self, character: str) -> np.ndarray:
        picture = Image.new("L", (3 * POINTS, 3 * POINTS))
        ImageDraw.Draw(picture).text((POINTS, POINTS), character, 255, self.font)
        return np.asarray(picture.crop(picture.getbbox() or (0, 0, 1, 1)))


class WriterShapes:
    """Digits that 13 people wrote (UCI): 8 × 8 counts of ink, made smooth; never the same twice."""

    high = 64.0

    def __init__(self) -> None:
        with gzip.open(fetching.HANDS / "uci.csv.gz") as file:
            rows = np.loadtxt(file, delimiter=",")
        self.digits = {str(digit): rows[rows[:, -1] == digit, :-1].reshape(-1, 8, 8) for digit in range(10)}

    def has(self, character: str) -> bool:
        return character in self.digits

    def of(self, character: str, rng: np.random.Generator) -> np.ndarray:
        written = self.digits[character]
        coarse = np.pad(written[int(rng.integers(len(written)))].astype(np.float32), 1) / 16
        large = cv2.GaussianBlur(cv2.resize(coarse, (80, 80), interpolation=cv2.INTER_CUBIC), (0, 0), 2)
        return np.clip((large - 0.42) * 900, 0, 255).astype(np.uint8)[8:72, 8:72]


def mnist() -> dict[str, np.ndarray]:
    """Digit → pictures of 28 × 28, 255 is ink: about ten thousand in all, of some hundred writers. For training only."""
    kept = {str(digit): json.loads((fetching.HANDS / f"mnist-{digit}.json").read_text())["data"] for digit in range(10)}
    return {digit: (np.array(data).reshape(-1, 28, 28) * 255).astype(np.uint8) for digit, data in kept.items()}
