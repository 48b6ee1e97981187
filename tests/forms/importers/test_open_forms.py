"""Open Forms: an export in a ZIP, steps of components and rules of JSON logic beside them."""

import io
import json
import zipfile

import pytest

from forms.importers import ImportRefused, read
from tests.forms.importers.imports import reasons, shown, sound


def packed(**files):
    """A ZIP of JSON files; what is bytes is packed as it is."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(f"{name}.json", content if isinstance(content, bytes) else json.dumps(content))
    return data.getvalue()


def step(uuid, slug, *components):
    return {"uuid": uuid, "slug": slug, "configuration": {"display": "form", "components": list(components)}}


NAME = {"type": "textfield", "key": "naam", "label": "Uw naam", "validate": {"required": True}}
FIRM = {
    "type": "fieldset",
    "key": "bedrijf",
    "label": "Bedrijf",
    "hidden": True,
    "components": [{"type": "textfield", "key": "kvk", "label": "Nummer van het bedrijf"}],
}
FORM = {
    "name": "Vraag of klacht",
    "slug": "vraag",
    "steps": [{"uuid": "s1", "form_definition": "Uw gegevens"}],
    "registration_backend": "mail",
}


def rule(trigger, component, state, property="hidden"):
    action = {"component": component, "action": {"type": "property", "property": {"value": property}, "state": state}}
    return {"json_logic_trigger": trigger, "actions": [action]}


def test_steps_are_pages_and_rules_show_what_begins_hidden():
    logic = [
        rule({"!=": [{"var": "naam"}, ""]}, "bedrijf", False),
        rule({"==": [{"var": "naam"}, "x"]}, "kvk", True, "disabled"),
    ]
    data = packed(forms=[FORM], formSteps=[step("s1", "gegevens", NAME, FIRM)], formDefinitions=[], formLogic=logic)
    imported = read("", data, "export.zip")
    form = sound(imported)
    assert form.service == "vraag" and form.languages == ("sv", "nl") and form.pages[0].title.root["nl"] == "Uw gegevens"
    assert shown(form, "bedrijf") == {"question": "naam", "is_empty": False}
    assert reasons(imported, "kvk") == {"outside"} == reasons(imported, "registration_backend")


def test_a_step_can_take_its_components_from_a_definition():
    definition = {"uuid": "d1", "name": "Uw gegevens", "configuration": {"components": [NAME]}}
    steps = [{"uuid": "s1", "slug": "a", "form_definition": "http://host/api/v2/form-definitions/d1"}]
    form = sound(read("open-forms", packed(forms=[FORM], formSteps=steps, formDefinitions=[definition]), "export.zip"))
    assert [question.key for question, _ in form.questions()] == ["naam"]


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 no more",
        packed(),
        packed(formSteps=b"[" * 100_000),
        packed(formSteps=b"not json"),
        packed(formSteps=[1, None, "x"]),
        packed(**{"../../formSteps": [step("s", "a", NAME)]}),
        packed(formSteps=b" " * 30_000_000),
        packed(**{f"f{number}": [] for number in range(300)}),
    ],
    ids=["cut", "empty", "deep", "broken", "odd", "path", "bomb", "many"],
)
def test_what_is_no_export_is_refused(data):
    with pytest.raises(ImportRefused):
        read("open-forms", data, "export.zip")
