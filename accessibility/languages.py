"""The languages that Lucka speaks. The Swedish sentence in the code is the key; `languages/<code>.po` holds the others.

After sentences have been added or changed, `python -m accessibility.languages` brings the .po files up to date: it adds what
is missing with an empty translation, drops what is no longer said, and exits 1 when something remains to be translated.
"""

import re
from functools import cache
from pathlib import Path
from types import MappingProxyType

from forms.texts import FIRST_LANGUAGE, Say

CATALOGUES = Path(__file__).with_name("languages")
NAMES = MappingProxyType({"sv": "Svenska", "en": "English"})
_ACCEPTED = re.compile(r"\s*([a-zA-Z]{2,3})(?:-[\w-]+)?\s*(?:;\s*q\s*=\s*([01](?:\.\d{0,3})?))?\s*")


@cache
def say_for(language: str) -> Say:
    """How the language words things; Swedish for what its catalogue lacks."""
    if language == FIRST_LANGUAGE:
        return Say(language)
    return Say(language, MappingProxyType(_read(CATALOGUES / f"{language}.po")))


def _read(path: Path) -> dict[str, str]:
    from babel.messages.pofile import read_po

    with path.open(encoding="utf-8") as file:
        return {str(entry.id): str(entry.string) for entry in read_po(file) if entry.id and entry.string}


def choose(accept_language: str) -> str:
    """The language of ours that a browser's Accept-Language prefers; Swedish when it names none."""
    best, weight = FIRST_LANGUAGE, 0.0
    for part in accept_language[:500].split(","):
        match = _ACCEPTED.fullmatch(part)
        if match and match[1].lower() in NAMES and float(match[2] or 1) > weight:
            best, weight = match[1].lower(), float(match[2] or 1)
    return best


def main() -> int:
    """Brings the catalogues up to date; the number of sentences still untranslated decides the exit code."""
    from accessibility import sentences

    missing = sum(sentences.update(CATALOGUES / f"{code}.po") for code in NAMES if code != FIRST_LANGUAGE)
    print(f"{missing} sentences to translate" if missing else "Every sentence is translated")
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
