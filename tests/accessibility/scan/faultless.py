"""A reader without fault: what it would tell of sheets that are filled in with a pen, and a layout map that is made at once."""

from functools import cache
from typing import Any

from accessibility.languages import say_for
from accessibility.paper.answered.entries import Written
from accessibility.paper.sheets import plan, sheet
from accessibility.paper.sheets.measures import MEASURES
from accessibility.paper.sheets.plan import Box, Plan
from eservices.municipality import Municipality
from forms import library
from forms.definition import Form

SAY = say_for("sv")


def layout_of(form: Form) -> dict[str, Any]:
    """A layout map with every box of the form's sheet, each at a place of its own."""
    places = Plan(MEASURES["standard"])
    sheet.as_html(form, places, SAY, {"version": 1, "size": "standard"}, Municipality())
    located = [(place, Box(1 + n // 100, 20.0, 2.0 * n, 25.0, 2.0 * n + 5)) for n, place in enumerate(places.places.values())]
    return {"fields": plan.as_map(located, places.measures), "pages": 1 + len(located) // 100}


@cache
def laid(service: str) -> dict[str, Any]:
    return layout_of(library.form(service))


def as_read(places: dict[str, Any], pen: Written) -> dict[str, Any]:
    """What a reader without fault tells of a question that is filled in with this pen."""
    ticks = {code: {"state": "ticked" if code in pen.ticks else "empty", "ink": 0.3} for code in places["options"]}
    parts = {name: _part(part, pen.parts.get(name, ""), pen.is_number and not name) for name, part in places["parts"].items()}
    return {"box": [20, 10, 190, 30], "ticks": ticks, "parts": parts}


def _part(part: dict[str, Any], words: str, at_end: bool) -> dict[str, Any]:
    if part["shape"] == "row":
        return {"shape": "row", "state": "ink" if words else "empty", "text": words}
    signs = words.rjust(len(part["boxes"])) if at_end else words.ljust(len(part["boxes"]))
    cells = [[sign.strip(), 0.99, "sure" if sign.strip() else "empty"] for sign in signs]
    return {"shape": "cells", "state": "read" if words else "empty", "text": words, "cells": cells}


def pages(layout: dict[str, Any], fields: dict[str, Any], **more: object) -> dict[int, Any]:
    return {page: {"marks": 4, "is_sure": True, "fields": fields} | more for page in range(1, layout["pages"] + 1)}
