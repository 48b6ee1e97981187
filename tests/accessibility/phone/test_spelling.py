"""Spelling aloud."""

from accessibility.phone.spelling import INTERNATIONAL, SWEDISH, in_pairs, spell
from forms.texts import SWEDISH as SAY
from forms.texts import Say

REFERENCE_LETTERS = "346789ACDEFHJKMNPQRTWXY"


def test_both_alphabets_name_every_swedish_letter_by_a_word_that_begins_with_it():
    letters = set("ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ")
    for alphabet in (SWEDISH, INTERNATIONAL):
        assert set(alphabet) == letters
        assert len(set(alphabet.values())) == len(letters)


def test_a_reference_is_spelled_in_its_groups():
    assert spell("K7M 4PX 9QH", SAY) == "Kalle, 7, Martin – 4, Petter, Xerxes – 9, Qvintus, Helge"


def test_a_reference_is_spelled_internationally_in_english():
    assert spell("K7M 4PX", Say("en")) == "Kilo, 7, Mike – 4, Papa, X-ray"


def test_every_character_of_a_reference_has_a_name_or_is_a_digit():
    assert all(spell(letter, SAY) != letter or letter.isdigit() for letter in REFERENCE_LETTERS)


def test_digits_are_said_two_by_two_and_the_last_three_together():
    assert [in_pairs(digits) for digits in ("7", "12", "123", "12345", "0701740605")] == [
        "7", "12", "123", "12 345", "07 01 74 06 05",
    ]  # fmt: skip


def test_an_email_address_is_spelled_with_its_signs():
    assert spell("åsa_1@ex.se", SAY).endswith("snabel-a, Erik, Xerxes, punkt, Sigurd, Erik")
    assert spell("åsa_1@ex.se", SAY).startswith("Åke, Sigurd, Adam, understreck, 1")


def test_what_has_no_name_is_said_as_it_is():
    assert spell("ß!", SAY) == "ß, !"
    assert spell("", SAY) == ""
