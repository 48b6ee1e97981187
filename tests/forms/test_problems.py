"""The sentences that say what is wrong: one for every code, in every language, about things that people know."""

import ast
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from accessibility.languages import names, say_for
from forms.answers import Problem
from forms.problems import SENTENCES, sentence
from forms.texts import SWEDISH
from tests.forms.small import form_of

FORM = form_of(
    [
        {"question": "name", "kind": "text", "label": "Vad heter du?"},
        {"question": "home", "kind": "yes_no", "label": "Är du hemma?"},
        {"question": "truth", "kind": "declaration", "label": "Allt är sant"},
        {"question": "paper", "kind": "file", "label": "Papper"},
    ],
    rules=[{"rule": "r", "require": {"question": "home", "equals": "yes"}, "at": "name", "message": "Var hemma {n}"}],
)
FILLING = {
    "limit": 3, "over": 2, "digits": 8, "size": "21", "types": "PDF", "label": "Vad heter du?", "who": "Berit", "other": "Anna",
}  # fmt: skip


def codes_given() -> set[str]:
    """Every code that the forms and the portal give a problem by name."""
    given = set()
    for path in [*Path("forms").rglob("*.py"), *Path("portal").rglob("*.py"), *Path("accessibility").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Wrong", "Problem"):
                at = 0 if node.func.id == "Wrong" else 1
                if len(node.args) > at and isinstance(node.args[at], ast.Constant):
                    given.add(node.args[at].value)
    return given


def test_every_code_has_a_sentence():
    assert "not_a_postcode" in codes_given()
    assert codes_given() <= set(SENTENCES)


@pytest.mark.parametrize("language", names())
@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_every_sentence_fills_in_every_language(code: str, language: str):
    words = say_for(language)(SENTENCES[code], **FILLING)
    assert words.endswith(".")
    assert "{" not in words
    if language.partition("-")[0] != "sv":
        assert words != SWEDISH(SENTENCES[code], **FILLING), "not translated"


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (Problem("name", "missing"), "Svara på frågan ”Vad heter du?”."),
        (Problem("home", "missing"), "Välj ett svar på frågan ”Är du hemma?”."),
        (Problem("truth", "missing"), "Kryssa i rutan för att intyga att det stämmer."),
        (Problem("paper", "missing"), "Välj om du lämnar bilagan nu, senare eller inte alls."),
        (Problem("people.3.name", "missing"), "Svara på frågan ”Vad heter du?”."),
        (Problem("people", "too_few_entries", values={"limit": 2}), "Lägg till minst 2."),
        (Problem("name", "rule:r"), "Var hemma {n}"),
        (Problem("name", "date_too_early", values={"limit": date(2026, 11, 2)}), "Skriv 2 november 2026 eller en senare dag."),
        (Problem("name", "too_small", values={"limit": Decimal("0.5")}), "Skriv ett tal som är minst 0,5."),
        (Problem("name", "too_large", values={"limit": Decimal(10000)}), "Skriv ett tal som är högst 10\u00a0000."),
    ],
)
def test_the_sentence_is_about_the_question_and_its_limits(problem: Problem, words: str):
    assert sentence(problem, FORM, SWEDISH) == words
