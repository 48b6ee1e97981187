"""Two versions compared as a reader sees them: what differs, where, and in which language."""

from collections import Counter
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accessibility import languages
from forms import library, reading
from forms.comparing import differences, meaning_changed
from forms.comparing_words import Told, told
from forms.definition import Form
from forms.texts import SWEDISH
from tests import generating
from tests.forms.mutating import mutated
from tests.forms.small import OPTIONS, form_of, tree_of

NAME = {"question": "name", "kind": "text", "label": "Vad heter du?"}
HOUSING = {"question": "housing", "kind": "radio", "label": "Hur reser du?", "options": OPTIONS}
WHY = {"question": "why", "kind": "textarea", "label": "Varför söker du?", "show_if": {"question": "housing", "equals": "car"}}


def read(old: Form, new: Form) -> list[Told]:
    return told(differences(old, new), old, new, SWEDISH)


def lines(old: list[dict], new: list[dict], **more: object) -> list[str]:
    found = read(form_of(old), form_of(new, **more))
    return [f"{each.place}: {each.what}: {each.before} → {each.after}" for each in found]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([NAME], [NAME | {"label": "Ditt namn?"}], ["fråga 1: frågans ord på svenska: Vad heter du? → Ditt namn?"]),
        ([NAME], [NAME | {"help": "För- och efternamn"}], ["fråga 1: hjälptexten på svenska:  → För- och efternamn"]),
        ([NAME], [NAME | {"required": "no"}], ["fråga 1: om man måste svara: måste besvaras → frivillig"]),
        ([NAME], [NAME | {"kind": "email"}], ["fråga 1: sorten: kort text → e-postadress"]),
        ([NAME], [NAME | {"max_length": 30}], ["fråga 1: antalet tecken:  → 30"]),
        ([NAME, HOUSING], [HOUSING], ["fråga 1: borttagen: Vad heter du? → "]),
        ([HOUSING], [HOUSING, NAME], ["fråga 2: ny:  → Vad heter du?"]),
        ([NAME, HOUSING], [HOUSING, NAME], ["fråga 1: flyttad: fråga 2, sidan ”Sida 0” → fråga 1, sidan ”Sida 0”"]),
        ([HOUSING, WHY], [HOUSING, NAME, WHY | {"show_if": {"question": "housing", "equals": "bus"}}],
         ["fråga 2: ny:  → Vad heter du?",
          "fråga 3: villkoret: visas om svaret på fråga 1 är ”Bil” → visas om svaret på fråga 1 är ”Buss”"]),
        ([HOUSING], [HOUSING | {"options": OPTIONS[1:]}], ["fråga 1, svaret ”Bil”: borttagen: Bil → "]),
        ([HOUSING], [HOUSING | {"options": [OPTIONS[0] | {"label": "Egen bil"}, *OPTIONS[1:]]}],
         ["fråga 1, svaret ”Egen bil”: svarets ord på svenska: Bil → Egen bil"]),
        ([NAME], [NAME, HOUSING], ["fråga 2: ny:  → Hur reser du?"]),
        ([HOUSING, NAME], [HOUSING, {"section": "who", "title": "Om dig", "items": [NAME]}],
         ["avsnittet ”Om dig”: ny:  → Om dig",
          "fråga 2: flyttad: fråga 2, sidan ”Sida 0” → fråga 2, avsnittet ”Om dig”"]),
    ],
)  # fmt: skip
def test_a_difference_is_told_with_its_place_and_both_wordings(old: list, new: list, expected: list[str]) -> None:
    assert lines(old, new) == expected


def test_a_condition_of_which_only_the_numbers_change_is_no_difference_and_a_name_is_written_out() -> None:
    assert lines([HOUSING, WHY], [NAME, HOUSING, WHY]) == ["fråga 1: ny:  → Vad heter du?"]
    named = {"conditions": {"by_car": WHY["show_if"]}}
    assert lines([HOUSING, WHY], [HOUSING, WHY | {"show_if": "by_car"}], **named) == []


def test_each_language_is_told_apart_and_what_is_of_the_catalogue_too() -> None:
    old = reading.read(library.path("contact").read_text(encoding="utf-8"))
    tree = old.model_dump(mode="json", by_alias=True)
    tree["fee"] |= {"en": "Nothing at all."}
    tree["clock"]["weeks"] = 3
    tree["summary"]["sv-simple"] = "Skriv till oss."
    tree["synonyms"]["en"] = tree["synonyms"]["en"][1:]
    found = read(old, Form.model_validate(tree))
    assert [each.what for each in found] == [
        "sammanfattningen på lätt svenska", "sökorden på engelska", "antalet veckor till svar", "avgiften på engelska",
    ]  # fmt: skip
    assert {each.place for each in found} == {"om tjänsten"}
    assert (found[2].before, found[2].after) == ("1", "3")
    assert found[1].before.startswith("question, ask")


@pytest.mark.parametrize(("kind", "wrong"), [("integer", "abc"), ("date", "2026-02-31"), ("money", "mycket")])
def test_a_condition_with_a_value_that_is_none_is_told_as_one_that_cannot_be_read(kind: str, wrong: str) -> None:
    about = {"question": "name", "kind": kind, "label": "Hur?"}
    old, new = (Form.model_validate(tree_of([about, WHY | {"show_if": {"question": "name", "equals": value}}]))
                for value in ("1", wrong))  # fmt: skip
    if kind != "date":
        assert read(old, new)[0].before == f"visas om svaret på fråga 1 är {1 if kind == 'integer' else '1 kronor'}"
    assert read(old, new)[0].after == "ett villkor som inte går att läsa"


def test_what_cannot_be_read_yet_is_compared_all_the_same() -> None:
    old = form_of([NAME])
    about = {"question": "gone", "equals": "x"}
    new = Form.model_validate(tree_of([NAME | {"show_if": about}, WHY | {"show_if": "unknown"}], rules=[
        {"rule": "odd", "require": about, "at": "gone", "message": "Nej"},
    ]))  # fmt: skip
    assert [each.after for each in read(old, new)] == ["ett villkor som inte går att läsa", "Varför söker du?", "Nej"]


@pytest.mark.parametrize("service", ["contact", "building-permit", "specimen"])
def test_a_form_does_not_differ_from_itself(service: str) -> None:
    form = reading.read(library.path(service).read_text(encoding="utf-8"))
    assert differences(form, Form.model_validate(form.model_dump(mode="json", by_alias=True))) == []


OTHER_WAY = {"added": "removed", "removed": "added"}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_the_other_way_round_there_is_as_much_of_everything(data: st.DataObject) -> None:
    old = data.draw(generating.forms(pages=3))
    new = data.draw(mutated(old))
    there, back = differences(old, new), differences(new, old)
    assert Counter(each.kind for each in there) == Counter(OTHER_WAY.get(each.kind, each.kind) for each in back)
    texts = {(each.key, each.field, each.language, each.before, each.after) for each in there if each.kind == "text"}
    assert texts == {(each.key, each.field, each.language, each.after, each.before) for each in back if each.kind == "text"}
    for say in (SWEDISH, languages.say_for("en")):
        assert all(each.place and each.what for each in told(there, old, new, say))
    assert (there == []) == (old == new) or {*old.conditions.values()} != {*new.conditions.values()}


def test_a_large_form_is_compared_at_once() -> None:
    many = [HOUSING | {"question": f"q{n}"} for n in range(300)]
    old, new = form_of(many), form_of(many[::-1])
    began = process_time()
    assert len(differences(old, new)) == 299
    assert process_time() - began < 1


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (NAME, NAME | {"kind": "date"}, ["kind"]),
        (NAME, NAME | {"label": "Vad heter din hund?"}, []),
        (NAME, NAME | {"label": "Var bor din mormor?"}, ["label"]),
        (NAME, NAME | {"label": "Vad heter du i efternamn?"}, []),
        (NAME | {"label": "Vad tjänar du i månaden?"}, NAME | {"label": "Vad tjänar du om året?"}, ["label"]),
        (NAME | {"label": "Får du hjälp?"}, NAME | {"label": "Får du inte hjälp?"}, ["label"]),
        (HOUSING, HOUSING | {"options": [OPTIONS[0] | {"label": "Båt"}, *OPTIONS[1:]]}, ["option"]),
        (HOUSING, HOUSING | {"options": [OPTIONS[0] | {"label": "Bil eller mc"}, *OPTIONS[1:]]}, []),
        (HOUSING, HOUSING | {"options": OPTIONS[:2]}, []),
    ],
)  # fmt: skip
def test_a_key_that_stands_for_something_else_is_told(old: dict, new: dict, why: list[str]) -> None:
    assert [each.why for each in meaning_changed(form_of([old]), form_of([new]))] == why
