"""How the tests look at a sheet: its words in reading order, its pages as a scanner sees them, its structure."""

import io
import re
from collections.abc import Iterator

import numpy
import page
import pikepdf
import pypdfium2
import zxingcpp


def text(pdf: bytes) -> str:
    """All words in the order in which they are read, white space made one."""
    return _plain("\n".join(each.get_textpage().get_text_bounded() for each in pypdfium2.PdfDocument(pdf)))


def text_of_page(pdf: bytes, page: int) -> str:
    """The same of one page, counted from 0."""
    return _plain(pypdfium2.PdfDocument(pdf)[page].get_textpage().get_text_bounded())


def by_eye(pdf: bytes) -> list[str]:
    """Each line as it stands from left to right, without its spaces: what runs from the right comes backwards."""
    lines: dict[tuple[int, int], list[tuple[float, str]]] = {}
    for number, each in enumerate(pypdfium2.PdfDocument(pdf)):
        words = each.get_textpage()
        for index in range(words.count_chars()):
            left, bottom, _, _ = words.get_charbox(index, loose=True)
            lines.setdefault((number, round(bottom)), []).append((left, words.get_text_range(index, 1)))
    return ["".join(letter for _, letter in sorted(line) if letter.isprintable() and letter != " ") for line in lines.values()]


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", words.replace("\u00ad", "").replace("\ufffe", "").replace("\u2010\n", ""))


def seen(pdf: bytes, box: list[float]) -> str:
    """The words inside a box of the layout map, typed ones too."""
    page, left, top, right, bottom = box
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.flatten_annotations()
        kept = io.BytesIO()
        opened.save(kept)
    leaf = pypdfium2.PdfDocument(kept.getvalue())[page - 1].get_textpage()
    at = (edge * 72 / 25.4 for edge in (left, 297 - bottom, right, 297 - top))
    return leaf.get_text_bounded(*at).strip()


def runs(pdf: bytes) -> Iterator[tuple[int, tuple[float, ...], str]]:
    """Each run of words: its page, its edges in millimetres from the page's top left, and what it says."""
    for number, each in enumerate(pypdfium2.PdfDocument(pdf), start=1):
        words = each.get_textpage()
        for index in range(words.count_rects()):
            left, bottom, right, top = words.get_rect(index)
            box = tuple(edge * 25.4 / 72 for edge in (left, 297 / 25.4 * 72 - top, right, 297 / 25.4 * 72 - bottom))
            yield number, box, words.get_text_bounded(left, bottom, right, top)


def pages(pdf: bytes, dpi: int = 150, with_fields: bool = False) -> Iterator[numpy.ndarray]:
    document = pypdfium2.PdfDocument(pdf)
    if with_fields:
        document.init_forms()
    for each in document:
        yield numpy.array(each.render(scale=dpi / 72).to_pil().convert("L"))


def codes(picture: numpy.ndarray) -> dict[str, str]:
    return {code.format.name: code.text for code in zxingcpp.read_barcodes(picture)}


def faults(pdf: bytes) -> list[str]:
    """What PDF/UA-1 and PDF/A-3a have against the file.

    The validator takes a line end that a packed stream happens to end with for the one that follows it: a false alarm.
    """
    found = [fault for profile in ("ua1", "pdfa-3a") for fault in page.validate_pdf_bytes(pdf, profile=profile).failures]
    return [f"{fault.rule_id} {fault.message}" for fault in found if fault.rule_id != "PDFA3A-STREAM-LENGTH-001"]


def fonts(pdf: bytes) -> dict[str, bool]:
    """Every font's name, and whether its letters are in the file."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        described = [each for each in opened.objects if isinstance(each, pikepdf.Dictionary) and "/FontName" in each]
        return {str(each.FontName): any(f"/FontFile{kind}" in each for kind in ("", "2", "3")) for each in described}
