"""One form, three doors: each question stands exactly once at each, and each condition is expressed at each."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from accessibility.languages import say_for
from accessibility.paper.sheets import sheet
from accessibility.paper.sheets.measures import MEASURES
from accessibility.paper.sheets.plan import Plan
from accessibility.phone import page
from eservices.municipality import Municipality
from forms import library
from forms.answers import Answers
from forms.conditions import questions_of
from forms.definition import Form, Place, Question, Stop
from forms.journey import walk
from forms.kinds import KINDS
from forms.numbering import in_words, numbers
from forms.replies import filled
from forms.texts import Say
from portal import rendering
from tests.accessibility.pseudo import say_in, spoken
from tests.by_hand import asked_by_hand, attempts, path_of
from tests.forms.small import form_of
from tests.generating import answers, forms

SHIPPED = {name: library.form(name) for name in library.definitions()}
shipped = pytest.mark.parametrize("form", SHIPPED.values(), ids=SHIPPED)
languages = pytest.mark.parametrize("language", ["sv", "en"])


def _asked(key: str, **more: object) -> dict[str, object]:
    return {"question": key, "kind": "yes_no", "label": key} | more


STOP_BETWEEN = form_of(
    [
        _asked("a"),
        _asked("b", show_if={"question": "a", "equals": "yes"}),
        {"stop": "s", "title": "Stopp", "text": "Ring", "show_if": {"question": "a", "equals": "no"}},
        _asked("c"),
    ]
)
"""Whoever is not asked b may still meet the stop before c."""


def on_screen(form: Form, say: Say) -> str:
    ask = rendering.environment(say.language).globals["ask"]
    asked = (ask[question.kind](question, path_of(question, group), filled(question, "", {}), None, False)
             for question, group in form.questions())  # fmt: skip
    return "".join(asked)


def on_paper(form: Form, say: Say) -> str:
    edition = {"version": 1, "token": "TOKEN", "code": "CODE", "size": "standard"}
    return sheet.as_html(form, Plan(MEASURES["standard"]), say, edition, Municipality())


def by_telephone(form: Form, say: Say) -> str:
    return page.render(form, 1, say)


DOORS: dict[str, Callable[[Form, Say], str]] = {"screen": on_screen, "paper": on_paper, "telephone": by_telephone}
doors = pytest.mark.parametrize("door", DOORS)


def _copies(form: Form, door: str) -> dict[str, int]:
    """How often each question should stand: once, and on paper once in each copy of its repeating group."""
    if door != "paper":
        return dict.fromkeys(form.questions_by_key, 1)
    return {each.key: min(group.on_paper, group.maximum) if group else 1 for each, group in form.questions()}


@dataclass(frozen=True)
class Door:
    """What stands at one door: its elements, the texts of which are compared with single spaces."""

    tree: html.HtmlElement

    def asked(self) -> list[html.HtmlElement]:
        return self.tree.xpath("//*[@data-question]")

    def conditions_above(self, element: html.HtmlElement, mark: str) -> str:
        """The words of every condition that the element stands under: its own and those of what it stands in."""
        own = element.xpath(f".//*[@class='{mark}']")
        around = [each for part in element.iterancestors() for each in part.xpath(f"./*[@class='{mark}']")]
        return " ".join(map(text, own + around))


def text(element: html.HtmlElement) -> str:
    return single(element.text_content())


def single(words: str) -> str:
    return " ".join(words.split())


def at(door: str, form: Form, language: str = "sv") -> Door:
    return Door(html.fromstring(f"<main>{DOORS[door](form, say_for(language))}</main>"))


def stands_once(form: Form, door: str, language: str = "sv") -> None:
    found = at(door, form, language).asked()
    assert Counter(each.get("data-question") for each in found) == _copies(form, door)
    order = list(dict.fromkeys(each.get("data-question") for each in found))
    assert order == list(form.questions_by_key)
    say = say_for(language)
    for each in found:
        question = form.question(each.get("data-question"))
        words = question.phone.say or question.label if door == "telephone" else question.label
        assert single(say.text(words)) in text(each)


def is_said(form: Form, door: str) -> None:
    """Every condition stands in words above what it holds for, with the number of the question it looks at, and a way on."""
    say, here = say_for("sv"), at(door, form)
    mark, onward = {"paper": ("condition", "annars"), "telephone": ("script-only", "Annars:")}[door]
    under = {place.item.key: place.under for place in form.places}
    for element in here.asked():
        said = here.conditions_above(element, mark)
        assert onward in said or not under[element.get("data-question")]
        for condition in under[element.get("data-question")]:
            assert single(in_words(condition, form, say)) in said
            for key in questions_of(condition, form.conditions):
                assert f"fråga {numbers(form)[key]}" in said


def test_every_door_can_ask_every_kind():
    templates = rendering.environment("sv").globals["ask"]
    paper = sheet.environment().get_template("ask.html").make_module(vars=_anything())
    assert set(templates) == set(page.voice(say_for("sv"))) == set(KINDS)
    assert all(hasattr(paper, kind) for kind in KINDS)


def _anything() -> dict[str, object]:
    return dict.fromkeys(("_", "say", "plan", "states", "state_words", "digits", "lines", "width", "size", "options_of"))


@doors
@languages
@shipped
def test_each_question_of_a_shipped_form_stands_once(form: Form, door: str, language: str):
    stands_once(form, door, language)


@pytest.mark.parametrize("door", ["paper", "telephone"])
@pytest.mark.parametrize("language", ["ar", "fi"])
def test_each_question_stands_once_in_a_language_that_a_machine_wrote_and_the_reader_is_told(door: str, language: str):
    form = spoken(library.form(library.SPECIMEN), language, machine_made=(language,))
    said = DOORS[door](form, say_in(language))
    order = [each.get("data-question") for each in Door(html.fromstring(f"<main>{said}</main>")).asked()]
    assert list(dict.fromkeys(order)) == list(form.questions_by_key)
    for question, _ in form.questions():
        words = question.phone.say or question.label if door == "telephone" else question.label
        assert single(say_in(language).text(words)) in single(said)
    assert "by-machine" in said
    assert f'lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in said


@pytest.mark.parametrize("door", ["paper", "telephone"])
@shipped
def test_each_condition_of_a_shipped_form_is_said(form: Form, door: str):
    is_said(form, door)


@settings(max_examples=60, deadline=None)
@given(forms(pages=4))
def test_each_question_and_condition_of_any_form_stands_at_each_door(form: Form):
    for door in DOORS:
        stands_once(form, door)
    for door in ("paper", "telephone"):
        is_said(form, door)


@settings(max_examples=60, deadline=None)
@given(forms(pages=4))
def test_each_stop_of_any_form_is_said_with_its_conditions_on_paper_and_by_telephone(form: Form):
    say = say_for("sv")
    stops = [place for place in form.places if isinstance(place.item, Stop)]
    for door, mark in (("paper", "stop"), ("telephone", "script-ending")):
        found = at(door, form).tree.xpath(f"//*[@class='{mark}']")
        for place, element in zip(stops, found, strict=True):
            assert single(say.text(place.item.title)) in text(element)
            around = " ".join(text(each) for each in (element, *_said_above(element)))
            assert all(single(in_words(condition, form, say)) in around for condition in place.under)


def _said_above(element: html.HtmlElement) -> Iterator[html.HtmlElement]:
    for part in element.iterancestors():
        yield from part.xpath("./*[@class='condition' or @class='script-only']")


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_whoever_goes_on_as_the_words_say_misses_neither_question_nor_stop(data: st.DataObject):
    form = data.draw(st.just(STOP_BETWEEN) | forms(kinds=("yes_no", "radio", "integer"), pages=4))
    journey = walk(form, data.draw(answers(form)))
    met = {each.question.key for each in journey.asked} | ({journey.stop.key} if journey.stop else set())
    alone = {question.key for question, group in form.questions() if group is None}
    for door, mark in (("paper", "condition"), ("telephone", "script-only")):
        for element in at(door, form).asked():
            key = element.get("data-question")
            if key in alone - met:
                for words in element.xpath(f".//*[@class='{mark}']"):
                    assert not _passed(form, key, text(words)) & met


def _passed(form: Form, key: str, words: str) -> set[str]:
    """What lies between a question and where its words say to go when it is not asked."""
    onward = re.search(r"(?:gå annars|annars: gå) till (?:fråga )?(\d+|slutet)", words, re.IGNORECASE)
    order = [place.item.key for place in form.places]
    if onward is None:
        return set()
    end = next((index for index, place in enumerate(form.places) if str(place.number) == onward[1]), len(order))
    return set(order[order.index(key) + 1 : end])


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_the_screen_asks_exactly_what_the_conditions_admit(data: st.DataObject):
    form = data.draw(forms())
    given_answers = data.draw(answers(form))
    assert {each.path for each in walk(form, given_answers).asked} == set(asked_by_hand(form, given_answers))


@shipped
def test_each_condition_of_a_shipped_form_can_be_fulfilled_and_broken_on_screen(form: Form):
    for place in form.places:
        if isinstance(place.item, Question) and place.under:
            seen = {_is_asked(form, place, each) for each in islice(attempts(form, place), 3000)}
            assert seen == {True, False}, place.item.key


def _is_asked(form: Form, place: Place, given_answers: Answers) -> bool:
    return any(each.question.key == place.item.key for each in walk(form, given_answers).asked)
