"""A sheet that is filled in on a screen: fields laid over the printed places, told by their questions, in the reading order.

What is typed is seen as it is on paper: a character a cell, a cross in a box. The file holds no script.
"""

from collections.abc import Iterable, Iterator
from itertools import count

from pikepdf import Array, Dictionary, Name, NumberTree, Object, Pdf, Stream, String

from accessibility.paper.files import typeface
from accessibility.paper.files.lengths import PAGE_HEIGHT, POINTS_PER_MM
from accessibility.paper.sheets.fields import Field, Spot
from accessibility.paper.sheets.measures import Measures
from accessibility.paper.sheets.plan import Box

REQUIRED, MULTILINE, RADIO, NO_SCROLL, COMB = (1 << bit for bit in (1, 12, 15, 23, 24))
PRINTED = 4
CROSS = "8"
INSET, INDENT = 0.4, 1.8
"""Millimetres by which a field lies within its frame, and what is typed on lines from its ends."""


def lay(pdf: Pdf, fields: Iterable[Field], measures: Measures) -> None:
    """Lay the fields over a file whose tree still has an element for each place (before ``mending.mend``)."""
    typed = f"/{typeface.NAME} {measures.points} Tf 0 g"
    letters = Dictionary({f"/{typeface.NAME}": typeface.font(pdf)})
    form = Dictionary(Fields=Array(), DA=String(typed), DR=Dictionary(Font=letters))
    pdf.Root.AcroForm = pdf.make_indirect(form)
    places = dict(_identified(pdf.Root.StructTreeRoot.K[0]))
    keys = count(max(NumberTree(pdf.Root.StructTreeRoot.ParentTree), default=-1) + 1)
    for field in fields:
        made = _field(pdf, field, typed)
        for spot, widget in zip(field.spots, _widgets(pdf, field, made, measures), strict=True):
            _hang(pdf, places[spot.id], widget, next(keys), field.language)
        form.Fields.append(made)
    pdf.Root.StructTreeRoot.ParentTreeNextKey = next(keys)
    for page in pdf.pages:
        page.obj.Tabs = Name.S


def _identified(element: Dictionary) -> Iterator[tuple[str, Dictionary]]:
    for kid in element.get(Name.K, Array()):
        if isinstance(kid, Dictionary) and kid.get(Name.Type) == Name.StructElem:
            if Name.ID in kid:
                yield str(kid.ID), kid
            yield from _identified(kid)


def _field(pdf: Pdf, field: Field, typed: str) -> Object:
    """The field, nothing filled in."""
    must, told = REQUIRED * field.is_required, {"T": String(field.name), "TU": String(field.told)}
    if field.shape in ("one of", "tick"):
        return pdf.make_indirect(Dictionary(FT=Name.Btn, V=Name.Off, Ff=must + RADIO * (field.shape == "one of"), **told))
    flags = COMB if field.shape == "cells" else NO_SCROLL + MULTILINE * (field.lines > 1)
    made = Dictionary(FT=Name.Tx, V=String(""), Ff=must + flags, DA=String(typed), **told)
    if field.most:
        made.MaxLen = field.most
    return pdf.make_indirect(made)


def _widgets(pdf: Pdf, field: Field, made: Object, measures: Measures) -> Iterator[Object]:
    """What is seen of the field: itself, or under it a button for each option."""
    if field.shape == "one of":
        made.Kids = Array(pdf.make_indirect(Dictionary(Parent=made, TU=String(spot.told))) for spot in field.spots)
    for spot, widget in zip(field.spots, made.get(Name.Kids, [made]), strict=True):
        page, area = pdf.pages[spot.box.page - 1].obj, _area(field, spot.box, measures)
        seen = _ticked(pdf, spot, *area[2:]) if field.shape in ("one of", "tick") else _empty(pdf, field, *area[2:])
        seen |= {"Type": Name.Annot, "Subtype": Name.Widget, "F": PRINTED, "P": page, "BS": Dictionary(W=0)}
        left, bottom, width, height = area
        seen["Rect"] = Array(round(edge, 2) for edge in (left, bottom, left + width, bottom + height))
        for key, value in seen.items():
            widget[f"/{key}"] = value
        page.Annots = Array([*page.get(Name.Annots, Array()), widget])
        yield widget


def _area(field: Field, box: Box, measures: Measures) -> tuple[float, float, float, float]:
    """Left, bottom, width and height in points. A row of cells takes half a gap more at its ends, so that each is as wide."""
    aside = {"cells": -measures.gap / 2, "words": INDENT}.get(field.shape, 0)
    within = INSET if field.shape in ("cells", "words") else 0
    left, right = box.left + aside, box.right - aside
    edges = (left, PAGE_HEIGHT - box.bottom + within, right - left, box.bottom - box.top - 2 * within)
    return tuple(edge * POINTS_PER_MM for edge in edges)


def _ticked(pdf: Pdf, spot: Spot, width: float, height: float) -> dict[str, Object]:
    """A box with a cross from corner to corner when it is on."""
    west, east, south, north = 2.5, width - 2.5, 2.5, height - 2.5
    lines = f"{west:.2f} {south:.2f} m {east:.2f} {north:.2f} l {west:.2f} {north:.2f} m {east:.2f} {south:.2f} l S"
    on, off = _drawn(pdf, f"q 0 G 1.6 w 1 J {lines} Q", width, height), _drawn(pdf, "q Q", width, height)
    states = Dictionary({f"/{spot.option}": on, "/Off": off})
    return {"AS": Name.Off, "AP": Dictionary(N=states), "MK": Dictionary(CA=String(CROSS))}


def _empty(pdf: Pdf, field: Field, width: float, height: float) -> dict[str, Object]:
    """Nothing, as long as nothing is typed. Lines that are printed for a pen give way to what is typed over them."""
    seen = Dictionary(BG=Array([1, 1, 1])) if field.lines > 1 else Dictionary()
    return {"AP": Dictionary(N=_drawn(pdf, "/Tx BMC EMC", width, height)), "MK": seen}


def _drawn(pdf: Pdf, operators: str, width: float, height: float) -> Object:
    box = Array([0, 0, round(width, 2), round(height, 2)])
    form = Stream(pdf, operators.encode(), Type=Name.XObject, Subtype=Name.Form, BBox=box, Resources=Dictionary())
    return pdf.make_indirect(form)


def _hang(pdf: Pdf, place: Dictionary, widget: Object, key: int, language: str) -> None:
    """Put the widget where its place stands in the reading order."""
    reference = Dictionary(Type=Name.OBJR, Obj=widget, Pg=widget.P)
    place.S, place.Pg, place.K = Name.Form, widget.P, Array([pdf.make_indirect(reference)])
    if language:
        place.Lang = String(language)
    widget.StructParent = key
    NumberTree(pdf.Root.StructTreeRoot.ParentTree)[key] = place
