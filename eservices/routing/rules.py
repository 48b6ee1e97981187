"""A rule: what it asks of an application, and whether it may lead where it wants to. It asks nothing of a database."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Literal, Self

from eservices.people import CONTACT_CENTRE
from forms.answers import Answers
from forms.stemming import stem, stems

WhyNot = Literal["", "service", "language", "area", "words", "wall"]
MOST_RULES = 200
MOST_READ = 20_000
"""Letters of what was written that are looked through for words."""
LEAST_LAST_PART = 4
"""Letters in the last part of a compound: "lampa" is found in "gatlampan", "ek" not in "bibliotek"."""


@dataclass(frozen=True)
class Rule:
    """What leads to a group. What is left out is not asked; several of one kind mean any of them."""

    group: str
    services: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    """How a post code begins, in figures."""
    words: tuple[str, ...] = ()
    """Found in any Swedish form."""

    @classmethod
    def load(cls, stored: Mapping[str, object]) -> Self:
        group, *lists = (stored.get(name, ()) for name in ("group", "services", "languages", "areas", "words"))
        return cls(str(group), *(tuple(map(str, each)) for each in lists))  # type: ignore[call-overload]

    def dump(self) -> dict[str, object]:
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(stem(word.lower()) for word in self.words)


@dataclass(frozen=True)
class Application:
    """What a rule may look at."""

    service: str
    department: str
    group: str
    """Where the form itself sends it."""
    language: str
    answers: Answers = field(default_factory=dict)

    @cached_property
    def post_codes(self) -> tuple[str, ...]:
        """Of the addresses in the answers, in figures; none from abroad."""
        values = (answer.value for answer in self.answers.values())
        homes = (value for value in values if isinstance(value, dict) and "postcode" in value and "country" not in value)
        return tuple(str(home["postcode"]).replace(" ", "") for home in homes)

    @cached_property
    def text(self) -> str:
        """Everything that was written, in small letters."""
        text = "\n".join(text for answer in self.answers.values() for text in _texts(answer.value))
        return unicodedata.normalize("NFC", text[:MOST_READ]).lower()

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(stems(self.text))

    def names(self, wanted: str) -> bool:
        """Whether a word with that stem was written, or a compound that ends in it. A stem is the beginning of its word, so
        only a text with those letters in it is looked through word by word."""
        if wanted not in self.text.replace("-", ""):
            return False
        if wanted in self.stems:
            return True
        return len(wanted) >= LEAST_LAST_PART and any(each.endswith(wanted) for each in self.stems)


Departments = Mapping[str, str | None]
"""Group → department; the contact centre's groups have none."""


@dataclass(frozen=True)
class Rules:
    """All rules, in order, with the walls between the groups; `key` is the revision that they stand in."""

    key: str | None = None
    rules: Sequence[Rule] = ()
    departments: Departments = field(default_factory=dict)

    def first(self, application: Application) -> tuple[int, str] | None:
        """The place of the rule that leads, counted from one, and its group; None where the form's own group stands."""
        for place, rule in enumerate(self.rules, 1):
            if not why_not(rule, application, self.departments):
                return place, rule.group
        return None


def why_not(rule: Rule, application: Application, departments: Departments) -> WhyNot:
    """The first thing that keeps the rule from leading; "" when nothing does. The words, which take longest, come last."""
    if rule.services and application.service not in rule.services:
        return "service"
    if rule.languages and application.language not in rule.languages:
        return "language"
    if rule.areas and not any(code.startswith(rule.areas) for code in application.post_codes):
        return "area"
    if not may_lead(application.department, application.group, rule.group, departments):
        return "wall"
    if rule.words and not any(application.names(each) for each in rule.stems):
        return "words"
    return ""


def may_lead(department: str, own_group: str, group: str, departments: Departments) -> bool:
    """Whether cases of a form may go to `group`: in its department, or from the contact centre to another of its groups.

    What belongs to the contact centre itself is behind nobody's wall yet, and may go wherever an agent could hand it over.
    """
    if group not in departments:
        return False
    if department == CONTACT_CENTRE and departments.get(own_group, department) is None:
        return True
    if departments[group] is None:
        return departments.get(own_group, department) is None
    return departments[group] == department


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict) and "files" not in value:
        yield from (text for part in value.values() for text in _texts(part))
