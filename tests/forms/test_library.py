"""The shipped services: sound, plain, complete in both languages, and found by the words that people use."""

from collections.abc import Iterator

import pytest

from forms import library
from forms.catalogue import entry, search
from forms.checks import texts
from forms.conditions import questions_of
from forms.definition import Content, Form, Page, Question, Section
from forms.readability import lix, longest_sentence, words

FORMS = {name: library.form(name) for name in library.definitions()}
ABOUT_A_PERSON = {"email", "phone", "address", "personal_number", "organisation_number", "bank_account", "signature"}

every_form = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)


def spoken(question: Question) -> Iterator[str]:
    """What the agent says for a question, in each language."""
    yield from (question.phone.say or question.label).root.values()


def written(form: Form) -> Iterator[str]:
    """Every text in the languages that people have written it in."""
    yield from (text.root[language] for _, text in texts(form) for language in ("sv", "en"))


# --- what holds for every form


def test_every_file_in_the_library_is_a_form_of_the_same_name() -> None:
    assert all(form.service == name for name, form in FORMS.items())


@every_form
def test_it_is_complete_in_swedish_and_english(form: Form) -> None:
    lacking = [text.root for _, text in texts(form) if not text.languages() >= set(form.languages)]
    assert form.languages[:2] == ("sv", "en") and not lacking
    assert all(form.synonyms.get(language) for language in form.languages)


@every_form
def test_no_sentence_is_longer_than_fifteen_words(form: Form) -> None:
    assert not [text for text in written(form) if longest_sentence(text) > 15]


@every_form
def test_its_swedish_is_easy_to_read(form: Form) -> None:
    swedish = [text.root["sv"] for _, text in texts(form)]
    running = [text for text in swedish if text.rstrip().endswith((".", "!"))]
    assert lix(swedish) <= 35
    assert lix(running) <= 35


@pytest.mark.parametrize("service", ["building-permit", "contact", "home-care", "parking-permit", "safety-alarm"])
def test_its_easy_swedish_is_easier_still(service: str) -> None:
    """The layer says one thing a sentence; where the Swedish is easy already it has no words of its own."""
    layered = [text.root for _, text in texts(FORMS[service]) if "sv-simple" in text.root]
    easy = [each["sv-simple"] for each in layered]
    assert len(easy) >= 15 and not [each for each in layered if each["sv-simple"] == each["sv"]]
    assert not [text for text in easy if longest_sentence(text) > 10]
    assert lix(easy) <= 25


@every_form
def test_nothing_said_on_the_telephone_is_longer_than_twenty_words(form: Form) -> None:
    assert not [said for question, _ in form.questions() for said in spoken(question) if len(words(said)) > 20]
    told = [item.phone.say for item, _ in form.items() if isinstance(item, Content) and item.phone.say]
    assert not [said for text in told for said in text.root.values() if len(words(said)) > 20]


@every_form
def test_what_is_said_on_the_telephone_asks_one_thing(form: Form) -> None:
    assert not [said for question, _ in form.questions() for said in spoken(question) if said.count("?") > 1]


@every_form
def test_no_two_options_of_a_question_read_alike(form: Form) -> None:
    """Three first words in common are too many to tell two answers apart by ear."""
    for question, _ in form.questions():
        starts = [tuple(words(option.label.root["sv"])[:3]) for option in question.options if not question.phone.listen_for]
        assert len(starts) == len(set(starts)), question.key


@pytest.mark.parametrize("service", ["home-care", "parking-permit", "safety-alarm"])
def test_a_question_about_the_person_helped_never_calls_them_you(service: str) -> None:
    """Whoever applies may do so for someone else, so the questions fit both; `du` is the one who answers."""
    form = FORMS[service]
    questions = [question for question, _ in form.questions()]
    later = questions[[question.key for question in questions].index(form.applicant or "") :]
    labels = [text.root["sv"] for q in later for text in (q.label, *(option.label for option in q.options))]
    assert not [label for label in labels if {"dig", "din", "ditt", "dina", "mig", "min"} & set(words(label.lower()))]


@every_form
def test_a_question_with_many_options_is_asked_openly_on_the_telephone(form: Form) -> None:
    many = [question for question, _ in form.questions() if len(question.options) > 4]
    assert all(question.phone.say and question.phone.listen_for for question in many)


@every_form
def test_who_is_asked_for_personal_data_is_told_why(form: Form) -> None:
    personal = [q for q, _ in form.questions() if q.kind in ABOUT_A_PERSON or q.key.endswith("name")]
    assert not [question.key for question in personal if question.why_we_ask is None]


@every_form
def test_a_page_asks_at_most_three_questions_at_once(form: Form) -> None:
    for page in form.pages:
        together = [q for q in _questions(page) if not _depends_on_an_earlier_page(form, q)]
        assert len(together) <= 3, page.key


@every_form
def test_a_question_that_depends_on_another_stands_on_a_later_page(form: Form) -> None:
    for page in form.pages:
        here = {question.key for question in _questions(page)}
        for item in page.items:
            if item.show_if is not None:
                assert not questions_of(item.show_if, form.conditions) & here, (page.key, item.key)


def _questions(page: Page) -> list[Question]:
    """The questions of a page outside its repeating group, whose entries have pages of their own."""
    found: list[Question] = []
    for item in page.items:
        if isinstance(item, Section):
            found += [inner for inner in item.items if isinstance(inner, Question)]
        elif isinstance(item, Question):
            found.append(item)
    return found


def _depends_on_an_earlier_page(form: Form, question: Question) -> bool:
    return question.show_if is not None and bool(questions_of(question.show_if, form.conditions))


@every_form
def test_no_e_mail_address_personal_number_or_file_hinders_sending(form: Form) -> None:
    hindering = {q.kind for q, _ in form.questions() if q.required == "yes" and q.key != "email"}
    assert not hindering & {"email", "personal_number", "organisation_number", "property_designation", "file"}


@every_form
def test_a_conditional_jump_never_hides_who_applies(form: Form) -> None:
    question = form.question(form.applicant or "")
    assert question is not None and question.kind == "text" and question.show_if is None


@pytest.mark.parametrize(
    ("query", "service"),
    [
        ("bygga altan", "building-permit"),
        ("karport", "building-permit"),
        ("friggebod", "building-permit"),
        ("byggloov", "building-permit"),
        ("mormor behöver hjälp hemma", "home-care"),
        ("städhjälp", "home-care"),
        ("matlådor", "home-care"),
        ("trygghetsalarm", "safety-alarm"),
        ("jag ramlar ofta", "safety-alarm"),
        ("handikapparkering", "parking-permit"),
        ("lost parking card", "parking-permit"),
        ("trasig gatlampa", "contact"),
        ("hål i vägen", "contact"),
    ],
)
def test_a_service_is_found_by_the_word_that_people_use(query: str, service: str) -> None:
    found = search([entry(FORMS[name]) for name in library.services()], query)
    assert found and found[0].service == service
