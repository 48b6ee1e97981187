"""Drupal Webform and OS2Forms (YAML whose `elements` are YAML again) → a proposal. Wizard pages and cards are pages."""

from collections.abc import Iterator, Mapping

from forms.importers.asked_now import ask_hidden
from forms.importers.draft import Draft
from forms.importers.logic import When
from forms.importers.parts import Holder, Words
from forms.importers.settling import settled
from forms.importers.source import mapping, name_of
from forms.importers.task import Imported
from forms.importers.webform_questions import Asking
from forms.importers.webform_settings import is_many_of
from forms.importers.webform_source import DEEPEST, Element, Source, inside, source_of
from forms.importers.webform_states import DEMANDS, SHOWS, States
from forms.importers.webform_types import COMPUTED, HIDDEN, HOLDERS, LOOKS, MERGED, ONE_BOX, OUTSIDE, PAGES, WORDS
from forms.importers.wording import has_markup, is_filled_in


def read_form(data: bytes, name: str, beside: Mapping[str, bytes] | None = None) -> Imported:
    """The import of a form; `beside` are the files around it by path: translations, option lists. Raises ImportRefused."""
    return _Webform(name, source_of(data, name, beside or {})).read()


class _Webform:
    """One form under import."""

    def __init__(self, name: str, source: Source) -> None:
        self.source = source
        service = name_of(source.whole.get("id"))
        self.draft = Draft(name, source.language, tuple(source.overlays), source.title, source.summary, service=service)
        self.asking = Asking(self.draft, source, _states(source.elements))
        self.unasked: list[tuple[str, Element]] = []
        self.looks: list[str] = []

    def read(self) -> Imported:
        """Page by page, then what conditions look at though nobody was asked for it."""
        self._pages()
        for name, element in ask_hidden(self.draft, self.source, self.unasked):
            self._tell_hidden(name, element)
        if self.looks:
            self.draft.task("elements", "looks", ", ".join(self.looks))
        return settled(self.draft)

    def _pages(self) -> None:
        """Wizard pages, or else what stands at the top under a heading; what stands loose is a page as well."""
        top = list(inside(self.source.elements))
        is_wizard = any(name_of(element.get("#type")) in PAGES for _, element in top)
        loose: list[tuple[str, Element]] = []
        for name, element in top:
            is_page = name_of(element.get("#type")) in (PAGES if is_wizard else HOLDERS) and self._is_headed(name, element)
            if is_page or (is_wizard and name_of(element.get("#type")) in PAGES):
                self._page("page", self.draft.title, [], loose)
                loose = []
                self._page(name, self.asking.words(name, element) or self.draft.title, self.asking.when(element), [], element)
            else:
                loose.append((name, element))
        self._page("page", self.draft.title, [], loose)

    def _is_headed(self, name: str, element: Element) -> bool:
        return bool(self.asking.words(name, element)) and any(True for _ in inside(element))

    def _page(
        self, name: str, words: Words, when: list[When], held: list[tuple[str, Element]], element: Element | None = None
    ) -> None:
        page = Holder(name)
        if element is not None:
            self._lead_in(page, name, element)
        for each, inner in held or inside(element or {}):
            self._add(page, each, inner, 0)
        if page.parts:
            self.draft.page(name, words, when).parts.extend(page.parts)

    def _lead_in(self, holder: Holder, name: str, element: Element) -> None:
        """What a page or a section says before its questions, and what else its states do."""
        help = self.asking.help(name, element)
        if help:
            holder.content(f"{name}_help", help)
        for state, said in mapping(element.get("#states")).items():
            if state in DEMANDS:
                self.draft.task(name, "required_if", f"{state}: {said}")
            elif state not in SHOWS:
                self.draft.task(name, "state", f"{state}: {said}")

    def _add(self, holder: Holder, name: str, element: Element, depth: int) -> None:
        type = name_of(element.get("#type")).partition(":")[0]
        if type in WORDS and not (type == "" and any(True for _ in inside(element)) and "#markup" not in element):
            self._words(holder, name, element)
        elif type in HOLDERS or type == "":
            self._section(holder, name, element, depth)
        elif type in LOOKS:
            self.looks.append(name)
        elif type in HIDDEN or type in COMPUTED:
            self.unasked.append((name, element))
        elif type in OUTSIDE:
            self.draft.task(name, "outside", type)
        else:
            self.asking.element(holder, name, element)
            for each, inner in inside(element):
                self._add(holder, each, inner, depth + 1)

    def _words(self, holder: Holder, name: str, element: Element) -> None:
        properties = ("#markup", "#text", "#message_message", "#more", "#title", "#description", "#template")
        words = self.source.words(name, element, *properties)
        if not words:
            self.looks.append(name)
            return
        part = holder.content(name, words, when=self.asking.when(element))
        said = [element.get(each) for each in properties]
        if any(map(has_markup, said)):
            self.draft.task(name, "markup", part=part)
        if any(map(is_filled_in, said)):
            self.draft.task(name, "filled_in", part=part)

    def _section(self, holder: Holder, name: str, element: Element, depth: int) -> None:
        if depth > DEEPEST:
            self.draft.task(name, "too_much")
            return
        is_silent = name_of(element.get("#type")) in ("container", "webform_flexbox", "webform_table_row", "")
        is_headed = not is_silent and element.get("#title_display") not in ("none", "invisible")
        words = self.asking.words(name, element) if is_headed else None
        section = holder.section(name, words, when=self.asking.when(element))
        self._lead_in(section, name, element)
        for each, inner in inside(element):
            self._add(section, each, inner, depth + 1)
        if not section.parts:
            holder.parts.remove(section)
            if words:
                self.draft.task(name, "empty")

    def _tell_hidden(self, name: str, element: Element) -> None:
        type = name_of(element.get("#type"))
        detail = str(element.get("#template") or element.get("#value") or element.get("#default_value") or "")
        self.draft.task(name, "hidden" if type in HIDDEN else "not_computed", detail[:500])


def _every(element: Element, depth: int = 0) -> Iterator[tuple[str, Element]]:
    for name, each in inside(element):
        yield name, each
        if depth < DEEPEST:
            yield from _every(each, depth + 1)


def _states(elements: Element) -> States:
    """What conditions may look at: which fields stand inside others, which are single boxes, which take several values."""
    parts: set[str] = set()
    ticked: set[str] = set()
    many: set[str] = set()
    for name, element in _every(elements):
        type = name_of(element.get("#type"))
        parts |= {f"{name}[{each}]" for each in mapping(element.get("#element"))} if type in MERGED else set()
        parts |= {f"{name}[{each}]" for each in mapping(element.get("#questions"))} if type == "webform_likert" else set()
        ticked |= {name} if type in ONE_BOX else set()
        many |= {name} if "checkboxes" in type or is_many_of(element) else set()
    return States(frozenset(parts), frozenset(ticked), frozenset(many))
