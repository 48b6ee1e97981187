"""What a reader finds on every page: four corner marks, and the page's name as a QR and a DataMatrix code.

The name is ``F1:<SERVICE>.<version>.<page>.<token>``: upper case only, so that the codes stay small; never personal data.
"""

import re
from functools import cache
from typing import NamedTuple

import zxingcpp

from accessibility.paper.files import name_letters
from accessibility.paper.files.ink import rectangle
from accessibility.paper.files.lengths import PAGE_HEIGHT, PAGE_WIDTH, POINTS_PER_MM

# Four markers of ArUco's dictionary DICT_4X4_50 (OpenCV, cv2.aruco), row by row, 1 is white; a black module surrounds them.
ARUCO = (
    ("1011", "0101", "0011", "0010"),
    ("0000", "1111", "1001", "1010"),
    ("0011", "0011", "0010", "1101"),
    ("1001", "1001", "0100", "0110"),
)
ARUCO_MODULE = 1.2
ARUCO_SIDE = 6 * ARUCO_MODULE
EDGE = 12.0
CODE_SIDE = 16.0
QR_RIGHT, MATRIX_LEFT = 187.6, 22.4
NAME_POINTS, NAME_BASELINE = 8, 32.2
_BLACK = re.compile("1+")
_DARK = b"1" + 255 * b"0"


class Mark(NamedTuple):
    """A mark on the page: its black modules as rows of runs, its place in millimetres from the top left, its module's side."""

    rows: tuple[str, ...]
    left: float
    top: float
    module: float

    @property
    def box(self) -> list[float]:
        width, height = len(self.rows[0]) * self.module, len(self.rows) * self.module
        return [round(edge, 2) for edge in (self.left, self.top, self.left + width, self.top + height)]


def payload(service: str, version: int, page: int, token: str) -> str:
    return f"{payload_before_page(service, version)}{page}.{token}"


def payload_before_page(service: str, version: int) -> str:
    return f"F1:{service.upper()}.{version}."


def corners() -> tuple[Mark, ...]:
    """Numbers 0 to 3: top left, top right, bottom right, bottom left."""
    right, bottom = PAGE_WIDTH - EDGE - ARUCO_SIDE, PAGE_HEIGHT - EDGE - ARUCO_SIDE
    at = ((EDGE, EDGE), (right, EDGE), (right, bottom), (EDGE, bottom))
    return tuple(Mark(_framed(bits), *place, ARUCO_MODULE) for bits, place in zip(ARUCO, at, strict=True))


def _framed(bits: tuple[str, ...]) -> tuple[str, ...]:
    inner = ("1" + "".join("0" if bit == "1" else "1" for bit in row) + "1" for row in bits)
    return ("111111", *inner, "111111")


def qr(name: str) -> Mark:
    rows = _modules(zxingcpp.create_barcode(name, zxingcpp.BarcodeFormat.QRCode, ec_level="M"))
    return Mark(rows, QR_RIGHT - CODE_SIDE, EDGE, CODE_SIDE / len(rows))


def data_matrix(name: str) -> Mark:
    rows = _modules(zxingcpp.create_barcode(name, zxingcpp.BarcodeFormat.DataMatrix, force_square=True))
    return Mark(rows, MATRIX_LEFT, PAGE_HEIGHT - EDGE - CODE_SIDE, CODE_SIDE / len(rows))


def _modules(code: zxingcpp.Barcode) -> tuple[str, ...]:
    image = memoryview(code.to_image(scale=1, add_quiet_zones=False))
    height, width = image.shape or (0, 0)
    dark = image.tobytes().translate(_DARK).decode()
    return tuple(dark[row * width : (row + 1) * width] for row in range(height))


def drawing(marks: tuple[Mark, ...]) -> str:
    """The operators that fill the black modules."""
    return "\n".join(["0 g", *map(_filled, marks)])


def _filled(mark: Mark) -> str:
    """Counted in modules, from the mark's top left corner."""
    side, left, down = (length * POINTS_PER_MM for length in (mark.module, mark.left, PAGE_HEIGHT - mark.top))
    runs = " ".join(
        f"{run.start()} {number} {len(run[0])} 1 re" for number, row in enumerate(mark.rows) for run in _BLACK.finditer(row)
    )
    return f"q {side:.5f} 0 0 {-side:.5f} {left:.2f} {down:.2f} cm {runs} f Q"


@cache
def _corners_drawn() -> str:
    return drawing(corners())


def as_map(name: str) -> dict[str, object]:
    """What the layout map tells of the marks: boxes in millimetres."""
    return {
        "dictionary": "DICT_4X4_50",
        "aruco": [mark.box for mark in corners()],
        "qr": qr(name).box,
        "data_matrix": data_matrix(name).box,
    }


def of_page(name: str, page: int) -> str:
    """All that a reader of pages needs on one, the name in letters too, and on the first where to fold."""
    written = name_letters.write(name, QR_RIGHT, NAME_BASELINE, NAME_POINTS)
    fold_here = [fold()] if page == 1 else []
    return "\n".join([_corners_drawn(), drawing((qr(name), data_matrix(name))), written, *fold_here])


def fold() -> str:
    """A hairline at the left edge, halfway down, for an envelope half the sheet's size."""
    return f"0.35 w\n{rectangle(5, PAGE_HEIGHT / 2, 4, 0)} S"
