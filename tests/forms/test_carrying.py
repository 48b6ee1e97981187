"""Answers carried from version to version: what fits stays, what does not is asked again, and nothing vanishes."""

import json
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.answers import Answer, Answers
from forms.carrying import NOTHING, Aside, Carried, carry
from forms.definition import Form
from forms.fitting import fitted
from forms.kinds import Wrong, kind_of
from forms.kinds import date as day
from forms.texts import SWEDISH, Say
from tests import generating
from tests.forms.mutating import mutated
from tests.forms.small import OPTIONS, form_of, question

TODAY = date(2026, 11, 22)
HOUSING = {
    "question": "housing", "kind": "radio", "label": "Hur bor du?",
    "options": [{"option": "house", "label": "I villa"}, {"option": "flat", "label": "I lägenhet"}],
}  # fmt: skip
NAME = {"question": "name", "kind": "text", "label": "Vad heter du?"}
WHY = {"question": "why", "kind": "textarea", "label": "Varför söker du?", "required": "no"}
PERSONS = {
    "repeating_group": "persons", "title": "Personer", "entry_title": "Person",
    "items": [{"question": "age", "kind": "integer", "label": "Hur gammal är personen?"}],
}  # fmt: skip


@pytest.fixture(autouse=True)
def _the_same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(day, "today", lambda: TODAY)


def carried(old: list[dict], new: list[dict], **values: object) -> Carried:
    return carry(form_of(old), form_of(new), {path.replace("__", "."): Answer(value) for path, value in values.items()})


def test_an_answer_stays_where_its_question_does() -> None:
    after = carried([NAME, HOUSING], [HOUSING, NAME], name="Astrid Ek", housing={"option": "flat"})
    assert after.answers == {"name": Answer("Astrid Ek"), "housing": Answer({"option": "flat"})}
    assert not after.is_told


def test_what_is_no_longer_asked_is_set_aside_in_its_own_words_and_language() -> None:
    label = {"sv": "Hur bor du?", "en": "How do you live?"}
    english = [{"option": "house", "label": {"sv": "I villa", "en": "In a house"}}, HOUSING["options"][1]]
    old = Form.model_validate(form_of([NAME]).model_dump(by_alias=True) | {
        "pages": [{"page": "a", "title": "A", "items": [NAME, HOUSING | {"label": label, "options": english}]}],
    })  # fmt: skip
    after = carry(old, form_of([NAME]), {"housing": Answer({"option": "house"}, "agent")})
    left = after.dropped["housing"]
    assert (left.name(SWEDISH), left.words(SWEDISH)) == ("Hur bor du?", "I villa")
    assert (left.name(Say("en")), left.words(Say("en"))) == ("How do you live?", "In a house")
    assert left.source == "agent"
    assert after.answers == {}


def test_a_new_question_on_the_way_is_told_but_not_one_that_is_hidden() -> None:
    hidden = WHY | {"question": "rent", "show_if": {"question": "housing", "equals": "flat"}}
    assert carried([NAME, HOUSING], [NAME, HOUSING, WHY, hidden], housing={"option": "house"}).new == ("why",)
    assert carried([NAME, HOUSING], [NAME, HOUSING, WHY, hidden], housing={"option": "flat"}).new == ("why", "rent")


@pytest.mark.parametrize(
    ("before", "now", "value", "expected"),
    [
        (question("text"), question("textarea"), "Ja tack", "Ja tack"),
        (question("textarea"), question("text"), "En\nTvå", "kind"),
        (question("text"), question("text", max_length=3), "Anna", "limits"),
        (question("text"), question("email"), "elsa@exempel.se", "elsa@exempel.se"),
        (question("text"), question("email"), "elsa", "kind"),
        (question("text"), question("integer"), "12", "kind"),
        (question("integer"), question("integer", maximum=5), 7, "limits"),
        (question("integer"), question("decimal"), 7, "7"),
        (question("decimal"), question("integer"), "7.5", "kind"),
        (question("integer", unit="dagar"), question("integer", unit="veckor"), 7, "kind"),
        (question("integer", unit="kronor"), question("money"), 700, "700.00"),
        (question("radio"), question("select"), {"option": "bus"}, {"option": "bus"}),
        (question("radio"), question("radio", options=OPTIONS[1:]), {"option": "car"}, "options"),
        (question("radio"), question("radio", options=[*OPTIONS[1:], {"option": "car", "label": "Moped"}]), {"option": "car"},
         "options"),
        (question("radio"), question("checkboxes"), {"option": "bus"}, "kind"),
        (question("radio"), question("radio", options=[*OPTIONS[:2], {"option": "other", "label": "Annat"}]),
         {"option": "other", "specify": "Häst"}, "options"),
        (question("checkboxes"), question("checkboxes", options=OPTIONS[::-1]), {"options": ["car", "bus"]},
         {"options": ["bus", "car"]}),
        (question("yes_no", do_not_know=True), question("yes_no"), "dont_know", "options"),
        (question("date"), question("date", minimum="2026-01-01"), "2025-01-01", "limits"),
        (question("declaration"), question("declaration", label="Jag intygar allt"), True, "meaning"),
        (question("text", label="Har du hund?"), question("text", label="Har du katt?"), "Ja", "meaning"),
        (question("text", label="Vad heter du?"), question("text", label="Vad heter du i förnamn?"), "Bo", "Bo"),
        (question("file"), question("file", max_files=1), {"state": "now", "files": [{"id": 1}, {"id": 2}]}, "limits"),
        (question("file"), question("file", max_files=9), {"state": "now", "files": [{"id": 1}]},
         {"state": "now", "files": [{"id": 1}]}),
    ],
)  # fmt: skip
def test_an_answer_stays_only_where_the_question_can_take_it(before, now, value: object, expected: object) -> None:
    found = fitted(before, now, value)
    assert (found.value if isinstance(found, Answer) else found) == expected


def test_entries_of_a_group_stay_with_their_numbers() -> None:
    after = carried([PERSONS], [PERSONS | {"title": "Barn"}], persons=[3, 1], persons__1__age=4, persons__3__age=8)
    assert after.answers["persons"].value == [3, 1]
    assert after.answers["persons.3.age"].value == 8


def test_a_question_that_moves_into_a_group_is_asked_again_and_a_group_that_goes_is_set_aside_whole() -> None:
    age = PERSONS["items"][0]
    into = carry(form_of([age]), form_of([PERSONS]), {"age": Answer(40)})
    assert into.again["age"].why == "group"
    assert into.new == ()
    gone = carry(form_of([PERSONS], [NAME]), form_of([NAME]), {"persons": Answer([2]), "persons.2.age": Answer(4)})
    assert [left.name(SWEDISH) for left in gone.dropped.values()] == ["Personer", "Person 1: Hur gammal är personen?"]
    assert [left.words(SWEDISH) for left in gone.dropped.values()] == ["1", "4"]


def test_what_was_set_aside_comes_back_when_it_is_asked_for_again() -> None:
    first, second = form_of([NAME, HOUSING], [PERSONS]), form_of([NAME])
    given = {"name": Answer("Bo"), "housing": Answer({"option": "flat"}), "persons": Answer([1]), "persons.1.age": Answer(4)}
    between = carry(first, second, given)
    assert set(between.dropped) == {"housing", "persons", "persons.1.age"}
    back = carry(second, first, between.answers, between.aside)
    assert back.answers == given
    assert not back.is_told


def test_what_was_set_aside_stays_aside_through_later_versions() -> None:
    first, second, third = form_of([NAME, HOUSING]), form_of([NAME]), form_of([NAME, WHY])
    once = carry(first, second, {"housing": Answer({"option": "flat"})})
    twice = carry(second, third, once.answers, Aside.model_validate(json.loads(json.dumps(once.aside.stored()))))
    assert set(twice.dropped) == {"housing"}
    assert twice.new == ("why",)


def test_an_answer_given_anew_takes_the_place_of_the_one_set_aside_but_its_files_stay() -> None:
    papers = {"question": "papers", "kind": "file", "label": "Intyg", "max_files": 3}
    old, new = form_of([papers, NAME]), form_of([papers | {"max_files": 1}, NAME | {"max_length": 3}])
    sent = {"state": "now", "files": [{"id": 1, "name": "a.pdf"}, {"id": 2, "name": "b.pdf"}]}
    after = carry(old, new, {"papers": Answer(sent), "name": Answer("Astrid")})
    assert set(after.again) == {"papers", "name"}
    assert set(after.aside.going_along({})) == {"papers", "name"}
    anew = {"papers": Answer({"state": "now", "files": [{"id": 3}]}), "name": Answer("Bo")}
    assert set(after.aside.going_along(anew)) == {"papers"}
    later = carry(new, new, anew, after.aside)
    assert [left.files for left in later.dropped.values()] == [sent["files"]]
    assert later.answers == anew


def test_what_would_not_have_been_sent_does_not_go_along() -> None:
    hidden = WHY | {"show_if": {"question": "housing", "equals": "flat"}}
    after = carried([HOUSING, hidden], [HOUSING], housing={"option": "house"}, why="Därför")
    assert set(after.dropped) == {"why"}
    assert after.aside.going_along(after.answers) == {}


def everything(answers: Answers, aside: Aside) -> dict[str, object]:
    return {path: answer.value for path, answer in answers.items()} | {
        path: left.value for path, left in (aside.dropped | aside.again).items()
    }


def holds(form: Form) -> Callable[[str, Answer], bool]:
    """Whether an answer can be read under the form as it stands."""
    groups = {item.key for item, _ in form.items() if not hasattr(item, "kind")}

    def is_valid(path: str, answer: Answer) -> bool:
        asked = form.question(path.rpartition(".")[2])
        if asked is None:
            return path in groups
        kind = kind_of(asked)
        return not isinstance(kind.read(asked, kind.fill(asked, answer.value)), Wrong | None)

    return is_valid


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_no_answer_vanishes_and_none_is_carried_that_the_new_form_cannot_take(data: st.DataObject) -> None:
    old = data.draw(generating.forms(pages=3))
    new = data.draw(mutated(old))
    given_answers = data.draw(generating.answers(old))
    after = carry(old, new, given_answers)
    asked_before = everything(given_answers, NOTHING)
    assert everything(after.answers, after.aside).keys() == asked_before.keys()
    assert {path: left.value for path, left in (after.again | after.dropped).items()}.items() <= asked_before.items()
    assert not after.answers.keys() & (after.again.keys() | after.dropped.keys())
    assert all(map(holds(new), after.answers, after.answers.values()))
    assert carry(new, new, after.answers, after.aside) == after
    assert Aside.model_validate(json.loads(json.dumps(after.aside.stored()))) == after.aside


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_nothing_vanishes_over_three_versions_and_all_comes_back_with_the_first(data: st.DataObject) -> None:
    first = data.draw(generating.forms(pages=3))
    second = data.draw(mutated(first))
    third = data.draw(mutated(second))
    answers = data.draw(generating.answers(first))
    once = carry(first, second, answers)
    twice = carry(second, third, once.answers, once.aside)
    assert everything(twice.answers, twice.aside).keys() == everything(answers, NOTHING).keys()
    back = carry(third, first, twice.answers, twice.aside)
    assert everything(back.answers, back.aside).keys() == everything(answers, NOTHING).keys()
    for path, left in (once.dropped | once.again).items():
        if path in twice.dropped and path not in back.answers:
            assert path in back.again or path in back.dropped, (path, left)
