"""What Lucka says to citizens is short, plain and kind, in every sentence."""

import re
from functools import cache

import pytest

from accessibility import sentences
from accessibility.languages import STAFF_PLACES, every
from forms.plain_words import officialese
from forms.readability import lix, longest_sentence, words
from portal.rendering import FOLDER

TO_AGENTS = (
    *STAFF_PLACES, "accessibility/phone/wording.py", "portal/templates/citizen/aloud.html",
    "portal/templates/citizen/for-someone.html",
)  # fmt: skip
"""Places whose words only a colleague reads."""
ALLOWED = {"Läs upp svaren för den sökande innan du skickar.": "an agent reads it above the button that sends for someone else"}
ENOUGH_WORDS = 60
"""From how many words LIX says something of a file; a handful of labels has none."""
VERBS = {
    "anmäl", "anpassa", "ansök", "anteckna", "avbeställ", "avboka", "avbryt", "avsluta", "be", "behåll", "berätta",
    "beställ", "boka", "byt", "börja", "dra", "ersätt", "flytta", "fortsätt", "fråga", "fyll", "följ", "försök", "ge",
    "godkänn", "granska", "gå", "gör", "håll", "hämta", "jämför", "kopiera", "logga", "lyssna", "lägg", "lämna", "läs",
    "markera", "pausa", "prova", "pröva", "publicera", "registrera", "ring", "räkna", "se", "skapa", "skicka", "skriv",
    "sluta", "spara", "stanna", "stryk", "stäng", "svara", "sök", "ta", "upplös", "visa", "välj", "ångra", "ändra", "öppna",
}  # fmt: skip
_BUTTON = re.compile(r'(?:ui\.(?:link_)?button\(|<button\b[^>]*>(?:\{\{ icon\([^)]*\) \}\})?\s*\{\{ )_\("([^"]+)"')


@cache
def _citizens() -> dict[str, list[str]]:
    """Each sentence that a citizen meets, in all its forms, and where."""
    met: dict[str, list[str]] = {}
    for said, places in sentences.said().items():
        for form in [said] if isinstance(said, str) else said:
            where = [place for place in places if not place.startswith(TO_AGENTS)]
            if where and form not in ALLOWED:
                met[form] = where
    return met


def test_no_sentence_is_longer_than_fifteen_words() -> None:
    assert [said for said in _citizens() if longest_sentence(said) > 15] == []


def test_every_file_is_easy_to_read() -> None:
    by_file: dict[str, list[str]] = {}
    for said, places in _citizens().items():
        for place in places:
            by_file.setdefault(place, []).append(said)
    hard = {place: round(lix(said)) for place, said in by_file.items() if _long_enough(said) and lix(said) > 35}
    assert hard == {}
    assert lix(_citizens()) <= 30


def _long_enough(said: list[str]) -> bool:
    return sum(len(words(each)) for each in said) >= ENOUGH_WORDS


def test_no_word_of_authority_is_used() -> None:
    assert {said: found for said in _citizens() if (found := list(officialese(said)))} == {}


def test_nobody_is_shouted_at_or_called_ni() -> None:
    assert [said for said in _citizens() if "!" in said or re.search(r"\b(ni|er|ert|era)\b", said, re.IGNORECASE)] == []


def test_easy_swedish_is_easier_than_swedish() -> None:
    layer = every()["sv-simple"].sentences
    assert [said for said in layer.values() if longest_sentence(said) > 10] == []
    assert [said for said in layer.values() if "!" in said or list(officialese(said))] == []
    assert lix(list(layer.values())) <= 15 < lix(list(layer))


def _buttons() -> list[str]:
    templates = "\n".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.rglob("*.html")))
    return [label for label in _BUTTON.findall(templates) if not label.endswith("…")]  # "Skickar …" tells what goes on


@pytest.mark.parametrize("label", sorted(set(_buttons())))
def test_a_button_says_what_it_does_with_a_verb_first(label: str) -> None:
    assert re.sub(r"^(Ja|Nej), ", "", label).split()[0].rstrip(":").lower() in VERBS


def test_the_buttons_are_found() -> None:
    assert len(_buttons()) > 30
