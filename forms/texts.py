"""Texts in several languages, and the wording of one reader's language."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import TypeVar

from babel.numbers import format_decimal
from pydantic import ConfigDict, RootModel, model_validator
from pydantic_core import PydanticCustomError

FIRST_LANGUAGE = "sv"
"""Swedish is the language that every text must have and that others fall back to."""
UNWRITTEN = "…"
"""Stands for a text that nobody has written yet; no form is published with it."""
LONGEST_CODE = 35
"""What a language's code may measure (BCP 47, section 4.4.1)."""


@cache
def line_of(language: str) -> tuple[str, ...]:
    """A language and those that it falls back to, nearest first: easy Swedish (`sv-simple`) is a layer on Swedish."""
    parts = language.split("-")
    nearer = ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]
    return tuple(dict.fromkeys([*nearer, FIRST_LANGUAGE]))


class Borrowed(str):
    """Words in another language than the reader's: a page must mark them with theirs."""

    __slots__ = ("language",)
    language: str

    def __new__(cls, words: str, language: str) -> "Borrowed":
        borrowed = super().__new__(cls, words)
        borrowed.language = language
        return borrowed


class Mixed(str):
    """A sentence in the reader's language with words in it that another had to lend: a page must mark those."""

    __slots__ = ("lent",)
    lent: tuple[Borrowed, ...]

    def __new__(cls, words: str, lent: tuple[Borrowed, ...]) -> "Mixed":
        mixed = super().__new__(cls, words)
        mixed.lent = lent
        return mixed


class Text(RootModel[dict[str, str]]):
    """One text of a definition: language code → words. A bare string in YAML is Swedish."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _bare_string_is_swedish(cls, value: object) -> object:
        return {FIRST_LANGUAGE: value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _has_swedish(self) -> "Text":
        if not self.root.get(FIRST_LANGUAGE, "").strip():
            raise PydanticCustomError("no_swedish", "the text lacks Swedish (sv)")
        return self

    def languages(self) -> frozenset[str]:
        """The languages in which the text says something."""
        return frozenset(language for language, words in self.root.items() if words.strip())


def _one_or_many(number: int) -> int:
    return int(number != 1)


@dataclass(frozen=True)
class Say:
    """How one language words things. ``say("Fråga {n}", n=3)`` takes the Swedish sentence as its key.

    `formats` is the locale, in Babel's words, of its dates and numbers; `plural` tells which of a sentence's `plurals` a
    number takes.
    """

    language: str
    catalogue: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    plurals: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    plural: Callable[[int], int] = _one_or_many
    formats: str = ""

    @property
    def locale(self) -> str:
        return self.formats or self.language

    def __call__(self, swedish: str, **values: object) -> str:
        words = self.catalogue.get(swedish, swedish)
        if not values:
            return words
        lent = tuple(value for value in values.values() if isinstance(value, Borrowed))
        return Mixed(words.format(**values), lent) if lent else words.format(**values)

    def ours(self, swedish: str) -> str:
        """What somebody here has named or written, a group or a note: as the catalogue says it, or in Swedish, lent."""
        is_swedish = self.language.partition("-")[0] == FIRST_LANGUAGE
        return self.catalogue.get(swedish) or (swedish if is_swedish else Borrowed(swedish, FIRST_LANGUAGE))

    def count(self, one: str, many: str, n: int, **values: object) -> str:
        """A sentence whose words follow a number: ``say.count("{n} dag", "{n} dagar", n)``. `one` is its key."""
        words = self.plurals.get(one)
        sentence = words[self.plural(n)] if words else (one, many)[_one_or_many(n)]
        return sentence.format(n=self.number(n), **values)

    def number(self, n: int | Decimal) -> str:
        """10 000: a number as the language groups it."""
        return format_decimal(n, locale=self.locale)

    def listed(self, words: Iterable[str]) -> str:
        """Several things after each other, with the comma of the language."""
        return self(to_say(", ")).join(words)

    def text(self, text: Text | None) -> str:
        """The words of a definition's text, "" for no text; Borrowed when another language had to lend them. A Swedish text
        that the catalogue knows, such as Ja and Nej, is said as the catalogue says it."""
        if text is None:
            return ""
        words = text.root.get(self.language)
        return words if words and words.strip() else self.catalogue.get(text.root[FIRST_LANGUAGE]) or self._lent(text)

    def _lent(self, text: Text) -> str:
        own = self.language.partition("-")[0]
        language = next(each for each in line_of(self.language)[1:] if text.root.get(each, "").strip())
        words = text.root[language]
        return words if language.partition("-")[0] == own else Borrowed(words, language)

    def is_own(self, text: Text) -> bool:
        """Whether the text has this language itself, or the one that it is a layer on."""
        return not isinstance(self.text(text), Borrowed)


SWEDISH = Say(FIRST_LANGUAGE)


Sentences = TypeVar("Sentences", str, Mapping[str, str], dict[str, str], tuple[str, ...], Mapping[str, tuple[str, str]])


def to_say(swedish: Sentences) -> Sentences:
    """A sentence, or a table of them, that is said later: marks it, so that it is found for translation."""
    return swedish
