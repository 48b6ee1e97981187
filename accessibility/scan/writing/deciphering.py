"""What somebody has written on a page of a sheet that is known: squared, made even, compared with its blank, read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import cv2
import numpy

from accessibility.scan import drawing
from accessibility.scan.pages import levelling, places
from accessibility.scan.pages.blanks import Sheet
from accessibility.scan.pages.levelling import Level
from accessibility.scan.pages.places import Box, Field, Part
from accessibility.scan.pages.squaring import ENOUGH_MARKS
from accessibility.scan.writing import combs, ticking
from accessibility.scan.writing.combs import Cell
from accessibility.scan.writing.inking import Inking
from accessibility.scan.writing.ticking import State, Tick

if TYPE_CHECKING:
    from accessibility.scan.pages.finding import Picture
    from accessibility.scan.screen.answers import Answers

QUALITY = 80
SURE_SCORE, SURE_WITHOUT_MARKS, SURE_ERROR_MM = 0.6, 0.8, 0.4
OUT_MM = 1.0
"""Past its printed line, a stroke that begins in a box goes on."""
BEYOND_MM2 = 2.0
"""So much beside a question of which no box is ticked may be its answer: a ring round a word."""
INSET_MM, WRITTEN_MM2, PALE_MM2 = 0.6, 0.5, 1.0
"""Less ink than this in a row is a speck."""


class PageRead(NamedTuple):
    """`reading` is kept as JSON; `squared` is the page as a JPEG of exactly its size in millimetres, b"" if it cannot be."""

    reading: dict[str, Any]
    squared: bytes


def read(data: bytes, media_type: str, number: int, sheet: Sheet) -> PageRead:
    """Page `number` of a file. Raises Unreadable."""
    typed = _typed(data, media_type, number, sheet)
    picture = numpy.asarray(drawing.draw(data, media_type, number, is_grey=True, with_fields=typed is None))
    level = levelling.level(picture, sheet)
    if level is None:
        return PageRead({"marks": 0, "error_mm": None, "score": 0.0, "is_sure": False, "fields": {}}, b"")
    fields = _fields(sheet, Inking(level.page, level.blank))
    is_sure = _is_sure(level) and not (_is_black_or_white(picture) and _is_empty(fields))
    bend, page, fields = level.bend, level.page, fields if is_sure else _doubted(fields)
    if typed:
        page, fields = _with(typed, sheet, page, fields)
    jpeg = cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])[1].tobytes()
    how = {"marks": level.marks, "error_mm": round(bend.error_mm, 2), "score": round(bend.score, 2), "is_sure": is_sure}
    return PageRead(how | {"fields": fields}, jpeg)


def _typed(data: bytes, media_type: str, number: int, sheet: Sheet) -> Answers | None:
    """What was filled in on a screen; None where there is nothing but what is seen."""
    if not drawing.has_fields(data, media_type, number):
        return None
    from accessibility.scan.screen import answers

    return answers.of_page(data, number, sheet.layout, sheet.page)


def _with(typed: Answers, sheet: Sheet, page: Picture, fields: dict[str, Any]) -> tuple[Picture, dict[str, Any]]:
    """The page and what is read of it, with what was typed."""
    from accessibility.scan.screen import answers, looks

    both = answers.laid_over(typed, fields)
    drawn_over = [path for path, field in both.items() if "drawn_over" in field.get("why", ())]
    return looks.lay_on(page, typed, sheet.layout, sheet.page, drawn_over), both


def _is_sure(level: Level) -> bool:
    """Whether the page lies on its blank: shown by its marks and its print, or by its print alone where all of it agrees."""
    score = SURE_SCORE if level.marks >= ENOUGH_MARKS else SURE_WITHOUT_MARKS
    return level.bend.score >= score and level.bend.error_mm <= SURE_ERROR_MM


def _is_black_or_white(picture: numpy.ndarray) -> bool:
    """A fax, with nothing between: it may have lost whatever a pencil wrote."""
    return numpy.count_nonzero((picture > 0) & (picture < 255)) < 0.001 * picture.size


def _is_empty(fields: dict[str, Any]) -> bool:
    found = [tick["state"] for field in fields.values() for tick in field["ticks"].values()]
    return {*found, *(part["state"] for field in fields.values() for part in field["parts"].values())} <= {"empty"}


def _doubted(fields: dict[str, Any]) -> dict[str, Any]:
    """Nothing is plain on a page that may not lie where it seems to."""
    for tick in (tick for field in fields.values() for tick in field["ticks"].values()):
        tick["state"] = "unsure"
    for part in (part for field in fields.values() for part in field["parts"].values()):
        if part["shape"] == "cells":
            part |= {"state": "read", "cells": [[character, sure, "unsure"] for character, sure, _ in part["cells"]]}
        else:
            part["state"] = "ink"
    return fields


def _fields(sheet: Sheet, inking: Inking) -> dict[str, Any]:
    """Ticks first, since what reaches out of a ticked box does not belong beside another."""
    on_page = places.on_page(sheet.layout, sheet.page)
    inking.explain(box for field in on_page.values() for part in field.parts.values() for box in part.boxes)
    ticks = {path: {code: ticking.tick(box, inking) for code, box in field.options.items()} for path, field in on_page.items()}
    for path, field in on_page.items():
        inking.explain(field.options[code].grown(OUT_MM) for code, each in ticks[path].items() if each.state != "empty")
    return {path: _field(field, ticks[path], inking) for path, field in on_page.items()}


def _field(field: Field, ticks: Mapping[str, Tick], inking: Inking) -> dict[str, Any]:
    """`beyond` is how much is written where nothing is asked for, in square millimetres."""
    beyond = inking.unexplained(field.strip, field.boxes)
    states = {code: _state(tick, field.options[code], inking) for code, tick in ticks.items()}
    if beyond >= BEYOND_MM2 and set(states.values()) == {"empty"}:
        states = dict.fromkeys(states, "beside")
    return {
        "box": [round(edge, 1) for edge in field.strip],
        "ticks": {code: {"state": states[code], "ink": round(tick.ink, 3)} for code, tick in ticks.items()},
        "parts": {name: _part(part, inking) for name, part in field.parts.items()},
        "beyond": round(beyond, 1),
    }


def _state(tick: Tick, box: Box, inking: Inking) -> State:
    return "beside" if tick.state == "empty" and ticking.beside(box, inking) else tick.state


def _part(part: Part, inking: Inking) -> dict[str, Any]:
    is_lost = not all(inking.shows(box) for box in part.boxes)
    if part.shape == "row":
        return {"shape": "row", "state": "ink" if is_lost or any(_is_written(box, inking) for box in part.boxes) else "empty"}
    seen = zip(combs.read(inking.page, inking.added, part.boxes, part.allowed), part.boxes, strict=True)
    cells = [_cell(cell, is_lost, box.grown(-INSET_MM), inking) for cell, box in seen]
    text = "".join(character or " " for character, _, _ in cells).strip()
    return {
        "shape": "cells",
        "state": "read" if {state for _, _, state in cells} != {"empty"} else "empty",
        "text": text,
        "cells": cells,
    }


def _is_written(row: Box, inking: Inking) -> bool:
    inside = row.grown(-INSET_MM)
    return inking.within(inside) > WRITTEN_MM2 or inking.pale_within(inside) > PALE_MM2


def _cell(cell: Cell, is_lost: bool, inside: Box, inking: Inking) -> list[Any]:
    """Over what is printed already nobody can tell what it is, nor what is almost too pale to see."""
    is_empty = cell.state == "empty"
    is_doubted = inking.pale_within(inside) > PALE_MM2 if is_empty else inking.is_printed(inside)
    return [cell.character, cell.sure, "unsure" if is_lost or is_doubted else cell.state]
