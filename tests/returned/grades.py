"""What becomes of a page on its way here, by name."""

from collections.abc import Callable

import numpy as np

from tests.returned import photographing, scanning, wearing
from tests.returned.scanning import Sent

Grade = Callable[[Sent, np.random.Generator], Sent]
GRADES: dict[str, Grade] = {
    "clean": scanning.flatbed, "feeder": scanning.feeder, "coarse": scanning.coarse, "blurred": scanning.blurred,
    "squeezed": scanning.squeezed, "turned": scanning.turned, "copied": scanning.copied, "stained": wearing.stained,
    "photo": photographing.photo, "poor_photo": photographing.poor_photo, "fax": scanning.fax,
    "coarse_fax": scanning.coarse_fax, "torn": wearing.torn, "scribbled": wearing.scribbled, "cut": wearing.cut,
}  # fmt: skip
SHARP = frozenset(GRADES) - {"coarse", "poor_photo", "fax", "coarse_fax"}
"""Scans of 200 dpi and more in grey or colour, and photographs of 12 megapixels."""
