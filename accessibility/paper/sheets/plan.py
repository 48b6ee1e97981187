"""Where there is something to write on: every box, cell and line of a sheet, asked for by the templates, found after layout.

What is drawn is drawn from here, so the layout map that a reader goes by and the ink on the paper cannot disagree.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from markupsafe import Markup

from accessibility.paper.files.lengths import MM_PER_PX
from accessibility.paper.sheets.measures import MOST_CELLS, Measures

Shape = Literal["tick", "cells", "row"]


class Box(NamedTuple):
    """A rectangle on a page (from 1): millimetres from the page's top left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Place:
    """One thing to write on: a box to tick (`part` is the option's code), `count` cells in a row, or one row to write on.

    `caption` is what stands beside it.
    """

    path: str
    part: str
    shape: Shape
    count: int = 1
    index: int = 0
    caption: str = ""

    @property
    def id(self) -> str:
        return f"{self.path}:{self.part}:{self.shape}{self.index}"


class LayoutIncomplete(Exception):
    """Something to write on was laid out never or twice: the sheet cannot be read back."""


@dataclass
class Plan:
    """What the templates call: each call notes a place and returns the element that keeps its room on the paper."""

    measures: Measures
    places: dict[str, Place] = field(default_factory=dict)

    def tick(self, path: str, code: str, caption: str = "") -> Markup:
        return self._element("tick", Place(path, code, "tick", caption=caption), self.measures.tick, self.measures.tick)

    def cells(self, path: str, part: str, count: int, caption: str = "") -> Markup:
        """Cells for one character each, in rows of at most 14."""
        rows = [min(MOST_CELLS, count - start) for start in range(0, count, MOST_CELLS)]
        return Markup(" ").join(
            self._element("cells", place, self.measures.cells_width(place.count), self.measures.cell_height)
            for place in (Place(path, part, "cells", n, i, caption) for i, n in enumerate(rows))
        )

    def rows(self, path: str, part: str = "", count: int = 1, width: float | None = None, caption: str = "") -> Markup:
        """Lines to write on, the whole measure wide or `width` mm."""
        places = (Place(path, part, "row", index=index, caption=caption) for index in range(count))
        return Markup("").join(self._element("row", place, width, self.measures.cell_height) for place in places)

    def frame(self, path: str, part: str, height: float) -> Markup:
        """One open space, `height` mm: for a signature."""
        return self._element("row", Place(path, part, "row"), None, height)

    def across(self, width: float | None) -> Markup:
        """How wide what holds a line may be, so that a long caption wraps above it; nothing for the whole measure."""
        return Markup(' style="width:{:.2f}mm"').format(width) if width else Markup()

    def _element(self, kind: str, place: Place, width: float | None, height: float) -> Markup:
        if place.id in self.places:
            raise LayoutIncomplete(f"asked for twice: {place.id}")
        self.places[place.id] = place
        across = "" if width is None else f"width:{width:.2f}mm;"
        style = f"{across}height:{height:.2f}mm"
        return Markup('<span class="{}" id="{}" style="{}"></span>').format(kind, place.id, style)

    def locate(self, anchors: list[Mapping[str, tuple[float, float, float, float]]]) -> list[tuple[Place, Box]]:
        """Each place with its box, from every page's anchors (CSS px). Raises LayoutIncomplete."""
        found: dict[str, Box] = {}
        for page, on_page in enumerate(anchors, start=1):
            for name in on_page.keys() & self.places.keys():
                if name in found:
                    raise LayoutIncomplete(f"laid out twice: {name}")
                found[name] = Box(page, *(round(edge * MM_PER_PX, 2) for edge in on_page[name]))
        missing = self.places.keys() - found.keys()
        if missing:
            raise LayoutIncomplete(f"not laid out: {', '.join(sorted(missing))}")
        return [(place, found[name]) for name, place in self.places.items()]


def split(box: Box, count: int, measures: Measures) -> Iterator[Box]:
    """The single cells of a row of cells."""
    for index in range(count):
        left = box.left + index * (measures.cell_width + measures.gap)
        yield box._replace(left=round(left, 2), right=round(left + measures.cell_width, 2))


def as_map(located: list[tuple[Place, Box]], measures: Measures) -> dict[str, dict[str, object]]:
    """The JSON that is kept: path → `options` {code: box} and `parts` {part: {shape, boxes}}; a box is [page, four edges]."""
    fields: dict[str, dict[str, dict]] = {}
    for place, box in located:
        entry = fields.setdefault(place.path, {"options": {}, "parts": {}})
        if place.shape == "tick":
            entry["options"][place.part] = list(box)
            continue
        part = entry["parts"].setdefault(place.part, {"shape": place.shape, "boxes": []})
        boxes = split(box, place.count, measures) if place.shape == "cells" else (box,)
        part["boxes"].extend(list(each) for each in boxes)
    return fields
