"""The files `languages/<code>.po`: what their headers say, and how they are kept to what is said, no more and no less."""

import re
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from accessibility import sentences
from accessibility.locales import formats_of, plural_forms_of
from forms.texts import FIRST_LANGUAGE

FOLDER = Path(__file__).with_name("languages")
Words = str | tuple[str, ...]
_HEADER = re.compile(r'^"([\w-]+): (.*?)(?:\\n)?"$', re.M)


def codes() -> list[str]:
    """The languages that have a file."""
    return sorted(path.stem for path in FOLDER.glob("*.po"))


def is_layer(code: str) -> bool:
    """Whether the language is laid on the one that its code begins with, as `sv-simple` on `sv`, and may be thin."""
    return any(code.startswith(f"{each}-") for each in (FIRST_LANGUAGE, *codes()))


def path_of(code: str) -> Path:
    return FOLDER / f"{code}.po"


def header(path: Path) -> dict[str, str]:
    """X-Name, X-Machine-Made, X-Formats, Plural-Forms and what else a translator's tool has written."""
    return dict(_HEADER.findall(path.read_text(encoding="utf-8").partition("\n\n")[0]))


def messages(path: Path) -> list[Message]:
    """Every sentence of the file; a plural has a pair as `id` and all its forms as `string`."""
    with path.open(encoding="utf-8") as file:
        return [message for message in read_po(file) if message.id]


def is_said(message: Message) -> bool:
    """Whether the sentence, in each of its forms, is translated and not merely guessed at."""
    return bool(message.string) and not message.fuzzy and (isinstance(message.string, str) or all(message.string))


def key_of(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def begin(code: str, name: str) -> Path:
    """A file for a language that has none, with nothing translated; a machine's work until a person has read it."""
    path = path_of(code)
    known = {"Language": code, "X-Name": name, "X-Machine-Made": "yes", "X-Formats": formats_of(code)}
    _write(path, known | {"Plural-Forms": plural_forms_of(code)}, [])
    update(path)
    return path


def update(path: Path, more: Mapping[str, Words] | None = None) -> int:
    """Rewrites a file to hold exactly what is said, with `more` translations; returns how many are still missing.

    A layer's file holds only what it says.
    """
    known = header(path)
    old = {key_of(message): message.string for message in messages(path) if not message.fuzzy} | dict(more or {})
    new = _empty(known)
    for sentence, places in sentences.said().items():
        words = _fitting(sentence, old.get(sentence if isinstance(sentence, str) else sentence[0], ""))
        if words or not is_layer(path.stem):
            new.add(sentence, words, locations=[(place, None) for place in places])
    _write(path, known, new)
    return sum(1 for message in new if message.id and not is_said(message))


def _fitting(sentence: Words, words: Words) -> Words:
    """A plain sentence has one form, a plural a row of them; what was written for the other is no translation."""
    return words if isinstance(words, str) == isinstance(sentence, str) else "" if isinstance(sentence, str) else ()


def _empty(known: Mapping[str, str]) -> Catalog:
    catalog = Catalog(fuzzy=False)
    catalog.mime_headers = list(known.items())
    return catalog


def _write(path: Path, known: Mapping[str, str], catalog: Iterable[Message]) -> None:
    lines = {"Content-Type": "text/plain; charset=utf-8"} | dict(known)
    text = BytesIO()
    if isinstance(catalog, Catalog):
        write_po(text, catalog, width=0, sort_output=True, include_lineno=False, omit_header=True)
    head = "".join(f'"{name}: {value}\\n"\n' for name, value in sorted(lines.items()))
    path.write_bytes(f'msgid ""\nmsgstr ""\n{head}\n'.encode() + text.getvalue())
