"""The way through a form: derived, never impossible, and nothing is lost on it."""

import pytest

from forms import library
from forms.answers import Answer, Answers, dump, entry_path, load
from forms.definition import Form
from forms.journey import problem_page, walk
from tests.forms.small import form_of

YES, NO = Answer("yes"), Answer("no")


def asked(key: str, kind: str = "yes_no", **more: object) -> dict:
    return {"question": key, "kind": kind, "label": key} | more


def yes(key: str) -> dict:
    return {"question": key, "equals": "yes"}


def keys(form: Form, given_answers: Answers) -> list[str]:
    return [each.path for each in walk(form, given_answers).asked]


def test_a_missing_answer_hides_what_depends_on_it():
    form = form_of([asked("a"), asked("b", show_if=yes("a")), asked("c", show_if={"not": yes("a")})])
    assert keys(form, {}) == ["a"]
    assert keys(form, {"a": YES}) == ["a", "b"]
    assert keys(form, {"a": NO}) == ["a", "c"]


def test_an_answer_that_is_hidden_counts_as_missing_but_is_kept():
    form = form_of([asked("a"), asked("b", show_if=yes("a")), asked("c", show_if=yes("b"))])
    journey = walk(form, {"a": NO, "b": YES, "c": YES})
    assert [each.path for each in journey.asked] == ["a"]
    assert set(journey.hidden) == {"b", "c"}
    assert set(journey.shown) == {"a"}


def test_emptiness_is_true_of_a_hidden_answer():
    form = form_of([asked("a"), asked("b", show_if=yes("a")), asked("c", show_if={"question": "b", "is_empty": True})])
    assert keys(form, {"a": NO, "b": YES}) == ["a", "c"]
    assert keys(form, {"a": YES, "b": YES}) == ["a", "b"]


def test_dates_are_compared_as_days():
    late = {"question": "last", "before": {"question": "first"}}
    form = form_of([asked("first", "date"), asked("last", "date"), asked("why", "text", show_if=late)])
    assert keys(form, {"first": Answer("2026-02-01"), "last": Answer("2026-01-31")}) == ["first", "last", "why"]
    assert keys(form, {"first": Answer("2026-02-01"), "last": Answer("2026-10-01")}) == ["first", "last"]


def test_a_page_whose_questions_are_all_hidden_is_passed_over_and_one_with_words_alone_is_not():
    form = form_of([asked("a")], [asked("b", show_if=yes("a"))], [{"content": "words", "text": "Läs"}], [asked("c")])
    journey = walk(form, {"a": NO})
    assert [page.key for page in journey.pages] == ["page0", "page2", "page3"]
    assert journey.next_page("page0").key == "page2"
    assert journey.previous_page("page2").key == "page0"
    assert journey.may_visit("page2")


def test_a_section_without_anything_in_view_is_left_out():
    section = {"section": "s", "title": "S", "items": [asked("b", show_if=yes("a"))]}
    form = form_of([asked("a"), section])
    assert len(walk(form, {"a": NO}).items["page0", 0]) == 1
    assert len(walk(form, {"a": YES}).items["page0", 0]) == 2


def test_a_stop_in_the_middle_ends_the_road_there():
    stop = {"stop": "s", "title": "Stopp", "text": "Ring", "show_if": yes("a")}
    form = form_of([asked("a"), stop, asked("b")], [asked("c")])
    journey = walk(form, {"a": YES, "c": YES})
    assert (journey.stop.key, [page.key for page in journey.pages]) == ("s", ["page0"])
    assert [each.path for each in journey.asked] == ["a"]
    assert not journey.is_complete
    assert set(journey.hidden) == {"c"}
    assert walk(form, {"a": NO}).stop is None


def group_form(**more: object) -> Form:
    group = {"repeating_group": "people", "title": "Folk", "entry_title": "Person", "minimum": 1, "maximum": 2} | more
    items = [asked("name", "text"), asked("child"), asked("age", "integer", show_if=yes("child"), required="expected")]
    total = asked("total", "computed", compute={"sum": ["age"]}, required="no")
    count = asked("count", "computed", compute={"count": "people"}, required="no")
    return form_of([asked("any")], [group | {"items": items}], [total, count])


def people(*entries: int, **named: object) -> dict[str, Answer]:
    return {"people": Answer(list(entries))} | {path.replace("_", "."): Answer(value) for path, value in named.items()}


def test_each_entry_of_a_group_has_its_own_way():
    form = group_form()
    given_answers = people(1, 3, people_1_child="yes", people_3_child="no", people_3_age=4)
    assert [each.path for each in walk(form, given_answers).on_page("page1", 1)] == [
        "people.1.name", "people.1.child", "people.1.age",
    ]  # fmt: skip
    assert [each.path for each in walk(form, given_answers).on_page("page1", 3)] == ["people.3.name", "people.3.child"]
    assert "people.3.age" in walk(form, given_answers).hidden


def test_answers_of_an_entry_that_was_taken_away_are_hidden():
    assert "people.2.name" in walk(group_form(), people(1, people_2_name="Bo")).hidden


def test_sums_and_counts_go_over_the_entries_in_view():
    given_answers = people(1, 2, people_1_child="yes", people_1_age=4, people_2_child="no", people_2_age=40) | {"any": YES}
    shown = walk(group_form(), given_answers).shown
    assert (shown["total"], shown["count"]) == (Answer("4", "computed"), Answer("2", "computed"))
    assert walk(group_form(), {}).shown["total"].value == "0"


def test_large_and_small_numbers_are_summed_exactly_and_written_plainly():
    form = form_of([asked("a", "decimal"), asked("b", "money"), asked("sum", "computed", compute={"sum": ["a", "b"]})])
    shown = walk(form, {"a": Answer("100000000000000"), "b": Answer("0.10")}).shown
    assert shown["sum"].value == "100000000000000.10"
    assert walk(form, {"a": Answer("1E+3")}).shown["sum"].value == "1000"


def test_too_few_and_too_many_entries_stand_in_the_way():
    codes = {
        count: [p.code for p in walk(group_form(), people(*range(count))).problems if p.path == "people"] for count in range(4)
    }
    assert codes == {0: ["too_few_entries"], 1: [], 2: [], 3: ["too_many_entries"]}
    journey = walk(group_form(), {})
    assert problem_page(journey, next(p for p in journey.problems if p.path == "people")) == "page1"


def test_what_is_expected_does_not_stand_in_the_way_not_even_in_a_group():
    journey = walk(group_form(), people(1, people_1_name="Bo", people_1_child="yes") | {"any": YES})
    assert journey.is_complete
    assert [each.path for each in journey.expected] == ["people.1.age"]


def test_a_file_promised_now_must_be_there():
    form = form_of([asked("paper", "file", required="expected")])
    assert [p.code for p in walk(form, {"paper": Answer({"state": "now", "files": []})}).problems] == ["file_not_chosen"]
    kept = {"state": "now", "files": [{"id": "1", "name": "a.pdf", "size": 1}]}
    assert walk(form, {"paper": Answer(kept)}).is_complete
    assert walk(form, {"paper": Answer({"state": "later", "files": []})}).is_complete


RULE = {
    "rule": "order",
    "require": {"not": {"question": "b", "before": {"question": "a"}}},
    "at": "b",
    "message": "Fel ordning",
}


def test_a_rule_that_is_broken_is_told_where_its_message_stands():
    form = form_of([asked("a", "date"), asked("b", "date")], rules=[RULE])
    wrong = {"a": Answer("2026-02-01"), "b": Answer("2026-01-01")}
    assert [(p.path, p.code) for p in walk(form, wrong).problems] == [("b", "rule:order")]
    assert walk(form, {"a": Answer("2026-02-01"), "b": Answer("2026-02-01")}).is_complete


def test_a_rule_within_a_group_looks_at_its_own_entry():
    group = {"repeating_group": "g", "title": "G", "entry_title": "E", "items": [asked("a", "date"), asked("b", "date")]}
    form = form_of([group], rules=[RULE])
    days = {"g.1.a": "2026-02-01", "g.1.b": "2026-01-01", "g.2.a": "2026-01-01", "g.2.b": "2026-02-01"}
    given_answers = {"g": Answer([1, 2])} | {path: Answer(day) for path, day in days.items()}
    assert [(p.path, p.code) for p in walk(form, given_answers).problems] == [("g.1.b", "rule:order")]


def test_answers_keep_their_shape_through_json():
    given_answers = {"a": Answer({"option": "x"}, "agent"), "b": YES}
    assert load(dump(given_answers)) == given_answers


@pytest.mark.parametrize("service", library.definitions())
def test_every_shipped_form_begins_with_a_page_to_answer(service: str):
    journey = walk(library.form(service), {})
    assert journey.open_page in journey.pages
    assert journey.may_visit(journey.pages[0].key)


def test_a_long_form_is_walked_within_milliseconds():
    from time import process_time

    items = [[asked(f"q{n}", show_if={"any": [yes(f"q{n - 1}"), yes(f"q{n - 2}")]} if n > 1 else None)] for n in range(300)]
    form = form_of(*items)
    given_answers = {f"q{n}": YES for n in range(300)}
    walk(form, given_answers)
    begun = process_time()
    assert len(walk(form, given_answers).asked) == 300
    assert process_time() - begun < 0.1, "walking 300 questions takes about 3 ms"


def test_entries_have_paths_of_their_own():
    assert entry_path("people", 3, "name") == "people.3.name"
