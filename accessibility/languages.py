"""The languages that Lucka speaks. The Swedish sentence in the code is the key; `languages/<code>.po` holds the others.

A language is its file, named by its BCP 47 code, and what the file's header says of it: no code knows it by name. One that a
person has approved is offered, one that a machine has made when all that citizens may meet is said in it, and a layer on
another of ours (`sv-simple`) as soon as it says something. Colleagues are offered those whose header says `X-For-Staff: yes`.
`python -m accessibility.languages` brings the files up to date and tells what is missing from each;
`python -m accessibility.languages add fit Meänkieli` begins one.
"""

import gettext
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from babel import Locale
from babel.messages.catalog import Message

from accessibility import catalogues
from accessibility.locales import direction_of, formats_of, plural_forms_of
from forms.texts import FIRST_LANGUAGE, Say, line_of

STAFF_PLACES = (
    "accessibility/correspondence/ordering.py",
    "accessibility/paper/outgoing/batch_words.py", "accessibility/paper/templates/batch-list.html",
    "accessibility/paper/templates/address-labels.html", "accessibility/paper/templates/binder.html",
    "accessibility/scan/jobs.py", "eservices/groups.py",
    "forms/checks/", "forms/editing/", "forms/importers/", "forms/comparing_words.py", "forms/names_of_fields.py",
    "portal/desk/", "portal/templates/desk/", "portal/office/", "portal/templates/office/", "portal/admin/",
    "portal/wordless.py", "portal/form_wordings.py",
    "portal/templates/admin/", "portal/demo/", "portal/__main__.py", "portal/keeping.py",
    "portal/checking.py", "portal/publishing.py", "portal/serving.py", "portal/working.py",
)  # fmt: skip
"""Where only colleagues read: what is said nowhere else need not be said in every language."""
_ACCEPTED = re.compile(r"\s*([a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{1,8}){0,5})\s*(?:;\s*q\s*=\s*([01](?:\.\d{0,3})?))?\s*")


@dataclass(frozen=True)
class Language:
    """A language with all its words, and how many sentences it lacks; a layer is laid on the one that its code begins with."""

    code: str
    name: str
    formats: str
    direction: str = "ltr"
    is_machine_made: bool = False
    plural_forms: str = "nplurals=2; plural=(n != 1);"
    sentences: Mapping[str, str] = field(default_factory=dict)
    plurals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_layer: bool = False
    is_for_staff: bool = False
    missing: int = 0
    missing_for_citizens: int = 0

    @property
    def is_offered(self) -> bool:
        """Approved by a person; made by a machine, and nothing lacking for citizens; a layer that says something."""
        if self.is_layer:
            return bool(self.sentences or self.plurals)
        return not (self.is_machine_made and self.missing_for_citizens)


@cache
def every() -> Mapping[str, Language]:
    """Each language by its code, also those that are not offered yet: Swedish and its layers first, machine-made last."""
    found = [Language(FIRST_LANGUAGE, "Svenska", FIRST_LANGUAGE, is_for_staff=True), *map(_read, catalogues.codes())]
    found.sort(key=lambda one: (one.code.partition("-")[0] != FIRST_LANGUAGE, one.is_machine_made, one.name.casefold()))
    found.sort(key=lambda one: one.code != FIRST_LANGUAGE)
    return MappingProxyType({one.code: one for one in found})


@cache
def offered() -> Mapping[str, Language]:
    """The languages that citizens choose from, in the order of the menu."""
    return MappingProxyType({code: one for code, one in every().items() if one.is_offered})


@cache
def for_staff() -> Mapping[str, Language]:
    """The languages that colleagues choose from: those in which everything is said."""
    return MappingProxyType({code: one for code, one in every().items() if one.is_for_staff})


def _read(code: str) -> Language:
    path = catalogues.path_of(code)
    known, messages = catalogues.header(path), catalogues.messages(path)
    said = {catalogues.key_of(message): message.string for message in messages if catalogues.is_said(message)}
    missing = [message for message in messages if not catalogues.is_said(message)]
    return Language(
        code,
        known.get("X-Name", code),
        known.get("X-Formats") or formats_of(code),
        direction_of(code),
        known.get("X-Machine-Made") == "yes",
        known.get("Plural-Forms") or plural_forms_of(code),
        {key: words for key, words in said.items() if isinstance(words, str)},
        {key: words for key, words in said.items() if not isinstance(words, str)},
        catalogues.is_layer(code),
        known.get("X-For-Staff") == "yes",
        len(missing),
        sum(not is_of_staff(message) for message in missing),
    )


def is_of_staff(message: Message) -> bool:
    """Whether only colleagues meet the sentence."""
    return all(place.startswith(STAFF_PLACES) for place, _ in message.locations)


@cache
def say_for(code: str) -> Say:
    """How the language words things, with the words of those it falls back to for what it lacks; Swedish for an unknown one."""
    line = [every()[each] for each in line_of(code) if each in every()]
    one = line[0]
    if len(line) == 1:
        return Say(FIRST_LANGUAGE, formats=FIRST_LANGUAGE)
    sentences, plurals = {}, {}
    for each in reversed(line):
        sentences |= each.sentences
        plurals |= each.plurals
    choice = gettext.c2py(one.plural_forms.partition("plural=")[2].strip(" ;"))
    return Say(one.code, MappingProxyType(sentences), MappingProxyType(plurals), choice, one.formats)


def names() -> Mapping[str, str]:
    """What citizens choose from: each offered language's own name for itself."""
    return {code: one.name for code, one in offered().items()}


def is_machine_made(code: str) -> bool:
    """Whether a machine has translated the interface and no person has approved it."""
    return code in every() and every()[code].is_machine_made


def direction(code: str) -> str:
    """ "rtl" for Arabic, "ltr" for most."""
    return every()[code].direction if code in every() else direction_of(code)


def called(code: str, say: Say) -> str:
    """The language's name in the reader's: finska in Swedish; its own name for itself where Babel has none."""
    known = Locale.parse(say.locale).languages.get(code)
    return known or (every()[code].name if code in every() else code)


def choose(accept_language: str, among: Mapping[str, object]) -> str:
    """The language that a browser's Accept-Language prefers, by its longest part that is one of ours; Swedish for none."""
    best, weight = FIRST_LANGUAGE, 0.0
    for part in accept_language[:500].split(","):
        match = _ACCEPTED.fullmatch(part)
        code = _longest(match[1], among) if match else None
        if match and code and float(match[2] or 1) > weight:
            best, weight = code, float(match[2] or 1)
    return best


def _longest(tag: str, among: Mapping[str, object]) -> str | None:
    known, parts = {code.lower(): code for code in among}, tag.lower().split("-")
    return next((known[name] for n in range(len(parts), 0, -1) if (name := "-".join(parts[:n])) in known), None)


def main(arguments: list[str]) -> int:
    """Brings the files up to date, or begins one; 1 when a language cannot be offered for what it lacks."""
    if arguments[:1] == ["add"] and len(arguments) == 3:
        catalogues.begin(arguments[1], arguments[2])
    elif arguments:
        print('python -m accessibility.languages [add CODE "NAME"]')
        return 2
    for code in catalogues.codes():
        catalogues.update(catalogues.path_of(code))
    every.cache_clear()
    return max([_report(one) for code, one in every().items() if code != FIRST_LANGUAGE], default=0)


def _report(one: Language) -> int:
    lacking = one.missing if one.is_for_staff else one.missing_for_citizens
    waiting = "not offered until it says something" if one.is_layer else "not offered while citizens lack any"
    state = "offered" if one.is_offered else waiting
    print(f"{one.code}: {one.missing} sentences to translate, {one.missing_for_citizens} of them for citizens; {state}")
    return int(bool(lacking) and not one.is_layer)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
