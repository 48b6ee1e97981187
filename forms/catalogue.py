"""Finding a service by the word that a person uses: synonyms, compounds and misspellings are forgiven.

Every language of a form leads to it, and the reader's own leads first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol, TypeVar

from forms import matching
from forms.definition import Form
from forms.matching import LONGEST_QUERY
from forms.texts import FIRST_LANGUAGE, Say, Text, to_say

__all__ = ["LONGEST_QUERY", "SUBJECTS", "Entry", "by_subject", "entry", "ranked", "search", "subject_name"]
SUBJECTS = {
    "building": to_say("Bygga och bo"),
    "care": to_say("Omsorg och stöd"),
    "traffic": to_say("Trafik och resor"),
    "contact": to_say("Kontakt"),
    "other": to_say("Annat"),
}
"""Subject of a service → its name; a subject that is not named here shows its own word."""


@dataclass(frozen=True)
class Entry:
    """A service as the search sees it: its form and the texts that lead to it, each with its language and a weight."""

    form: Form
    texts: tuple[tuple[str, str, float], ...]


def subject_name(subject: str, say: Say) -> str:
    return say(SUBJECTS[subject]) if subject in SUBJECTS else subject.replace("-", " ").capitalize()


class Told(Protocol):
    """What has a subject and a title: a form, a question with its answer."""

    @property
    def subject(self) -> str: ...

    @property
    def title(self) -> Text: ...


Kind = TypeVar("Kind", bound=Told)


def by_subject(things: Iterable[Kind], say: Say) -> list[tuple[str, list[Kind]]]:
    """Name of the subject → what belongs to it, by title; the subjects in the catalogue's order."""
    order = list(SUBJECTS)

    def place(thing: Kind) -> tuple[int, str]:
        return order.index(thing.subject) if thing.subject in order else len(order), thing.subject

    ranked = sorted(things, key=lambda thing: (*place(thing), say.text(thing.title)))
    return [(subject_name(subject, say), list(group)) for subject, group in groupby(ranked, key=lambda thing: thing.subject)]


def entry(form: Form) -> Entry:
    """Prepare a form for searching, in all its languages at once."""
    return Entry(form, tuple(_sources(form)))


def _sources(form: Form) -> Iterable[tuple[str, str, float]]:
    yield from ((language, title, 3.0) for language, title in form.title.root.items())
    yield from ((language, word, 2.5) for language, words in form.synonyms.items() for word in words)
    yield from ((language, summary, 1.0) for language, summary in form.summary.root.items())


def search(entries: Iterable[Entry], query: str, language: str = FIRST_LANGUAGE) -> list[Form]:
    """The services that the query of a reader of `language` leads to, best first; every word helps and none is demanded."""
    return [form for form, _ in ranked(entries, query, language)]


def ranked(entries: Iterable[Entry], query: str, language: str = FIRST_LANGUAGE) -> list[tuple[Form, float]]:
    """The same, each with how well the query leads there."""
    forms = {each.form.service: each for each in entries}
    index: matching.Index[str] = matching.Index()
    for service, each in forms.items():
        for spoken, text, weight in each.texts:
            index.add(service, spoken, text, weight)
    return [(forms[service].form, score) for service, score in matching.search(index, query, language)]
