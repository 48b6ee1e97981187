"""The columns of an XLSForm under every spelling: ``label::Svenska (sv)``, ``label:english``, ``bind:relevant``."""

import re
from dataclasses import dataclass, field
from functools import cache

from babel import Locale

from forms.importers.parts import Words
from forms.importers.wording import is_language
from forms.importers.workbook import Row

UNKNOWN_LANGUAGE = "und"
_NAMES = {
    "caption": "label", "text": "label", "relevance": "relevant", "skip_logic": "relevant",
    "constraintmsg": "constraint_message", "constraint_msg": "constraint_message", "requiredmsg": "required_message",
    "required_msg": "required_message",
    "readonly": "read_only", "calculate": "calculation", "command": "type", "tag": "name", "value": "name", "list": "list_name",
    "title": "form_title", "set_form_title": "form_title", "id_string": "form_id", "set_form_id": "form_id",
    "count": "repeat_count", "big_image": "image",
}  # fmt: skip
_PREFIXES = frozenset({"bind", "control", "jr", "media", "body", "instance"})
SPOKEN = frozenset({"label", "hint", "guidance_hint", "constraint_message", "required_message"})
"""Columns whose words may stand in several languages."""
MEDIA = ("image", "audio", "video", "big_image")


@dataclass
class Line:
    """One row: column → its text, and for spoken columns language → words ("" where the column names none)."""

    number: int
    cells: dict[str, str] = field(default_factory=dict)
    spoken: dict[str, dict[str, str]] = field(default_factory=dict)

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def words(self, column: str, default: str) -> Words:
        """The words of a column in its languages; those of the plain column are in the `default` language."""
        told = {language or default: words for language, words in self.spoken.get(column, {}).items()}
        return told or None

    @property
    def name(self) -> str:
        return self["name"]


def column(head: str) -> tuple[str, str]:
    """What a header names, and its language: ``label::English (en)`` → label, en."""
    parts = [part.strip() for part in re.split(r":+", head) if part.strip()]
    while len(parts) > 1 and parts[0].lower() in _PREFIXES:
        parts = parts[1:]
    name = re.sub(r"[\s_-]+", "_", parts[0].lower()) if parts else ""
    return _NAMES.get(name, name), language(parts[1]) if len(parts) > 1 else ""


@cache
def language(named: str) -> str:
    """The code of a language as people name it: English (en), en, english, Svenska."""
    bracketed = re.search(r"\(([^()]+)\)\s*$", named)
    code = (bracketed[1] if bracketed else named).strip().lower().replace("_", "-")
    if is_language(code):
        return code
    return _by_name().get(named.strip().lower(), UNKNOWN_LANGUAGE)


@cache
def _by_name() -> dict[str, str]:
    """The names of languages, in English, Swedish and themselves → their codes."""
    known: dict[str, str] = {}
    for speaker in ("en", "sv"):
        for code, name in Locale(speaker).languages.items():
            if is_language(code):
                known.setdefault(name.lower(), code)
    own = {"suomi": "fi", "français": "fr", "español": "es", "deutsch": "de", "dansk": "da", "norsk": "no", "العربية": "ar"}
    return known | own


def lines(rows: list[Row], heads: int = 1) -> list[Line]:
    """The rows under the header."""
    named = [column(head) for head in rows[0]] if rows else []
    return [_line(number, row, named) for number, row in enumerate(rows[heads:], heads + 1)]


def _line(number: int, row: Row, named: list[tuple[str, str]]) -> Line:
    line = Line(number)
    for (name, spoken), words in zip(named, row, strict=False):
        if not words:
            continue
        if name in SPOKEN:
            line.spoken.setdefault(name, {}).setdefault(spoken, words)
        elif name:
            line.cells.setdefault(name, words)
    return line


def languages(sheets: list[list[Row]]) -> list[str]:
    """The languages that the headers name, in their order."""
    found = [column(head) for rows in sheets if rows for head in rows[0]]
    return list(dict.fromkeys(spoken for name, spoken in found if name in SPOKEN and spoken))
