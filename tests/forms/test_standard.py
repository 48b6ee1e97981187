"""Standard pages stand in a definition as one line, and are ordinary pages to everything that reads it."""

from datetime import date

import pytest

from forms import library, reading, uploaded
from forms.answers import Answer
from forms.carrying import carry
from forms.definition import Form
from forms.editing import change, from_form, written
from forms.journey import walk
from forms.standard import behalf
from forms.standard.pages import folded, names, texts_of, unfolded
from forms.tree import DefinitionRefused
from tests.forms.small import tree_of

LINE = {"standard": "on_behalf"}
NAME = {"page": "person", "title": "Den det gäller", "items": [
    {"question": "applicant_name", "kind": "text", "label": "Vad heter personen?"}]}  # fmt: skip
ASKING = ("home-care", "parking-permit", "safety-alarm")
WHOM = [{"option": "self", "label": "Mig själv"}, {"option": "relative", "label": "Någon som jag hjälper"}]
OLD = {"page": "for_whom", "title": "Vem", "items": [
    {"question": "for_whom", "kind": "radio", "label": "Vem söker du för?", "options": WHOM},
    {"question": "helper_name", "kind": "text", "label": "Vad heter du själv?"},
    {"question": "helper_relation", "kind": "text", "label": "Hur känner ni varandra?", "required": "no"}]}  # fmt: skip


def form(**more: object) -> Form:
    return Form.model_validate(tree_of() | {"pages": [LINE, NAME], "applicant": "applicant_name"} | more)


def one(code: str) -> Answer:
    return Answer({"option": code})


def test_a_line_becomes_ordinary_pages_in_its_place():
    keys = [page.key for page in form().pages]
    assert keys == ["for_whom", "helper", "relative", "authority", "authority_papers", "person"]


def test_unfolding_and_folding_undo_each_other():
    tree = tree_of() | {"pages": [LINE | {"items": [{"content": "first", "text": "Ring 112."}]}, NAME]}
    assert folded(unfolded(tree)) == tree
    assert unfolded(unfolded(tree)) == unfolded(tree)


def test_pages_that_were_changed_are_no_longer_the_line():
    tree = unfolded(tree_of() | {"pages": [LINE, NAME]})
    tree["pages"][1] = tree["pages"][1] | {"title": {"sv": "Du"}}
    assert folded(tree) is tree


def test_the_pages_speak_the_languages_of_their_form():
    label = form().question("helper_name").label
    assert set(label.root) == {"sv"}
    assert {"sv", "en"} <= set(form(languages=["sv", "en"]).question("helper_name").label.root) < {"sv", "en", "fi", "ar"}


@pytest.mark.parametrize("name", names())
def test_every_standard_text_is_there_in_the_languages_of_the_shipped_services(name: str):
    def lacking(value: object) -> list[object]:
        if isinstance(value, dict) and "sv" in value:
            return [] if {"sv", "en", "fi", "ar"} <= set(value) else [value]
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        return [each for part in inner for each in lacking(part)]

    assert not lacking(list(texts_of(name)))


def test_a_fault_in_a_standard_page_is_told_at_its_line():
    source = library.path("safety-alarm").read_text(encoding="utf-8").replace("  - page: person\n", "  - page: helper\n")
    with pytest.raises(DefinitionRefused) as refused:
        reading.read(source)
    told = refused.value.flaws[0]
    assert source.splitlines()[told.line - 1].strip() in ("- page: helper", "- standard: on_behalf")


@pytest.mark.parametrize("service", ASKING)
def test_a_file_keeps_its_line_when_something_else_is_changed(service: str):
    source = library.path(service).read_text(encoding="utf-8")
    tree = uploaded.read(source.encode()).tree
    assert written(tree, source) == source
    lines = ["minutes: 33" if line.startswith("minutes:") else line for line in source.split("\n")]
    assert written(change(tree, "", {"minutes": "33"}), source) == "\n".join(lines)


def test_a_changed_standard_page_is_written_out():
    source = library.path("safety-alarm").read_text(encoding="utf-8")
    text = written(change(uploaded.read(source.encode()).tree, "helper_name", {"max_length": "50"}), source)
    assert "standard: on_behalf" not in text
    assert reading.read(text).question("helper_name").max_length == 50


@pytest.mark.parametrize("service", ASKING)
def test_a_published_form_stays_as_it_is_whatever_the_standard_becomes(service: str):
    stored = library.form(service).model_dump(mode="json", by_alias=True)
    assert not any("standard" in page for page in stored["pages"])
    assert Form.model_validate(stored) == library.form(service)


def test_earlier_answers_stay_under_the_same_keys():
    old = Form.model_validate(tree_of() | {"pages": [OLD, NAME]})
    given = {"for_whom": one("relative"), "helper_name": Answer("Per"), "helper_relation": Answer("Son"),
             "applicant_name": Answer("Maj")}  # fmt: skip
    carried = carry(old, form(), given)
    assert dict(carried.answers) == given
    assert not carried.again and not carried.dropped


# --- who applies for whom


def test_who_applies_for_themselves_represents_nobody():
    assert behalf.behalf_of(form(), {"for_whom": one("self")}) is None
    assert behalf.behalf_of(library.form("contact"), {"name": Answer("Astrid")}) is None


@pytest.mark.parametrize(("answers", "kind"), [
    ({"for_whom": one("relative")}, "relative"), ({"for_whom": one("child")}, "parent"),
    ({"for_whom": one("representative"), "representative_kind": one("guardian")}, "guardian"),
    ({"for_whom": one("representative"), "representative_kind": one("future_attorney")}, "future_attorney"),
    ({"for_whom": one("representative")}, "other"), ({"for_whom": one("other")}, "relative"),
])  # fmt: skip
def test_the_kind_follows_from_the_answers(answers: dict[str, Answer], kind: str):
    assert behalf.behalf_of(form(), answers | {"helper_name": Answer("Per")}).kind == kind


def test_everything_that_was_said_of_the_right_is_read():
    answers = {
        "for_whom": one("representative"), "helper_name": Answer("Per Hallgren"), "helper_telephone": Answer("+46701740620"),
        "representative_kind": one("attorney"), "authority_scope": Answer({"options": ["this", "rights"]}),
        "authority_until": Answer("2027-01-31"), "authority_proof": Answer({"state": "now", "files": [{"id": 1}]}),
    }  # fmt: skip
    assert behalf.behalf_of(form(), answers) == behalf.Behalf(
        "attorney", "Per Hallgren", "+46701740620", scope=("rights", "this"), has_papers=True, expires_on=date(2027, 1, 31)
    )


def test_the_person_is_known_by_name_day_of_birth_and_address():
    answers = {
        "applicant_name": Answer("Maj Hallgren"), "personal_number": Answer({"number": "19400274-9807"}),
        "address": Answer({"care_of": "Ek", "street": "Kyrkgatan 1", "postcode": "123 45", "city": "Lillköping"}),
    }  # fmt: skip
    told = behalf.person_of(library.form("safety-alarm"), walk(library.form("safety-alarm"), answers).answers)
    assert told == behalf.Person("Maj Hallgren", date(1940, 2, 14), ("c/o Ek", "Kyrkgatan 1", "123 45 Lillköping"))
    assert from_form(form())["pages"][0]["page"] == "for_whom"
