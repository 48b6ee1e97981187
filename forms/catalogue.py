"""Finding a service by the word that a person uses: synonyms, compounds and misspellings are forgiven.

Every language of a form leads to it, and the reader's own leads first.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from forms.definition import Form
from forms.texts import FIRST_LANGUAGE, Say, to_say

SUBJECTS = {
    "building": to_say("Bygga och bo"),
    "care": to_say("Omsorg och stöd"),
    "traffic": to_say("Trafik och resor"),
    "contact": to_say("Kontakt"),
    "other": to_say("Annat"),
}
"""Subject of a service → its name; a subject that is not named here shows its own word."""

CLOSE_ENOUGH = 0.75
LONGEST_QUERY = 100
FOREIGN = 0.6
"""What a word of another language than the reader's counts for."""
SMALL_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
    alla allt att av behöver de dem den denna det detta dig din ditt du där efter eller en ett finns från får för går gör göra
    ha han har hon hos hur här ingen inom inte jag kan man med mej men mig min mina mitt måste nu något några när och om oss på
    ska skulle som till under upp ut vad var vara vart vem vi vid vilken vill är åt över
    about an and any are as at be by can do for from get has have how if in is it me my need no not of on one or our some that
    the them there they this to want was we what when where who will with would you your
    ei en että haluan hän ja jos joka kanssa kuin kun mikä minä minun miten missä mitä mun mutta mä ne niin nyt ole olen on se
    sekä sen siitä tai tarvitsen tämä voi voin voinko voiko
    أريد أن أنا إلى التي الذي عن على في كيف ما من هذا هذه هل
        """,
    )
)
"""What is said around the word that matters."""
_ENDINGS = ("arna", "erna", "orna", "ande", "ning", "en", "et", "ar", "er", "or", "an", "a", "s", "n", "t")


@dataclass(frozen=True)
class Entry:
    """A service as the search sees it: its form and the words that lead to it, each with its language and a weight."""

    form: Form
    words: tuple[tuple[str, str, float], ...]


def subject_name(subject: str, say: Say) -> str:
    return say(SUBJECTS[subject]) if subject in SUBJECTS else subject.replace("-", " ").capitalize()


def entry(form: Form) -> Entry:
    """Prepare a form for searching, in all its languages at once."""
    weighted: dict[tuple[str, str], float] = {}
    for language, text, weight in _sources(form):
        for word in words_of(text):
            weighted[word, language] = max(weight, weighted.get((word, language), 0))
    return Entry(form, tuple((*key, weight) for key, weight in weighted.items()))


def _sources(form: Form) -> Iterable[tuple[str, str, float]]:
    yield from ((language, title, 3.0) for language, title in form.title.root.items())
    yield from ((language, word, 2.5) for language, words in form.synonyms.items() for word in words)
    yield from ((language, summary, 1.0) for language, summary in form.summary.root.items())


def words_of(text: str) -> list[str]:
    """Lower-case stems of the words that matter: "till Trygghetslarmet" → "trygghetslarm"."""
    letters = unicodedata.normalize("NFC", text.lower())
    return [_stem(word) for word in re.findall(r"\w+", letters) if len(word) > 1 and word not in SMALL_WORDS]


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def search(entries: Iterable[Entry], query: str, language: str = FIRST_LANGUAGE) -> list[Form]:
    """The services that the query of a reader of `language` leads to, best first; every word helps and none is demanded."""
    own = language.partition("-")[0]
    asked = words_of(query[:LONGEST_QUERY])[:8]
    ranked = [(sum(_score(word, each, own) for word in asked), each.form) for each in entries]
    best = max((score for score, _ in ranked), default=0)
    found = [(score, form) for score, form in ranked if score > 0 and score >= best / 3]
    return [form for _, form in sorted(found, key=lambda pair: (-pair[0], pair[1].service))]


def _score(word: str, entry: Entry, own: str) -> float:
    return max((_weight(language, own, weight) * _likeness(word, known) for known, language, weight in entry.words), default=0)


def _weight(language: str, own: str, weight: float) -> float:
    return weight if language.partition("-")[0] == own else weight * FOREIGN


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
