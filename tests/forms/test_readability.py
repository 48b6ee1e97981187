"""LIX and sentence length, counted by hand."""

import pytest

from forms.readability import lix, longest_sentence, sentences, words


def test_lix_is_words_a_sentence_plus_the_share_of_long_words() -> None:
    # 9 words in 2 sentences, 3 of them longer than six letters: arbetar, tillsammans, trädgård
    assert lix(["Vi arbetar tillsammans. Sedan vilar vi i en trädgård."]) == pytest.approx(9 / 2 + 100 * 3 / 9)


def test_texts_that_are_read_together_end_their_own_sentences() -> None:
    assert lix(["Vad heter du", "Var bor du"]) == 3


def test_no_words_are_no_burden() -> None:
    assert lix([]) == 0
    assert lix(["", "…"]) == 0
    assert longest_sentence("") == 0


def test_abbreviations_decimals_and_web_addresses_do_not_end_a_sentence() -> None:
    assert len(sentences("Vi ses kl. 9.30, t.ex. hos dig på lucka.se i dag.")) == 1
    assert words("Björken 1:23 kostar 1.250,50 kr.") == ["Björken", "1:23", "kostar", "1.250,50", "kr"]


def test_a_line_break_ends_a_sentence() -> None:
    assert longest_sentence("- ett\n- två\n- tre och fyra") == 3
