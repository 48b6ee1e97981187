"""Answers described as JSON Schema: what people may send is taken, what they may not is refused."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from forms.answers import Answer
from forms.definition import Form, Question
from forms.exports.schema import json_schema
from forms.journey import walk
from forms.kinds import kind_of
from forms.reading import read_file
from forms.texts import SWEDISH
from forms.tree import plain, tree_of
from tests import generating
from tests.forms.exports.answers_object import as_object
from tests.walking import SOUND

LIBRARY = sorted((Path(__file__).parents[3] / "forms" / "library").glob("*.yaml"))
SPECIMEN = next(path for path in LIBRARY if path.stem == "specimen")
slow = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def validator(form: Form) -> Draft202012Validator:
    schema = json_schema(form, SWEDISH)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def walked(form: Form) -> dict[str, object]:
    """A whole application with sound answers, in the shape of the schema."""
    answers: dict[str, Answer] = {}
    for _ in range(60):
        journey = walk(form, answers)
        missing = [asked for asked in journey.asked if asked.path not in answers and asked.question.kind != "computed"]
        groups = [page.group for page in journey.pages if page.group and page.group.key not in answers]
        if not missing and not groups:
            assert journey.is_complete, journey.problems
            return as_object(form, journey.shown)
        answers |= {group.key: Answer([1, 2][: group.maximum]) for group in groups}
        answers |= {asked.path: Answer(_sound(asked.question)) for asked in missing}
    raise AssertionError("the walk does not end")


def _sound(question: Question) -> object:
    typed = {part: [text] if isinstance(text, str) else text for part, text in SOUND[question.kind](question).items()}
    return kind_of(question).read(question, typed)


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: path.stem)
def test_the_schema_of_a_shipped_service_is_sound_and_takes_a_whole_application(path):
    form = read_file(path)
    assert list(validator(form).iter_errors(walked(form))) == []


@given(form=generating.forms(), data=st.data())
@slow
def test_whatever_may_be_sent_is_taken(form, data):
    journey = walk(form, data.draw(generating.answers(form)))
    assume(journey.is_complete)
    errors = list(validator(form).iter_errors(as_object(form, journey.shown)))
    assert not errors, [error.message for error in errors]


@given(form=generating.forms(), data=st.data())
@slow
def test_an_application_without_an_answer_that_is_always_demanded_is_refused(form, data):
    journey = walk(form, data.draw(generating.answers(form)))
    always = [place.item for place in form.places if not place.under and place.group is None and place.number]
    lacking = [item for item in always if item.required == "yes" and item.kind != "computed" and item.key not in journey.shown]
    assume(lacking)
    assert not validator(form).is_valid(as_object(form, journey.shown))


WRONG = {
    "text": 7, "textarea": "", "email": "astrid", "phone": "070", "integer": "12", "decimal": 1.5, "money": "12,5",
    "date": "26/11", "time": "25:00", "yes_no": "maybe", "radio": {"option": "nowhere"}, "select": "flat",
    "checkboxes": {"options": ["cat", "cat"]}, "declaration": False, "address": {"street": "Storgatan 1"},
    "personal_number": {"number": "191212121212"}, "organisation_number": "5560160680", "property_designation": "",
    "bank_account": {"clearing": "12", "account": "1"}, "file": {"state": "lost", "files": []}, "signature": {"name": "Astrid"},
    "computed": 3,
}  # fmt: skip


@pytest.mark.parametrize("kind", WRONG)
def test_an_answer_that_is_wrong_for_its_kind_is_refused(kind):
    form = read_file(SPECIMEN)
    schema = json_schema(form, SWEDISH)
    inside = schema["properties"]["costs"]["items"]["properties"] if "costs" in schema["properties"] else {}
    found = [each for each in (schema["properties"] | inside).values() if isinstance(each, dict) and each.get("x-kind") == kind]
    assert found, "the specimen has one of every kind"
    assert not Draft202012Validator(found[0], format_checker=Draft202012Validator.FORMAT_CHECKER).is_valid(WRONG[kind])


def test_what_is_not_asked_is_refused_and_what_is_then_asked_is_demanded():
    form = read_file(SPECIMEN)
    whole, taken = walked(form), validator(form)
    assert taken.is_valid(whole)
    assert not taken.is_valid({name: value for name, value in whole.items() if name != "animals"}), "a pet is said to be there"
    assert not taken.is_valid(whole | {"pet": "no"}), "the animals are not asked for without a pet"
    assert not taken.is_valid(whole | {"something": "else"})


def test_a_broken_rule_is_refused_where_the_schema_can_say_it():
    question = {"question": "many", "kind": "integer", "label": "Hur många?"}
    rule = {"rule": "few", "require": {"question": "many", "at_most": 3}, "at": "many", "message": "För många."}
    page = {"page": "one", "title": "Antal", "items": [question]}
    tree = plain(tree_of(SPECIMEN.read_bytes())) | {"applicant": None, "conditions": {}, "rules": [rule], "pages": [page]}
    taken = validator(Form.model_validate(tree))
    assert taken.is_valid({"many": 3})
    assert not taken.is_valid({"many": 4})


def test_titles_are_in_the_language_that_was_asked_for():
    from accessibility.languages import say_for

    schema = json_schema(read_file(SPECIMEN), say_for("en"))
    assert schema["title"] == "Specimen form"
    assert schema["properties"]["pet"]["oneOf"][0]["title"] == "Yes"
