"""Definitions that were written to break paper, or carelessly."""

import pytest

from accessibility.paper.sheets.measures import MEASURES
from accessibility.paper.sheets.plan import LayoutIncomplete, Plan
from forms.kinds import KINDS
from tests.accessibility.paper.conftest import small
from tests.accessibility.paper.reading_back import codes, pages, text


def question(key: str, kind: str = "text", **more: object) -> dict:
    return {"question": key, "kind": kind, "label": f"Fråga om {key}", **more}


def test_markup_in_a_definition_is_words(lay_out):
    attack = '<script>alert(1)</script><img src="file:///etc/passwd"></p><style>*{display:none}</style>{{ 7*7 }}'
    form = small(question("one", label=attack, help=attack, why_we_ask=attack), title=attack)
    words = text(lay_out(form).pdf)
    assert words.count("<script>alert(1)</script>") >= 3 and "{{ 7*7 }}" in words and "root:" not in words


def test_words_without_end_stay_on_the_page(lay_out):
    form = small(question("long", label="Frågan" * 60, help="x" * 400), title="Ansökan" * 12)
    sheet = lay_out(form, "large")
    for picture in pages(sheet.pdf, dpi=40):
        assert picture[60:-60, -18:].min() > 200


def test_help_of_four_thousand_characters_breaks_over_pages(lay_out):
    sheet = lay_out(small(question("one", help="Läs det här noga. " * 230)))
    assert 3 <= sheet.pages <= 6 and text(sheet.pdf).count("Läs det här noga.") == 230


def test_more_lines_than_a_page_holds_break_and_are_all_on_the_map(lay_out):
    sheet = lay_out(small(question("story", "textarea", paper={"lines": 40})), "large")
    boxes = sheet.layout["fields"]["story"]["parts"][""]["boxes"]
    assert len(boxes) == 40 and len({box[0] for box in boxes}) > 1


def test_fifty_options_are_all_on_the_map(lay_out):
    options = [{"option": f"o{n}", "label": f"Svar nummer {n} av många som finns", "help": "Hjälp"} for n in range(50)]
    sheet = lay_out(small(question("pick", "radio", options=options)))
    assert len(sheet.layout["fields"]["pick"]["options"]) == 50


def test_letters_that_the_font_lacks_do_not_stop_the_sheet(lay_out):
    sheet = lay_out(small(question("one", label="مرحبا 你好 🐻 Здравствуйте š ẞ", help="שלום")))
    assert all(len(codes(picture)) == 2 for picture in pages(sheet.pdf))


def test_the_smallest_form_is_a_sheet_without_an_empty_page(lay_out):
    sheet = lay_out(small(question("one")))
    assert sheet.pages <= 3 and "1 Fråga om one" in text(sheet.pdf)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_can_be_asked_on_paper(kind, lay_out):
    extra = {"options": [{"option": "a", "label": "A"}]} if kind in ("radio", "select", "checkboxes") else {}
    extra |= {"compute": {"sum": ["amount"]}} if kind == "computed" else {}
    form = small(question("amount", "money"), question("it", kind, **extra))
    assert lay_out(form).layout["fields"]["it"]


def test_a_place_asked_for_twice_is_refused():
    plan = Plan(MEASURES["standard"])
    plan.tick("a", "yes")
    with pytest.raises(LayoutIncomplete):
        plan.tick("a", "yes")


def test_a_place_that_was_not_laid_out_is_refused():
    plan = Plan(MEASURES["standard"])
    plan.cells("a", "", 12)
    with pytest.raises(LayoutIncomplete):
        plan.locate([{}])


def test_more_cells_than_a_row_holds_are_parted():
    plan = Plan(MEASURES["standard"])
    plan.cells("a", "", 20)
    assert [place.count for place in plan.places.values()] == [14, 6]
