"""What fields hold, as it is seen: drawn of what they hold, never as the file would have it."""

import io
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Any

import cv2
import numpy
import pikepdf
import pypdfium2 as pdfium
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from accessibility.paper.files.ink import POINTS_PER_MM
from accessibility.scan.pages.finding import Picture
from accessibility.scan.screen import held
from accessibility.scan.screen.answers import Answers, is_shown
from accessibility.scan.screen.expecting import Box, Expected

MULTILINE, COMB = 1 << 12, 1 << 24
LETTERS = "LuckaSeen"
AS_FITS = f"/{LETTERS} 0 Tf 0 g"
"""Black, and as large as there is room for."""
INSET, BETWEEN = 0.6, 0.4
"""Millimetres: within a line's frame, and half of what lies between two cells."""
PRINTED = 4
SHOWN = Name("/LuckaOn")


@lru_cache(maxsize=1)
def renewed(data: bytes) -> bytes:
    """The same PDF, in which what fields look like follows from what they hold; as it is where it cannot be taken apart."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            _give_letters(pdf, _form(pdf))
            for page in pdf.pages:
                for widget in held.widgets(page.obj):
                    _renew_or_clear(pdf, widget)
            out = io.BytesIO()
            pdf.save(out)
            return out.getvalue()
    except held.BROKEN:
        return data


def _form(pdf: Pdf) -> Object:
    """Pages that were taken out of a file may have left behind that their fields are a form."""
    if not isinstance(pdf.Root.get(Name.AcroForm), Dictionary):
        pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array()))
    return pdf.Root.AcroForm


def _give_letters(pdf: Pdf, form: Object) -> None:
    kinds = {"Type": Name.Font, "Subtype": Name.Type1, "BaseFont": Name.Helvetica, "Encoding": Name.WinAnsiEncoding}
    form.DR = Dictionary(Font=Dictionary({f"/{LETTERS}": pdf.make_indirect(Dictionary(**kinds))}))
    form.NeedAppearances = False


def _renew_or_clear(pdf: Pdf, widget: Object) -> None:
    """What cannot be taken apart looks like nothing."""
    try:
        _renew(pdf, widget)
    except held.BROKEN:
        if Name.AP in widget:
            del widget[Name.AP]


def _renew(pdf: Pdf, widget: Object) -> None:
    """What our letters cannot write keeps the look that it came with."""
    links = held.chain(widget)
    holds = held.held(links)
    if holds is None or holds.text is None:
        return
    if holds.kind == "button":
        _renew_button(pdf, widget, holds.text)
    elif is_shown(holds.text):
        widget.DA, widget.MK = String(AS_FITS), Dictionary(BG=Array([1, 1, 1]))
        if Name.AP in widget:
            del widget[Name.AP]


def _renew_button(pdf: Pdf, widget: Object, state: str) -> None:
    seen = widget.get(Name.AP, Dictionary()).get(Name.N)
    if isinstance(seen, Stream) or seen is None:
        return
    is_on = f"/{state}" in seen
    x0, y0, x1, y1 = (float(edge) for edge in widget.Rect)
    cross = _cross(2, 2, abs(x1 - x0) - 2, abs(y1 - y0) - 2) if is_on else ""
    form = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": Array([0, 0, abs(x1 - x0), abs(y1 - y0)])}
    drawn = pdf.make_indirect(Stream(pdf, cross.encode(), **form))
    widget.AP, widget.AS = Dictionary(N=Dictionary({str(SHOWN): drawn})), SHOWN


def _cross(west: float, south: float, east: float, north: float) -> str:
    strokes = f"{west:.2f} {south:.2f} m {east:.2f} {north:.2f} l {west:.2f} {north:.2f} m {east:.2f} {south:.2f} l S"
    return f"q 0 G 1.6 w 1 J {strokes} Q"


def lay_on(page: Picture, answers: Answers, layout: Mapping[str, Any], number: int, drawn_over: Collection[str]) -> Picture:
    """A squared page of our sheet with the answers in their places. Where nothing else is drawn the lines give way to them."""
    height, width = page.shape
    per_mm = width / layout["page_mm"][0]
    whole = page.copy()
    for field in answers.texts:
        if field.shape == "row" and answers.texts[field] and field.path not in drawn_over:
            left, top, right, bottom = (round(edge * per_mm) for edge in _within(field, INSET))
            whole[top:bottom, left:right] = 255
    return numpy.minimum(whole, _drawn(answers, layout, number, width, height))


def _drawn(answers: Answers, layout: Mapping[str, Any], number: int, width: int, height: int) -> Picture:
    """The answers alone, black on white."""
    across, down = (side * POINTS_PER_MM for side in layout["page_mm"])
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(across, down)).obj
    boxes = [layout["fields"][path]["options"].get(code) for path, codes in answers.ticked.items() for code in codes]
    ticks = [_tick(box, down) for box in boxes if box and box[0] == number]
    page.Contents = pdf.make_stream("\n".join(ticks).encode())
    shown = {field: text for field, text in answers.texts.items() if text and is_shown(text)}
    page.Annots = Array(pdf.make_indirect(_widget(page, field, text, down)) for field, text in shown.items())
    pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array(page.Annots)))
    _give_letters(pdf, pdf.Root.AcroForm)
    out = io.BytesIO()
    pdf.save(out)
    document = pdfium.PdfDocument(out.getvalue())
    document.init_forms()
    picture = document[0].render(scale=width / across, grayscale=True).to_numpy()
    return cv2.resize(picture.reshape(picture.shape[:2]), (width, height), interpolation=cv2.INTER_AREA)


def _tick(box: Box, down: float) -> str:
    left, top, right, bottom = (edge * POINTS_PER_MM for edge in box[1:])
    return _cross(left + 2.5, down - bottom + 2.5, right - 2.5, down - top - 2.5)


def _widget(page: Object, field: Expected, text: str, down: float) -> Dictionary:
    left, top, right, bottom = (edge * POINTS_PER_MM for edge in _within(field, 0 if field.shape == "cells" else INSET))
    how = COMB if field.shape == "cells" else MULTILINE * (len(field.boxes) > 1)
    made = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String(f"{field.path} {field.part} {top}"), V=String(text), Ff=how,
        F=PRINTED, P=page, DA=String(AS_FITS), Rect=Array([left, down - bottom, right, down - top]),
    )  # fmt: skip
    if field.shape == "cells":
        made.MaxLen = len(field.boxes)
    return made


def _within(field: Expected, inset: float) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of all its boxes, in millimetres; a row of cells takes half a gap more at its ends."""
    (_, left, top, _, _), (_, _, _, right, bottom) = field.boxes[0], field.boxes[-1]
    aside = -BETWEEN if field.shape == "cells" else inset
    return left + aside, top + inset, right - aside, bottom - inset
