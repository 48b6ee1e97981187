"""The sizes of a sheet, in millimetres on A4: how big letters, boxes and cells are for hands and eyes of many ages."""

from dataclasses import dataclass
from typing import Literal

Size = Literal["standard", "large", "largest"]
MOST_CELLS = 14
INTRODUCTION_END, QUESTIONS_END, SHEET_END = "introduction-end", "questions-end", "sheet-end"
"""The places that tell how far down its page a part of the sheet ends."""


@dataclass(frozen=True)
class Measures:
    """`tick` is the side of a box to tick, a cell takes one character and is as high as a line to write on,
    `column` is how wide answers may be."""

    points: int
    tick: float
    cell_width: float
    cell_height: float
    gap: float
    column: float

    def cells_width(self, count: int) -> float:
        return count * self.cell_width + (count - 1) * self.gap


MEASURES: dict[Size, Measures] = {
    "standard": Measures(points=14, tick=5.0, cell_width=7.2, cell_height=9.6, gap=0.8, column=162.0),
    "large": Measures(points=18, tick=7.0, cell_width=9.4, cell_height=12.6, gap=0.8, column=159.0),
    "largest": Measures(points=24, tick=8.4, cell_width=10.2, cell_height=14.0, gap=0.8, column=157.0),
}
