"""The stem of a word: its forms are one word, and other words are not."""

from concurrent.futures import ThreadPoolExecutor
from unicodedata import normalize

import pytest

from forms.stemming import stem, stems, words

FORMS_OF_ONE_WORD = [
    "lampa lampan lampor lamporna lampornas",
    "altan altanen altaner",
    "gata gatan gator gatorna",
    "ansökan ansöka ansökningar ansökningen ansökt",
    "anmälan anmäla anmälningar",
    "kostnad kostnader kostnaden kostnaderna",
    "plan planen planer",
    "larm larmet larmen",
    "paket paketet paketen",
    "arbete arbetet arbeten arbetar",
    "betalning betalningen betala betalningar",
    "faktura fakturan fakturor",
    "bibliotek biblioteket bibliotekets",
    "nyckel nyckeln",
    "parti partiet",
    "gård gården gårdar",
    "katt katten katter",
    "sak saken saker sakerna",
    "ärende ärenden ärendet",
]
HEADS = ["plan", "planen", "gatan", "gator", "larmet", "avgifterna", "altan", "kostnader", "ansökan", "fakturan", "bygglovet",
         "skada", "maten",
         "tunnorna", "skatten", "makt"]  # fmt: skip


@pytest.mark.parametrize("forms", FORMS_OF_ONE_WORD)
def test_the_forms_of_a_word_are_one_word(forms: str):
    assert len(set(stems(forms))) == 1


@pytest.mark.parametrize("pair", ["får fan", "plan planka", "gård gard", "läsa lösa", "altan allt", "ö o"])
def test_other_words_stay_other_words(pair: str):
    first, second = stems(pair)
    assert first != second


@pytest.mark.parametrize("first", ["skol", "vatten", "trygghets"])
@pytest.mark.parametrize("head", HEADS)
def test_a_compound_ends_in_the_stem_of_its_last_part(first: str, head: str):
    assert stem(first + head) == first + stem(head)


def test_a_letter_with_a_ring_is_one_letter_however_it_was_typed():
    assert stems(normalize("NFD", "Ålgården Ängar Ö")) == stems("ålgården ängar ö") == ["ålgård", "äng", "ö"]


def test_a_word_with_a_hyphen_is_found_with_and_without_it():
    assert words("E-posten, bygg- och miljö") == ["e", "posten", "eposten", "bygg", "och", "miljö"]


def test_a_stem_has_no_stem_of_its_own():
    known = {word for line in FORMS_OF_ONE_WORD for word in stems(line)}
    assert {stem(word) for word in known} == known


def test_each_language_has_its_own_rules_and_others_borrow_the_english():
    assert len(set(stems("parent parents", "en"))) == 1
    assert len(set(stems("talo talon talossa", "fi"))) == 1
    assert stem("running", "tlh") == "run"
    assert stem("ansökan", "sv-simple") == stem("ansökan")


def test_a_word_without_end_and_what_is_no_word_do_no_harm():
    assert len(stem(words("a" * 10_000)[0])) <= 60
    assert stems(" ?! \x00 — ") == []


def test_threads_do_not_mix_each_other_s_words():
    asked = [f"{word}{n}lamporna" for n in range(150) for word in ("glöd", "bord", "tak")]
    alone = [stem.__wrapped__(word) for word in asked]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(stem.__wrapped__, asked)) == alone
