"""Whether two pictures show the same paper: every stroke on the one lies on the other too. Runs in a process of its own.

Sheets are printed alike, so only the pen tells. Two papers that are taken for one would hide what somebody has written; two
pictures of one paper that are not recognised only cost a look: every doubt is a no.
"""

import cv2
import numpy

INK = 150
FAT_INK = 205
REACH = 6
"""Points, at 200 to an inch: how far a stroke may lie from itself, squared twice."""
SPECK, EDGE = 2, 47
"""Points: smaller is dust, nearer to the paper's edge is the scanner's own shadow."""
MOST_STRANGE_MM2 = 2.0
PER_MM2 = (200 / 25.4) ** 2


def are_same(one: bytes, other: bytes) -> bool:
    """Two squared pages."""
    cv2.setNumThreads(1)
    first, second = _grey(one), _grey(other)
    return first.shape == second.shape and max(_strange(first, second), _strange(second, first)) <= MOST_STRANGE_MM2


def _grey(jpeg: bytes) -> numpy.ndarray:
    return cv2.imdecode(numpy.frombuffer(jpeg, numpy.uint8), cv2.IMREAD_GRAYSCALE)


def _strange(one: numpy.ndarray, other: numpy.ndarray) -> float:
    """Square millimetres of ink on the one that the other has nothing near."""
    near = cv2.dilate((other < FAT_INK).astype(numpy.uint8), numpy.ones((2 * REACH + 1, 2 * REACH + 1), numpy.uint8))
    alone = ((one < INK) & (near == 0)).astype(numpy.uint8)
    kept = cv2.morphologyEx(alone, cv2.MORPH_OPEN, numpy.ones((SPECK, SPECK), numpy.uint8))
    return float(kept[EDGE:-EDGE, EDGE:-EDGE].sum()) / PER_MM2
