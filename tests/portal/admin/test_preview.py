"""Beside the part that is edited stands how it looks at each of the three doors."""

import time
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accessibility.languages import say_for
from forms import editing, library
from portal.admin.preview import doors
from portal.house import House
from tests.client import Client
from tests.forms.editing import editor
from tests.generating import forms

SPECIMEN = editing.from_form(library.form("specimen"))


@pytest.fixture
def look(house: House):
    """doors() of a tree, as an administrator who reads Swedish sees them: look(tree, address, as_="en")."""

    def looked(tree: editing.Tree, address: str, as_: str = ""):
        visit = SimpleNamespace(query={"as": as_}, say=say_for("sv"), municipality=house.settings.municipality, house=house)
        return doors(visit, tree, address)

    return looked


def test_a_question_is_shown_as_it_is_asked_printed_and_said(look):
    (seen,) = look(SPECIMEN, "home").looks
    assert 'type="radio"' in seen.screen
    assert "Kryssa för ett svar." in seen.paper
    assert "Läs ”Du bor i en annan kommun”" in seen.paper
    assert '<svg class="tick"' in seen.paper
    assert "Säg det valda svaret med alla ord." in seen.phone
    assert "href" not in seen.phone + seen.paper


@pytest.mark.parametrize("line", editing.outline(SPECIMEN), ids=lambda line: line.address)
def test_every_part_of_the_specimen_is_shown(look, line):
    for language in ("sv", "en"):
        seen = look(SPECIMEN, line.address, language)
        assert seen.looks
        assert all(each.screen.strip() and each.paper.strip() and each.phone.strip() for each in seen.looks)
        assert all("style=" not in each.screen + each.paper + each.phone for each in seen.looks)


def test_a_language_is_chosen_among_those_of_the_form(look):
    assert "Where do you live?" in look(SPECIMEN, "home", "en").looks[0].paper
    assert look(SPECIMEN, "home", "fi").language == "sv"


def test_what_cannot_be_asked_tells_why_and_the_rest_is_shown(look):
    tree = editing.change(SPECIMEN, "reason", {"show_if": {"question": "signature", "equals": "x"}})
    assert look(tree, "home").is_bare
    assert look(tree, "home").looks
    broken = editing.change(tree, "home", {"options": [{"option": "one", "label": {"sv": "Ett"}}]})
    assert look(broken, "home").why_not
    assert look(broken, "pet").looks


def test_the_form_itself_and_its_conditions_stand_at_no_door(look):
    for address in ("", "condition-has_pet", "rule-last_day_not_before_first", "nothing"):
        assert look(SPECIMEN, address) is None


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_part_of_any_form_that_is_being_written_is_shown_or_told_of(look, data):
    tree = editing.from_form(data.draw(forms()))
    for _ in range(data.draw(st.integers(0, 6))):
        tree = editor.edited(data.draw, tree)
    for line in editing.outline(tree):
        seen = look(tree, line.address)
        assert seen.looks or seen.why_not


def test_it_stands_beside_the_question_and_by_itself(eva: Client, draft: str):
    part = eva.get(f"{draft}/parts/message")
    assert len(part.select("#preview .look")) == 3
    alone = eva.get(f"{draft}/preview/message?as=en")
    assert len(alone.select(".look")) == 3
    assert alone.select(".look-paper > [lang=en]")
    assert eva.get(f"{draft}/preview/nothing").status == 404


def test_three_doors_of_a_large_form_are_shown_at_once(look):
    tree = SPECIMEN
    while sum(line.sort == "question" for line in editing.outline(tree)) < 300:
        for line in [line for line in editing.outline(SPECIMEN) if line.sort == "page"]:
            tree = editing.duplicate(tree, line.address)
    look(tree, "home")
    began = time.perf_counter()
    assert look(tree, "home").looks
    assert time.perf_counter() - began < 0.5
