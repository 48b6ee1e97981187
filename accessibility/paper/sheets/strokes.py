"""What is drawn to be written on: boxes, cells and lines, as strokes on top of the laid out page."""

from collections.abc import Iterable

from accessibility.paper.files.ink import rectangle
from accessibility.paper.files.lengths import PAGE_HEIGHT, POINTS_PER_MM
from accessibility.paper.sheets.measures import Measures
from accessibility.paper.sheets.plan import Box, Place, split

_STRONG, _FINE = "0.75 w", "0.35 w"


def on_page(located: Iterable[tuple[Place, Box]], page: int, measures: Measures) -> str:
    """The drawing operators for everything to write on that page."""
    drawn = [_STRONG, "0 G"]
    runs: dict[tuple[str, str], list[Box]] = {}
    for place, box in located:
        if box.page != page:
            continue
        if place.shape == "row":
            runs.setdefault((place.path, place.part), []).append(box)
        else:
            boxes = split(box, place.count, measures) if place.shape == "cells" else (box,)
            drawn += [f"{_around(each)} S" for each in boxes]
    for run in runs.values():
        drawn.append(_lined(run))
    return "\n".join(drawn)


def _around(box: Box) -> str:
    return rectangle(box.left, box.top, box.right - box.left, box.bottom - box.top)


def _lined(rows: list[Box]) -> str:
    """One frame round lines that follow on each other, with a fine line between them."""
    frame = rows[0]._replace(bottom=rows[-1].bottom)
    left, right = (edge * POINTS_PER_MM for edge in (frame.left + 2, frame.right - 2))
    between = [(PAGE_HEIGHT - row.bottom) * POINTS_PER_MM for row in rows[:-1]]
    fine = "\n".join(f"{left:.2f} {y:.2f} m {right:.2f} {y:.2f} l S" for y in between)
    return f"{_around(frame)} S\n{_FINE}\n{fine}\n{_STRONG}"
