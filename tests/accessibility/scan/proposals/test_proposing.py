"""What is written on a sheet and read without fault comes to the same answers; what is in doubt says so."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accessibility.paper.answered.entries import Written, written
from accessibility.scan.proposals.proposing import Proposal, answer_paths, proposals
from accessibility.scan.proposals.strips import MARGIN, WORDS
from forms import library
from forms.answers import Answer
from forms.kinds import Wrong, kind_of
from tests.accessibility.paper.conftest import small
from tests.accessibility.scan.faultless import SAY, as_read, laid, layout_of, pages
from tests.generating import values

EVERY = sorted(library.definitions())


def fits(places: dict[str, Any], pen: Written) -> bool:
    cells = {name: len(part["boxes"]) for name, part in places["parts"].items() if part["shape"] == "cells"}
    return all(len(words) <= cells.get(part, 10_000) for part, words in pen.parts.items())


@pytest.mark.parametrize("service", EVERY)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_is_written_and_read_without_fault_is_the_same_answer(service, data):
    form, layout = library.form(service), laid(service)
    fields, expected = {}, {}
    for path, places in layout["fields"].items():
        question = form.questions_by_key[path.rpartition(".")[2]]
        if question.kind in ("computed", "signature") or not data.draw(st.integers(0, 3)):
            continue
        value = data.draw(values(question))
        kind = kind_of(question)
        pen, taken = written(question, value), kind.read(question, kind.fill(question, value))
        if fits(places, pen) and not isinstance(taken, Wrong):
            fields[path], expected[path] = as_read(places, pen), value
    found = {each.path: each for each in proposals(form, layout, pages(layout, fields), SAY)}
    assert {path: _plain(found[path].value) for path in expected} == {path: _plain(value) for path, value in expected.items()}
    assert all(not found[path].why or "handwriting" in found[path].why for path in expected)
    assert all(each.value is None and not each.has_ink for path, each in found.items() if path not in expected)


def _plain(value: object) -> object:
    """Without what is another way to write the same: lines that a row cannot keep apart."""
    return " ".join(value.split()) if isinstance(value, str) else value


# --- one question at a time


def only(question: dict, ticks: dict[str, str] | None = None, parts: dict[str, dict] | None = None, **more: object) -> Proposal:
    """The proposal of a form's only question; what is not named is empty."""
    form = small({"label": "Vad?"} | question)
    layout = layout_of(form)
    path, places = next(iter(layout["fields"].items()))
    field = as_read(places, Written())
    field["ticks"] |= {code: {"state": state, "ink": 0.2} for code, state in (ticks or {}).items()}
    field["parts"] |= parts or {}
    printed = {path: more.pop("printed")} if "printed" in more else {}
    (found,) = proposals(form, layout, pages(layout, {path: field}, **more), SAY, printed)
    return found


def cells(*signs: tuple[str, str]) -> dict[str, Any]:
    return {"shape": "cells", "state": "read", "text": "", "cells": [[sign, 0.5, state] for sign, state in signs]}


def digits(text: str) -> dict[str, Any]:
    return cells(*((sign, "sure") for sign in text))


YES_NO = {"question": "pet", "kind": "yes_no"}
NUMBER = {"question": "number", "kind": "personal_number"}


def test_one_clear_tick_is_sure():
    found = only(YES_NO, {"yes": "ticked"})
    assert (found.value, found.told, found.is_sure, found.fields) == ("yes", "Ja", True, {"pet": ["yes"]})


@pytest.mark.parametrize("state", ["unsure", "heavy", "beside"])
def test_a_box_that_only_a_person_can_judge_is_never_sure(state):
    assert only(YES_NO, {"yes": state}).why == (state,)
    struck = only(YES_NO, {"yes": state, "no": "ticked"})
    assert (struck.value, struck.why) == ("no", (state,))


def test_two_ticks_where_one_is_asked_for_choose_nothing():
    found = only(YES_NO, {"yes": "ticked", "no": "ticked"})
    assert (found.value, found.why, found.fields) == (None, ("several",), {"pet": []})


def test_what_is_left_open_is_asked_about_unless_it_is_optional():
    assert only(YES_NO).why == ("unanswered",)
    assert only(YES_NO | {"required": "expected"}).why == ("unanswered",)
    assert only(YES_NO | {"required": "no"}).is_sure


def test_a_number_whose_check_digit_is_wrong_is_never_sure():
    right = only(NUMBER, parts={"date": digits("19121212"), "last": digits("1212")})
    wrong = only(NUMBER, parts={"date": digits("19121212"), "last": digits("1213")})
    assert right.is_sure and right.value == {"number": "19121212-1212"}
    assert (wrong.value, wrong.why, wrong.problem.code) == (None, ("wrong",), "not_a_personal_number")
    assert wrong.fields["number"] == ["19121212-1213"], "what was read stands in the field, to be mended"


def test_a_day_that_is_not_in_the_calendar_is_never_sure():
    parts = {"day": digits("31"), "month": digits("02"), "year": digits("2026")}
    assert only({"question": "day", "kind": "date"}, parts=parts).why == ("wrong",)


def test_a_cell_that_is_unsure_or_skipped_makes_the_whole_unsure():
    unsure = only({"question": "how_many", "kind": "integer"}, parts={"": cells(("", "empty"), ("1", "sure"), ("7", "unsure"))})
    gap = only({"question": "how_many", "kind": "integer"}, parts={"": cells(("1", "sure"), ("", "empty"), ("7", "sure"))})
    assert (unsure.value, unsure.why) == (17, ("unsure",))
    assert gap.why == ("unsure",)


def test_handwriting_is_looked_at_whatever_was_read():
    row = {"shape": "row", "state": "ink"}
    assert only({"question": "name", "kind": "text"}, parts={"": row}).why == ("handwriting",)
    suggested = only({"question": "name", "kind": "text"}, parts={"": row | {"text": "Astrid"}})
    assert (suggested.value, suggested.why) == ("Astrid", ("handwriting",))


def test_the_field_of_what_nobody_has_read_is_named():
    row = {"shape": "row", "state": "ink"}
    found = only({"question": "home", "kind": "address"}, parts={"street": row, "city": row, "postcode": digits("12345")})
    assert found.by_hand == ("home-street", "home-city") and found.fields["home-postcode"] == ["12345"]
    other = {
        "question": "way",
        "kind": "radio",
        "options": [{"option": "a", "label": "A"}, {"option": "b", "label": "B", "specify": "Vad?"}],
    }
    assert only(other, {"b": "ticked"}, {"specify-b": row}).by_hand == ("way-specify",)


def test_a_signature_takes_the_name_that_is_written_once_more():
    found = only({"question": "sign", "kind": "signature"}, parts={"": {"shape": "row", "state": "ink"}})
    assert found.has_ink and found.why == ("handwriting",) and found.fields == {"sign": []}


def test_a_page_that_lies_askew_makes_each_of_its_answers_unsure():
    assert only(YES_NO, {"yes": "ticked"}, is_sure=False).why == ("crooked",)


def test_what_was_printed_stands_unless_a_pen_has_been_there():
    kept = only(YES_NO, printed=Answer("no"))
    changed = only(YES_NO, {"yes": "ticked"}, printed=Answer("no"))
    assert (kept.value, kept.is_sure, kept.was, kept.fields) == ("no", True, True, {"pet": ["no"]})
    assert (changed.value, changed.why) == ("yes", ("changed",))


def test_a_page_that_has_not_come_leaves_its_questions_open():
    form = small({"label": "Vad?"} | YES_NO)
    (found,) = proposals(form, layout_of(form), {}, SAY)
    assert found.why == ("no_page",) and not found.has_ink


def test_entries_stand_on_paper_in_order_whatever_their_numbers():
    form = library.form("specimen")
    group, key = next(path.split(".")[::2] for path in laid("specimen")["fields"] if path.count(".") == 2)
    to = answer_paths(form, {group: Answer([4, 7])})
    assert [to[f"{group}.{place}.{key}"] for place in (1, 2, 3)] == [f"{group}.{entry}.{key}" for entry in (4, 7, 8)]
    (first,) = [each for each in proposals(form, laid("specimen"), {}, SAY, to=to) if each.on_paper == f"{group}.1.{key}"]
    assert first.path == f"{group}.4.{key}" and set(first.fields) >= {first.path}


def test_boxes_in_doubt_are_told_to_be_shown():
    assert len(only(YES_NO, {"yes": "unsure", "no": "heavy"}).strips[0].marks) == 2
    assert only(YES_NO, {"yes": "ticked"}).strips[0].marks == ()


def test_a_strip_can_be_shown_with_the_words_of_its_question_but_not_with_the_answer_before_it():
    form = small(YES_NO | {"label": "Ett?"}, NUMBER | {"label": "Två?"})
    fields = {
        "pet": {"options": {"yes": [1, 20, 100, 25, 105]}, "parts": {}},
        "number": {"options": {}, "parts": {"": {"shape": "row", "boxes": [[1, 20, 125, 190, 134]]}}},
    }
    (first,), (second,) = (each.strips for each in proposals(form, {"fields": fields}, {}, SAY))
    assert first.whole[1] == first.box[1] - WORDS and second.whole[1] == 105 + MARGIN / 2
    assert first.whole[2:] == first.box[2:] == (29.0, 109.0)


def test_what_was_typed_on_a_screen_is_sure_unless_it_cannot_be_right():
    found = only({"question": "name", "kind": "text"}, parts={"": {"shape": "row", "state": "typed", "text": "Elsa Åström"}})
    assert (found.value, found.is_sure, found.by_hand) == ("Elsa Åström", True, ())
    wrong = only(NUMBER, parts={name: {"shape": "cells", "state": "typed", "text": "1"} for name in ("date", "last")})
    assert wrong.why == ("wrong",)


def over_two_pages(first: dict[str, Any], second: dict[str, Any], question: dict[str, Any]) -> Proposal:
    """A question with a box or a line on each of two pages."""
    rows = {"": {"shape": "row", "boxes": [[1, 20, 250, 190, 259], [2, 20, 30, 190, 39]]}}
    options = {"yes": [1, 20, 250, 25, 255], "no": [2, 20, 30, 25, 35]}
    is_text = question["kind"] == "text"
    layout = {"fields": {"q": {"options": {} if is_text else options, "parts": rows if is_text else {}}}}
    read = {page: {"is_sure": True, "fields": {"q": each}} for page, each in ((1, first), (2, second)) if each}
    (found,) = proposals(small({"label": "Vad?", "question": "q"} | question), layout, read, SAY)
    return found


def box(code: str, state: str) -> dict[str, Any]:
    return {"box": [15, 240, 195, 260], "ticks": {code: {"state": state}}, "parts": {}}


def line(state: str, text: str = "") -> dict[str, Any]:
    return {"box": [15, 240, 195, 260], "ticks": {}, "parts": {"": {"shape": "row", "state": state, "text": text}}}


def test_an_answer_that_goes_over_a_pages_end_is_read_on_both_and_both_are_shown():
    yes_no = {"kind": "yes_no"}
    second = over_two_pages(box("yes", "empty"), box("no", "ticked"), yes_no)
    assert (second.value, second.is_sure, [each.page for each in second.strips]) == ("no", True, [1, 2])
    assert over_two_pages(box("yes", "ticked"), box("no", "ticked"), yes_no).why == ("several",)
    doubted = over_two_pages(box("yes", "empty"), box("no", "unsure"), yes_no)
    assert [each.marks for each in doubted.strips] == [(), ((20, 30, 25, 35),)]


def test_a_text_that_goes_over_a_pages_end_is_whole():
    text = {"kind": "text"}
    assert over_two_pages(line("typed", "Lampan"), line("typed", "är trasig"), text).value == "Lampan är trasig"
    written = over_two_pages(line("empty"), line("ink"), text)
    assert (written.has_ink, written.why) == (True, ("handwriting",))


def test_where_one_of_its_pages_has_not_come_an_answer_is_lacking():
    found = over_two_pages(box("yes", "empty"), {}, {"kind": "yes_no"})
    assert (found.value, found.why) == (None, ("no_page",))
    assert over_two_pages(box("yes", "ticked"), {}, {"kind": "yes_no"}).why == ("no_page",)
