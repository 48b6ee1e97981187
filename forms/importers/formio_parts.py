"""Form.io components → parts of a draft, and their conditions once every question is known."""

from dataclasses import dataclass, field

from forms.importers import formio_fields as fields
from forms.importers import formio_types as types
from forms.importers.draft import Draft
from forms.importers.formio_conditions import Names, Rules, Steps, own_rules, whens
from forms.importers.formio_unasked import ask
from forms.importers.parts import Holder, Page, Part
from forms.importers.source import mapping, mappings, name_of, whole
from forms.importers.wording import has_markup, is_filled_in, one_line, plain

DEEPEST = 40
_NO_HEADING = frozenset({"columns", "table", "well", "container", "cols", "tree", "tabs"})


@dataclass
class Reading:
    """One form being read. `met` are the parts with their component and the containers around it."""

    draft: Draft
    names: Names = field(default_factory=Names)
    rules: Rules = field(default_factory=Rules)
    labels: dict[str, str] = field(default_factory=dict)
    met: list[tuple[Part, dict, Steps]] = field(default_factory=list)

    def is_page(self, component: dict) -> bool:
        """Whether a component at the top is a page of its own."""
        return types.bare(component) == "panel"

    def page(self, component: dict) -> None:
        """A panel as a page."""
        page = self.draft.page(_key(component), one_line(component.get("title") or component.get("label")))
        self.met.append((page, component, ()))
        self._help(page, component)
        for heading, inner in types.held(component):
            self._inside(page, heading, inner, (), 1)

    def add(self, into: Holder, component: dict, around: Steps, depth: int = 0) -> None:
        """One component and everything in it."""
        name, key = types.bare(component), _key(component)
        if depth > DEEPEST:
            self.draft.task(key, "too_much")
        elif name in types.CONTENTS or (not name and plain(component.get("html"))):
            self._content(into, component, key, around)
        elif name in types.GROUPS:
            self._group(into, component, key, around, depth)
        elif types.is_holder(component, name):
            self._holder(into, component, key, around, depth)
        elif name in types.OUTSIDE or self._is_never_shown(component):
            self._outside(component, name, key, around)
        elif name not in types.SILENT and (types.kind_of(component, name) or name == "survey"):
            self._question(into, component, name, key, around)
        elif name not in types.SILENT:
            self.draft.task(key or name, "not_a_question", name)
        elif component.get("action") in ("event", "custom", "url", "oauth"):
            self.draft.task(one_line(component.get("label")) or key, "outside", str(component.get("custom") or name))

    def _inside(self, into: Holder, heading: str, inner: list, around: Steps, depth: int) -> None:
        holder = into.section(heading, one_line(heading)) if heading else into
        for component in mappings(inner):
            self.add(holder, component, around, depth)

    def _is_never_shown(self, component: dict) -> bool:
        """Hidden for good: no rule of its own or of the form shows it."""
        has_rules = bool(component.get("logic")) or _key(component) in self.rules.shown_by
        return component.get("hidden") is True and not has_rules

    def _outside(self, component: dict, name: str, key: str, around: Steps) -> None:
        is_hidden = name == "hidden" or component.get("hidden") is True
        detail = plain(component.get("label")) if is_hidden else name
        formula = component.get("calculateValue") or component.get("customDefaultValue")
        self.draft.task(key or name, "hidden" if is_hidden else "outside", f"{detail}\n{formula}" if formula else detail)
        self.names.keep_formula((*around, key), formula)
        self.labels[key] = plain(component.get("label"))

    def _content(self, into: Holder, component: dict, key: str, around: Steps) -> None:
        html = component.get("html") or component.get("content") or component.get("label")
        words = fields.translated(component, "html", html)
        if not plain(html) or (component.get("hidden") is True and self._is_never_shown(component)):
            self.draft.task(key, "empty" if not has_markup(html) else "markup", str(html)[:500])
            return
        part = into.content(key, words)
        self.met.append((part, component, around))
        for reason, is_so in (("markup", has_markup(html)), ("filled_in", is_filled_in(html))):
            if is_so:
                self.draft.task(key, reason, str(html)[:500], part=part)

    def _group(self, into: Holder, component: dict, key: str, around: Steps, depth: int) -> None:
        validate = mapping(component.get("validate"))
        group = into.group(key, fields.label(component), help=fields.helped(component))
        group.minimum = whole(validate.get("minLength")) or (1 if fields.required(component) == "yes" else 0)
        group.maximum = whole(validate.get("maxLength")) or 10
        self.met.append((group, component, around))
        if component.get("calculateValue"):
            self.draft.task(key, "computed", str(component["calculateValue"]), part=group)
        for _, inner in types.held(component):
            self._inside(group, "", inner, (*around, key), depth + 1)

    def _holder(self, into: Holder, component: dict, key: str, around: Steps, depth: int) -> None:
        name = types.bare(component)
        words = None if name in _NO_HEADING or component.get("hideLabel") is True else fields.label(component)
        if component.get("hidden") is True and self._is_never_shown(component):
            self.draft.task(key, "hidden", plain(component.get("label")))
        section = into.section(key, words)
        self.met.append((section, component, around))
        self._help(section, component)
        if name == "form":
            self.draft.task(key, "outside", str(component.get("form") or component.get("src") or "form"))
        path = (*around, key) if name in ("container", "form") and key else around
        for heading, inner in types.held(component):
            self._inside(section, heading, inner, path, depth + 1)

    def _help(self, into: Holder, component: dict) -> None:
        """What a page or section says below its heading becomes words of their own."""
        words = fields.helped(component)
        if words:
            into.content(f"{into.name}_help", words)

    def _question(self, into: Holder, component: dict, name: str, key: str, around: Steps) -> None:
        for question in fields.questions(into, component, name, key, self.draft.task):
            self.names.keep((*around, question.name), question)
            self.met.append((question, component, around))
        if component.get("disabled") is True and not component.get("calculateValue"):
            self.draft.task(key, "filled_in", "disabled", part=question)

    def conditions(self) -> None:
        """Puts the conditions on all parts met. What they look at and nobody is asked is found out first, and then asked."""
        for part, component, around in self.met:
            own_rules(component, self.names, around, self.rules, self.draft.task, part)
        given = [(part, list(part.when)) for part, _, _ in self.met]
        self._put_conditions()
        if ask(self.draft, self.names, self.labels):
            for part, before in given:
                part.when = before
            self._put_conditions()

    def _put_conditions(self) -> None:
        for part, component, around in self.met:
            part.when = [*part.when, *whens(component, self.names, around)]
            if not isinstance(part, Page) or part.name in self.rules.shown_by:
                part.when += self.rules.whens(part.name, component.get("hidden") is True)


def _key(component: dict) -> str:
    return name_of(component.get("key")) or name_of(component.get("name")) or name_of(component.get("type"))
