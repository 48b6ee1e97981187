"""A page that comes back is known by its codes, lies square by its marks, and tells what a pen has added."""

import io

import numpy
import pypdfium2
import pytest
from PIL import Image, ImageDraw

from accessibility.scan import reading
from tests.accessibility.paper.conftest import TOKEN, VERSION, made

PDF, PNG = "application/pdf", "image/png"
PAGE = 2


def scanned(turned: int = 0, **ticked: str) -> bytes:
    """Page two of the contact form, drawn with a pen on it: path → code to cross."""
    sheet = made("contact")
    picture = pypdfium2.PdfDocument(sheet.pdf)[PAGE - 1].render(scale=200 / 72).to_pil().convert("L")
    pen, per_mm = ImageDraw.Draw(picture), 200 / 25.4
    for path, code in ticked.items():
        _, *box = sheet.layout["fields"][path]["options"][code]
        left, top, right, bottom = (edge * per_mm for edge in box)
        pen.line((left + 4, top + 4, right - 4, bottom - 4), fill=40, width=4)
        pen.line((left + 4, bottom - 4, right - 4, top + 4), fill=40, width=4)
    out = io.BytesIO()
    picture.rotate(turned, expand=True, fillcolor=255).save(out, "PNG")
    return out.getvalue()


def first_choice() -> tuple[str, list[str]]:
    fields = made("contact").layout["fields"]
    return next(
        (path, list(kept["options"])) for path, kept in fields.items() if any(b[0] == PAGE for b in kept["options"].values())
    )


@pytest.mark.parametrize("turned", [0, 90, 180, 270, 4])
def test_a_page_is_known_and_its_tick_seen_however_it_lies(turned):
    path, codes = first_choice()
    data = scanned(turned, **{path: codes[-1]})
    seen = reading.identify(data, PNG, 1, 1)[0]
    assert seen.code == f"F1:CONTACT.{VERSION}.{PAGE}.{TOKEN}" and seen.problem == "" and not seen.is_blank
    assert seen.turned == {90: 270, 180: 180, 270: 90}.get(turned, 0)
    sheet = made("contact")
    read = reading.read(data, PNG, 1, sheet.layout, PAGE, sheet.pdf)
    assert read.reading["marks"] == 4 and read.reading["is_sure"]
    ticks = {code: tick["state"] for code, tick in read.reading["fields"][path]["ticks"].items()}
    assert ticks == dict.fromkeys(codes, "empty") | {codes[-1]: "ticked"}
    others = (field for key, field in read.reading["fields"].items() if key != path)
    assert all(tick["state"] == "empty" for field in others for tick in field["ticks"].values())


def test_a_page_is_shown_upright_and_squared_to_its_millimetres():
    sheet = made("contact")
    seen = reading.identify(scanned(90), PNG, 1, 1)[0]
    assert (seen.width, seen.height) == Image.open(io.BytesIO(seen.jpeg)).size == (1654, 2339)
    read = reading.read(seen.jpeg, "image/jpeg", 1, sheet.layout, PAGE, sheet.pdf)
    assert Image.open(io.BytesIO(read.squared)).size == (1680, 2376)


def test_an_empty_back_is_blank_and_a_written_one_is_not():
    back = Image.fromarray(numpy.random.default_rng(1).integers(235, 255, (2339, 1654)).astype(numpy.uint8))
    written = back.copy()
    ImageDraw.Draw(written).text((400, 900), "Se bilaga", fill=60, font_size=60)
    blank = []
    for picture in (back, written):
        out = io.BytesIO()
        picture.save(out, "PNG")
        blank.append(reading.identify(out.getvalue(), PNG, 1, 1)[0].is_blank)
    assert blank == [True, False]


def test_a_file_of_many_pages_is_read_a_part_at_a_time():
    sheet = made("contact")
    assert reading.count(sheet.pdf, PDF) == sheet.pages
    seen = reading.identify(sheet.pdf, PDF, 2, 2)
    assert [each.code.split(".")[-2] for each in seen] == ["2", "3"]


def test_a_page_that_cannot_be_drawn_is_told_of_and_stops_no_other():
    assert reading.identify(b"%PDF-1.7\n" + b"\x00" * 50, PDF, 1, 1)[0].problem == "broken"
