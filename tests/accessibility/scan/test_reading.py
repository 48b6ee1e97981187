"""A page that comes back is known by its codes, lies square by its marks, and tells what a pen has added."""

import io
import json

import numpy
import pytest
from PIL import Image, ImageDraw

from accessibility.scan import reading
from tests.accessibility.paper.conftest import TOKEN, VERSION, made
from tests.accessibility.scan.paper import JPEG, PAGE, PDF, PNG, Paper


@pytest.mark.parametrize("turned", [0, 90, 180, 270, 4])
def test_a_page_is_known_and_its_tick_seen_however_it_lies(turned):
    paper = Paper()
    *others, code = paper.options
    paper.cross(*paper.options[code])
    seen = reading.identify(paper.file(turned), PNG, 1, 1)[0]
    assert seen.code == f"F1:CONTACT.{VERSION}.{PAGE}.{TOKEN}" and seen.problem == "" and not seen.is_blank
    assert seen.turned == {90: 270, 180: 180, 270: 90}.get(turned, 0)
    read = paper.read(turned=turned)
    assert read["marks"] == 4 and read["is_sure"] and json.loads(json.dumps(read)) == read
    fields = read["fields"]
    ticks = {code: tick["state"] for code, tick in fields.pop(paper.path)["ticks"].items()}
    assert ticks == dict.fromkeys(others, "empty") | {code: "ticked"}
    assert all(tick["state"] == "empty" for field in fields.values() for tick in field["ticks"].values())


def test_a_page_is_shown_upright_and_squared_to_its_millimetres():
    paper = Paper()
    seen = reading.identify(paper.file(90), PNG, 1, 1)[0]
    assert (seen.width, seen.height) == Image.open(io.BytesIO(seen.jpeg)).size == (1654, 2339)
    read = reading.read(seen.jpeg, JPEG, 1, paper.layout, PAGE, paper.pdf)
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


def test_a_fax_with_half_as_many_dots_down_is_read_in_its_right_shape():
    paper, out = Paper(), io.BytesIO()
    code = next(iter(paper.options))
    paper.cross(*paper.options[code])
    squat = paper.picture.resize((1654, 1145)).point(lambda level: 255 * (level > 150)).convert("1")
    squat.save(out, "TIFF", compression="group4", dpi=(200, 98))
    seen = reading.identify(out.getvalue(), "image/tiff", 1, 1)[0]
    assert seen.code.startswith("F1:CONTACT") and seen.width / seen.height == pytest.approx(0.707, abs=0.01)
    read = reading.read(out.getvalue(), "image/tiff", 1, paper.layout, PAGE, paper.pdf).reading
    assert read["is_sure"] and read["fields"][paper.path]["ticks"][code]["state"] == "ticked"
