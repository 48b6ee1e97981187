"""What is left to ask, and what its answers may lead to."""

from forms.answers import Answer
from forms.definition import Form
from forms.remaining import remaining
from tests.forms.small import form_of

HAS_CAR = {"question": "has_car", "kind": "yes_no", "label": "Har du bil?"}
PLATE = {"question": "plate", "kind": "text", "label": "Vilken?", "show_if": {"question": "has_car", "equals": "yes"}}
NAME = {"question": "name", "kind": "text", "label": "Vad heter du?"}
CHILDREN = {
    "repeating_group": "children", "title": "Barn", "entry_title": "Barn", "minimum": 1, "maximum": 5,
    "items": [{"question": "first", "kind": "text", "label": "Namn"}, HAS_CAR, PLATE],
}  # fmt: skip
CAR = form_of([HAS_CAR, PLATE, NAME])
FAMILY = form_of([NAME], [CHILDREN])


def left(form: Form, answers: dict[str, object], *wanted: str) -> dict[str, str]:
    return remaining(form, {path: Answer(value) for path, value in answers.items()}, wanted)


def test_what_is_wanted_is_asked_and_nothing_else() -> None:
    assert left(CAR, {"has_car": "no"}, "name") == {"name": "name"}


def test_what_an_answer_may_lead_to_is_asked_with_it() -> None:
    assert set(left(CAR, {"name": "Elsa"}, "has_car")) == {"has_car", "plate"}


def test_what_is_answered_already_is_not_asked_again() -> None:
    assert set(left(CAR, {"plate": "ABC 123"}, "has_car")) == {"has_car"}


def test_what_another_answer_rules_out_is_not_asked() -> None:
    both = {"all": [{"question": "has_car", "equals": "yes"}, {"question": "name", "equals": "Elsa"}]}
    form = form_of([NAME], [HAS_CAR, PLATE | {"show_if": both}])
    assert set(left(form, {"name": "Bo"}, "has_car")) == {"has_car"}
    assert set(left(form, {"name": "Elsa"}, "has_car")) == {"has_car", "plate"}


def test_entries_stand_on_paper_in_their_order_whatever_their_numbers() -> None:
    answers = {"children": [2, 5], "children.2.first": "Ida", "children.2.has_car": "no", "children.5.first": "Olle"}
    assert left(FAMILY, answers, "children.5.has_car") == {
        "children.2.has_car": "children.5.has_car", "children.2.plate": "children.5.plate",
    }  # fmt: skip


def test_an_entry_that_is_missing_is_asked_for_whole() -> None:
    assert left(FAMILY, {"children": [3], "children.3.first": "Ida"}, "children") == {
        f"children.2.{key}": f"children.4.{key}" for key in ("first", "has_car", "plate")
    }
    assert set(left(FAMILY, {}, "children")) == {f"children.1.{key}" for key in ("first", "has_car", "plate")}
