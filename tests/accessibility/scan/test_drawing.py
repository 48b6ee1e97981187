"""What somebody has scanned becomes pictures of pages, or a word for why not."""

import io

import pikepdf
import pytest
from PIL import Image

from accessibility.scan import Unreadable
from accessibility.scan.drawing import LONGEST, as_page, count_pages, draw

PDF, PNG, TIFF, JPEG = "application/pdf", "image/png", "image/tiff", "image/jpeg"


def picture(size: tuple[int, int] = (300, 400), kind: str = "PNG", mode: str = "L", **more: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size).save(out, kind, **more)
    return out.getvalue()


def pdf(pages: int = 1, size: tuple[float, float] = (595, 842), **more: object) -> bytes:
    out, document = io.BytesIO(), pikepdf.new()
    for _ in range(pages):
        document.add_blank_page(page_size=size)
    document.save(out, **more)
    return out.getvalue()


def sizes(data: bytes, media_type: str) -> list[tuple[int, int]]:
    return [Image.open(io.BytesIO(as_page(page).jpeg)).size for page in all_of(data, media_type)]


def all_of(data: bytes, media_type: str) -> list[Image.Image]:
    return [draw(data, media_type, number) for number in range(1, count_pages(data, media_type) + 1)]


def test_each_page_of_a_pdf_has_300_dots_to_an_inch() -> None:
    assert sizes(pdf(2), PDF) == [(2479, 3508)] * 2


@pytest.mark.parametrize("size", [(14400, 20), (20, 14400), (3, 3)])
def test_a_page_of_any_shape_keeps_within_bounds(size: tuple[float, float]) -> None:
    width, height = sizes(pdf(size=size), PDF)[0]
    assert 0 < width <= LONGEST + 1
    assert 0 < height <= LONGEST + 1


def test_a_photograph_stands_upright_and_a_clear_ground_becomes_white() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    assert sizes(picture((300, 200), "JPEG", "RGB", exif=turned), JPEG) == [(200, 300)]
    assert draw(picture(mode="RGBA"), PNG, 1).getpixel((0, 0)) == (255, 255, 255)


def test_every_page_of_a_fax_comes_along() -> None:
    pages = [Image.new("1", (200, 300)) for _ in range(2)]
    assert len(all_of(picture((200, 300), "TIFF", "1", save_all=True, append_images=pages), TIFF)) == 3


@pytest.mark.parametrize(("data", "media_type", "problem"), [
    (pdf(encryption=pikepdf.Encryption(owner="x", user="y")), PDF, "locked"),
    (b"%PDF-1.7\n" + b"\x00garbage" * 50, PDF, "broken"),
    (pdf()[:200], PDF, "broken"),
    (picture((9000, 9000), mode="1"), PNG, "pixels"),
    (picture((4000, 100))[:200], PNG, "broken"),
    (b"\xff\xd8\xff" + b"x" * 100, JPEG, "broken"),
    (b"II*\x00" + b"\xff" * 100, TIFF, "broken"),
    (picture(kind="TIFF").replace(b"\x00\x01\x04\x00", b"\x99\x01\x04\x00"), TIFF, "broken"),
])  # fmt: skip
def test_a_hostile_file_is_refused_by_a_word(data: bytes, media_type: str, problem: str) -> None:
    with pytest.raises(Unreadable) as refused:
        all_of(data, media_type)
    assert refused.value.problem == problem


def test_what_is_typed_in_the_fields_of_a_sheet_is_seen() -> None:
    out, document = io.BytesIO(), pikepdf.new()
    page = document.add_blank_page(page_size=(595, 842)).obj
    ink = pikepdf.Stream(document, b"0 g 0 0 100 20 re f", Subtype=pikepdf.Name.Form, BBox=[0, 0, 100, 20])
    field = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T="name", V="Elsa", F=4, P=page,
        Rect=[100, 700, 200, 720], AP=pikepdf.Dictionary(N=document.make_indirect(ink)),
    )  # fmt: skip
    page.Annots = [document.make_indirect(field)]
    document.Root.AcroForm = pikepdf.Dictionary(Fields=list(page.Annots))
    document.save(out)
    assert draw(out.getvalue(), PDF, 1, is_grey=True).getextrema()[0] < 60
