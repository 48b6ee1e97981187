"""The pattern page shows every kind of question, and what people write stays text in it."""

import pytest

from forms import library
from forms.kinds import KINDS
from portal.rendering import environment

QUESTIONS = [question for question, _ in library.form(library.SPECIMEN).questions()]
every_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.kind)


def test_the_pattern_page_asks_every_kind_in_every_state(client):
    seen = client.get("/patterns")
    shown = {heading.text for heading in seen.select("h3")}
    assert shown == set(KINDS) == {question.kind for question in QUESTIONS}
    assert len(seen.select(".ask.wrong")) >= len(shown)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_pattern_page_speaks_the_language_asked_for(client, language):
    seen = client.get(f"/patterns?lang={language}")
    assert seen.page.get("lang") == language
    assert client.get("/patterns").page.get("lang") == language, "the choice is remembered"


@every_question
def test_a_question_alone_is_the_heading_of_its_page(question):
    macro = environment("sv").globals["ask"][question.kind]
    asked = str(macro(question, "path", {}, None, True))
    assert asked.count("<h1>") == 1
    assert question.label.root["sv"] in asked


@every_question
def test_what_was_written_cannot_become_markup(question):
    macro = environment("sv").globals["ask"][question.kind]
    hostile = '"><script>alert(1)</script>'
    parts = {part: [hostile] for part in (*KINDS[question.kind].parts, "", "files") if part != "files"}
    asked = str(macro(question, "path", parts | {"files": [{"id": hostile, "name": hostile, "size": 1}]}, hostile))
    assert "<script>" not in asked
