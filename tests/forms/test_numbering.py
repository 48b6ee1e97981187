"""Numbers, jumps and conditions in words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms import library
from forms.answers import Answer
from forms.definition import Question, Stop
from forms.evaluation import evaluate
from forms.journey import walk
from forms.kinds.choices import options
from forms.numbering import CHOICE_KINDS, END, NEXT, in_words, jumps, numbers, otherwise, stops, way
from forms.texts import SWEDISH
from tests.forms.small import form_of
from tests.generating import forms, values

SPECIMEN = library.form(library.SPECIMEN)


def asked(key: str, kind: str = "yes_no", **more: object) -> dict:
    return {"question": key, "kind": kind, "label": key} | more


def yes(key: str) -> dict:
    return {"question": key, "equals": "yes"}


def test_questions_are_numbered_through_pages_sections_and_groups():
    assert list(numbers(SPECIMEN).values()) == list(range(1, len(SPECIMEN.questions_by_key) + 1))
    assert numbers(SPECIMEN)["full_name"] == 1


def test_an_answer_jumps_over_what_it_rules_out():
    form = form_of([asked("a"), asked("b", show_if=yes("a")), asked("c", show_if=yes("a")), asked("d")])
    assert jumps(form, form.question("a")) == {"no": 4}
    assert otherwise(form, form.question("b")) == 4


def test_after_the_last_question_comes_the_end():
    form = form_of([asked("a"), asked("b", show_if=yes("a"))])
    assert jumps(form, form.question("a")) == {"no": END}
    assert otherwise(form, form.question("b")) == END
    assert jumps(form, form.question("b")) == {}


def test_no_jump_leads_past_a_stop_that_may_concern_the_person():
    stop = {"stop": "s", "title": "Stopp", "text": "Ring", "show_if": yes("a")}
    form = form_of([asked("a"), asked("b"), asked("c", show_if=yes("b")), stop, asked("d")])
    assert jumps(form, form.question("b")) == {}
    assert otherwise(form, form.question("c")) == NEXT
    assert stops(form, form.question("a")) == {}


def test_an_answer_that_leads_straight_to_a_stop_names_it():
    stop = {"stop": "s", "title": "Stopp", "text": "Ring", "show_if": yes("a")}
    form = form_of([asked("a"), stop, asked("b")])
    assert {code: each.key for code, each in stops(form, form.question("a")).items()} == {"yes": "s"}


def test_a_stop_for_others_is_no_end_to_an_answer():
    stop = {"stop": "s", "title": "Stopp", "text": "Ring", "show_if": {"question": "a", "equals": "no"}}
    form = form_of([asked("a"), asked("b", show_if=yes("a")), stop, asked("c")])
    assert stops(form, form.question("b")) == {}
    assert set(stops(form, form.question("a"))) == {"no"}


def test_no_way_leads_out_of_an_entry_past_the_next_one():
    group = {"repeating_group": "g", "title": "G", "entry_title": "E"}
    form = form_of([asked("a")], [group | {"items": [asked("b"), asked("c", show_if=yes("b"))]}], [asked("d")])
    assert jumps(form, form.question("b")) == {}
    assert otherwise(form, form.question("c")) == NEXT


def test_a_group_under_a_condition_is_passed_as_a_whole():
    group = {"repeating_group": "g", "title": "G", "entry_title": "E", "show_if": yes("a")}
    form = form_of([asked("a")], [group | {"items": [asked("b"), asked("c")]}], [asked("d")])
    assert jumps(form, form.question("a")) == {"no": 4}
    assert otherwise(form, form.pages[1].group) == 4
    assert otherwise(form, form.question("b")) == 4


def test_a_page_without_questions_leads_on_to_what_follows():
    content = {"content": "x", "text": "Läs"}
    form = form_of([asked("a")], [content], [asked("b")])
    assert otherwise(form, form.pages[1]) == NEXT
    assert [way(number, SWEDISH) for number in (3, END, NEXT)] == [
        "gå till fråga 3", "gå till slutet", "fortsätt med det som kommer härnäst",
    ]  # fmt: skip


TICKED = {"question": "many", "contains": "x"}


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (yes("a"), "svaret på fråga 1 är ”Ja”"),
        ({"not": yes("a")}, "svaret på fråga 1 är något annat än ”Ja”"),
        ({"not": "agreed"}, "svaret på fråga 1 är något annat än ”Ja”"),
        ({"question": "a", "one_of": ["yes", "dont_know"]}, "svaret på fråga 1 är ”Ja” eller ”Vet inte”"),
        (TICKED, "du har kryssat för ”Ett kryss” i fråga 2"),
        ({"question": "age", "at_least": 65}, "svaret på fråga 3 är minst 65 år"),
        ({"question": "age", "less": "2.5"}, "svaret på fråga 3 är mindre än 2,5 år"),
        ({"question": "day", "before": "2026-01-02"}, "svaret på fråga 4 är före 2 januari 2026"),
        ({"question": "day2", "before": {"question": "day"}}, "svaret på fråga 5 är före svaret på fråga 4"),
        ({"question": "paper", "equals": "later"}, "svaret på fråga 6 är ”Jag skickar det senare”"),
        ({"question": "a", "is_empty": True}, "du inte har svarat på fråga 1"),
        ({"not": {"question": "a", "is_empty": True}}, "det inte är så att du inte har svarat på fråga 1"),
        ({"all": [yes("a"), {"any": [yes("a"), TICKED]}]}, "svaret på fråga 1 är ”Ja” och (svaret på fråga 1 är ”Ja” eller "
         "du har kryssat för ”Ett kryss” i fråga 2)"),
        ({"all": [yes("a"), {"any": [TICKED, TICKED | {"contains": "y"}]}]}, "svaret på fråga 1 är ”Ja” och du har kryssat för "
         "”Ett kryss” eller ”Ett till” i fråga 2"),
        ({"any": [yes("a"), "agreed", yes("a") | {"equals": "no"}]}, "svaret på fråga 1 är ”Ja” eller ”Ja” eller ”Nej”"),
    ],
)  # fmt: skip
def test_a_condition_is_said_in_words(condition: dict, words: str):
    form = form_of(
        [
            asked("a", do_not_know=True),
            asked("many", "checkboxes", options=[{"option": "x", "label": "Ett kryss"}, {"option": "y", "label": "Ett till"}]),
            asked("age", "decimal", unit="år"),
            asked("day", "date"),
            asked("day2", "date"),
            asked("paper", "file"),
            asked("end", "text", show_if=condition),
        ],
        conditions={"agreed": yes("a")},
    )
    assert in_words(form.question("end").show_if, form, SWEDISH) == words


@settings(max_examples=150)
@given(st.data())
def test_following_the_jumps_never_passes_by_what_the_screen_would_ask(data: st.DataObject):
    """Whoever goes where a choice says meets each question that the journey asks, whatever else is answered."""
    form = data.draw(forms(kinds=("yes_no", "radio", "integer", "text", "computed")))
    choosing = [question for question, group in form.questions() if question.kind in CHOICE_KINDS and group is None]
    if not choosing:
        return
    question = data.draw(st.sampled_from(choosing))
    given_answers = {key: Answer(data.draw(values(q))) for key, q in form.questions_by_key.items() if q.kind != "computed"}
    option = data.draw(st.sampled_from(options(question)))
    value = option.code if question.kind == "yes_no" else {"option": option.code}
    journey = walk(form, given_answers | {question.key: Answer(value)})
    met = [each.question.key for each in journey.asked]
    number = jumps(form, question).get(option.code)
    if number is None or question.key not in met:
        return
    skipped = [key for key, at in numbers(form).items() if numbers(form)[question.key] < at and (number == END or at < number)]
    assert not set(skipped) & set(met)


def test_a_definition_from_yaml_keeps_its_places():
    places = SPECIMEN.places
    assert [place.number for place in places if isinstance(place.item, Question)] == list(range(1, 29))
    assert [place.number for place in places if isinstance(place.item, Stop)] == [0]
    under = next(place.under for place in places if place.item.key == "receipt_number")
    assert len(under) == 2
    assert evaluate(under[1], SPECIMEN.conditions, {"has_receipt": "yes"}.get) is True
