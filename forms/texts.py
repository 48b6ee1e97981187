"""Texts in several languages, and the wording of one reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeVar

from pydantic import ConfigDict, RootModel, model_validator

FIRST_LANGUAGE = "sv"
"""Swedish is the language that every text must have and that others fall back to."""


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
            raise ValueError("the text lacks Swedish (sv)")
        return self

    def languages(self) -> frozenset[str]:
        """The languages in which the text says something."""
        return frozenset(language for language, words in self.root.items() if words.strip())


@dataclass(frozen=True)
class Say:
    """How one language words things. ``say("Fråga {n}", n=3)`` takes the Swedish sentence as its key."""

    language: str
    catalogue: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def __call__(self, swedish: str, **values: object) -> str:
        words = self.catalogue.get(swedish, swedish)
        return words.format(**values) if values else words

    def text(self, text: Text | None) -> str:
        """The words of a definition's text, Swedish where the language is missing, "" for no text."""
        if text is None:
            return ""
        return text.root.get(self.language) or text.root[FIRST_LANGUAGE]

    def is_own(self, text: Text) -> bool:
        """Whether the text has this language itself; if not, the reader meets Swedish and the page must mark it so."""
        return self.language in text.languages()


SWEDISH = Say(FIRST_LANGUAGE)


Sentences = TypeVar("Sentences", str, Mapping[str, str], dict[str, str], tuple[str, ...])


def to_say(swedish: Sentences) -> Sentences:
    """A sentence, or a table of them, that is said later: marks it, so that it is found for translation."""
    return swedish
