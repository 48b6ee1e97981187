"""What is not plain on a page that comes back is said to be in doubt: only a wrong answer that nobody sees is a fault."""

from itertools import pairwise

import cv2
import numpy
import pytest

from accessibility.paper.answered import filled
from accessibility.paper.answered.entries import Written
from accessibility.paper.answered.filled import Given
from accessibility.paper.files import marks
from accessibility.scan import reading
from tests.accessibility.paper.conftest import TOKEN, VERSION, made
from tests.accessibility.scan.paper import PAGE, PNG, SERVICE, Paper
from tests.returned import pages

PLAIN = {"empty", "ticked"}


@pytest.mark.parametrize("grade", ["poor_photo", "torn", "cut", "coarse_fax"])
def test_a_worn_page_is_known_and_no_tick_of_it_is_wrong(grade):
    sent = pages.page(77, grade, SERVICE, PAGE)
    assert reading.identify(sent.data, sent.media_type, 1, 1)[0].code == sent.truth.code
    read = reading.read(sent.data, sent.media_type, 1, sent.layout, sent.page, sent.blank_pdf).reading
    for path, meant in sent.truth.ticks.items():
        for code, state in meant.items():
            seen = read["fields"][path]["ticks"][code]["state"]
            assert seen not in PLAIN or seen == state or (state, seen) == ("stray", "empty")


def test_a_box_that_is_filled_is_heavy_and_a_dot_in_one_is_unsure():
    paper = Paper()
    (left, top, right, _), second, *_ = paper.options.values()
    zigzag = [((left, right)[step % 2], top + step * 0.35) for step in range(15)]
    paper.stroke(*zigzag)
    paper.stroke((second[0] + 2, second[1] + 2), (second[0] + 3, second[1] + 2.4))
    assert paper.states()[:2] == ["heavy", "unsure"]


def test_what_is_almost_too_pale_to_see_is_told_of():
    paper, more = Paper(), Paper(number=4)
    left, top, right, bottom = next(iter(paper.options.values()))
    paper.stroke((left, top), (right, bottom), grey=226)
    assert paper.states()[0] == "unsure"
    for path in ("name", "telephone"):
        _, left, top, _, bottom = more.layout["fields"][path]["parts"][""]["boxes"][0]
        more.stroke((left + 2, top + 2), (left + 5, bottom - 2), (left + 2, bottom - 2), grey=226)
    states = _states_of_parts(more)
    assert (states["name"], states["telephone"], states["email"]) == ("ink", "read", "empty")


@pytest.mark.parametrize("far", [-6.0, -4.5])
def test_a_cross_beside_its_box_is_told_of(far):
    paper = Paper()
    paper.cross(*next(iter(paper.options.values())), aside=far)
    assert paper.states()[0] == "beside"


def test_a_ring_round_the_words_of_an_option_puts_the_question_in_doubt():
    paper = Paper()
    _, top, right, _ = next(iter(paper.options.values()))
    turns = [(right + 12 + 10 * numpy.cos(angle), top + 2.5 + 4 * numpy.sin(angle)) for angle in numpy.linspace(0, 6.28, 40)]
    for ends in pairwise(turns):
        paper.stroke(*ends)
    assert "beside" in paper.states()


def test_a_box_that_is_gone_is_not_an_empty_one():
    paper = Paper()
    left, top, right, bottom = next(iter(paper.options.values()))
    paper.cover(left - 3, top - 3, right + 3, bottom + 3)
    assert paper.states()[0] == "unsure"


def test_a_page_that_is_taken_for_another_is_never_sure():
    paper = Paper()
    paper.cross(*next(iter(paper.options.values())))
    read = paper.read(page=PAGE + 1)
    assert not read["is_sure"] and read["score"] < 0.4
    assert not {tick["state"] for field in read["fields"].values() for tick in field["ticks"].values()} & PLAIN


def test_a_page_without_marks_or_codes_lies_by_its_print():
    paper = Paper()
    for left, top, right, bottom in (
        *(paper.layout["marks"][name] for name in ("qr", "data_matrix")),
        *paper.layout["marks"]["aruco"],
    ):
        paper.cover(left - 1, top - 1, right + 1, bottom + 1)
    paper.cross(*next(iter(paper.options.values())))
    read = paper.read(turned=180)
    assert read["marks"] == 0 and read["is_sure"]
    assert next(iter(read["fields"][paper.path]["ticks"].values()))["state"] == "ticked"


def test_what_was_printed_on_a_copy_is_not_what_a_pen_added():
    first, second, *_ = Paper().options
    copy = Paper(_printed(Paper().path, Written(frozenset({first}))))
    assert set(copy.states()) == {"empty"}
    copy.cross(*copy.options[second])
    assert copy.states()[:2] == ["empty", "ticked"]


def test_a_figure_over_a_printed_one_is_in_doubt():
    copy = Paper(_printed("telephone", Written(parts={"": "0701"})), number=4)
    cells = copy.layout["fields"]["telephone"]["parts"][""]["boxes"]
    assert _states_of_parts(copy)["telephone"] == "empty"
    for _, left, top, right, bottom in (cells[0], cells[6]):
        copy.stroke((left + 1.5, top + 1.5), (right - 1.5, top + 1.5), (left + 2.5, bottom - 1.5))
    states = [state for _, _, state in copy.read()["fields"]["telephone"]["parts"][""]["cells"]]
    assert states[0] == "unsure" and states[1] == "empty" and states[6] != "empty"


def _printed(path: str, written: Written) -> bytes:
    """The form as a copy of a draft with one answer."""
    sheet = made(SERVICE)
    marked = filled.fill(
        sheet.pdf,
        sheet.layout,
        [Given(path, written, "")],
        lambda n: marks.of_page(marks.payload(SERVICE, VERSION, n, TOKEN), n),
        "",
    )
    return marked.pdf


@pytest.mark.parametrize("is_coded", [True, False])
def test_two_sheets_in_one_picture_are_neither(is_coded):
    one, other = Paper(), Paper(pages.handed_out(SERVICE, "standard", "F1:CONTACT.3.2.346789ACDEFHJK4"))
    if not is_coded:
        for name in ("qr", "data_matrix"):
            other.cover(*other.layout["marks"][name])
    both = numpy.hstack([numpy.asarray(one.picture), numpy.asarray(other.picture)])
    seen = reading.identify(cv2.imencode(".png", both)[1].tobytes(), PNG, 1, 1)[0]
    assert (seen.code, seen.problem) == ("", "names")


def test_a_line_and_cells_that_are_gone_are_not_empty():
    paper = Paper(number=4)
    whole = _states_of_parts(paper)
    assert set(whole.values()) == {"empty"}
    for path in ("name", "telephone"):
        _, left, top, right, bottom = paper.layout["fields"][path]["parts"][""]["boxes"][0]
        paper.cover(left - 2, top - 2, left + (right - left) * 0.9, bottom + 2)
    assert _states_of_parts(paper) == whole | {"name": "ink", "telephone": "read"}


def _states_of_parts(paper: Paper) -> dict[str, str]:
    return {path: part["state"] for path, field in paper.read()["fields"].items() for part in field["parts"].values()}
