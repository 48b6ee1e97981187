"""Reading a definition: every fault with its line and path, all at once, and nothing else than a refusal."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accessibility.languages import say_for
from forms import library
from forms.definition import Form
from forms.reading import DefinitionRefused, read, read_file
from forms.tree import LARGEST_BYTES, Flaw
from tests.forms.small import tree_of
from tests.generating import forms

SPECIMEN = library.path(library.SPECIMEN).read_text(encoding="utf-8")
SOUND = json.dumps(tree_of([{"question": "a", "kind": "text", "label": "A"}]))


def flaws(source: str | bytes) -> list[Flaw]:
    with pytest.raises(DefinitionRefused) as refused:
        read(source)
    return refused.value.flaws


def in_english(flaw: Flaw) -> str:
    return flaw.said(say_for("en"))


def told(source: str | bytes) -> str:
    return "\n".join(map(in_english, flaws(source)))


def line_of(source: str, words: str) -> int:
    return source[: source.index(words)].count("\n") + 1


def broken(old: str, new: str) -> str:
    assert SPECIMEN.count(old) >= 1, old
    return SPECIMEN.replace(old, new, 1)


def test_a_sound_definition_is_read():
    assert read(SOUND).service == "small"
    assert read(SPECIMEN.encode("utf-8-sig")).service == "specimen"


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("", 1, "not a definition"),
        ("null", 1, "not a definition"),
        ("hello", 1, "not a definition"),
        ("- lucka: 1\n- two\n", 1, "not a definition"),
        ("lucka: 1\n\ttitle: x\n", 2, "found character '\\t'"),
        ("lucka: 1\ntitle: [a, b\n", 3, "This is not YAML"),
        ("lucka: 1\nlucka: 1\n", 2, "duplicate key"),
        ("lucka: 1\n---\nlucka: 2\n", 2, "another document"),
        ("a: &x [1]\nb: *x\n", 1, "Anchors and aliases"),
        ("a: 1\nb: !!python/object/apply:os.system [ls]\n", 2, "Tags such as"),
        ("a: 1\nb: !!set {x}\n", 2, "Tags such as"),
        ("[" * 5000, 1, "nested deeper than 40"),
        ("a:\n" + "\n".join(" " * n + "- " for n in range(1, 60)), 41, "nested deeper"),
        (f"a: 1\nb: {'9' * 6000}\n", 2, "too many digits"),
        ("a: 1\nb: \x00\n", 2, "cannot be shown"),
        ('a: 1\nb: "\\ud800"\n', 2, "cannot be shown"),
        ('a: 1\nb: "\\0"\n', 2, "cannot be shown"),
        (b"lucka: 1\ntitle: \xe5\xe4\xf6\n", 2, "UTF-8"),
        ("lucka: 1".encode("utf-16"), 1, "UTF-8"),
        ("x" * (LARGEST_BYTES + 1), 1, "larger than 600 kB"),
        ("a:\n" * 80_000, 20_000, "too many lines and parts"),
    ],
)
def test_what_is_no_definition_is_told_by_line(source: str | bytes, line: int, words: str):
    found = flaws(source)
    assert words in in_english(found[0])
    assert found[0].line == line


@pytest.mark.parametrize(
    ("old", "new", "at", "words"),
    [
        ("kind: textarea", "kind: texterea", "kind: texterea", "no kind of question named texterea. Did you mean textarea?"),
        (
            "question: reason",
            "question: full_name",
            "question: full_name\n        kind: textarea",
            "full_name is used more than once",
        ),
        ("minutes: 10", "minutes: many", "minutes: many", "minutes: A whole number"),
        ("equals: yes", "equals: maybe", "has_pet:", "Question pet has no option maybe"),
        ("contains: cat", "equals: cat\n      - question: home\n        less: 3", "has_cat_or_dog:", "not compared by less"),
        ("at_least: 1", "at_least: many", "wants_guests:", "answer to question guests is a number, which many is not"),
        ("show_if: has_pet", "show_if: has_pets", "show_if: has_pets", "no condition named has_pets. Did you mean has_pet?"),
        ("sum: [cost]", "sum: [thing]", "compute:", "A sum is made of numbers"),
        ("count: expenses", "count: cost", "compute:\n          count: cost", "Only a repeating group can be counted"),
        ("page: enclosures", "page: receipt", "page: receipt", "already has a page with the key receipt"),
        ("at: last_day", "at: lost_day", "at: lost_day", "no question lost_day. Did you mean last_day?"),
        ("maximum: 200", "maximum: plenty", "maximum: plenty", "plenty is not a number"),
        ("accept: [pdf, image]", "accept: [exe]", "accept: [exe]", "no type of file named exe"),
        ("applicant: full_name", "applicant: nobody", "applicant: nobody", "no question nobody"),
        ("en: Specimen form", "fi: Malli", "title:", "missing in English"),
        ("minimum: today", "minimum: tomorrow", "minimum: tomorrow", "tomorrow is not a date"),
        ("  wants_guests:\n    all:", "  wants_guests:\n    all: []\n    x:", "wants_guests:", "too few parts here"),
    ],
)
def test_a_fault_is_told_with_its_line_and_path(old: str, new: str, at: str, words: str):
    source = broken(old, new)
    found = [flaw for flaw in flaws(source) if words in in_english(flaw)]
    assert found, told(source)
    first = line_of(source, at)
    assert first <= found[0].line <= first + 3, (found, first)
    assert found[0].path


def test_conditions_look_backwards_only():
    form = broken(
        "question: full_name\n        kind: text", "question: full_name\n        show_if: has_pet\n        kind: text"
    )
    assert "The condition looks forward. Question pet is asked later." in told(form)


def test_conditions_do_not_lead_back_to_themselves():
    circle = broken(
        "  has_pet:\n    question: pet\n    equals: yes", "  has_pet:\n    not: has_dog\n  has_dog:\n    not: has_pet"
    )
    assert "The condition has_pet leads back to itself." in told(circle)


def test_a_date_needs_no_quotation_marks():
    source = broken("minimum: today", "minimum: 2026-11-26")
    assert read(source).question("first_day").minimum == "2026-11-26"


def test_misshapen_and_senseless_faults_are_told_together_in_the_order_of_the_file():
    source = broken("kind: textarea", "kind: textarea\n        colour: red").replace("show_if: has_pet", "show_if: has_pets")
    source = source.replace("fee:\n", "fees:\n", 1).replace("kind: money", "kind: monney", 1)
    found = flaws(source)
    assert [flaw.line for flaw in found] == sorted(flaw.line for flaw in found)
    everything = told(source)
    for words in (
        "fee: fee is missing.",
        "fees: fees does not belong here. Did you mean fee?",
        "colour: colour does not belong here",
        "has_pets",
        "monney",
    ):
        assert words in everything


def test_senseless_faults_outside_the_misshapen_item_are_told_too():
    source = broken("kind: textarea", "kind: textarea\n        colour: red").replace("show_if: has_pet", "show_if: has_pets")
    everything = told(source.replace("kind: money", "kind: monney", 1))
    for words in ("colour: colour does not belong here", "no condition named has_pets", "no kind of question named monney"):
        assert words in everything, everything


def test_a_misshapen_condition_does_not_make_others_stand_alone():
    everything = told(broken("equals: yes", "equals: [yes]").replace("kind: money", "kind: monney", 1))
    assert "conditions.has_pet" in everything
    assert "monney" in everything
    assert "no condition named has_pet" not in everything


def test_a_file_that_is_not_there_is_an_ordinary_file_error():
    with pytest.raises(OSError, match="nowhere"):
        read_file(Path("nowhere.yaml"))


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(source: bytes):
    with pytest.raises(DefinitionRefused):
        read(source)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(SPECIMEN) - 1), st.integers(0, 60), st.text("abc:-[]{}&*!|>'\"%@`#?, \n\t\x00å1", max_size=6))
def test_any_damage_to_a_sound_file_is_read_or_refused(start: int, length: int, put: str):
    head = SPECIMEN[: SPECIMEN.index("  - page: animals_at_home")]
    at = start % len(head)
    try:
        assert isinstance(read(head[:at] + put + head[at + length :]), Form)
    except DefinitionRefused as refused:
        assert refused.flaws
        assert all(flaw.line >= 1 and in_english(flaw) for flaw in refused.flaws)


@settings(max_examples=50, deadline=None)
@given(forms())
def test_a_form_written_out_is_read_as_itself(form: Form):
    assert read(json.dumps(form.model_dump(mode="json", exclude_none=True, exclude_defaults=True), ensure_ascii=False)) == form
