"""Changed words are marked, and nothing else of a text becomes markup."""

import pytest

from portal.admin.rewording import marked


def test_the_words_that_differ_are_struck_through_and_underlined() -> None:
    before, after = marked("Skriv hur stor tomten är.", "Skriv hur bred och stor tomten är.")
    assert before == "<p>Skriv hur stor tomten är.</p>"
    assert after == "<p>Skriv hur<ins> bred och</ins> stor tomten är.</p>"


def test_what_went_is_struck_through() -> None:
    before, after = marked("Bifoga en ritning i skala.", "Bifoga en skiss i skala.")
    assert before == "<p>Bifoga en <del>ritning</del> i skala.</p>"
    assert after == "<p>Bifoga en <ins>skiss</ins> i skala.</p>"


def test_texts_with_little_in_common_are_two_texts() -> None:
    assert marked("Vem är du?", "Skriv fastighetens beteckning.") == (
        "<p>Vem är du?</p>",
        "<p>Skriv fastighetens beteckning.</p>",
    )


def test_lines_and_lists_stay_what_they_are() -> None:
    before, after = marked("Ta med:\n\n- legitimation\n- karta", "Ta med:\n\n- legitimation\n- en karta\n- ett foto")
    assert before == "<p>Ta med:</p><ul><li>legitimation</li><li>karta</li></ul>"
    assert after.count("<li>") == 3
    assert after.count("<ins>") == after.count("</ins>") >= 2


@pytest.mark.parametrize("words", ["<b>Skriv</b> hur & när", "Skriv \ue000hur\ue002 & när", "", "\n\n", "- "])
def test_nothing_of_a_text_becomes_markup(words: str) -> None:
    for text in marked(words + " idag.", words + " <i>nu</i> idag."):
        assert "<b>" not in text
        assert "<i>" not in text
        assert text.count("<ins>") + text.count("<del>") == text.count("</ins>") + text.count("</del>")
