"""A picture as telephones take it is read like any other, where what reads it is installed; else one is told what to do."""

import io
import struct
import sys

import pillow_heif
import pytest
from PIL import Image

from accessibility.scan import Unreadable, heic, reading
from accessibility.scan.drawing import count_pages, draw
from eservices.files import media_type_of
from tests.accessibility.scan.paper import Paper

HEIC = heic.MEDIA_TYPE
UPSIDE_DOWN, ON_ITS_SIDE = 3, 6


def photograph(picture: Image.Image | None = None, *more: Image.Image, turned: int = 1) -> bytes:
    """Light, and dark where it begins; `turned` is how the camera was held, as both the file and its Exif tell."""
    if picture is None:
        picture = Image.new("RGB", (120, 80), "white")
        picture.paste("black", (0, 0, 30, 20))
    how, out = Image.Exif(), io.BytesIO()
    how[0x0112] = turned
    pillow_heif.register_heif_opener()
    picture.save(out, "HEIF", quality=90, exif=how.tobytes(), save_all=bool(more), append_images=more)
    return out.getvalue()


def lying(data: bytes, width: int, height: int) -> bytes:
    """The same file, which says that its picture is so large."""
    at = data.index(b"ispe") + 8
    return data[:at] + struct.pack(">II", width, height) + data[at + 8 :]


def problem_of(data: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        for number in range(1, count_pages(data, HEIC) + 1):
            draw(data, HEIC, number)
    return refused.value.problem


def test_it_is_known_by_what_is_in_it() -> None:
    assert media_type_of(io.BytesIO(photograph())) == HEIC


def test_it_is_turned_once() -> None:
    drawn = draw(photograph(turned=ON_ITS_SIDE), HEIC, 1)
    assert drawn.size == (80, 120)
    assert (drawn.getpixel((70, 10))[0] < 80, drawn.getpixel((10, 110))[0] > 200) == (True, True)


def test_each_picture_in_a_file_is_a_page() -> None:
    data = photograph(Image.new("RGB", (64, 64), "white"), Image.new("RGB", (64, 96), "white"))
    assert [draw(data, HEIC, number).size for number in range(1, count_pages(data, HEIC) + 1)] == [(64, 64), (64, 96)]


def test_a_small_picture_that_is_bundled_with_it_never_stands_in_for_it() -> None:
    small, out = Image.new("RGB", (1600, 1600), "white"), io.BytesIO()
    pillow_heif.register_heif_opener(thumbnails=True)
    small.save(out, "HEIF", quality=10, thumbnails=[800])
    assert draw(out.getvalue(), HEIC, 1).size == (1600, 1600)


@pytest.mark.parametrize(("data", "problem"), [
    (lying(photograph(), 30_000, 30_000), "pixels"),
    (lying(photograph(), 2_000_000_000, 2), "pixels"),
    (lying(photograph(), 400, 300), "broken"),
    (photograph()[:-200], "broken"),
    (photograph()[:60], "broken"),
    (photograph().replace(b"hvc1", b"av01"), "broken"),
    (b"\x00\x00\x00\x18ftypheic" + b"\xff" * 400, "broken"),
])  # fmt: skip
def test_a_hostile_one_is_refused_by_a_word(data: bytes, problem: str) -> None:
    assert problem_of(data) == problem


def test_where_nothing_reads_it_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    data = photograph()
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    assert problem_of(data) == "heic"


def test_a_sheet_that_was_photographed_upside_down_is_read() -> None:
    paper = Paper()
    code, box = next(iter(paper.options.items()))
    paper.cross(*box)
    data = photograph(paper.picture.convert("RGB").rotate(180), turned=UPSIDE_DOWN)
    read = reading.read(data, HEIC, 1, paper.layout, paper.number, paper.pdf).reading
    assert {name for name, tick in read["fields"][paper.path]["ticks"].items() if tick["state"] == "ticked"} == {code}
