"""Conditions are put together from sentences, and shown as the same sentences again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms import editing, library
from forms.checks import findings
from forms.definition import Form
from forms.editing import Clause, Clauses, EditRefused, clauses_of, condition_of
from forms.editing.references import conditional
from forms.kinds import KINDS
from forms.texts import SWEDISH

SPECIMEN = editing.from_form(library.form("specimen"))
CLAUSES = st.builds(
    Clause,
    question=st.sampled_from(("guests", "home")),
    operator=st.sampled_from(("equals", "at_least", "before")),
    value=st.sampled_from(("1", 2, {"question": "guests"})),
    negated=st.booleans(),
) | st.builds(
    lambda name, negated: Clause(condition=name, negated=negated), st.sampled_from(("has_pet", "wants")), st.booleans()
)


@given(st.sampled_from(("all", "any")), st.lists(CLAUSES, max_size=4))
def test_clauses_are_the_same_after_a_way_through_the_condition(join, clauses):
    made = Clauses(join if len(clauses) > 1 else "all", tuple(clauses))
    assert clauses_of(condition_of(made)) == made


@pytest.mark.parametrize("service", library.definitions())
def test_conditions_of_every_service_come_back_as_they_were(service):
    for _, _, _, condition in conditional(editing.from_form(library.form(service))):
        clauses = clauses_of(condition)
        if clauses is not None:
            assert _bare(condition_of(clauses)) == _bare(condition)


def _bare(condition):
    """With each name bare."""
    if isinstance(condition, dict) and "condition" in condition:
        return condition["condition"]
    if isinstance(condition, dict):
        return {name: _bare(each) for name, each in condition.items()}
    return [_bare(each) for each in condition] if isinstance(condition, list) else condition


def test_what_is_nested_deeper_is_no_list_of_clauses_but_is_said_in_words():
    deep = {"any": [{"all": [{"question": "pet", "equals": "yes"}, "has_cat_or_dog"]}, {"not": {"any": ["has_pet"]}}]}
    assert clauses_of(deep) is None
    words = editing.in_words(SPECIMEN, deep, SWEDISH)
    assert words.startswith("(fråga 3 (Har du husdjur?) är ”Ja” och villkoret has_cat_or_dog gäller) eller inte (")


@pytest.mark.parametrize("kind", KINDS)
def test_every_way_that_is_offered_makes_a_condition_that_the_checks_let_pass(kind):
    lines = editing.outline(SPECIMEN)
    line = next(line for line in lines if line.kind == kind)
    for way in editing.operators(kind):
        values = [code for code, _ in editing.choices(SPECIMEN, line.key, SWEDISH)] or [_EXAMPLES.get(way.takes, "")]
        clause = editing.clause_of(SPECIMEN, line.key, way.code, values[:1])
        condition = condition_of(Clauses("all", (clause,)))
        assert editing.way_of(clause, kind) == way
        assert not _faults(condition, line)
        assert str(line.number) in editing.in_words(SPECIMEN, condition, SWEDISH)


_EXAMPLES = {"number": "2,5", "date": "2026-11-26", "time": "13.30", "text": "hej"}


def _faults(condition: object, line: editing.Line) -> list[str]:
    """What the checks say against the condition where it stands right after the question."""
    tree = editing.add_item(SPECIMEN, "content", label="…", into=line.group or "page-end", key="watching")
    tree = editing.change(editing.change(tree, "watching", {"show_if": condition}), "watching", {"text": {"en": "…"}})
    return [finding.code for finding in findings(Form.model_validate(tree)) if "show_if" in finding.at]


def test_a_condition_sees_what_is_asked_before_it_and_not_into_groups():
    seen = [line.key for line in editing.may_look_at(SPECIMEN, "rent")]
    assert "room_size" in seen
    assert "rent" not in seen
    assert "first_day" not in seen
    assert "cost" not in [line.key for line in editing.may_look_at(SPECIMEN, "page-end")]
    within = [line.key for line in editing.may_look_at(SPECIMEN, "cost")]
    assert "has_receipt" in within
    assert "guests" in within


def test_only_names_that_look_back_are_offered():
    assert "wants_guests" in editing.names_for(SPECIMEN, "page-costs")
    assert "wants_guests" not in editing.names_for(SPECIMEN, "rent") or "guests" in [
        line.key for line in editing.may_look_at(SPECIMEN, "rent")
    ]
    assert editing.names_for(SPECIMEN, "page-who") == []
    assert "has_pet" in editing.names_for(SPECIMEN, "condition-wants_guests")
    assert "wants_guests" not in editing.names_for(SPECIMEN, "condition-lives_elsewhere"), "no circles"


def test_a_number_or_a_day_that_is_none_is_refused_in_words():
    for key, way, value, code in (
        ("guests", "at_least", "många", "not_a_decimal"),
        ("first_day", "before", "i morgon", "not_a_date"),
        ("start_time", "before", "strax", "not_a_time"),
        ("home", "equals", "castle", "not_a_choice"),
        ("home", "equals", "", "no_value"),
        ("home", "before", "flat", "no_way"),
    ):
        with pytest.raises(EditRefused) as refused:
            editing.clause_of(SPECIMEN, key, way, [value])
        assert refused.value.code == code


def test_numbers_are_compared_with_other_numbers_and_days_with_days():
    seen = editing.may_look_at(SPECIMEN, "page-end")
    assert [line.key for line in editing.comparable(SPECIMEN, "guests", seen)] == [
        "room_size",
        "rent",
        "total",
        "number_of_things",
    ]
    assert [line.key for line in editing.comparable(SPECIMEN, "first_day", seen)] == ["last_day"]
    clause = editing.clause_of(SPECIMEN, "last_day", "not_before", other="first_day")
    assert condition_of(Clauses("all", (clause,))) == {"not": {"question": "last_day", "before": {"question": "first_day"}}}
    words = editing.in_words(SPECIMEN, condition_of(Clauses("all", (clause,))), SWEDISH)
    assert words == "fråga 11 (Vilken är sista dagen?) är tidigast fråga 10 (Vilken är första dagen?)"
