"""The way through a form: derived, never impossible, and nothing is lost on it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.answers import Answer, Answers, dump, entry_path, load
from forms.definition import Form, Question
from forms.journey import problem_page, walk
from forms.reading import read_file
from tests.forms.small import form_of
from tests.generating import answers, forms, values

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


@settings(max_examples=120)
@given(st.data())
def test_nothing_is_lost_and_nothing_hidden_is_filed(data: st.DataObject):
    form = data.draw(forms())
    given_answers = data.draw(answers(form))
    journey = walk(form, given_answers)
    filed = {path: answer for path, answer in journey.shown.items() if answer.source != "computed"}
    assert filed | journey.hidden == given_answers
    assert not set(journey.hidden) & set(journey.shown)
    assert set(filed) <= {each.path for each in journey.asked} | {page.group.key for page in journey.pages if page.group}


@settings(max_examples=120)
@given(st.data())
def test_walking_again_with_what_is_shown_finds_the_same_way(data: st.DataObject):
    form = data.draw(forms())
    journey = walk(form, data.draw(answers(form)))
    again = walk(form, {path: answer for path, answer in journey.shown.items() if answer.source != "computed"})
    assert again.asked == journey.asked
    assert again.shown == journey.shown
    assert again.pages == journey.pages
    assert not again.hidden


@settings(max_examples=120)
@given(st.data())
def test_changing_an_early_answer_never_leaves_one_on_an_impossible_page(data: st.DataObject):
    form = data.draw(forms())
    given_answers = data.draw(answers(form))
    changeable = [question for question, group in form.questions() if group is None and question.kind != "computed"]
    if changeable:
        changed = data.draw(st.sampled_from(changeable))
        given_answers[changed.key] = Answer(data.draw(values(changed)))
    journey = walk(form, given_answers)
    keys_in_order = [page.key for page in journey.pages]
    assert keys_in_order == [page.key for page in form.pages if page.key in keys_in_order]
    assert journey.open_page is None or journey.open_page in journey.pages
    open_at = len(keys_in_order) if journey.open_page is None else keys_in_order.index(journey.open_page.key) + 1
    assert [journey.may_visit(key) for key in keys_in_order] == [at < open_at for at in range(len(keys_in_order))]
    for here, following in zip(journey.pages, journey.pages[1:], strict=False):
        assert journey.next_page(here.key) == following
        assert journey.previous_page(following.key) == here
    assert all(problem_page(journey, problem) in keys_in_order for problem in journey.problems)
    gone = [page.key for page in form.pages if page.key not in keys_in_order]
    assert not any(journey.may_visit(key) for key in gone)


@settings(max_examples=100)
@given(st.data())
def test_answering_page_by_page_reaches_the_end_or_a_stop(data: st.DataObject):
    """Whoever answers what is asked on the open page moves on, and is through when every page has been answered."""
    form = data.draw(forms())
    given_answers: dict[str, Answer] = {}
    for _ in range(3 * len(form.questions_by_key) + 3):
        journey = walk(form, given_answers)
        if journey.open_page is None:
            break
        lacking = {problem.path for problem in journey.problems if problem_page(journey, problem) == journey.open_page.key}
        for each in journey.asked:
            if each.path in lacking:
                given_answers[each.path] = Answer(data.draw(_settled(each.question)))
    assert journey.open_page is None
    assert journey.stop or journey.is_complete


def _settled(question: Question) -> st.SearchStrategy:
    return st.just({"state": "later", "files": []}) if question.kind == "file" else values(question)


@pytest.mark.parametrize("path", sorted(Path("forms/library").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_shipped_form_begins_with_a_page_to_answer(path: Path):
    journey = walk(read_file(path), {})
    assert journey.open_page in journey.pages
    assert journey.may_visit(journey.pages[0].key)


def test_a_long_form_is_walked_within_milliseconds():
    from time import perf_counter

    items = [[asked(f"q{n}", show_if={"any": [yes(f"q{n - 1}"), yes(f"q{n - 2}")]} if n > 1 else None)] for n in range(300)]
    form = form_of(*items)
    given_answers = {f"q{n}": YES for n in range(300)}
    walk(form, given_answers)
    begun = perf_counter()
    assert len(walk(form, given_answers).asked) == 300
    assert perf_counter() - begun < 0.1, "walking 300 questions takes about 3 ms"


def test_entries_have_paths_of_their_own():
    assert entry_path("people", 3, "name") == "people.3.name"
