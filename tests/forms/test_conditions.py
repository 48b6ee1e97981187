"""Conditions: three values, and what a comparison holds for."""

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from forms.conditions import Comparison, Condition, Every, Named, Negation, Some, names_of, questions_of
from forms.evaluation import evaluate, outcomes

CONDITION = TypeAdapter(Condition)
THREE = (True, False, None)
STATED = {
    True: {"question": "yes", "equals": "x"},
    False: {"question": "no", "equals": "x"},
    None: {"question": "open", "equals": "x"},
}
KNOWN = {"yes": "x", "no": "y"}


def holds(tree: object, answers: dict[str, object], names: dict[str, object] | None = None) -> bool | None:
    named = {name: CONDITION.validate_python(each) for name, each in (names or {}).items()}
    return evaluate(CONDITION.validate_python(tree), named, answers.get)


@pytest.mark.parametrize("left", THREE)
@pytest.mark.parametrize("right", THREE)
def test_all_any_and_not_follow_the_three_valued_tables(left: bool | None, right: bool | None):
    both = [STATED[left], STATED[right]]
    every = False if False in (left, right) else None if None in (left, right) else True
    some = True if True in (left, right) else None if None in (left, right) else False
    assert holds({"all": both}, KNOWN) is every
    assert holds({"any": both}, KNOWN) is some
    assert holds({"not": STATED[left]}, KNOWN) is (None if left is None else not left)


@pytest.mark.parametrize(
    ("comparison", "value", "expected"),
    [
        ({"equals": "a"}, "a", True),
        ({"equals": "a"}, "b", False),
        ({"equals": "a"}, None, None),
        ({"equals": 2}, Decimal("2.0"), True),
        ({"equals": "2,5"}, Decimal("2.5"), False),
        ({"equals": "2.5"}, Decimal("2.5"), True),
        ({"equals": "a"}, frozenset({"a"}), True),
        ({"equals": "a"}, frozenset({"a", "b"}), False),
        ({"one_of": ["a", "b"]}, "b", True),
        ({"one_of": ["a", "b"]}, "c", False),
        ({"contains": "a"}, frozenset({"a", "b"}), True),
        ({"contains": "a"}, frozenset(), False),
        ({"contains": "a"}, "a", False),
        ({"is_empty": True}, None, True),
        ({"is_empty": True}, "a", False),
        ({"is_empty": False}, None, False),
        ({"less": 5}, Decimal("4.99"), True),
        ({"less": 5}, Decimal(5), False),
        ({"at_most": 5}, Decimal(5), True),
        ({"more": 0.5}, Decimal("0.5"), False),
        ({"at_least": 0.5}, Decimal("0.5"), True),
        ({"before": "2026-11-22"}, "2026-11-21", True),
        ({"before": "2026-11-22"}, "2026-11-22", False),
        ({"after": "2026-11-22"}, "2026-11-23", True),
        ({"after": "12:00"}, "13:30", True),
        ({"less": 5}, "2026-11-22", None),
        ({"less": 5}, "nan", None),
        ({"less": 5}, "sNaN", None),
        ({"less": 5}, "Infinity", None),
        ({"more": "nan"}, Decimal(5), None),
    ],
)
def test_a_comparison_holds_for(comparison: dict, value: object, expected: bool | None):
    assert holds({"question": "q"} | comparison, {"q": value}) is expected


def test_two_answers_are_compared_and_a_missing_one_leaves_it_open():
    comparison = {"question": "last", "before": {"question": "first"}}
    assert holds(comparison, {"first": "2026-02-01", "last": "2026-01-31"}) is True
    assert holds(comparison, {"first": "2026-02-01", "last": "2026-02-01"}) is False
    assert holds(comparison, {"last": "2026-02-01"}) is None


def test_a_condition_may_be_given_by_its_bare_name():
    assert CONDITION.validate_python("adult") == Named(condition="adult")
    assert holds("adult", {"age": Decimal(18)}, {"adult": {"question": "age", "at_least": 18}}) is True


@pytest.mark.parametrize(
    "tree",
    [
        {"question": "q"},
        {"question": "q", "equals": "a", "less": 3},
        {"question": "q", "one_of": []},
        {"all": []},
        {"any": []},
        {"question": "Not A Key", "equals": 1},
        {"question": "q", "equals": "a", "eval": "import os"},
        {"sometimes": 1},
        3,
        None,
        ["a"],
    ],
)
def test_what_is_no_condition_is_refused(tree: object):
    with pytest.raises(ValidationError):
        CONDITION.validate_python(tree)


def test_a_condition_knows_the_questions_and_names_in_it_even_in_a_circle():
    names = {
        "a": CONDITION.validate_python({"all": ["b", {"question": "x", "equals": 1}]}),
        "b": CONDITION.validate_python("a"),
    }
    assert questions_of(names["b"], names) == {"x"}
    assert names_of(CONDITION.validate_python({"not": {"any": ["a", {"all": ["b"]}]}})) == {"a", "b"}


ATOMS = st.sampled_from("pqr").map(lambda key: Comparison(question=key, equals="x"))
TREES = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda each: Every(all=tuple(each))),
        st.lists(inner, min_size=1, max_size=3).map(lambda each: Some(any=tuple(each))),
        inner.map(lambda each: Negation(negated=each)),
    ),
    max_leaves=8,
)


@given(TREES, st.fixed_dictionaries({key: st.sampled_from((None, "x", "y")) for key in "pqr"}))
def test_the_answer_is_that_of_every_way_the_open_questions_could_go(tree: Condition, answers: dict[str, str | None]):
    """Kleene's tables: certain only where each completion agrees; one that disagrees is never hidden by certainty."""
    seen = evaluate(tree, {}, answers.get)
    completions = [{}]
    for key, value in answers.items():
        completions = [each | {key: option} for each in completions for option in ((value,) if value else ("x", "y"))]
    reached = {evaluate(tree, {}, each.get) for each in completions}
    assert None not in reached
    if seen is not None:
        assert reached == {seen}


@given(TREES, st.dictionaries(st.sampled_from("pqr"), st.sampled_from((None, "x", "y"))))
def test_what_can_come_of_a_condition_holds_whatever_comes_of_it(tree: Condition, known: dict[str, str | None]):
    """With some answers known and the others open, every value that the condition takes was foreseen."""
    foreseen = outcomes(tree, {}, known)
    for p, q, r in product((None, "x", "y"), repeat=3):
        answers = {"p": p, "q": q, "r": r} | known
        assert evaluate(tree, {}, answers.get) in foreseen
