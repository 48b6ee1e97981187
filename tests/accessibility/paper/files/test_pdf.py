"""What paper may fetch, and what is mended in the file."""

import io

import pikepdf
import pytest

from accessibility.paper.files import pdf
from tests.accessibility.paper.conftest import made
from tests.accessibility.paper.reading_back import faults, text

FORBIDDEN = (
    "http://127.0.0.1:9/x.css", "https://example.org/x.png", "ftp://example.org/x", "file:///etc/passwd", "/etc/passwd",
    "asset:../sheet.py", "asset:/etc/passwd", "asset:sheet.css", "asset:", "data:image/svg+xml,%3Csvg/%3E", "javascript:1",
)  # fmt: skip


@pytest.mark.parametrize("url", FORBIDDEN)
def test_nothing_but_our_own_assets_is_fetched(url):
    with pytest.raises(ValueError, match="not fetched"):
        pdf.AssetsOnly().fetch(url)


def test_our_letters_and_drawings_are_fetched():
    assert {"mark.svg", "arrow.svg", "atkinson-hyperlegible-next-latin-400-normal.woff2"} <= pdf.assets().keys()
    assert pdf.AssetsOnly().fetch("asset:mark.svg").read().startswith(b"<svg")


def test_a_page_that_asks_for_more_is_laid_out_without_it():
    html = """<!doctype html><html lang="sv"><title>Sida</title><link rel="stylesheet" href="file:///etc/hostname">
    <style>@import url(http://127.0.0.1:9/x); p { background: url(file:///etc/passwd) }</style>
    <p>Hej</p><a href="https://example.org">länk</a><object data="file:///etc/passwd"></object></html>"""
    made = pdf.lay_out(html, "sheet", "standard").write()
    assert "Hej" in text(made) and b"root:" not in made


def test_heads_and_feet_are_outside_the_reading_order():
    with pikepdf.open(io.BytesIO(made("contact").pdf)) as opened:
        known = {int(kid) for kid in _content(opened.Root.StructTreeRoot.K[0], opened.pages[1].obj.objgen)}
        for operands, operator in pikepdf.parse_content_stream(opened.pages[1]):
            if operator == pikepdf.Operator("BDC") and operands[0] != pikepdf.Name.Artifact:
                assert operands[1].MCID in known


def _content(element, page):
    for kid in element.get("/K", []):
        if isinstance(kid, int):
            yield from [kid] if element.Pg.objgen == page else []
        elif kid.get("/Type") == "/StructElem":
            yield from _content(kid, page)


def test_no_field_name_is_left_behind_as_a_destination():
    with pikepdf.open(io.BytesIO(made("contact").pdf)) as opened:
        assert "/Dests" not in opened.Root and "/Dests" not in opened.Root.get("/Names", {})


def test_the_file_has_a_title_and_a_language():
    with pikepdf.open(io.BytesIO(made("contact", "en", "large").pdf)) as opened:
        assert str(opened.Root.Lang) == "en"
        assert str(opened.docinfo.Title) == "Contact the municipality – Lillköping"


def test_the_same_document_is_valid_without_drawings():
    assert (
        faults(pdf.lay_out('<!doctype html><html lang="sv"><title>T</title><h1>T</h1></html>', "sheet", "large").write()) == []
    )


def test_letters_drawn_in_one_shape_with_others_are_nothing_and_not_unknown():
    """WeasyPrint 70.0 tells of one of two shapes that are drawn together all letters, and of the other none."""
    drawn = pdf.lay_out(
        '<!doctype html><html lang="ar" dir="rtl"><title>T</title><h1>مثلًا</h1></html>', "sheet", "large"
    ).write()
    with pikepdf.open(io.BytesIO(drawn)) as opened:
        told = [
            each.ToUnicode.read_bytes()
            for each in opened.objects
            if isinstance(each, pikepdf.Dictionary) and "/ToUnicode" in each
        ]
    assert any(b"<200b>" in each for each in told) and not any(b"<>" in each for each in told)
    assert faults(drawn) == []
