"""Every form can be tried to its end with examples, along any way that is chosen."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms import library
from forms.examples import CHOSEN_FROM, deciding, examples
from forms.journey import walk
from forms.kinds import Wrong, kind_of
from forms.kinds.choices import options
from tests.generating import forms


@pytest.mark.parametrize("service", library.definitions())
def test_every_service_is_filled_to_its_end_without_a_problem(service):
    form = library.form(service)
    journey = walk(form, examples(form))
    assert journey.is_complete, journey.problems
    assert not journey.hidden


@pytest.mark.parametrize("service", library.definitions())
def test_every_answer_is_one_that_could_have_been_typed(service):
    form = library.form(service)
    for asked in walk(form, answers := examples(form)).asked:
        if asked.question.kind != "computed":
            kind = kind_of(asked.question)
            read = kind.read(asked.question, kind.fill(asked.question, answers[asked.path].value))
            assert not isinstance(read, Wrong), (asked.path, read)


@pytest.mark.parametrize("service", library.definitions())
def test_every_way_that_is_chosen_is_gone(service):
    form = library.form(service)
    for question in deciding(form):
        for option in options(question):
            answers = examples(form, {question.key: option.code})
            journey = walk(form, answers)
            given = [answer.value for path, answer in answers.items() if path.rpartition(".")[2] == question.key]
            assert all(option.code in str(value) for value in given)
            assert journey.stop or not [each for each in journey.problems if not each.code.startswith("rule:")]


@settings(max_examples=60, deadline=None)
@given(forms())
def test_any_form_is_filled_as_far_as_its_stops(form):
    journey = walk(form, examples(form))
    assert journey.stop or not [each for each in journey.problems if each.code == "missing"]


def test_a_stop_is_met_only_by_choice():
    form = library.form("specimen")
    assert walk(form, examples(form)).stop is None
    assert walk(form, examples(form, {"home": "elsewhere"})).stop is not None


def test_an_option_that_is_not_there_is_no_choice():
    form = library.form("specimen")
    assert walk(form, examples(form, {"home": "castle", "full_name": "x"})).is_complete
    assert {question.kind for question in deciding(form)} <= set(CHOSEN_FROM)


@given(st.data())
@settings(max_examples=30, deadline=None)
def test_any_combination_of_choices_is_gone_to_its_end(data):
    form = library.form(data.draw(st.sampled_from(library.services())))
    chosen = {each.key: data.draw(st.sampled_from([option.code for option in options(each)])) for each in deciding(form)}
    journey = walk(form, examples(form, chosen))
    assert journey.stop or not [each for each in journey.problems if each.code == "missing"]
