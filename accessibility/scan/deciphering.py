"""What somebody has written on a page of a sheet that is known: squared, made even, compared with its blank, read."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import cv2
import numpy

from accessibility.scan import blanks, drawing, finding, flattening, places, squaring, ticking, unbending
from accessibility.scan.finding import Picture
from accessibility.scan.inking import Inking
from accessibility.scan.places import Box, Field, Part
from accessibility.scan.squaring import PER_MM, Square
from accessibility.scan.ticking import Tick
from accessibility.scan.unbending import Bend

COARSE = 4
QUALITY = 80
SURE_SCORE, SURE_MARKS, SURE_ERROR_MM = 0.5, 3, 0.6
OUT_MM = 1.0
"""Past its printed line, a stroke that begins in a box goes on."""
WRITTEN_MM2 = 0.5
"""Less ink than this in a row is a speck."""


class Sheet(NamedTuple):
    """What the page is compared with: the sheet's layout map, the page's number in it, and its PDF as it was printed."""

    layout: Mapping[str, Any]
    page: int
    pdf: bytes


class PageRead(NamedTuple):
    """`reading` is kept as JSON; `squared` is the page as a JPEG of exactly its size in millimetres, b"" if it cannot be."""

    reading: dict[str, Any]
    squared: bytes


def read(data: bytes, media_type: str, number: int, sheet: Sheet) -> PageRead:
    """Page `number` of a file. Raises Unreadable."""
    picture = numpy.asarray(drawing.draw_one(data, media_type, number, is_grey=True))
    square = squaring.square(finding.find(picture), sheet.layout["marks"])
    if square is None:
        return PageRead({"marks": 0, "error_mm": None, "score": 0.0, "is_sure": False, "fields": {}}, b"")
    page, blank, bend = _flat(picture, square, sheet)
    fields = _fields(sheet, Inking(page, blank))
    is_sure = bend.score >= SURE_SCORE and square.marks >= SURE_MARKS and bend.error_mm <= SURE_ERROR_MM
    how = {"marks": square.marks, "error_mm": round(bend.error_mm, 2), "score": round(bend.score, 2), "is_sure": is_sure}
    jpeg = cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])[1].tobytes()
    return PageRead(how | {"fields": fields}, jpeg)


def _flat(picture: Picture, square: Square, sheet: Sheet) -> tuple[Picture, Picture, Bend]:
    """The page and its blank, point for point."""
    page_mm = tuple(sheet.layout["page_mm"])
    blank = blanks.draw(sheet.pdf, sheet.page, round(page_mm[0] * PER_MM), round(page_mm[1] * PER_MM))
    rough = flattening.flatten(squaring.warp(picture, square.at, COARSE, page_mm), COARSE)
    small = cv2.resize(blank, (rough.shape[1], rough.shape[0]), interpolation=cv2.INTER_AREA)
    codes = [sheet.layout["marks"][name] for name in ("qr", "data_matrix")]
    bend = unbending.find(rough, small, COARSE, 2.0, codes)
    page = flattening.flatten(unbending.warp(picture, square.at, bend, PER_MM, page_mm), PER_MM)
    return flattening.deepen(page, blank), blank, bend


def _fields(sheet: Sheet, inking: Inking) -> dict[str, Any]:
    """Ticks first, since what reaches out of a ticked box does not belong beside another."""
    on_page = places.on_page(sheet.layout, sheet.page)
    inking.explain(box for field in on_page.values() for part in field.parts.values() for box in part.boxes)
    ticks = {path: {code: ticking.tick(box, inking) for code, box in field.options.items()} for path, field in on_page.items()}
    for path, field in on_page.items():
        inking.explain(field.options[code].grown(OUT_MM) for code, each in ticks[path].items() if each.state != "empty")
    return {path: _field(field, ticks[path], inking) for path, field in on_page.items()}


def _field(field: Field, ticks: Mapping[str, Tick], inking: Inking) -> dict[str, Any]:
    return {
        "box": [round(edge, 1) for edge in field.strip],
        "ticks": {code: _tick(ticks[code], box, inking) for code, box in field.options.items()},
        "parts": {name: _part(part, inking) for name, part in field.parts.items()},
        "beyond": round(inking.unexplained(field.strip, field.boxes), 1),
    }


def _tick(tick: Tick, box: Box, inking: Inking) -> dict[str, Any]:
    state = "beside" if tick.state == "empty" and ticking.beside(box, inking) else tick.state
    return {"state": state, "ink": round(tick.ink, 3)}


def _part(part: Part, inking: Inking) -> dict[str, Any]:
    written = [inking.within(box.grown(-0.6)) > WRITTEN_MM2 for box in part.boxes]
    if part.shape == "row":
        return {"shape": "row", "state": "ink" if any(written) else "empty"}
    cells = [["", 0.0, "unsure"] if ink else ["", 1.0, "empty"] for ink in written]
    return {"shape": "cells", "state": "read" if any(written) else "empty", "text": "", "cells": cells}
