"""The script that an agent reads from."""

import pytest

from accessibility.phone import page, spelling, text
from accessibility.phone.script import Choice, Ending, Line, Part, Script, Telling, lines_of, script_of
from accessibility.phone.wording import BY_MACHINE, LISTEN_FOR, NEEDED, READ_BACK
from forms import library
from forms.kinds import KINDS
from forms.readability import words
from forms.texts import SWEDISH, Say
from tests.accessibility.pseudo import say_in, spoken

MOST_WORDS = 20


def script(service: str = "specimen") -> Script:
    return script_of(library.form(service), SWEDISH)


def told(part: Script | Part) -> list[Telling]:
    """What is said between the questions, also inside parts."""
    found: list[Telling] = []
    for each in part.parts if isinstance(part, Script) else part.lines:
        found += told(each) if isinstance(each, Part) else [each] if isinstance(each, Telling) else []
    return found


def line(key: str) -> Line:
    return next(line for line in lines_of(script()) if line.key == key)


def part(key: str, of: Script | Part | None = None) -> Part:
    found = of or script()
    parts = found.parts if isinstance(found, Script) else [each for each in found.lines if isinstance(each, Part)]
    return next(each for each in parts if each.key == key)


def choice(key: str, code: str) -> Choice:
    return next(choice for group in line(key).choices for choice in group if choice.code == code)


def test_every_kind_has_its_words_for_listening_and_reading_back():
    assert set(LISTEN_FOR) == set(READ_BACK) == set(KINDS)


@pytest.mark.parametrize("service", library.definitions())
def test_no_question_takes_more_than_twenty_words_to_say(service: str):
    for each in lines_of(script(service)):
        assert len(words(each.say)) <= MOST_WORDS, each.say


@pytest.mark.parametrize("service", library.definitions())
def test_at_most_four_answers_are_said_at_once(service: str):
    for each in lines_of(script(service)):
        assert all(len(group) <= 4 for group in each.choices), each.key


@pytest.mark.parametrize("service", library.definitions())
def test_no_one_who_rings_is_told_to_ring_or_hears_of_writing(service: str):
    for each in told(script(service)):
        assert "Ring oss" not in each.say
        assert "du skriver" not in each.say


@pytest.mark.parametrize("service", library.definitions())
def test_what_must_be_answered_says_what_to_do_when_the_caller_does_not_know(service: str):
    for each in lines_of(script(service)):
        assert each.needed != NEEDED["yes"] or "Vet inte den som ringer" in each.needed
        codes = {choice.code for group in each.choices for choice in group}
        assert each.kind != "yes_no" or ("vet inte" in each.listen_for) == ("dont_know" in codes), each.key


def test_the_agent_is_told_to_wait_and_not_to_hang_up_on_relayed_calls():
    assert "Lägg inte på" in script().manners
    assert script().manners in " ".join(text.as_text(library.form(library.SPECIMEN), 1, SWEDISH).split())


def test_the_agent_says_the_words_for_the_telephone_where_the_definition_has_them():
    assert line("room_size").say == "Hur många kvadratmeter är rummet?"
    assert line("room_size").listen_for == "Ett tal, gärna med en decimal."
    assert line("full_name").say == "Vad heter du?"


def test_five_answers_are_said_as_three_and_two():
    assert [len(group) for group in line("animal_age").choices] == [3, 2]


def test_an_answer_that_skips_questions_says_where_to_go():
    assert choice("has_receipt", "no").then == "gå till fråga 23"
    assert choice("has_receipt", "yes").then == ""


def test_an_answer_that_leads_to_a_stop_says_how_to_end():
    assert choice("home", "elsewhere").then == "avsluta med ”Du bor i en annan kommun”"
    ending = part("turned_away").lines[0]
    assert isinstance(ending, Ending)
    assert "Ring den kommun" in ending.say


def test_a_condition_is_said_with_the_question_it_looks_at_and_the_way_onward():
    only = part("animals_at_home").only
    assert only is not None
    assert only.when == "Bara om svaret på fråga 3 är ”Ja”."
    assert only.otherwise.startswith("gå till fråga")
    inside = line("receipt_number").only
    assert inside is not None
    assert (inside.when, inside.otherwise) == ("Bara om svaret på fråga 21 är ”Ja”.", "gå till fråga 23")


def test_a_group_is_asked_for_each_and_ends_with_whether_there_are_more():
    group = part("expenses", part("costs"))
    assert group.entry == "Fråga det här en gång för varje: Kostnad."
    assert group.again == "Finns det fler att ta med?"


def test_required_expected_and_voluntary_are_told_apart():
    assert [line(key).needed for key in ("full_name", "reason", "telephone")] == [
        NEEDED[key] for key in ("yes", "no", "expected")
    ]


def test_limits_are_known_before_they_are_met():
    assert line("room_size").limits == "Mellan 0,5 och 10\u00a0000."
    assert line("first_day").limits == "Tidigast i dag."
    assert line("full_name").limits == "Högst 80 tecken."


def test_the_talk_begins_with_who_one_is_and_ends_with_reading_everything_back():
    whole = script()
    assert "Jag heter …" in whole.opening[0]
    assert "läser jag upp allt" in whole.closing[0]
    assert "10 minuter" in " ".join(whole.opening)


def test_the_page_says_every_question_and_escapes_what_a_definition_says():
    form = library.form(library.SPECIMEN)
    hostile = form.model_copy(update={"title": form.title.model_copy(update={"root": {"sv": "<b>Bygg & bo</b>"}})})
    seen = page.render(hostile, 3, SWEDISH)
    assert "&lt;b&gt;Bygg &amp; bo&lt;/b&gt; · version 3" in seen
    assert all(f'data-question="{key}"' in seen for key in form.questions_by_key)


def test_the_text_says_the_same_within_the_width_of_a_terminal():
    form = library.form(library.SPECIMEN)
    seen = text.as_text(form, 1, SWEDISH)
    assert max(map(len, seen.splitlines())) <= 78
    flat = " ".join(seen.split())
    assert all(each.say in flat for each in lines_of(script()))
    assert "gå till fråga 23" in flat


def test_a_script_from_the_right_turns_its_arrows_and_keeps_figures_in_order():
    form, say = spoken(library.form(library.SPECIMEN), "ar", machine_made=("ar",)), say_in("ar")
    told, seen = text.as_text(form, 1, say), page.render(form, 1, say)
    assert "←" in told and "←" in seen and "→" not in told + seen
    assert '<bdi dir="ltr">Alfa, Bravo' in seen
    assert say(BY_MACHINE) in " ".join(told.split()) and say(BY_MACHINE) in seen


def test_words_that_the_form_has_only_in_swedish_are_marked_in_the_script():
    form = library.form(library.SPECIMEN)
    assert f'<span lang="sv" dir="ltr">{line("full_name").say}</span>' in page.render(form, 1, say_in("ar"))


def test_easy_swedish_is_spelled_in_swedish():
    assert spelling.alphabet(Say("sv-simple")) == spelling.SWEDISH
