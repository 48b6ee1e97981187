"""Finding a service by the word that a person uses: synonyms, compounds and misspellings are forgiven."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from forms.definition import Form
from forms.texts import Say, to_say

SUBJECTS = {
    "building": to_say("Bygga och bo"),
    "care": to_say("Omsorg och stöd"),
    "traffic": to_say("Trafik och resor"),
    "contact": to_say("Kontakt"),
}
"""Subject of a service → its name; a subject that is not named here shows its own word."""

CLOSE_ENOUGH = 0.75
LONGEST_QUERY = 100
_ENDINGS = ("arna", "erna", "orna", "ande", "ning", "en", "et", "ar", "er", "or", "an", "a", "s", "n", "t")


@dataclass(frozen=True)
class Entry:
    """A service as the search sees it: its form and the words that lead to it, each with a weight."""

    form: Form
    words: tuple[tuple[str, float], ...]


def subject_name(subject: str, say: Say) -> str:
    return say(SUBJECTS[subject]) if subject in SUBJECTS else subject.replace("-", " ").capitalize()


def entry(form: Form) -> Entry:
    """Prepare a form for searching, in all its languages at once."""
    weighted: dict[str, float] = {}
    for text, weight in _sources(form):
        for word in words_of(text):
            weighted[word] = max(weight, weighted.get(word, 0))
    return Entry(form, tuple(weighted.items()))


def _sources(form: Form) -> Iterable[tuple[str, float]]:
    yield from ((title, 3.0) for title in form.title.root.values())
    yield from ((word, 2.5) for words in form.synonyms.values() for word in words)
    yield from ((summary, 1.0) for summary in form.summary.root.values())


def words_of(text: str) -> list[str]:
    """Lower-case stems without accents other than å ä ö's own: "Trygghetslarmet" → "trygghetslarm"."""
    letters = unicodedata.normalize("NFC", text.lower())
    return [_stem(word) for word in re.findall(r"\w+", letters) if len(word) > 1]


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def search(entries: Iterable[Entry], query: str) -> list[Form]:
    """The services that the query leads to, best first; every word helps and none is demanded."""
    asked = words_of(query[:LONGEST_QUERY])[:8]
    ranked = [(sum(_score(word, each) for word in asked), each.form) for each in entries]
    best = max((score for score, _ in ranked), default=0)
    found = [(score, form) for score, form in ranked if score > 0 and score >= best / 3]
    return [form for _, form in sorted(found, key=lambda pair: (-pair[0], pair[1].service))]


def _score(word: str, entry: Entry) -> float:
    return max((weight * _likeness(word, known) for known, weight in entry.words), default=0)


def _likeness(word: str, known: str) -> float:
    """1 for the same word, less for a part of a compound or a misspelling, 0 below `CLOSE_ENOUGH`."""
    if word == known:
        return 1
    if len(word) >= 4 and (known.startswith(word) or (word.startswith(known) and len(known) >= 4)):
        return 0.9
    if len(word) >= 4 and len(known) >= 4 and (word in known or known in word):
        return 0.8
    if len(word) < 4 or abs(len(word) - len(known)) > 3:
        return 0
    ratio = SequenceMatcher(None, word, known, autojunk=False).ratio()
    return ratio * 0.7 if ratio >= CLOSE_ENOUGH else 0
