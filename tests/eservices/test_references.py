"""References and codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eservices import references
from eservices.references import ALPHABET

words = st.text(ALPHABET, min_size=8, max_size=8).map(lambda word: word + references.check_character(word))


def test_a_reference_is_shown_in_threes_and_read_as_people_type_it() -> None:
    reference = references.new_reference()
    shown = references.show(reference)
    assert len(shown) == 11
    assert shown[3] == shown[7] == " "
    for typed in (shown, shown.lower(), f" {shown.replace(' ', '-')} "):
        assert references.read_reference(typed) == reference


@given(words, st.integers(0, 8), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_found(word: str, place: int, other: str) -> None:
    changed = word[:place] + other + word[place + 1 :]
    assert (references.read_reference(changed) == changed) == (changed == word)


@given(words, st.integers(0, 7))
def test_two_characters_that_changed_places_are_always_found(word: str, place: int) -> None:
    changed = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    assert (references.read_reference(changed) == changed) == (changed == word)


@pytest.mark.parametrize("typed", ["", "K7M", "åäö" * 3, "K7M4PX9Q" + "\0", "1234567890123", "OIL 015 2SZ"])
def test_what_cannot_be_a_reference_is_none(typed: str) -> None:
    assert references.read_reference(typed) is None


def test_a_code_has_at_least_fifty_bits_and_is_shown_in_fours() -> None:
    code = references.new_code()
    assert len(ALPHABET) ** len(code) > 2**54
    assert references.show(code).count(" ") == 2
    assert references.read_code(references.show(code).lower()) == code


def test_the_code_of_a_secret_is_always_the_same_and_another_for_another_purpose() -> None:
    assert references.code_from("secret", "a") == references.code_from("secret", "a")
    assert references.code_from("secret", "a") != references.code_from("secret", "b")
    assert references.read_code(references.code_from("secret", "a"))


def test_a_sheet_token_proves_itself() -> None:
    token = references.new_token()
    assert len(ALPHABET) ** (len(token) - 1) > 2**60
    assert references.is_proved(token)


@given(st.integers(0, len(ALPHABET) ** 4 - 1))
def test_a_number_is_the_same_after_letters(number: int) -> None:
    letters = references.in_letters(number, 4)
    assert (len(letters), references.as_number(letters)) == (4, number)


def test_a_number_that_needs_more_letters_is_refused_rather_than_cut() -> None:
    with pytest.raises(OverflowError):
        references.in_letters(len(ALPHABET) ** 4, 4)
