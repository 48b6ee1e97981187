"""A sheet in a language that is read from the right, in Finnish, and with words borrowed from Swedish."""

import io
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pikepdf
import pytest

from accessibility.paper.files import marks
from accessibility.paper.sheets import sheet
from accessibility.paper.sheets.measures import Size
from accessibility.paper.sheets.sheet import Rendered
from eservices.municipality import Arms, Municipality, Picture
from forms import library
from forms.numbering import numbers
from tests.accessibility.paper.conftest import TOKEN, VERSION, made, small
from tests.accessibility.paper.reading_back import codes, faults, fonts, pages, text
from tests.accessibility.pseudo import say_in, spoken

SHIELD = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 5" width="40" height="50"><path d="M0 0H4V3L2 5L0 3Z"/></svg>'
WITH_ARMS = Municipality().with_drawing(Arms(*[Picture(SHIELD, "image/svg+xml", 40, 50)] * 2))
EDITIONS = [("specimen", "ar", "standard"), ("contact", "ar", "large"), ("contact", "fi", "standard")]
each_edition = pytest.mark.parametrize(("service", "language", "size"), EDITIONS)


@cache
def drawn(service: str, language: str, size: Size = "standard") -> Rendered:
    form = spoken(library.form(service), language)
    return sheet.render(form, VERSION, TOKEN, WITH_ARMS, say_in(language), size)


def elements(pdf: bytes) -> Iterator[pikepdf.Dictionary]:
    """The tree of what is read, top down."""
    yield from _below(opened(pdf).Root.StructTreeRoot.K[0])


@cache
def opened(pdf: bytes) -> pikepdf.Pdf:
    """Kept open, for its elements live no longer than it does."""
    return pikepdf.open(io.BytesIO(pdf))


def _below(element: pikepdf.Dictionary) -> Iterator[pikepdf.Dictionary]:
    yield element
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/S"):
            yield from _below(kid)


@each_edition
def test_a_sheet_in_any_language_is_pdf_ua_with_its_letters_in_the_file(service, language, size):
    pdf = drawn(service, language, size).pdf
    assert faults(pdf) == [] and all(fonts(pdf).values())
    assert any("Vazirmatn" in name for name in fonts(pdf)) is (language == "ar")


@each_edition
def test_every_page_keeps_its_marks_where_a_reader_of_pages_looks(service, language, size):
    rendered = drawn(service, language, size)
    assert rendered.layout["marks"]["aruco"] == made("contact").layout["marks"]["aruco"]
    expected = [marks.payload(service, VERSION, page, TOKEN) for page in range(1, rendered.pages + 1)]
    assert [codes(picture) for picture in pages(rendered.pdf)] == [dict.fromkeys(("QRCode", "DataMatrix"), x) for x in expected]


@each_edition
def test_what_is_read_aloud_follows_the_form_in_its_own_language(service, language, size):
    form, say = spoken(library.form(service), language), say_in(language)
    read = " ".join(str(each.ActualText) for each in elements(drawn(service, language, size).pdf) if "/ActualText" in each)
    words = read if language == "ar" else text(drawn(service, language, size).pdf)
    at = 0
    for key in numbers(form):
        label = say.text(form.questions_by_key[key].label)
        at = words.find(label, at)
        assert at >= 0, label


def test_boxes_stand_to_the_right_of_their_words_and_figures_run_from_the_left():
    swedish, arabic = made("specimen").layout["fields"], drawn("specimen", "ar").layout["fields"]
    assert swedish.keys() == arabic.keys()
    for key in ("home", "has_animals"):
        for place in (arabic.get(key) or {"options": {}})["options"].values():
            assert place[1] > 105
    [first, *_, last] = arabic["telephone"]["parts"][""]["boxes"]
    assert first[1] < last[1] and last[3] > 150
    born = arabic["personal_number"]["parts"]
    assert born["date"]["boxes"][-1][3] < born["last"]["boxes"][0][1]


def test_every_place_lies_within_the_page_and_none_upon_another():
    for place in _boxes(drawn("specimen", "ar").layout["fields"]):
        _, left, top, right, bottom = place
        assert 18 <= left < right <= 192.1 and 34 < top < bottom < 265
    places = sorted(_boxes(drawn("specimen", "ar").layout["fields"]))
    for one, other in pairwise(places):
        apart = one[0] != other[0] or one[3] <= other[1] + 0.1 or other[3] <= one[1] + 0.1 or one[4] <= other[2] + 0.1
        assert apart or other[4] <= one[2] + 0.1, (one, other)


def _boxes(fields: dict) -> Iterator[list[float]]:
    for place in fields.values():
        yield from place["options"].values()
        for part in place["parts"].values():
            yield from part["boxes"]


def test_the_address_stands_in_the_window_in_swedish_at_every_sheet():
    read = [str(each.get("/Lang")) for each in elements(drawn("contact", "ar", "large").pdf)]
    assert "sv" in read
    assert "Lillköpings kommun" in text(drawn("contact", "ar", "large").pdf)


def test_the_arms_are_named_and_their_place_is_told_in_points():
    [arms] = [each for each in elements(drawn("contact", "fi").pdf) if each.S == "/Figure"]
    left, bottom, right, top = (float(edge) for edge in arms.A.BBox)
    assert str(arms.Alt) and 0 < left < right < 300 and 740 < bottom < top < 842


def test_words_borrowed_from_swedish_say_so_to_a_reader_aloud():
    form = small(
        {"question": "one", "kind": "text", "label": {"sv": "Vad heter du?", "ar": "ما اسمك؟"}, "help": "Skriv tydligt."}
    )
    rendered = sheet.render(form, 1, TOKEN, Municipality(), say_in("ar"))
    assert faults(rendered.pdf) == []
    borrowed = [each for each in elements(rendered.pdf) if each.get("/Lang") == "sv" and each.S == "/Div"]
    assert borrowed


def test_a_sheet_that_a_machine_translated_says_so_on_its_first_page():
    from accessibility.paper.sheets.plan import Plan

    edition = {"version": 1, "token": TOKEN, "code": "CODE", "size": "standard"}
    said = 'class="by-machine"'
    by_machine = spoken(library.form("contact"), "fi", machine_made=("fi",))
    for form, language, is_said in ((by_machine, "fi", True), (by_machine, "sv", False)):
        html = sheet.as_html(form, Plan(sheet.MEASURES["standard"]), say_in(language), edition, Municipality())
        assert (said in html) is is_said


def test_letters_of_sami_and_meankieli_have_a_font_of_ours():
    form = small({"question": "one", "kind": "text", "label": "Mii lea du namma? đ ŋ ŧ š ž č á Đ Ŋ Ŧ Š Ž Č ǧ ǩ ʒ ǯ"})
    pdf = sheet.render(form, 1, TOKEN, Municipality(), say_in("fi")).pdf
    assert "đ ŋ ŧ š ž č á Đ Ŋ Ŧ Š Ž Č ǧ ǩ ʒ ǯ" in text(pdf)
    assert not any("DejaVu" in name for name in fonts(pdf))
