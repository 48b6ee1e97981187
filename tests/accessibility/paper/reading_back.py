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
    pages = (each.get_textpage().get_text_bounded() for each in pypdfium2.PdfDocument(pdf))
    joined = "\n".join(pages).replace("\u00ad", "").replace("\ufffe", "").replace("\u2010\n", "")
    return re.sub(r"\s+", " ", joined)


def pages(pdf: bytes, dpi: int = 150) -> Iterator[numpy.ndarray]:
    for each in pypdfium2.PdfDocument(pdf):
        yield numpy.array(each.render(scale=dpi / 72).to_pil().convert("L"))


def codes(picture: numpy.ndarray) -> dict[str, str]:
    return {code.format.name: code.text for code in zxingcpp.read_barcodes(picture)}


def faults(pdf: bytes) -> list[str]:
    """What PDF/UA-1 has against the file."""
    return [f"{fault.rule_id} {fault.message}" for fault in page.validate_pdf_bytes(pdf, profile="ua1").failures]


def fonts(pdf: bytes) -> dict[str, bool]:
    """Every font's name, and whether its letters are in the file."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        described = [each for each in opened.objects if isinstance(each, pikepdf.Dictionary) and "/FontName" in each]
        return {str(each.FontName): any(f"/FontFile{kind}" in each for kind in ("", "2", "3")) for each in described}
