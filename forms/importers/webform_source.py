"""A Drupal Webform as it lies in its files: the elements, their words in other languages, and option lists in files beside."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from forms.importers.parts import Choice, Words
from forms.importers.source import mapping, name_of
from forms.importers.task import ImportRefused
from forms.importers.wording import is_language, plain
from forms.importers.yaml_text import yaml_of
from forms.texts import to_say

Element = dict
NO_ELEMENTS = to_say("Filen har inga elements. Den är inget formulär från Drupal Webform.")
DEEPEST = 24
_OVERLAY = re.compile(r"(?:^|[/\\._-])([a-z]{2,3}(?:-[a-z]+)?)(?:__|[/\\])+(webform\.webform\.[\w-]+\.ya?ml)$")
_OPTIONS = re.compile(r"webform\.webform_options\.([\w-]+)\.ya?ml$")


_BUILT_IN: Mapping[str, object] = {"yes_no": {"Yes": "Yes", "No": "No"}}
"""Option lists that come with Webform itself."""


@dataclass
class Source:
    """One form: its own file, overlays by language, and option lists by name."""

    whole: Element
    elements: Element
    language: str = "en"
    overlays: dict[str, Element] = field(default_factory=dict)
    lists: dict[str, object] = field(default_factory=lambda: dict(_BUILT_IN))

    def words(self, name: str, element: Element, *properties: str) -> Words:
        """The first of the properties that has words, in every language that gives it."""
        for each in properties:
            if plain(element.get(each)):
                others = {code: mapping(overlay.get(name)).get(each) for code, overlay in self.overlays.items()}
                return {self.language: str(element[each])} | {code: str(said) for code, said in others.items() if plain(said)}
        return None

    def choices(self, name: str, element: Element, column: str = "#options") -> list[Choice]:
        """The options of an element, those of a group of options as well."""
        listed = self._listed(element.get(column))
        others = {code: self._flat(mapping(overlay.get(name)).get(column)) for code, overlay in self.overlays.items()}
        return [self._choice(value, words, others) for value, words in self._flat(listed).items()]

    def _listed(self, options: object) -> object:
        return self.lists.get(options, {}) if isinstance(options, str) else options

    def _choice(self, value: str, words: str, others: Mapping[str, dict[str, str]]) -> Choice:
        """A label may have its help behind two hyphens."""
        said = {self.language: words} | {code: told[value] for code, told in others.items() if told.get(value)}
        parts = {code: each.partition(" -- ") for code, each in said.items()}
        helps = {code: each[2] for code, each in parts.items() if each[2].strip()}
        return Choice(value, {code: each[0] for code, each in parts.items()}, helps or None)

    def _flat(self, options: object) -> dict[str, str]:
        """Value → words; a list counts from 0, and the options of a group stand with the others."""
        if isinstance(options, list):
            options = dict(enumerate(options))
        found: dict[str, str] = {}
        for value, words in mapping(options).items():
            if isinstance(words, dict | list):
                found |= self._flat(words)
            else:
                told = ("true" if value else "false") if isinstance(value, bool) else name_of(value)
                found.setdefault(told, str(words) if words is not None and not isinstance(words, bool) else told)
        return found

    @property
    def title(self) -> Words:
        return self._own("title")

    @property
    def summary(self) -> Words:
        return self._own("description")

    def _own(self, name: str) -> Words:
        others = {code: overlay.get(f"#{name}") for code, overlay in self.overlays.items()}
        said = {self.language: self.whole.get(name)} | others
        return {code: words for code, words in said.items() if isinstance(words, str) and plain(words)} or None


def inside(element: Element) -> Iterator[tuple[str, Element]]:
    """The elements in an element, with their names."""
    for name, each in element.items():
        if isinstance(each, dict) and not str(name).startswith("#"):
            yield str(name), each


def source_of(data: bytes, name: str, beside: Mapping[str, bytes]) -> Source:
    """The form of a file, with what of its files beside belongs to it. Raises ImportRefused."""
    whole = mapping(yaml_of(data))
    elements = _elements(whole)
    if not elements:
        raise ImportRefused(NO_ELEMENTS)
    said = name_of(whole.get("langcode"))
    source = Source(whole, elements, said if is_language(said) else "en")
    for path, other in beside.items():
        _take(source, name, path, other)
    return source


def _elements(whole: Element) -> Element:
    """The elements, which are YAML in the YAML, or already a mapping."""
    written = whole.get("elements")
    return mapping(yaml_of(written) if isinstance(written, str) else written)


def _take(source: Source, name: str, path: str, data: bytes) -> None:
    overlay, options = _OVERLAY.search(path), _OPTIONS.search(path)
    try:
        if (
            overlay
            and overlay[2] == re.split(r"[/\\]|__", name)[-1]
            and is_language(overlay[1])
            and overlay[1] != source.language
        ):
            other = mapping(yaml_of(data))
            head = {f"#{each}": other.get(each) for each in ("title", "description")}
            source.overlays[overlay[1]] = _elements(other) | head
        elif options:
            listed = mapping(yaml_of(data)).get("options")
            source.lists[options[1]] = yaml_of(listed) if isinstance(listed, str) else listed
    except ImportRefused:
        return
