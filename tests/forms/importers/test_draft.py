"""What an importer writes comes out as a tree that can be asked, and nothing of it is lost without a task."""

from forms.checks import findings
from forms.definition import Form
from forms.importers import settling
from forms.importers.draft import Draft
from forms.importers.logic import Every, Not, Says, Some, Unreadable, When
from forms.importers.parts import Choice
from forms.importers.task import REASONS


def settled(draft):
    """The form and the tasks of a draft; the form must be sound."""
    imported = settling.settled(draft)
    form = Form.model_validate(imported.tree)
    assert not findings(form), findings(form)
    return form, imported.tasks


def reasons(tasks, name):
    return {code for code, words in REASONS.items() for task in tasks if task.name == name and task.reason == words}


def when(term):
    return [When(term, "the source's words")]


def test_names_become_keys_that_no_other_part_has():
    draft = Draft("my form.json")
    page = draft.page("firstName", "Name")
    page.question("firstName", "text", "First name")
    page.question("First-Name", "text", "First name again")
    page.question("2ndName", "text", "Another")
    page.question("", "text", "No name")
    form, _ = settled(draft)
    assert [question.key for question, _ in form.questions()] == ["first_name", "first_name_2", "question_2nd_name", "question"]
    assert form.service == "my-form" and form.pages[0].key == "first_name_3"


def test_words_stand_in_their_language_and_in_swedish_until_they_are_translated():
    draft = Draft("f.json", language="en", title="A permit")
    draft.page("one", "One").question("q", "text", {"en": "Why?", "fi": "Miksi?"})
    form, tasks = settled(draft)
    assert form.title.root == {"sv": "A permit", "en": "A permit"}
    assert form.question("q").label.root == {"sv": "Why?", "en": "Why?"}
    assert reasons(tasks, "en") == {"language"}


def test_what_lucka_needs_and_the_source_lacks_is_unwritten_and_a_task():
    draft = Draft("f.json", language="sv", title="Tillstånd")
    draft.page("one", "En").question("q", "text", "Varför?")
    form, tasks = settled(draft)
    assert form.purpose.root == {"sv": "…"} and form.retention.root["sv"] == "…"
    assert reasons(tasks, "") == {"summary", "catalogue", "clock", "fee", "next_steps", "purpose", "retention"}


def test_a_form_without_anything_is_still_a_form():
    form, tasks = settled(Draft("", language="nonsense language"))
    assert form.pages[0].items and reasons(tasks, "") >= {"title"}


def test_a_negation_holds_when_the_answer_is_missing():
    draft = Draft("f.json")
    page = draft.page("one", "One")
    page.question("a", "radio", "A", choices=[Choice("x", "X"), Choice("y", "Y")])
    page.question("b", "text", "B", when=when(Not(Says("a", "equals", "x"))))
    form, tasks = settled(draft)
    shown = form.question("b").show_if.model_dump(exclude_none=True)
    assert shown == {"any": ({"question": "a", "is_empty": True}, {"not": {"question": "a", "equals": "x"}})}
    assert not reasons(tasks, "b")


def test_a_negation_is_short_where_everyone_has_answered():
    draft = Draft("f.json")
    draft.page("one", "One").question("a", "radio", "A", required="yes", choices=[Choice("x", "X"), Choice("y", "Y")])
    draft.page("two", "Two").question("b", "text", "B", when=when(Not(Says("a", "equals", "x"))))
    form, _ = settled(draft)
    assert form.question("b").show_if.model_dump(exclude_none=True) == {"not": {"question": "a", "equals": "x"}}


def test_equalities_about_one_question_are_gathered():
    draft = Draft("f.json")
    page = draft.page("one", "One")
    page.question("a", "select", "A", choices=[Choice("x", "X"), Choice("y", "Y"), Choice("z", "Z")])
    either = Some((Says("a", "equals", "x"), Says("a", "equals", "z")))
    page.question("b", "text", "B", when=when(Every((either, Says("a", "filled")))))
    form, _ = settled(draft)
    shown = form.question("b").show_if.model_dump(exclude_none=True)
    assert shown == {"all": ({"question": "a", "one_of": ("x", "z")}, {"question": "a", "is_empty": False})}


def test_what_no_condition_can_say_is_a_task_and_the_part_is_always_shown():
    draft = Draft("f.json")
    page = draft.page("one", "One")
    page.question("a", "text", "A", when=when(Says("b", "filled")))
    page.question("b", "text", "B", when=when(Says("gone", "filled")))
    page.question("c", "text", "C", when=when(Unreadable()))
    page.question("d", "address", "D")
    page.question("e", "text", "E", when=when(Says("d", "equals", "x")))
    form, tasks = settled(draft)
    assert not any(question.show_if for question, _ in form.questions())
    told = {name: reasons(tasks, name) for name in "abce"}
    assert told == {"a": {"condition_forward"}, "b": {"condition_unknown"}, "c": {"condition_code"}, "e": {"condition_unfit"}}
    assert all(task.detail == "the source's words" and task.at == task.name for task in tasks if task.name in told)


def test_a_group_gets_a_page_of_its_own_and_what_stood_around_it_keeps_its_place():
    draft = Draft("f.json")
    page = draft.page("one", "One")
    page.question("before", "yes_no", "Before")
    section = page.section("home", "Home", when=when(Says("before", "equals", "yes")))
    section.question("street", "text", "Street")
    group = section.group("people", "People", entry_words="Person", maximum=99)
    group.question("name", "text", "Name")
    inner = group.group("pets", "Pets")
    inner.question("pet", "text", "Pet", when=when(Says("name", "equals", "Elsa")))
    section.question("after", "text", "After", when=when(Says("name", "filled")))
    form, tasks = settled(draft)
    assert [[item.key for item in each.items] for each in form.pages] == [["before", "home"], ["people"], ["home_2"]]
    people = form.pages[1].group
    assert (people.maximum == 50 and [item.key for item in people.items] == ["name", "pets_2", "pet"]) or people.items[
        -1
    ].key == "pet"
    assert people.show_if.model_dump(exclude_none=True) == {"question": "before", "equals": "yes"}
    assert form.question("pet").show_if.model_dump(exclude_none=True) == {"question": "name", "equals": "Elsa"}
    assert reasons(tasks, "pets") == {"repeat_in_repeat"} and reasons(tasks, "after") == {"condition_group"}


def test_a_choice_without_options_is_left_to_be_written():
    draft = Draft("f.json")
    page = draft.page("one", "One")
    page.question("a", "select", "A")
    page.question("b", "radio", "B", choices=[Choice("true", "Yes"), Choice("false", "No")])
    page.question("c", "text", "C", when=when(Says("b", "equals", True)))
    form, tasks = settled(draft)
    assert [option.label.root["sv"] for option in form.question("a").options] == ["…", "…"]
    assert reasons(tasks, "a") == {"no_options"}
    assert form.question("b").kind == "yes_no"
    assert form.question("c").show_if.model_dump(exclude_none=True) == {"question": "b", "equals": "yes"}


def test_a_sum_of_what_stands_before_is_computed_and_any_other_is_asked():
    draft = Draft("f.json")
    page = draft.page("one", "One")
    page.question("a", "money", "A")
    page.question("sum", "computed", "Sum", sum_of=("a",))
    page.question("odd", "computed", "Odd", sum_of=("a", "later"))
    page.question("later", "integer", "Later", settings={"minimum": 1, "maximum": "many", "max_length": 3})
    form, tasks = settled(draft)
    assert form.question("sum").compute.sum == ("a",)
    assert form.question("odd").kind == "decimal" and reasons(tasks, "odd") == {"computed"}
    assert form.question("later").minimum == "1" and reasons(tasks, "later") == {"limit"}


def test_a_page_without_anything_in_it_is_told():
    draft = Draft("f.json")
    draft.page("empty", "Empty").section("hollow", "Hollow")
    draft.page("full", "Full").question("q", "text", "Q")
    form, tasks = settled(draft)
    assert len(form.pages) == 1 and reasons(tasks, "empty") == {"empty"} == reasons(tasks, "hollow")
