"""What differs between two versions of a form, as those who read them would see it: elements matched by key, texts by language.

``forms.comparing_words`` says each difference in words.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from forms.conditions import Condition, Every, Named, Names, Negation, Part, Some
from forms.definition import AnyItem, Content, Form, Question, RepeatingGroup, Section
from forms.meaning import meaning_changed
from forms.texts import Text

__all__ = ["Difference", "differences", "meaning_changed"]

Sort = Literal["form", "page", "section", "repeating_group", "content", "stop", "question", "option", "rule"]
Id = tuple[Sort, str]
_APART = frozenset({"key", "code", "items", "options", "pages", "conditions", "rules"})
"""Fields that are elements of their own, or what elements are matched by."""
_CONDITIONS = frozenset({"show_if", "require"})


@dataclass(frozen=True)
class Difference:
    """One thing that differs. An option's `key` is that of its question, a point and its code; the form's own is "".

    `label` is the element's, of the newer version where it is in both. `field` is empty for what is added, removed or moved,
    else its name ("help", "clock.weeks", "needs.2"); `language` that of the text which differs.
    """

    kind: Literal["added", "removed", "moved", "text", "condition", "setting"]
    sort: Sort
    key: str
    label: Text
    field: str = ""
    language: str = ""
    before: object = None
    after: object = None


@dataclass(frozen=True)
class Element:
    """A piece of a form that has a key, and what holds it."""

    sort: Sort
    key: str
    label: Text
    part: Part
    parent: Id
    names: Names

    @property
    def id(self) -> Id:
        return self.sort, self.key

    @cached_property
    def fields(self) -> dict[str, object]:
        """Name of the field → its value; conditions with the named ones written out."""
        return dict(_fields(self.part, "", self.names))


def differences(old: Form, new: Form) -> list[Difference]:
    """In the order of the newer version; what is removed stands where it stood."""
    before, after = ({element.id: element for element in elements(form)} for form in (old, new))
    moved = _moved(before, after)
    found: list[Difference] = []
    for each in _in_order(list(before), list(after)):
        was, now = before.get(each), after.get(each)
        if was and now:
            found += [_whole("moved", now)] if each in moved else []
            found += _between(was, now)
        elif now and _is_told(now, before):
            found.append(_whole("added", now))
        elif was and _is_told(was, after):
            found.append(_whole("removed", was))
    return found


def _is_told(element: Element, others: dict[Id, Element]) -> bool:
    """A question comes and goes with its options."""
    return element.sort != "option" or element.parent in others


def elements(form: Form) -> Iterator[Element]:
    """The form itself, its pages and all that stands on them, and its rules."""
    top: Id = ("form", "")
    yield Element("form", "", form.title, form, top, form.conditions)
    for page in form.pages:
        yield Element("page", page.key, page.title, page, top, form.conditions)
        yield from _inside(page.items, ("page", page.key), form)
    for rule in form.rules:
        yield Element("rule", rule.key, rule.message, rule, top, form.conditions)


def _inside(items: Iterable[AnyItem], parent: Id, form: Form) -> Iterator[Element]:
    for item in items:
        element = Element(_sort(item), item.key, _label(item), item, parent, form.conditions)
        yield element
        if isinstance(item, Section | RepeatingGroup):
            yield from _inside(item.items, element.id, form)
        elif isinstance(item, Question):
            for option in item.options:
                yield Element("option", f"{item.key}.{option.code}", option.label, option, element.id, form.conditions)


def _sort(item: AnyItem) -> Sort:
    if isinstance(item, RepeatingGroup):
        return "repeating_group"
    name: Sort = type(item).__name__.lower()  # type: ignore[assignment]
    return name


def _label(item: AnyItem) -> Text:
    if isinstance(item, Question):
        return item.label
    return item.text if isinstance(item, Content) else item.title


def _fields(part: Part, before: str, names: Names) -> Iterator[tuple[str, object]]:
    for name in type(part).model_fields:
        value = getattr(part, name)
        if name not in _APART:
            yield from _leaves(f"{before}{name}", name, value, names)


def _leaves(path: str, name: str, value: object, names: Names) -> Iterator[tuple[str, object]]:
    if name in _CONDITIONS and value is not None:
        yield path, written_out(value, names)  # type: ignore[arg-type]
    elif isinstance(value, Part):
        yield from _fields(value, f"{path}.", names)
    elif isinstance(value, tuple) and any(isinstance(each, Part | Text) for each in value):
        for number, each in enumerate(value, start=1):
            yield from _leaves(f"{path}.{number}", "", each, names)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield f"{path}.{key}", each
    elif value != ():
        yield path, value


def written_out(condition: Condition, names: Names, seen: frozenset[str] = frozenset()) -> Condition:
    """The condition with what its names stand for; a name that stands for nothing, or in a circle, is left."""
    match condition:
        case Every():
            return Every(all=tuple(written_out(each, names, seen) for each in condition.all))
        case Some():
            return Some(any=tuple(written_out(each, names, seen) for each in condition.any))
        case Negation():
            return Negation(negated=written_out(condition.negated, names, seen))
        case Named(condition=name) if name in names and name not in seen:
            return written_out(names[name], names, seen | {name})
    return condition


def _between(was: Element, now: Element) -> Iterator[Difference]:
    """What differs in one element: by language in a text, as a whole in anything else."""
    for field in dict.fromkeys((*was.fields, *now.fields)):
        before, after = was.fields.get(field), now.fields.get(field)
        if isinstance(before, Text) or isinstance(after, Text):
            yield from _texts(now, field, before, after)
        elif before != after:
            kind = "condition" if field in _CONDITIONS else "setting"
            yield Difference(kind, now.sort, now.key, now.label, field, "", before, after)


def _texts(now: Element, field: str, before: object, after: object) -> Iterator[Difference]:
    was, is_now = (text.root if isinstance(text, Text) else {} for text in (before, after))
    for language in dict.fromkeys((*was, *is_now)):
        words = was.get(language, ""), is_now.get(language, "")
        if words[0] != words[1]:
            yield Difference("text", now.sort, now.key, now.label, field, language, *words)


def _whole(kind: Literal["added", "removed", "moved"], element: Element) -> Difference:
    before, after = (element.label if kind != each else None for each in ("added", "removed"))
    return Difference(kind, element.sort, element.key, element.label, before=before, after=after)


def _moved(before: dict[Id, Element], after: dict[Id, Element]) -> set[Id]:
    """What stands under something else, or in another order among what stayed: as few as explain the new order."""
    stayed = [each for each in after if each in before]
    moved = {each for each in stayed if before[each].parent != after[each].parent}
    places = {each: at for at, each in enumerate(before)}
    siblings: dict[Id, list[Id]] = {}
    for each in stayed:
        if each not in moved:
            siblings.setdefault(after[each].parent, []).append(each)
    for family in siblings.values():
        moved |= set(family) - _in_step(family, places)
    return moved


def _in_step(family: list[Id], places: dict[Id, int]) -> set[Id]:
    """The longest run of siblings that stand in the same order as before."""
    ends: list[int] = []
    last: list[Id] = []
    behind: dict[Id, Id | None] = {}
    for each in family:
        at = bisect_left(ends, places[each])
        behind[each] = last[at - 1] if at else None
        ends[at : at + 1], last[at : at + 1] = [places[each]], [each]
    run: set[Id] = set()
    each = last[-1] if last else None
    while each is not None:
        run.add(each)
        each = behind[each]
    return run


def _in_order(before: list[Id], after: list[Id]) -> list[Id]:
    """The ids of both, those of the newer first in place; what is gone follows what it followed."""
    merged, there = list(after), set(after)
    for at, each in enumerate(before):
        if each not in there:
            merged.insert(merged.index(before[at - 1]) + 1 if at else 0, each)
    return merged
