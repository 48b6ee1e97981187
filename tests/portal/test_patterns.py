"""The pattern page shows every component and every kind of question, and what people write stays text in it."""

import re

import pytest

from accessibility.colours import contrast
from forms import library
from forms.kinds import KINDS
from portal import assets, palette
from portal.rendering import FOLDER, environment

QUESTIONS = [question for question, _ in library.form(library.SPECIMEN).questions()]
every_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.kind)
CSS = {path.name: path.read_text(encoding="utf-8") for path in sorted((assets.FOLDER / "css").glob("*.css"))}
every_css = pytest.mark.parametrize("css", CSS.values(), ids=CSS)
WITHIN = {"label", "error", "described"}
"""The macros that are only parts of fields."""
SIDES = "left|right|top|bottom"
PHYSICAL = re.compile(
    rf"(?:margin|padding|border)-(?:{SIDES})|(?<![-\w.])(?:{SIDES}) *:|(?:text-align|float|clear): *(?:left|right)\b"
)
FOUR_SIDES = re.compile(r"(?:margin|padding|inset|border-width|border-color):" + r" ([^\s;:}]+)" * 4 + r"[ ;}]")


def test_the_pattern_page_asks_every_kind_in_every_state(client):
    seen = client.get("/patterns")
    shown = {heading.text for heading in seen.select("#questions h3")}
    assert shown == set(KINDS) == {question.kind for question in QUESTIONS}
    assert len(seen.select("#questions .ask.wrong")) >= len(shown)


def test_the_pattern_page_shows_every_component(client):
    written = (FOLDER / "components/ui.html").read_text(encoding="utf-8")
    macros = set(re.findall(r"\{% macro (\w+)\(", written)) - WITHIN
    assert {f"ui-{name}" for name in macros} <= set(client.get("/patterns").page.xpath("//section/@id"))


def test_every_line_of_the_table_of_contents_leads_somewhere(client):
    page = client.get("/patterns").page
    asked = {link[1:] for link in page.xpath("//nav[@class='toc']//a/@href")}
    assert asked
    assert asked <= set(page.xpath("//@id"))


@pytest.mark.parametrize("screen", ["light", "dark"])
@pytest.mark.parametrize("pair", palette.PAIRS, ids=lambda pair: f"{pair[0]} on {pair[1]}")
def test_a_colour_can_be_seen_on_what_it_stands_on(pair, screen):
    roles = palette.roles(CSS["citizen.css"])
    name, ground, least = pair
    assert contrast(getattr(roles[name], screen), getattr(roles[ground], screen)) >= least


@every_css
def test_the_css_speaks_of_start_and_end_never_of_left_and_right(css):
    assert not PHYSICAL.findall(css)
    uneven = [sides for sides in FOUR_SIDES.findall(css) if sides[1] != sides[3]]
    assert not uneven


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
