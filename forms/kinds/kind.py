"""What every kind of question can do: read an answer as people write it, check it, show it, say it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from unicodedata import digit

from forms.definition import Question
from forms.texts import Say

Raw = Mapping[str, list[str]]
"""What was typed or ticked: part of the field ("" for the whole, "day", "street", …) → its texts."""


@dataclass(frozen=True)
class Wrong:
    """Why an answer cannot be taken: the code of a sentence, the part of the field, and what the sentence is filled with."""

    code: str
    part: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Controls that no pen writes and no database keeps, and halves of characters."""
_INVISIBLE = re.compile(r"[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Marks of direction and width that come along when text is pasted: nobody wrote them, and they can turn a text around."""

_FOREIGN_FIGURES = re.compile(r"[^\D0-9]")


def typed(raw: Raw, part: str = "") -> str:
    """The text of one part with outer white space gone and inner runs of it made one."""
    return " ".join((raw.get(part) or [""])[0].split())


def in_our_figures(written: str) -> str:
    """The digits of any keyboard, ٣ or ۳, as 0–9."""
    return _FOREIGN_FIGURES.sub(lambda found: str(digit(found[0])), written)


def _no_hint(question: Question, say: Say) -> str:
    return ""


def _as_text(question: Question, value: object, say: Say) -> str:
    return str(value)


def _as_it_is(question: Question, value: object) -> object:
    return value


def _into_one_field(question: Question, value: object) -> dict[str, list[str]]:
    return {"": [str(value)]}


@dataclass(frozen=True)
class Kind:
    """One kind of question.

    `read(question, raw)` gives the JSON value, None for no answer, or Wrong; `understand` is the kind's own part of it, of
    texts that can be read. `fill` turns a value back into what was typed. `show` words it for a reader, `spoken` for the
    ear; `comparable` is what conditions compare. `hint` tells format and limits before they are met. `settings` are the
    fields of a definition that the kind admits beyond the common ones. `is_figures`: what is written are figures, on any
    keyboard.
    """

    understand: Callable[[Question, Raw], object]
    settings: frozenset[str] = frozenset()
    parts: tuple[str, ...] = ("",)
    show: Callable[[Question, object, Say], str] = _as_text
    spoken: Callable[[Question, object, Say], str] | None = None
    fill: Callable[[Question, object], Mapping[str, list[str]]] = _into_one_field
    comparable: Callable[[Question, object], object] = _as_it_is
    hint: Callable[[Question, Say], str] = _no_hint
    is_figures: bool = False

    def read(self, question: Question, raw: Raw) -> object:
        """The JSON value of what was typed, None for no answer, or Wrong. Pasted invisible marks are taken away."""
        cleaned = {part: [_INVISIBLE.sub("", text) for text in texts] for part, texts in raw.items()}
        for part, texts in cleaned.items():
            if any(_UNREADABLE.search(text) for text in texts):
                return Wrong("unreadable_characters", part)
        if self.is_figures:
            cleaned = {part: [in_our_figures(text) for text in texts] for part, texts in cleaned.items()}
        return self.understand(question, cleaned)

    def say_back(self, question: Question, value: object, say: Say) -> str:
        """The read-back on the telephone."""
        return (self.spoken or self.show)(question, value, say)
