"""Where a finding is, for a link and in words."""

import pytest

from accessibility.languages import say_for
from forms import library
from forms.checks import place_of
from forms.texts import SWEDISH

SPECIMEN, CONTACT = library.form("specimen"), library.form("contact")


@pytest.mark.parametrize(
    ("at", "keys", "words"),
    [
        (("pages", 0, "items", 0, "help"), ("who", "full_name", "", "help"), "Fråga 1, ”Vad heter du?”: hjälptexten"),
        (("pages", 1, "items", 1, "options", 0, "label"), ("pets", "home", "flat", "label"),
         "Fråga 4, ”Var bor du?”, svaret ”I lägenhet”"),
        (("pages", 1, "show_if"), ("pets", "", "", "show_if"), "Sidan ”Djur”: villkoret"),
        (("retention",), ("", "", "", "retention"), "Hur länge svaren sparas"),
        (("conditions", "has_pet"), ("", "has_pet", "", "conditions"), "Villkoret"),
        (("pages",), ("", "", "", "pages"), "Sidorna"),
        ((), ("", "", "", ""), ""),
    ],
)  # fmt: skip
def test_a_place_has_keys_for_a_link_and_words(at: tuple, keys: tuple, words: str):
    where = place_of(SPECIMEN, at)
    assert (where.page, where.item, where.option, where.field) == keys
    assert where.words(SWEDISH) == words


def test_a_place_is_worded_in_the_reader_s_language_and_kept_short():
    where = place_of(CONTACT, ("pages", 0, "items", 0, "label"))
    assert where.words(say_for("en")) == "Question 1, “What do you want to do?”"
    for index, page in enumerate(SPECIMEN.pages):
        for number, _ in enumerate(page.items):
            assert len(place_of(SPECIMEN, ("pages", index, "items", number)).words(SWEDISH)) < 110
