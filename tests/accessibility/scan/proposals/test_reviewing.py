"""What a person must look at, what is taken together and what is lacking follow from what is read and what has been settled."""

from typing import Any

from accessibility.paper.answered.entries import Written
from accessibility.scan.proposals.proposing import proposals
from accessibility.scan.proposals.reviewing import Review
from accessibility.scan.proposals.strips import PageRead
from forms.answers import Answer, Answers
from tests.accessibility.paper.conftest import small
from tests.accessibility.scan.faultless import SAY, as_read, layout_of, pages

PET = {"question": "pet", "kind": "yes_no", "label": "Har du djur?"}
KIND = {"question": "name", "kind": "text", "label": "Vad heter det?", "show_if": {"question": "pet", "equals": "yes"}}
DAY = {"question": "day", "kind": "date", "label": "När?"}
THINGS = {
    "repeating_group": "things", "title": "Saker", "entry_title": "Sak",
    "items": [{"question": "what", "kind": "integer", "label": "Hur många?"}],
}  # fmt: skip
ROW = {"shape": "row", "state": "ink"}


def review(*items: dict, settled: dict | None = None, before: Answers | None = None, **read: Any) -> Review:
    """The review of a form with these questions; `read` tells the ticks (codes) or parts of those that a pen has touched."""
    form = small(*items)
    layout = layout_of(form)
    fields = {path: as_read(places, Written()) for path, places in layout["fields"].items()}
    for path, seen in read.items():
        into = fields[path.replace("__", ".")]
        into["ticks" if all(isinstance(state, str) for state in seen.values()) else "parts"] |= {
            name: {"state": state} if isinstance(state, str) else state for name, state in seen.items()
        }
    found = tuple(proposals(form, layout, pages(layout, fields), SAY, before))
    return Review(form, found, settled or {}, before or {})


def paths(found: list) -> list[str]:
    return [each.path for each in found]


def test_what_is_in_doubt_comes_one_by_one_and_the_rest_together():
    it = review(PET, KIND, DAY, pet={"yes": "ticked"}, name={"": ROW})
    assert paths(it.left) == ["name"]
    assert paths(it.together) == ["pet", "day"], "what is sure, and what is plainly left open"


def test_what_the_sheet_passes_over_is_asked_of_nobody():
    it = review(PET, KIND, DAY, pet={"no": "ticked"})
    assert (paths(it.left), paths(it.together)) == ([], ["pet", "day"])


def test_what_is_written_where_nothing_is_asked_is_looked_at_all_the_same():
    it = review(PET, KIND, DAY, pet={"no": "ticked"}, name={"": ROW})
    (name,) = it.left
    assert name.path == "name" and not it.is_asked(name)


def test_a_doubt_that_is_settled_opens_what_hangs_on_it():
    it = review(PET, KIND, DAY, pet={"yes": "unsure"}, settled={"pet": "yes"})
    assert (paths(it.left), paths(it.together)) == ([], ["name", "day"])
    assert it.journey.shown["pet"] == Answer("yes", "scan")


def test_what_is_left_comes_after_the_one_just_settled_and_then_from_the_start():
    things = {"pet": {"yes": "unsure"}, "name": {"": ROW}, "day": {"day": ROW}}
    it = review(PET, KIND | {"show_if": None}, DAY, settled={"name": "Misse"}, **things)
    assert it.after("name").path == "day" and it.after("day").path == "pet"
    assert it.beside("name", -1).path == "pet" and it.beside("pet", -1) is None


def test_an_entry_is_one_when_something_is_written_in_it():
    cells = {"shape": "cells", "state": "read", "text": "3", "cells": [["3", 0.9, "sure"]]}
    it = review(THINGS, things__2__what={"": cells})
    assert it.answers == {"things": Answer([2], "scan"), "things.2.what": Answer(3, "scan")}
    assert paths(it.together) == ["things.2.what"]


def test_questions_of_a_page_that_has_not_come_are_lacking_and_not_looked_at():
    form = small(PET, DAY)
    layout = layout_of(form)
    readings: dict[int, PageRead] = {}
    it = Review(form, tuple(proposals(form, layout, readings, SAY)), {}, {})
    assert (paths(it.lacking), it.left, it.together) == (["pet", "day"], [], [])


def test_a_page_that_lies_askew_is_looked_at_question_by_question():
    form = small(PET, DAY)
    layout = layout_of(form)
    fields = {path: as_read(places, Written()) for path, places in layout["fields"].items()}
    it = Review(form, tuple(proposals(form, layout, pages(layout, fields, is_sure=False), SAY)), {}, {})
    assert paths(it.left) == ["pet", "day"] and not it.together


def test_what_stood_on_the_paper_stays_and_what_a_pen_has_changed_is_looked_at():
    before = {"pet": Answer("no"), "day": Answer("2026-11-20")}
    it = review(PET, KIND, DAY, before=before, pet={"yes": "ticked"})
    assert (paths(it.left), paths(it.unchanged)) == (["pet"], ["day"])
    assert it.answers["day"] == Answer("2026-11-20")
    settled = review(PET, KIND, DAY, before=before, pet={"yes": "ticked"}, settled={"pet": "yes"})
    assert settled.answers["pet"] == Answer("yes", "scan")


def test_what_a_person_leaves_empty_is_no_answer():
    it = review(PET, before={"pet": Answer("no")}, settled={"pet": None})
    assert it.answers == {}
