"""Workbooks that Lucka writes: read in again they ask the same, under the same conditions, and hold no formula."""

import io
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from forms import importers
from forms.definition import Form, Question, RepeatingGroup
from forms.exports import xpath
from forms.exports.xlsform import xlsform
from forms.importers.workbook import sheets
from forms.journey import walk
from forms.kinds.choices import options
from forms.reading import read_file
from forms.texts import Text
from tests import generating

LIBRARY = sorted((Path(__file__).parents[3] / "forms" / "library").glob("*.yaml"))
QUICK = (Phase.explicit, Phase.generate)
slow = settings(max_examples=20, deadline=None, phases=QUICK, suppress_health_check=list(HealthCheck))


def read_back(form: Form) -> Form:
    return Form.model_validate(importers.read("xlsform", xlsform(form), "form.xlsx").tree)


@cache
def both(path: Path) -> tuple[Form, Form]:
    form = read_file(path)
    return form, read_back(form)


SETTINGS = ("kind", "minimum", "maximum", "max_length", "max_files")


def essence(form: Form, question: Question, group: RepeatingGroup | None) -> dict[str, object]:
    """What a question asks in the form's languages, apart from layers on them and from what paper and telephone add."""

    def words(text: Text | None) -> dict[str, str]:
        return {language: " ".join(text.root.get(language, "").split()) for language in form.languages} if text else {}

    said = {name: getattr(question, name) for name in SETTINGS} | {"accept": sorted(question.accept)}
    required = question.required if question.kind != "computed" else ""
    offered = [(each.code, words(each.label), words(each.help), words(each.specify)) for each in options(question)]
    own = [each for each in offered if question.option(each[0])] or [each[0] for each in offered]
    return said | {"label": words(question.label), "help": words(question.help), "unit": words(question.unit),
                   "required": required, "options": own, "group": group.key if group else ""}  # fmt: skip


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: path.stem)
def test_a_shipped_service_is_the_same_questions_when_it_is_read_in_again(path):
    form, back = both(path)
    asked = {question.key: essence(form, question, group) for question, group in form.questions()}
    again = {question.key: essence(form, question, group) for question, group in back.questions()}
    assert list(again) == list(asked)
    for key, told in asked.items():
        assert again[key] == told, key


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: path.stem)
@given(data=st.data())
@settings(max_examples=5, deadline=None, phases=QUICK, suppress_health_check=list(HealthCheck))
def test_a_shipped_service_shows_the_same_for_the_same_answers(path, data):
    form, back = both(path)
    assert_same_journey(form, back, data)


@given(form=generating.forms(), data=st.data())
@slow
def test_any_form_shows_the_same_for_the_same_answers(form, data):
    back = read_back(form)
    assert [question.key for question, _ in back.questions()] == [question.key for question, _ in form.questions()]
    for _ in range(3):
        assert_same_journey(form, back, data)


def assert_same_journey(form: Form, back: Form, data: st.DataObject) -> None:
    answers = data.draw(generating.answers(form))
    one, two = walk(form, answers), walk(back, answers)
    assert {asked.path for asked in two.asked} == {asked.path for asked in one.asked}
    assert (two.stop is None) is (one.stop is None)
    assert {problem.path for problem in two.problems} == {problem.path for problem in one.problems}


def test_a_text_that_begins_like_a_formula_stays_a_text():
    form = read_file(LIBRARY[0])
    question = next(question for question, _ in form.questions())
    tree = form.model_dump(mode="json", exclude_unset=True)
    written = xlsform(Form.model_validate(_relabelled(tree, question.key, '=HYPERLINK("http://x","y")')))
    book = openpyxl.load_workbook(io.BytesIO(written))
    types = {cell.data_type for sheet in book for row in sheet for cell in row if cell.value is not None}
    assert types == {"s"}
    assert any('=HYPERLINK("http://x","y")' in row for row in sheets(written)["survey"])


def _relabelled(value: object, key: str, words: str) -> object:
    if isinstance(value, list):
        return [_relabelled(each, key, words) for each in value]
    if not isinstance(value, dict):
        return value
    label = {"label": dict.fromkeys(value["label"], words)} if value.get("question") == key and "label" in value else {}
    return {name: _relabelled(each, key, words) for name, each in value.items()} | label


def test_the_columns_are_those_that_other_tools_know():
    book = sheets(xlsform(read_file(next(path for path in LIBRARY if path.stem == "specimen"))))
    assert list(book) == ["survey", "choices", "settings"]
    assert {"type", "name", "label::Svenska (sv)", "label::English (en)", "hint::Svenska (sv)", "relevant", "required",
            "constraint", "calculation", "appearance"} <= set(book["survey"][0])  # fmt: skip
    frames = [row[0] for row in book["survey"][1:] if row[0].startswith(("begin", "end"))]
    assert frames.count("begin group") == frames.count("end group")
    assert frames.count("begin repeat") == frames.count("end repeat") >= 1


def test_false_is_said_so_that_a_missing_answer_is_neither():
    form = read_file(next(path for path in LIBRARY if path.stem == "specimen"))
    assert xpath.holds(form, form.conditions["has_pet"]) == "${pet} = 'yes'"
    assert xpath.holds(form, form.conditions["has_pet"], False) == "(${pet} != '' and not(${pet} = 'yes'))"
