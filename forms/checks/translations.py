"""Translations that are none: the Swedish words copied over, Swedish left in another language, a machine's unread words."""

import re
from collections.abc import Iterator
from functools import lru_cache

from forms.checks.finding import Finding
from forms.checks.language import Placed, is_unwritten
from forms.definition import Form
from forms.readability import words
from forms.texts import FIRST_LANGUAGE

NEIGHBOURS = frozenset({"da", "nb", "nn", "no"})
"""Languages so near to Swedish that its small words are theirs."""
_SMALL = frozenset(
    words(
        """att och är du dig din ditt dina vi oss vår inte för som det den ett vad vilken vilket vilka när hur eller från på ska
        här har kan måste behöver får skriv välj svara fyll söker"""
    )
)
"""Words of nearly every Swedish sentence, hardly ever of another language's."""
MANY = 4
"""So many words are not the same in two languages by chance."""


def translations(form: Form, texts: Placed) -> Iterator[Finding]:
    """Findings about the texts in the form's other languages."""
    for index, code in enumerate(form.machine_made):
        if code in form.languages:
            yield Finding(("machine_made", index), "by_machine", {"language": code})
    others = [code for code in form.languages if code.partition("-")[0] not in {FIRST_LANGUAGE, *NEIGHBOURS}]
    for at, text in texts:
        swedish = text.root[FIRST_LANGUAGE]
        for code in others:
            said = text.root.get(code, "")
            fault = _fault(swedish.strip(), said.strip()) if said and not is_unwritten(swedish) else ""
            if fault:
                yield Finding(at, fault, {"language": code, "text": said[:60]})


def _fault(swedish: str, said: str) -> str:
    count, small = _swedish_words(said)
    if swedish == said:
        if count >= MANY or (small and count > 1):
            return "copied_over"
        return "perhaps_copied" if small or _is_a_swedish_word(said) else ""
    return "in_swedish" if small >= 2 and small * 4 >= count else ""


@lru_cache(maxsize=20_000)
def _swedish_words(said: str) -> tuple[int, int]:
    """How many words there are, and how many different ones of them are small Swedish words."""
    every = [word.lower() for word in words(said)]
    return len(every), len(_SMALL.intersection(every))


def _is_a_swedish_word(said: str) -> bool:
    """Swedish letters in a word that is no name: names begin with a capital within a text, or stand after one."""
    first, *others = words(said) or [""]
    return any(re.search("[åäö]", word) and word.islower() for word in others) or bool(
        re.search("[åäö]", first) and not others and len(first) > 2
    )
