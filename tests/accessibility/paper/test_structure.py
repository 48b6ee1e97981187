"""What no validator can tell of a tagged file: that what is read is what stands there, in its order and its language."""

from datetime import date
from itertools import pairwise

import pikepdf
import pytest

from accessibility.languages import say_for
from accessibility.paper.answered import copy
from accessibility.paper.outgoing import letters
from eservices.municipality import Municipality
from forms import library
from tests.accessibility.paper import structure
from tests.accessibility.paper.answered.test_filled import TO, answers, posted
from tests.accessibility.paper.conftest import made
from tests.accessibility.paper.reading_back import faults

MUNICIPALITY = Municipality()
LETTER = {
    "heading": "Din kod",
    "paragraphs": ["Här är koden."],
    "code": "K7M4",
    "code_label": "Kod",
    "after": ["Visa den inte."],
}


def _copied(language: str) -> bytes:
    sent = copy.Sent("A1B2-C3D4", date(2026, 3, 2), date(2026, 4, 2))
    return copy.render(library.form("contact"), sent, answers("contact"), MUNICIPALITY, say_for(language))


PAPERS = {
    "sheet": lambda: made("specimen").pdf,
    "sheet to fill in": lambda: made("specimen").fillable,
    "sheet in Arabic": lambda: made("contact", "ar", "large").pdf,
    "sheet in Arabic to fill in": lambda: made("contact", "ar", "large").fillable,
    "packet": lambda: posted("contact", answers("contact", message="Det finns mer. " * 90)).pdf,
    "letter": lambda: letters.render(LETTER, TO, MUNICIPALITY, say_for("sv")).pdf,
    "letter in Arabic": lambda: letters.render(LETTER, TO, MUNICIPALITY, say_for("ar"), "large").pdf,
    "copy": lambda: _copied("en"),
}


@pytest.fixture(params=PAPERS, scope="module")
def pdf(request):
    content = PAPERS[request.param]()
    assert faults(content) == []
    with structure.opened(content) as opened:
        yield opened


def test_what_is_marked_is_read_once_and_nothing_else_is(pdf):
    read = [(each.page, each.mark) for each in structure.read(pdf)]
    assert len(set(read)) == len(read) and set(read) == structure.marked(pdf)
    assert structure.unmarked(pdf) == 0


def test_each_piece_of_content_knows_the_way_back_to_its_element(pdf):
    owners = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    for each in structure.read(pdf):
        of_page = owners[int(pdf.pages[each.page].obj.StructParents)]
        assert of_page[each.mark].objgen == each.element.objgen


def test_pages_are_read_in_their_order_and_each_from_the_first_words_drawn_to_the_last(pdf):
    """Apart from the dots of lists, which are drawn last, and from what was written on a page after it was laid out."""
    read = structure.read(pdf)
    assert [each.page for each in read] == sorted(each.page for each in read)
    for page in range(len(pdf.pages)):
        laid_out = [each for each in read if each.page == page and each.element.S != "/P" and each.element.P.S != "/Lbl"]
        marks = [each.mark for each in laid_out]
        assert marks == sorted(marks), page


def test_no_element_is_empty_and_each_knows_its_parent(pdf):
    for element in structure.elements(pdf):
        assert len(element.get("/K", [])) or element.S in ("/TD", "/TH"), element
        for kid in element.K:
            if not isinstance(kid, int) and kid.get("/Type") == "/StructElem":
                assert kid.P.objgen == element.objgen


def test_headings_go_down_one_step_at_a_time_from_one_title(pdf):
    levels = [structure.HEADINGS[str(each.S)] for each in structure.elements(pdf) if str(each.S) in structure.HEADINGS]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_lists_hold_items_and_pictures_are_told(pdf):
    for element in structure.elements(pdf):
        kids = [kid for kid in element.K if not isinstance(kid, int)]
        if element.S == "/L":
            assert {str(kid.S) for kid in kids} == {"/LI"}
        if element.S == "/LI":
            assert "/LBody" in {str(kid.S) for kid in kids}
        if element.S == "/Figure":
            assert str(element.Alt)


def test_it_is_shown_by_its_title_in_its_language(pdf):
    assert str(pdf.docinfo.Title) and pdf.Root.ViewerPreferences.DisplayDocTitle
    assert str(pdf.Root.Lang) and pdf.Root.MarkInfo.Marked


@pytest.mark.parametrize("which", ["sheet in Arabic", "sheet in Arabic to fill in", "letter in Arabic"])
def test_swedish_words_among_others_are_read_as_swedish(which):
    with structure.opened(PAPERS[which]()) as opened:
        languages = {each.language for each in structure.read(opened)}
        assert str(opened.Root.Lang) == "ar" and languages >= {"ar", "sv"}
