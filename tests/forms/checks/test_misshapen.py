"""What is said of a file whose shape is not that of a form: every code, at its line, in both languages of colleagues."""

import pytest

from accessibility.languages import say_for
from forms.checks.misshapen import MISSHAPEN
from forms.reading import DefinitionRefused, read
from forms.tree import LARGEST_BYTES

HEAD = "lucka: 1\nservice: prov\ntitle: Prov\nsummary: Prov\nsubject: care\ndepartment: care\nclock: {weeks: 1, basis: B}\n"
HEAD += "minutes: 1\n"
TAIL = "fee: Gratis\nnext_steps: [{text: Sedan}]\npurpose: Prov\nretention: Ett år\n"
PAGE = "pages:\n- page: p\n  title: P\n  items:\n"
QUESTION = "  - question: a\n    kind: text\n    label: A\n"
WHOLE = HEAD + TAIL + PAGE + QUESTION
BROKEN = [
    ("missing", HEAD + PAGE + QUESTION, 1),
    ("unknown", WHOLE + "    lable: B\n", 20),
    ("not_text", WHOLE + "    autocomplete: 3\n", 20),
    ("not_a_key", WHOLE.replace("question: a", "question: A b"), 17),
    ("not_a_name", WHOLE.replace("service: prov", "service: Prov 1"), 2),
    ("not_a_language", WHOLE + "languages: [svenska]\n", 20),
    ("not_whole", WHOLE.replace("minutes: 1", "minutes: many"), 8),
    ("not_yes_or_no", WHOLE + "    do_not_know: maybe\n", 20),
    ("not_a_day", WHOLE + "opens_on: soon\n", 20),
    ("not_a_list", WHOLE + "    options: ja\n", 20),
    ("not_named", WHOLE + "    paper: [1]\n", 20),
    ("too_low", WHOLE.replace("minutes: 1", "minutes: 0"), 8),
    ("too_high", WHOLE.replace("minutes: 1", "minutes: 900"), 8),
    ("empty_list", HEAD + TAIL + "pages: []\n", 13),
    ("long_text", WHOLE + f"case_type: {'x' * 81}\n", 20),
    ("none_of", WHOLE.replace("lucka: 1", "lucka: 2"), 1),
    ("no_swedish", WHOLE.replace("title: Prov", "title: {en: Trial}"), 3),
    ("operators", WHOLE + "    show_if: {question: b, less: 1, more: 2}\n", 20),
    ("no_condition", WHOLE + "    show_if: {when: a}\n", 20),
    ("no_item", WHOLE + "  - ask: b\n", 20),
    ("no_mapping", "- lucka: 1\n", 1),
    ("file_too_large", "x" * (LARGEST_BYTES + 1), 1),
    ("not_utf8", "a: 1\nb: å".encode("latin-1"), 2),
    ("not_yaml", "a: [b\n", 2),
    ("unsayable", "a: 1\nb: \x00\n", 2),
    ("anchor", "a: &x 1\n", 1),
    ("tag", "a: !!set {x}\n", 1),
    ("too_deep", "[" * 99, 1),
    ("long_number", f"a: {'9' * 99}\n", 1),
    ("too_tangled", "a:\n" * 50_000, 20_000),
]
WITHOUT_A_CASE = {"long_list", "short_text"}
"""No field of a definition has such a limit today."""


@pytest.mark.parametrize(("code", "source", "line"), BROKEN, ids=[code for code, _, _ in BROKEN])
def test_a_fault_of_shape_is_told_by_its_code_at_its_line(code: str, source: str | bytes, line: int):
    with pytest.raises(DefinitionRefused) as refused:
        read(source)
    told = {flaw.finding.code: flaw for flaw in refused.value.flaws}
    assert code in told, told
    assert told[code].line == line
    for language in ("sv", "en"):
        said = told[code].said(say_for(language))
        assert said and "{" not in said.replace("{x}", "")


def test_every_code_of_shape_has_a_case():
    assert {code for code, _, _ in BROKEN} == set(MISSHAPEN) - WITHOUT_A_CASE
