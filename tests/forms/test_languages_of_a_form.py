"""A form in several languages: complete in those it names, easier in a layer, honest about what a machine has written."""

import pytest
from pydantic import ValidationError

from forms import catalogue
from forms.checks import findings
from forms.definition import Form
from forms.texts import LONGEST_CODE
from tests.forms.small import form_of, tree_of

ASK = {"question": "name", "kind": "text", "label": {"sv": "Namn", "sv-simple": "Vad heter du?"}}


def test_easy_swedish_is_a_layer_that_need_not_be_complete_nor_named():
    form = form_of([ASK], summary={"sv": "Ansök om larm", "sv-simple": "Få en knapp att trycka på"})
    assert form.languages == ("sv",)
    assert form.speaks("sv-simple") and form.speaks("sv") and not form.speaks("fi") and not form.speaks("svx")


def test_the_words_of_a_layer_are_found_by_the_search():
    form = form_of([ASK], title={"sv": "Trygghetslarm", "sv-simple": "Hjälpknapp"})
    assert catalogue.search([catalogue.entry(form)], "hjälpknappen") == [form]


def test_a_named_language_must_be_complete():
    lacking = {(finding.code, finding.values["language"]) for finding in findings(_form(languages=["sv", "fi"]))}
    assert lacking == {("missing_translation", "fi")}


@pytest.mark.parametrize("wrong", ["fi", "sv"])
def test_only_a_language_of_the_form_can_be_machine_made_and_swedish_never_is(wrong):
    found = [finding for finding in findings(_form(machine_made=[wrong])) if finding.at == ("machine_made",)]
    assert [(finding.code, finding.values) for finding in found] == [("no_machine_language", {"language": wrong})]


@pytest.mark.parametrize("code", ["fi", "fit", "sv-simple", "zh-Hans", "sr-Latn-RS"])
def test_any_code_of_bcp_47_names_a_language(code):
    assert code in _form(languages=["sv", code]).languages


@pytest.mark.parametrize("code", ["", "swedish", "sv_simple", "../en", "s", "sv-" + "a" * LONGEST_CODE])
def test_what_is_no_code_is_refused(code):
    with pytest.raises(ValidationError):
        _form(languages=[code])


def _form(**more: object) -> Form:
    return Form.model_validate(tree_of([ASK], **more))
