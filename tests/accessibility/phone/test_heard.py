"""What an agent types is read as the answer that was heard, and read back so that nothing is misheard."""

import pytest

from accessibility.languages import say_for
from accessibility.phone.heard import command, numbers_of, offered, raw_of
from accessibility.phone.read_back import read_back
from accessibility.phone.steps import talk
from forms import library
from forms.answers import Answer
from forms.definition import Question
from forms.journey import walk
from forms.kinds import KINDS, Wrong, kind_of
from forms.texts import SWEDISH
from tests.walking import SOUND

SPECIMEN = library.form("specimen")
OF_KIND = {question.kind: question for question, _ in SPECIMEN.questions()}
SAYS = (SWEDISH, say_for("en"))


def heard(question: Question, **fields: str) -> object:
    """The answer that is read from what was typed; `_` is the field itself."""
    typed = {name.removeprefix("_"): [text] for name, text in fields.items()}
    return kind_of(question).read(question, raw_of(question, typed, SAYS))


def typed(kind: str) -> dict[str, str]:
    """A sound answer of a kind, as an agent types it: choices by number, a day as it is said."""
    if offered_in(kind):
        return {"_": "1"}
    if kind == "date":
        return {"_": "{day}/{month} {year}".format(**SOUND[kind](OF_KIND[kind]))}
    return {part or "_": str(text) for part, text in SOUND[kind](OF_KIND[kind]).items()}


def offered_in(kind: str) -> bool:
    return kind in ("yes_no", "radio", "select", "checkboxes", "declaration", "file")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "computed"])
def test_every_kind_is_answered_and_read_back(kind: str) -> None:
    value = heard(OF_KIND[kind], **typed(kind))
    assert value is not None
    assert not isinstance(value, Wrong)
    assert read_back(OF_KIND[kind], value, SWEDISH).words


@pytest.mark.parametrize("kind", ["yes_no", "radio", "select", "checkboxes", "declaration", "file"])
def test_an_answer_by_number_stands_as_its_number(kind: str) -> None:
    question = OF_KIND[kind]
    for number in range(1, len(offered(question)) + 1):
        value = heard(question, _=str(number), specify="något")
        assert numbers_of(question, value) == str(number)


def test_a_number_that_no_option_has_is_no_answer() -> None:
    for kind in ("yes_no", "radio", "checkboxes"):
        assert isinstance(heard(OF_KIND[kind], _="99"), Wrong)


def test_options_are_known_by_their_first_letters_in_both_languages() -> None:
    question = OF_KIND["yes_no"]
    assert [heard(question, _=words) for words in ("ja", "yes", "NEJ", "n")] == ["yes", "yes", "no", "no"]


def test_a_document_cannot_be_handed_in_while_one_talks() -> None:
    assert [option.code for option in offered(OF_KIND["file"])] == ["later", "sent", "not_relevant"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"": ["?"]}, "?"), ({"": [" * "]}, "*"), ({"": ["<"]}, "<"), ({"": ["< 7"]}, "<7"), ({"street": ["?"]}, "?"),
        ({"": ["7"]}, ""), ({"": ["??"]}, ""), ({"": ["<b>"]}, ""), ({"street": ["?"], "city": ["Umeå"]}, ""), ({}, ""),
    ],
)  # fmt: skip
def test_a_sign_alone_is_a_command(fields: dict[str, list[str]], expected: str) -> None:
    assert command(fields) == expected


def test_numbers_are_read_back_in_pairs_and_names_by_letters() -> None:
    said = {
        kind: read_back(OF_KIND[kind], heard(OF_KIND[kind], **typed(kind)), SWEDISH) for kind in ("phone", "email", "address")
    }
    assert said["phone"].words == "07 01 23 45 67"
    assert said["email"].spelled.startswith("Adam, Sigurd, Tore, Rudolf, Ivar, David, snabel-a")
    assert said["address"].spelled.endswith("1 2 3 4 5")
    abroad = read_back(OF_KIND["phone"], "+358401234567", SWEDISH).words
    assert abroad == "plus 35 84 01 23 45 67"


def test_a_yes_to_a_declaration_is_read_back_as_a_whole_sentence() -> None:
    assert read_back(OF_KIND["declaration"], True, SWEDISH).words == "Ja, det intygar jag"


def test_the_steps_of_a_talk_are_the_questions_that_the_screen_asks() -> None:
    form = library.form("building-permit")
    journey = walk(form, {"measure": Answer({"option": "extension"})})
    steps = talk(journey, {}).steps
    asked = [each.path for each in journey.asked if each.question.kind != "computed"]
    assert [step.path for step in steps if step.asked] == asked


def test_what_is_passed_over_is_not_asked_again_and_an_answer_before_it_leads_past_it() -> None:
    journey = walk(library.form("safety-alarm"), {"for_whom": Answer({"option": "self"}), "telephone": Answer("+46701740605")})
    passed = talk(journey, {"applicant_name": "unknown", "personal_number": "skipped"})
    assert passed.next_after("for_whom") == passed.step("address")
    assert talk(journey, {}).next_after("telephone") == talk(journey, {}).step("address")
    assert talk(journey, {}).before("for_whom") is None
