"""How the texts of a form are written: at all, in short sentences, in words that people use."""

import re
from collections.abc import Iterator
from functools import lru_cache

from forms.checks.finding import Finding, Location
from forms.definition import Form
from forms.plain_words import officialese
from forms.readability import lix, longest_sentence, measured
from forms.texts import FIRST_LANGUAGE, Text

LONG_SENTENCE, LONGEST_SENTENCE = 15, 25
HARD = 35
"""From this LIX on a text is harder than easy."""
WORDS_OF_A_LONG_TEXT = 20
LEAST_OF_A_LONG_SENTENCE = 2 * LONG_SENTENCE
"""Characters: a word and the space after it are two at least."""
_STANDS_IN = re.compile(r"(?:todo|tbd|xxx+|lorem ipsum.*|text här|skriv här)[.:!… ]*|[\W_]*", re.IGNORECASE | re.DOTALL)
_UNWRITTEN = {"retention": "no_retention", "purpose": "no_purpose", "next_steps": "no_next_step"}
Placed = list[tuple[Location, Text]]


def language(form: Form, texts: Placed) -> Iterator[Finding]:
    """Findings about each text, and about all of them together."""
    for at, text in texts:
        if is_unwritten(text.root[FIRST_LANGUAGE]):
            yield Finding(at, _UNWRITTEN.get(str(at[0]), "unwritten"))
            continue
        for code, said in text.root.items():
            if is_unwritten(said):
                yield from [Finding(at, "unwritten_translation", {"language": code})] if code in form.languages else []
            elif code not in form.machine_made:
                yield from _sentences(at, code, said)
        yield from _swedish(at, text.root[FIRST_LANGUAGE])
    swedish = [text.root[FIRST_LANGUAGE] for _, text in texts]
    if lix(swedish) > HARD:
        yield Finding(("pages",), "hard_form", {"lix": round(lix(swedish)), "most": HARD})


@lru_cache(maxsize=20_000)
def is_unwritten(said: str) -> bool:
    """Whether nothing is said yet: an ellipsis, only signs, or words that stand in for others."""
    return _STANDS_IN.fullmatch(said.strip()) is not None


def _sentences(at: Location, code: str, said: str) -> Iterator[Finding]:
    longest = longest_sentence(said) if len(said) > LEAST_OF_A_LONG_SENTENCE else 0
    if longest > LONG_SENTENCE:
        told = {"n": longest, "language": code, "most": LONG_SENTENCE}
        yield Finding(at, "sentence_far_too_long" if longest > LONGEST_SENTENCE else "sentence_long", told)


def _swedish(at: Location, said: str) -> Iterator[Finding]:
    if measured(said).words >= WORDS_OF_A_LONG_TEXT and lix([said]) > HARD:
        yield Finding(at, "hard_text", {"lix": round(lix([said])), "most": HARD})
    for word, plainer in _official(said):
        yield Finding(at, "officialese", {"word": word, "plain": plainer})


@lru_cache(maxsize=20_000)
def _official(said: str) -> tuple[tuple[str, str], ...]:
    return tuple(dict(officialese(said)).items())
