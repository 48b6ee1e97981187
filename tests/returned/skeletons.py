"""How characters are drawn with a pen: strokes through points on a grid of 0–a by 0–a, from the top left.

A point is two signs, x and y; one that is repeated is a corner; `|` lifts the pen. Each character has the ways people draw it.
"""

from functools import cache

import numpy as np

Stroke = np.ndarray
DRAWN = {
    "0": ("60 20 04 17 4a 8a a6 94 71 50", "51 12 05 28 5a 88 a5 82 40", "40 11 06 3a 6a 97 94 50 20"),
    "1": ("50 5a", "23 50 50 5a", "13 60 60 5a", "50 4a"),
    "2": ("13 20 60 92 84 47 0a 0a aa", "12 40 81 94 67 2a 1a 28 49 7a aa", "02 30 70 93 65 0a 0a 9a"),
    "3": ("11 40 81 83 55 45 55 97 98 6a 2a 08", "00 90 90 45 45 76 97 88 5a 0a", "10 60 92 74 45 45 86 98 6a 1a"),
    "4": ("60 07 07 a7|73 7a", "10 05 05 a5|80 7a", "70 06 06 96|70 7a"),
    "5": ("90 20 20 14 54 95 97 6a 2a 09", "20 14 53 95 88 4a 08|20 90", "10 15 54 96 78 4a 09|10 80"),
    "6": ("80 42 16 18 4a 8a 98 75 45 17", "60 24 07 29 6a 98 66 35 17", "70 33 08 4a 99 76 36 08"),
    "7": ("00 a0 a0 3a", "00 a0 a0 4a|25 85", "02 00 00 90 a0 56 4a", "00 a0 a0 56 3a|26 76"),
    "8": ("82 60 30 12 33 66 98 6a 2a 08 36 73 92 71", "50 11 14 55 97 7a 3a 17 45 93 81 50", "92 50 12 35 87 6a 28 46 83 91"),
    "9": ("93 60 20 13 35 75 93 93 8a", "92 50 12 24 55 84 91 91 87 6a 2a", "91 40 13 35 74 91 91 5a"),
    "A": ("0a 50 50 aa|26 86",),
    "B": ("00 0a|00 60 92 74 05|05 75 98 7a 0a",),
    "C": ("91 60 23 06 29 6a 99",),
    "D": ("00 0a|00 50 94 96 5a 0a",),
    "E": ("90 00 00 0a 0a 9a|05 75",),
    "F": ("90 00 00 0a|05 75",),
    "G": ("91 50 13 06 29 6a 98 96 96 56",),
    "H": ("00 0a|90 9a|05 95",),
    "I": ("50 5a",),
    "J": ("70 78 5a 2a 08",),
    "K": ("00 0a|90 05 05 9a",),
    "L": ("00 0a 0a 9a",),
    "M": ("0a 00 00 56 56 a0 a0 aa",),
    "N": ("0a 00 00 9a 9a 90",),
    "O": ("50 13 07 4a 7a a6 93 50",),
    "P": ("0a 00|00 70 92 74 05",),
    "Q": ("50 13 07 4a 7a a6 93 50|67 aa",),
    "R": ("0a 00|00 70 92 74 05|45 9a",),
    "S": ("91 60 20 12 34 66 98 7a 3a 09",),
    "T": ("00 a0|50 5a",),
    "U": ("00 07 3a 7a a7 a0",),
    "V": ("00 5a 5a a0",),
    "W": ("00 2a 2a 54 54 8a 8a a0",),
    "X": ("00 aa|a0 0a",),
    "Y": ("00 55|a0 55 55 5a",),
    "Z": ("00 a0 a0 0a 0a aa",),
    "+": ("52 58|25 85",),
    "-": ("15 85",),
}  # fmt: skip
ABOVE = {"Å": ("A", "50 41 52 61 50"), "Ä": ("A", "30 31|70 71"), "Ö": ("O", "30 31|70 71")}
"""Letters with something over them: it keeps the upper fifth."""
STEPS = 8


def ways(character: str) -> int:
    return len(DRAWN[ABOVE.get(character, (character,))[0]])


@cache
def points(character: str, way: int) -> tuple[Stroke, ...]:
    """The points of each stroke, from 0 to 1."""
    if character not in ABOVE:
        return tuple(_parsed(stroke) for stroke in DRAWN[character][way].split("|"))
    below, above = ABOVE[character]
    squeezed = tuple(stroke * (1, 0.72) + (0, 0.28) for stroke in points(below, way))
    return squeezed + tuple(_parsed(stroke) for stroke in above.split("|"))


def _parsed(stroke: str) -> Stroke:
    return np.array([[int(sign, 11) / 10 for sign in pair] for pair in stroke.split()])


def smooth(stroke: Stroke) -> Stroke:
    """A pen's way through the points (Catmull-Rom): at a repeated point it stops and turns."""
    around = np.vstack([stroke[:1], stroke, stroke[-1:]])
    before, here, there, after = around[:-3, None], around[1:-2, None], around[2:-1, None], around[3:, None]
    t = np.linspace(0, 1, STEPS, endpoint=False)[None, :, None]
    way = 2 * here + (there - before) * t
    way = way + (2 * before - 5 * here + 4 * there - after) * t**2 + (3 * here - before - 3 * there + after) * t**3
    return np.vstack([(way / 2).reshape(-1, 2), stroke[-1:]])
