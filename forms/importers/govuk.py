"""GOV.UK digital-form-builder and DEFRA forms: pages with links, conditions on the links, named lists of options."""

from forms.importers.draft import Draft
from forms.importers.govuk_fields import CONTENTS, Fields, options_of
from forms.importers.govuk_terms import Conditions, conditions_of
from forms.importers.logic import Known, Term, When
from forms.importers.parts import Holder, Page, Question
from forms.importers.routes import Asked, Routes, Stop, routes
from forms.importers.settling import settled
from forms.importers.source import BROKEN, json_of, mapping, mappings, name_of, whole
from forms.importers.task import Imported, ImportRefused
from forms.importers.wording import guessed, is_language, one_line, plain
from forms.importers.yaml_text import yaml_of

_SILENT = ("ummary", "tart", "MagicLink", "Status", "Checkpoint")
"""Controllers of pages that show or confirm and ask nothing of their own."""
_REPEATING = ("RepeatingFieldPageController", "RepeatingSectionPageController", "RepeatPageController")


def read_form(data: bytes, name: str) -> Imported:
    """The import of one form; raises ImportRefused."""
    is_json = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")
    form = mapping(json_of(data) if is_json else yaml_of(data))
    pages = [page for page in mappings(form.get("pages")) if isinstance(page.get("path"), str)]
    if not pages:
        raise ImportRefused(BROKEN)
    return _Reading(form, pages, name).imported()


class _Reading:
    """One form being read."""

    def __init__(self, form: dict, sources: list[dict], file: str) -> None:
        self.form, self.sources = form, sources
        metadata = mapping(form.get("metadata"))
        language = one_line(metadata.get("language"))[:2].lower()
        self.draft = Draft(file, language if is_language(language) else guessed(_texts(sources)))
        self.draft.title = one_line(form.get("name") or metadata.get("title")) or one_line(sources[0].get("title"))
        self.draft.service = one_line(form.get("name"))
        texts = {code: mapping(each) for code, each in mapping(metadata.get("translations")).items() if is_language(code)}
        self.draft.languages = tuple(texts)
        self.fields = Fields(options_of(form), self.draft.task, texts)
        self.pages: dict[str, Page] = {}
        self.asked: dict[str, list[tuple[str, Question]]] = {}

    def imported(self) -> Imported:
        """The whole form."""
        for source in self.sources:
            self._page(source)
        conditions = self._conditions()
        if self._is_in_order():
            self._show_by_condition(conditions)
        else:
            self._show_by_route(conditions)
        for page in self.pages.values():
            self._contents_shown(page, conditions)
        self._around()
        return settled(self.draft)

    def _page(self, source: dict) -> None:
        path = source["path"]
        components = list(mappings(source.get("components")))
        title = one_line(source.get("title")) or next(
            (one_line(each.get("title")) for each in components if each.get("title")), ""
        )
        words = self.fields.words("pages", source, "title", source.get("title")) or title
        page = Page(path.strip("/") or "page", words)
        if path in self.pages:
            self.draft.task(path, "circle")
            path = f"{path} ({len(self.pages)})"
        self.pages[path] = page
        controller, section = name_of(source.get("controller")), name_of(source.get("section"))
        for component in components:
            holder, repeats = self._repeated(page, source, controller)
            for question in self.fields.add(holder, component, section, repeats):
                for name in question.also:
                    self.asked.setdefault(name, []).append((path, question))
        if not components and not any(word in controller for word in _SILENT) and source.get("next"):
            page.content(f"{page.name}_text", page.words)

    def _repeated(self, page: Page, source: dict, controller: str) -> tuple[Holder, bool]:
        """The page itself, or the one group that repeats what is on it."""
        repeat = mapping(source.get("repeat"))
        if controller not in _REPEATING and not source.get("repeatField") and not repeat:
            return page, False
        group = next((part for part in page.parts if part.name == f"{page.name}_group"), None)
        if group is None:
            title = mapping(repeat.get("options")).get("title")
            group = page.group(f"{page.name}_group", page.words, entry_words=one_line(title) or None, minimum=1)
            limits = mapping(repeat.get("schema"))
            group.minimum, group.maximum = whole(limits.get("min")) or 1, whole(limits.get("max")) or 10
            if source.get("repeatField"):
                self.draft.task(page.name, "repeat_count", name_of(source["repeatField"]), part=group)
        return group, True

    def _conditions(self) -> Conditions:
        questions = {name: given[0][1] for name, given in self.asked.items()}
        items = {
            name_of(item.get("id")): name_of(item.get("value"))
            for each in mappings(self.form.get("lists"))
            for item in mappings(each.get("items"))
        }
        return Conditions(conditions_of(self.form), questions, items)

    def _is_in_order(self) -> bool:
        """Whether pages simply follow each other, each with a condition of its own."""
        is_second = self.form.get("engine") == "V2" or self.form.get("schema") == 2
        return is_second or not any(
            mapping(link).get("path") for source in self.sources for link in mappings(source.get("next"))
        )

    def _show_by_condition(self, conditions: Conditions) -> None:
        for source in self.sources:
            page = self.pages[source["path"]]
            name = name_of(source.get("condition"))
            when = [When(conditions.term(name), self._words(conditions, name))] if name else []
            self._place(page, source, when)

    def _words(self, conditions: Conditions, name: str) -> str:
        """A condition in the file's own words."""
        given = conditions.given.get(name, {})
        return f"{given.get('displayName') or name}: {given.get('value') or given.get('items') or ''}"

    def _place(self, page: Page, source: dict, when: list[When]) -> None:
        """Puts the page into the draft; one that ends the road for some becomes a stop."""
        is_end = source.get("controller") == "TerminalPageController" or self._ends(source, page)
        if is_end and when and page.parts:
            texts = [plain(part.words) for part in page.parts if isinstance(part.words, str)]
            stop = self.draft.page(page.name, page.words).stop(page.name, page.words, "\n\n".join(texts), when=when)
            stop.also = page.also
        elif page.parts:
            page.when = when
            self.draft.pages.append(page)

    def _ends(self, source: dict, page: Page) -> bool:
        """Words only, and no way on, though this is no summary."""
        controller = name_of(source.get("controller"))
        is_words = all(name_of(each.get("type")) in CONTENTS for each in mappings(source.get("components")))
        is_last = not source.get("next") and not self._is_in_order()
        return is_last and is_words and bool(page.parts) and "ummary" not in controller

    def _show_by_route(self, conditions: Conditions) -> None:
        stops = []
        for source in self.sources:
            links = [(name_of(link.get("path")), self._link(link, conditions)) for link in mappings(source.get("next"))]
            stops.append(Stop(source["path"], [link for link in links if link[0]]))
        known = {source["path"]: source for source in self.sources}
        found = routes(list({stop.name: stop for stop in stops}.values()), self._starts(known), self._standing)
        for path in found.order:
            self._place(self.pages[path], known[path], self._shown(path, found, known))
        self._routes_told(found)

    def _link(self, link: dict, conditions: Conditions) -> Term | None:
        name = name_of(link.get("condition"))
        return conditions.term(name) if name else None

    def _starts(self, known: dict[str, dict]) -> list[str]:
        """Where one begins: the page that the form names, and others that say so."""
        start = name_of(self.form.get("startPage"))
        first = start if start in known else f"/{start.strip('/')}"
        others = [path for path, source in known.items() if "StartPageController" in name_of(source.get("controller"))]
        led_to = {name_of(link.get("path")) for source in known.values() for link in mappings(source.get("next"))}
        begun = [first] if first in known and first not in ("/summary",) else [next(iter(known))]
        return list(dict.fromkeys([*begun, *(path for path in others if path not in led_to)]))

    def _standing(self, name: str) -> Asked:
        given = self.asked.get(name, [])
        one = given[0][1] if len(given) == 1 else None
        is_sure = one is not None and one.required == "yes" and not one.when
        if one is None or not is_sure or one.kind not in ("yes_no", "radio", "select"):
            return Asked(tuple(path for path, _ in given))
        values = ("true", "false") if one.kind == "yes_no" else (choice.value for choice in one.choices)
        return Asked(tuple(path for path, _ in given), frozenset(values))

    def _shown(self, path: str, found: Routes, known: dict[str, dict]) -> list[When]:
        """The condition of a page, and the links that lead to it as the words of the file."""
        if found.shown.get(path) in (None, Known(True)):
            return []
        links = [
            f"{source} → {name_of(link.get('condition')) or 'otherwise'}"
            for source, each in known.items()
            for link in mappings(each.get("next"))
            if link.get("path") == path
        ]
        return [When(found.shown[path], "\n".join(links))]

    def _routes_told(self, found: Routes) -> None:
        for path in found.unreached:
            if self.pages[path].parts:
                self.draft.task(path, "unreachable", part=self.pages[path])
        for start, end in found.circles:
            self.draft.task(start, "circle", f"{start} → {end}", part=self.pages[start])

    def _contents_shown(self, page: Page, conditions: Conditions) -> None:
        """Words between questions that have a condition of their own."""
        for part in page.parts:
            names = [name.removeprefix("condition:") for name in part.also if name.startswith("condition:")]
            part.when += [When(conditions.term(name), self._words(conditions, name)) for name in names]

    def _around(self) -> None:
        """What stands around the pages: a declaration is asked last; what the system does is told."""
        declaration = plain(self.form.get("declaration"))
        if declaration:
            page = self.draft.page("declaration", self.draft.title)
            page.question("declaration", "declaration", declaration, required="yes")
        for name in ("fees", "feeOptions", "outputs", "specialPages"):
            given = self.form.get(name)
            if given:
                self.draft.task(name, "outside", str(given)[:500])
        for section in mappings(self.form.get("sections")):
            self.draft.task(name_of(section.get("title")) or name_of(section.get("name")), "looks", "section")


def _texts(sources: list[dict]) -> list[str]:
    texts = [plain(source.get("title")) for source in sources]
    components = [each for source in sources for each in mappings(source.get("components"))]
    return texts + [plain(each.get(name)) for each in components for name in ("title", "hint", "content")]
