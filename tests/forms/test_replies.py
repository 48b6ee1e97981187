"""What a page sends, read into answers: what is wrong loses nothing."""

from forms.answers import Answer, Problem
from forms.journey import walk
from forms.replies import Fields, Replies, field_name, filled, merged, read
from tests.forms.small import form_of

OPTIONS = [{"option": "x", "label": "X"}, {"option": "y", "label": "Y", "specify": "Vad?"}]
FORM = form_of(
    [
        {"question": "name", "kind": "text", "label": "Namn"},
        {"question": "born", "kind": "date", "label": "Född", "required": "no"},
        {"question": "which", "kind": "radio", "label": "Vilken", "required": "expected", "options": OPTIONS},
        {"question": "paper", "kind": "file", "label": "Papper"},
    ]
)
FILES = [{"id": "1", "name": "a.pdf", "size": 9}]


def sent(fields: Fields, answers: dict[str, Answer] | None = None) -> Replies:
    return read(walk(FORM, answers or {}).asked, fields, answers or {})


def test_fields_are_named_by_path_and_part():
    assert field_name("people.3.born", "day") == "people.3.born-day"
    assert field_name("name", "") == "name"


def test_what_is_right_is_taken_though_something_else_is_wrong():
    replies = sent({"name": ["Elsa"], "born-day": ["31"], "born-month": ["2"], "born-year": ["1940"], "paper": ["later"]})
    assert replies.changes["name"] == Answer("Elsa")
    assert "born" not in replies.changes
    assert replies.problems == (Problem("born", "not_a_real_date", "day"),)


def test_only_required_answers_are_missed():
    assert [(problem.path, problem.code) for problem in sent({}).problems] == [("name", "missing"), ("paper", "missing")]


def test_an_answer_that_was_emptied_is_taken_away():
    answers = {"name": Answer("Elsa"), "born": Answer("1940-02-01")}
    replies = sent({"name": ["Elsa"], "paper": ["sent"]}, answers)
    assert replies.changes["born"] is None
    assert "born" not in merged(answers, replies.changes)
    assert merged(answers, replies.changes)["name"] == Answer("Elsa")


def test_a_wrong_answer_leaves_the_one_before_it():
    answers = {"born": Answer("1940-02-01")}
    replies = sent({"name": ["Elsa"], "born-day": ["x"], "born-month": ["2"], "born-year": ["1940"]}, answers)
    assert merged(answers, replies.changes)["born"] == Answer("1940-02-01")


def test_files_that_were_kept_stay_whatever_the_choice_above_them():
    answers = {"paper": Answer({"state": "now", "files": FILES})}
    for fields, state in (({"paper": ["later"]}, "later"), ({"paper": ["now"]}, "now"), ({}, "now"), ({"paper": ["?"]}, "now")):
        kept = merged(answers, sent({"name": ["Elsa"]} | fields, answers).changes)["paper"].value
        assert kept == {"state": state, "files": FILES}


def test_the_source_is_who_answered():
    assert read(walk(FORM, {}).asked, {"name": ["Elsa"]}, {}, "agent").changes["name"] == Answer("Elsa", "agent")


def test_fields_are_filled_with_what_was_answered_and_empty_otherwise():
    asked = {each.path: each.question for each in walk(FORM, {}).asked}
    answers = {"born": Answer("1940-02-01"), "which": Answer({"option": "y", "specify": "Z"})}
    assert filled(asked["born"], "born", answers) == {"day": ["1"], "month": ["2"], "year": ["1940"]}
    assert filled(asked["which"], "which", answers) == {"": ["y"], "specify": ["Z"]}
    assert filled(asked["name"], "name", answers) == {"": []}
