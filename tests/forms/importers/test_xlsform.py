"""XLSForm workbooks: spellings, conditions, constraints, bounds, and files that are none."""

import io
import zipfile
from contextlib import suppress

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from forms import importers
from forms.definition import Form
from forms.importers import workbook
from forms.importers.task import REASONS
from forms.importers.xpath import NotAnExpression, parse
from tests.corpus import CORPUS

quick = settings(
    max_examples=150, deadline=None, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck)
)


def book(**sheets: list[list[object]]) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def imported(survey: list[list[object]], **more: list[list[object]]) -> tuple[Form, list[tuple[str, str]]]:
    found = importers.read("xlsform", book(survey=survey, **more), "form.xlsx")
    return Form.model_validate(found.tree), [(task.name, task.reason) for task in found.tasks]


MISSING_OR_NO_CAT = {"any": [{"question": "pet", "is_empty": True}, {"not": {"question": "pet", "equals": "cat"}}]}
CHOICES = [["list_name", "name", "label"], ["pets", "cat", "Katt"], ["pets", "dog", "Hund"], ["pets", "fish", "Fisk"]]


@pytest.mark.parametrize(
    "head", ["label::English (en)", "label:english", "label::en", "LABEL::EN", "caption:English", "Label : english"]
)
def test_a_label_is_found_under_every_spelling_of_its_language(head):
    form, _ = imported([["type", "name", head], ["text", "who", "Who are you?"]])
    assert form.question("who").label.root["en"] == "Who are you?"


def test_texts_in_several_languages_stay_beside_each_other():
    form, tasks = imported([["type", "name", "label::Svenska (sv)", "label::English (en)"], ["text", "who", "Vem?", "Who?"]])
    assert form.question("who").label.root == {"sv": "Vem?", "en": "Who?"}
    assert ("en", REASONS["language"]) not in tasks


@pytest.mark.parametrize(
    ("relevant", "condition"),
    [
        ("${pet} = 'cat'", {"question": "pet", "equals": "cat"}),
        ("selected(${pets}, 'dog')", {"question": "pets", "contains": "dog"}),
        ("${pet} = 'cat' or ${pet} = 'dog'", {"question": "pet", "one_of": ["cat", "dog"]}),
        ("${age} >= 18 and ${age} < 65", {"all": [{"question": "age", "at_least": 18}, {"question": "age", "less": 65}]}),
        ("${pet} != ''", {"question": "pet", "is_empty": False}),
        ("count-selected(${pets}) > 0", {"question": "pets", "is_empty": False}),
        ("not(${pet} = ‘cat’)", MISSING_OR_NO_CAT),
        ("../pet='fish'", {"question": "pet", "equals": "fish"}),
    ],
)  # fmt: skip
def test_a_relevant_expression_becomes_the_condition_that_means_the_same(relevant, condition):
    rows = [["type", "name", "label", "relevant"], ["select_one pets", "pet", "Pet?"],
            ["select_multiple pets", "pets", "Pets?"], ["integer", "age", "Age?"],
            ["text", "more", "More?", relevant]]  # fmt: skip
    found = importers.read("xlsform", book(survey=rows, choices=CHOICES), "form.xlsx")
    assert found.tree["pages"][0]["items"][3]["show_if"] == condition


def test_a_condition_that_cannot_be_said_is_a_task_with_its_words():
    rows = [["type", "name", "label", "relevant"], ["text", "mail", "Mail?"], ["text", "more", "More?", "regex(${mail}, '.*')"]]
    found = importers.read("xlsform", book(survey=rows), "form.xlsx")
    assert [task.detail for task in found.tasks if task.reason == REASONS["condition_code"]] == ["regex(${mail}, '.*')"]


def test_limits_become_settings_and_the_rest_of_a_constraint_a_rule_with_its_message():
    rows = [["type", "name", "label", "constraint", "constraint_message"], ["integer", "low", "Low?", ". > 0 and . <= 10"],
            ["integer", "high", "High?", ". >= ${low}", "At least as much."]]  # fmt: skip
    form, _ = imported(rows)
    assert (form.question("low").minimum, form.question("low").maximum) == ("1", "10")
    assert [(rule.at, rule.message.root["en"]) for rule in form.rules] == [("high", "At least as much.")]


def test_groups_are_pages_repeats_are_groups_and_a_sum_is_computed():
    rows = [["type", "name", "label", "calculation"], ["begin group", "first", "First"], ["text", "who", "Who?"], ["end group"],
            ["begin repeat", "cost", "Cost"], ["decimal", "amount", "Amount?"], ["end repeat"],
            ["calculate", "total", "In all", "sum(${amount})"]]  # fmt: skip
    form, _ = imported(rows)
    assert [page.key for page in form.pages if page.group] and form.question("total").compute.sum == ("amount",)
    assert form.questions_by_key.keys() == {"who", "amount", "total"}


def test_what_has_no_place_is_told_by_name():
    rows = [["type", "name", "label", "image", "choice_filter", "default"], ["start", "began", ""],
            ["select_one pets", "pet", "Pet?", "a.jpg", "x = ${began}", "cat"], ["geopoint", "where", "Where?"],
            ["calculate", "c", ""]]  # fmt: skip
    form, tasks = imported(rows, choices=CHOICES)
    told = {name for name, _ in tasks}
    assert {"began", "pet", "where", "c"} <= told and form.question("where").kind == "text"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0" + b"\0" * 600, b"just words", b"\xff\xfe\x00"])
def test_what_is_no_workbook_is_refused_in_words(data):
    with pytest.raises(importers.ImportRefused, match="Filen"):
        importers.read("xlsform", data, "form.xlsx")


def test_a_file_that_unpacks_to_more_than_any_form_is_refused_before_it_is_unpacked():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", b"0" * (workbook.LARGEST_UNPACKED + 1))
    assert len(file.getvalue()) < 100_000
    with pytest.raises(importers.ImportRefused):
        importers.read("xlsform", file.getvalue(), "form.xlsx")


def test_a_far_cell_costs_nothing():
    made = openpyxl.Workbook()
    made.active.title = "survey"
    for row in (["type", "name", "label"], ["text", "who", "Who?"]):
        made.active.append(row)
    made.active.cell(1_048_576, 16_384, "far")
    file = io.BytesIO()
    made.save(file)
    assert importers.read("xlsform", file.getvalue(), "form.xlsx").tree["pages"]


@given(st.text(alphabet="${}()'\"ab.<>=! and or not selected,1-‘’", max_size=60))
@quick
def test_no_expression_crashes_the_parser(words):
    with suppress(NotAnExpression):
        parse(words)


_CELLS = st.sampled_from(
    ["", "text", "select_one pets", "begin group", "begin repeat", "end group", "calculate", "${a} = 'x'", "a", "..", "7"]
)


@given(st.lists(st.lists(_CELLS | st.text(max_size=8), max_size=9), max_size=12))
@settings(max_examples=40, deadline=None, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck))
def test_any_rows_come_to_a_form(rows):
    head = ["type", "name", "label", "relevant", "constraint", "required", "calculation", "repeat_count", "appearance"]
    clean = [[workbook._text("".join(c for c in cell if c >= " " and c != "\x7f")) for cell in row] for row in rows]
    try:
        data = book(survey=[head, *clean], choices=CHOICES)
    except openpyxl.utils.exceptions.IllegalCharacterError:
        return
    Form.model_validate(importers.read("xlsform", data, "form.xlsx").tree)


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not beside the checkout")
def test_every_real_workbook_comes_to_a_form():
    for path in sorted(CORPUS.glob("xlsform/*/*")):
        if path.stem != "UCL_Biomass_Plot_Form":
            Form.model_validate(importers.read("xlsform", path.read_bytes(), path.name).tree)
