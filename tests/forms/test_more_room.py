"""When a sheet has too few copies of a group, and what the extra sheet asks."""

from forms.answers import Answer
from forms.more_room import extra, kind_of_part, may_need_more, room_for
from tests.forms.small import form_of

NAME = {"question": "name", "kind": "text", "label": "Vad heter du?"}
CHILDREN = {
    "repeating_group": "children", "title": "Barn", "entry_title": "Barn", "maximum": 5, "on_paper": 2,
    "items": [{"question": "first", "kind": "text", "label": "Namn"}],
}  # fmt: skip
PAIR = CHILDREN | {"repeating_group": "parents", "maximum": 2, "items": [{"question": "p", "kind": "text", "label": "P"}]}
FORM = form_of([NAME], [CHILDREN], [PAIR], applicant="name")


def children(*numbers: int) -> dict[str, Answer]:
    return {"children": Answer(list(numbers)), "name": Answer("Elsa")}


def test_an_extra_sheet_asks_whose_it_is_and_for_the_entries_that_follow() -> None:
    assert extra(FORM, "children") == ("name", "children.3.first", "children.4.first")
    assert extra(FORM, "children", 5) == ("name", "children.5.first")


def test_there_is_no_extra_sheet_where_the_sheet_has_room_for_all() -> None:
    assert [group.key for group in may_need_more(FORM)] == ["children"]
    assert {extra(FORM, "parents"), extra(FORM, "children", 2), extra(FORM, "children", 6), extra(FORM, "moon")} == {()}


def test_a_filled_in_sheet_has_room_for_every_entry_there_is() -> None:
    assert room_for(FORM, children(1, 4)) == ()
    assert room_for(FORM, children(1, 4, 6)) == (
        "name", "children.1.first", "children.2.first", "children.3.first", "parents.1.p", "parents.2.p",
    )  # fmt: skip


def test_what_a_sheet_is_follows_from_what_it_asks() -> None:
    assert kind_of_part(FORM, ()) == kind_of_part(FORM, room_for(FORM, children(1, 4, 6))) == "whole"
    assert kind_of_part(FORM, extra(FORM, "children")) == "extra"
    assert {kind_of_part(FORM, paths) for paths in (["name"], ["children.1.first"], ["children.3.first", "parents.1.p"])} == {
        "left"
    }
