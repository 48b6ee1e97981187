"""Drupal Webform and OS2Forms: states, composites, translations, what another system knew, and files that are none."""

import json

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from forms import importers
from forms.definition import Form
from forms.importers import webform
from forms.importers.task import REASONS
from tests.corpus import CORPUS

PET = {"#type": "radios", "#title": "Pet?", "#options": {"cat": "Cat", "dog": "Dog"}}
TICK = {"#type": "checkbox", "#title": "I have a pet"}


def read(elements: dict, **more: object) -> importers.Imported:
    """The import of a form; JSON is YAML too."""
    file = {"langcode": "en", "id": "pets", "title": "Pets", "elements": json.dumps(elements)} | more
    return importers.read("webform", json.dumps(file).encode(), "webform.webform.pets.yml")


def shown(states: dict, **before: dict) -> object:
    tree = read(before | {"more": {"#type": "textfield", "#title": "More?", "#states": states}}).tree
    return tree["pages"][0]["items"][-1].get("show_if")


def on(name: str, **trigger: object) -> dict:
    return {f':input[name="{name}"]': trigger}


def test_visible_and_invisible_become_conditions_that_hold_for_the_same_answers():
    assert shown({"visible": on("pet", value="cat")}, pet=PET) == {"question": "pet", "equals": "cat"}
    missing_or_other = {"any": [{"question": "pet", "is_empty": True}, {"not": {"question": "pet", "equals": "cat"}}]}
    assert shown({"invisible": on("pet", value="cat")}, pet=PET) == missing_or_other
    assert shown({"visible": [on("pet", value="cat"), "or", on("pet", value="dog")]}, pet=PET) == {
        "question": "pet", "one_of": ["cat", "dog"],
    }  # fmt: skip
    assert shown({"visible": on("tick", checked=True)}, tick=TICK) == {"question": "tick", "equals": "yes"}
    boxes = PET | {"#type": "checkboxes"}
    assert shown({"visible": on("pets[cat]", checked=True)}, pets=boxes) == {"question": "pets", "contains": "cat"}


def test_required_together_with_visible_is_required_and_required_alone_is_a_rule():
    when = on("pet", value="cat")
    both = {"#type": "textfield", "#title": "Name?", "#states": {"visible": when, "required": when}}
    alone = {"#type": "textfield", "#title": "Name?", "#states": {"required": when}}
    form = Form.model_validate(read({"pet": PET, "both": both, "alone": alone}).tree)
    assert (form.question("both").required, form.question("alone").required) == ("yes", "no")
    assert [rule.at for rule in form.rules] == ["alone"]


def test_a_value_that_another_system_knew_is_asked_where_a_condition_looks_at_it():
    more = {"#type": "textfield", "#title": "Name?", "#states": {"visible": on("applicant", value="company")}}
    found = read({"applicant": {"#type": "hidden", "#title": "Applicant"}, "id": {"#type": "hidden"}, "more": more})
    form = Form.model_validate(found.tree)
    assert [option.code for option in form.question("applicant").options] == ["company", "other"]
    assert form.question("more").show_if is not None
    assert {("applicant", REASONS["asked_now"]), ("id", REASONS["hidden"])} <= {
        (task.name, task.reason) for task in found.tasks
    }


def test_a_composite_that_takes_several_is_a_repeating_group_on_a_page_of_its_own():
    child = {"#type": "webform_custom_composite", "#title": "Children", "#multiple": True,
             "#element": {"name": {"#type": "textfield", "#title": "Name?"},
                          "cpr": {"#type": "os2forms_nemid_cpr", "#title": "CPR"}}}  # fmt: skip
    form = Form.model_validate(read({"who": {"#type": "textfield", "#title": "Who?"}, "child": child}).tree)
    group = next(page.group for page in form.pages if page.group)
    assert [question.kind for question in group.items] == ["text", "personal_number"]


def test_wizard_pages_are_pages_and_words_between_questions_stay():
    page = {
        "#type": "webform_wizard_page",
        "#title": "One",
        "lead": {"#type": "webform_markup", "#markup": "<p>Read &aring;</p>"},
    }
    form = Form.model_validate(read({"one": page | {"who": {"#type": "email", "#title": "Mail?", "#required": True}}}).tree)
    assert [(each.key, each.title.root["en"]) for each in form.pages] == [("one", "One")]
    assert form.pages[0].items[0].text.root["en"] == "Read å" and form.question("who").required == "yes"


def test_translations_and_option_lists_that_lie_beside_come_along():
    data = json.dumps(
        {"langcode": "en", "title": "Pets", "elements": json.dumps({"pet": PET | {"#options": "animals"}})}
    ).encode()
    overlay = json.dumps({"title": "Djur", "elements": json.dumps({"pet": {"#title": "Djur?"}})}).encode()
    options = json.dumps({"options": json.dumps({"cow": "Cow", "pig": "Pig"})}).encode()
    beside = {"language/sv/webform.webform.pets.yml": overlay, "webform.webform_options.animals.yml": options}
    form = Form.model_validate(webform.read_form(data, "webform.webform.pets.yml", beside).tree)
    assert form.title.root == {"sv": "Djur", "en": "Pets"} and form.question("pet").label.root["sv"] == "Djur?"
    assert [option.code for option in form.question("pet").options] == ["cow", "pig"]


def test_options_elsewhere_twig_and_unknown_types_are_told_by_name():
    found = read({"a": PET | {"#options": "animals"}, "b": {"#type": "webform_computed_twig", "#template": "{{ x }}"},
                  "c": {"#type": "my_own_composite", "#title": "Mine"}})  # fmt: skip
    assert {("a", REASONS["options_elsewhere"]), ("b", REASONS["not_computed"]), ("c", REASONS["kind"])} <= {
        (task.name, task.reason) for task in found.tasks
    }
    assert Form.model_validate(found.tree).question("c") is not None


@pytest.mark.parametrize(
    "data", [b"", b"elements: [", b"elements: '*x'", b"\xff\xfe", b"a: &a [*a]\nelements: x", b"elements: 7"]
)
def test_what_is_no_webform_is_refused_in_words(data):
    with pytest.raises(importers.ImportRefused, match="Filen"):
        importers.read("webform", data, "x.yml")


_LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=6)
    | st.sampled_from(["radios", "checkbox", "select", "container"])
)
_NAMES = st.sampled_from(
    ["#type", "#title", "#options", "#states", "#multiple", "#element", "visible", "a", "b", ':input[name="a"]']
)
_TREES = st.recursive(
    _LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner, max_size=5), max_leaves=25
)


@given(st.dictionaries(st.sampled_from(["a", "b", "c"]), st.dictionaries(_NAMES, _TREES, max_size=6), min_size=1, max_size=3))
@settings(max_examples=120, deadline=None, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck))
def test_any_elements_come_to_a_form(elements):
    Form.model_validate(read(elements).tree)


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not beside the checkout")
def test_every_real_webform_comes_to_a_form():
    for path in sorted(CORPUS.glob("webform/*/*"))[::4]:
        Form.model_validate(importers.read("webform", path.read_bytes(), path.name).tree)
