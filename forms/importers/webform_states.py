"""The `#states` of Drupal's Webform: selectors and what their fields must hold → terms.

``{visible: {':input[name="pet"]': {value: dog}}}``; a list holds alternatives, joined by "or" (as without), "and" or "xor".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import combinations

from forms.importers.logic import Says, Size, Term, Unreadable, every, negated, some
from forms.importers.source import name_of

_SELECTOR = re.compile(r""":?(?:input|select|textarea)?\s*\[name=(["']?)([^"'\]\[]+)((?:\[[^\]]*\])*)\1\]""")
_UNREADABLE = Unreadable()
_ORDER = {
    "less": "less", "less_equal": "at_most", "greater": "more", "greater_equal": "at_least",
}  # fmt: skip
SHOWS = {
    "visible": True,
    "visible-slide": True,
    "enabled": True,
    "invisible": False,
    "invisible-slide": False,
    "disabled": False,
}
"""The state → whether its condition shows the element or hides it. One that cannot be written in is not asked here."""
DEMANDS = {"required": True, "optional": False}


@dataclass
class States:
    """Reads the states of one form. `parts` are the names of fields inside others, as ``address[city]``; `ticked` those of
    single boxes, `many` those of fields that take several values."""

    parts: frozenset[str] = frozenset()
    ticked: frozenset[str] = frozenset()
    many: frozenset[str] = frozenset()
    size: Size = field(default_factory=Size)

    def term(self, said: object, depth: int = 0) -> Term:
        """What the value of one state demands."""
        if depth > 8 or not self.size.take():
            return Unreadable("condition_large")
        if isinstance(said, Mapping):
            return every(*(self._field(str(selector), triggers) for selector, triggers in said.items()))
        return self._joined(said, depth) if isinstance(said, list) else _UNREADABLE

    def _joined(self, said: list[object], depth: int) -> Term:
        words = {each.lower() for each in said if isinstance(each, str)}
        terms = [self.term(each, depth + 1) for each in said if not isinstance(each, str)]
        if not words <= {"or", "and", "xor"} or len(words) > 1:
            return _UNREADABLE
        if "xor" in words:
            return _exactly_one(terms)
        return every(*terms) if "and" in words else some(*terms)

    def _field(self, selector: str, triggers: object) -> Term:
        match = _SELECTOR.fullmatch(selector.strip())
        if match is None:
            return _UNREADABLE
        inside = [each for each in re.findall(r"\[([^\]]*)\]", match[3]) if each]
        if isinstance(triggers, list):
            return some(*(self._field(selector, each) for each in triggers if self.size.take()))
        if not isinstance(triggers, Mapping):
            return _UNREADABLE
        return every(*(self._trigger(match[2], inside, str(name), value) for name, value in triggers.items()))

    def _trigger(self, name: str, inside: list[str], trigger: str, value: object) -> Term:
        if not self.size.take():
            return Unreadable("condition_large")
        part = f"{name}[{inside[0]}]" if inside else name
        if part in self.parts or not inside or inside[0] in ("select", "radios", "checkboxes", "other"):
            return self._plain(part if part in self.parts else name, trigger, value)
        return self._box(name, inside[-1], trigger, value)

    def _box(self, name: str, option: str, trigger: str, value: object) -> Term:
        """One box of several: ``pets[dog]`` is ticked."""
        is_ticked = {"checked": True, "unchecked": False, "filled": True, "empty": False}.get(trigger)
        if is_ticked is None and trigger in ("value", "!value") and name_of(value) == option:
            is_ticked = trigger == "value"
        if is_ticked is None or not isinstance(value, bool | str | int):
            return _UNREADABLE
        term = Says(name, "contains", option)
        return term if is_ticked is (value not in (False, 0, "0", "false")) else negated(term)

    def _plain(self, name: str, trigger: str, value: object) -> Term:
        match trigger:
            case "filled" | "empty" | "checked" | "unchecked":
                operator = "filled" if trigger in ("filled", "empty") or name not in self.ticked else "equals"
                term = Says(name, operator, True if operator == "equals" else None)
                holds = (trigger in ("filled", "checked")) is (value not in (False, 0, "0", "false"))
                return term if holds else negated(term)
            case "value":
                return self._value(name, value)
            case "!value":
                return negated(self._value(name, value))
        return _UNREADABLE

    def _value(self, name: str, value: object) -> Term:
        if isinstance(value, Mapping):
            return every(*(_measured(name, str(how), limit) for how, limit in value.items()))
        if isinstance(value, list):
            return some(*(self._value(name, each) for each in value if not isinstance(each, list)))
        said = {True: "1", False: "0"}.get(value) if isinstance(value, bool) else name_of(value)
        return Says(name, "contains" if name in self.many else "equals", said) if said else negated(Says(name, "filled"))


def _measured(name: str, how: str, limit: object) -> Term:
    """{greater: 5}, {between: "1:5"}"""
    if how.startswith("!"):
        return negated(_measured(name, how[1:], limit))
    said = name_of(limit).strip()
    if how in _ORDER and said:
        return Says(name, _ORDER[how], said)
    low, colon, high = said.partition(":")
    if how == "between" and colon:
        return every(Says(name, "at_least", low.strip()), Says(name, "at_most", high.strip()))
    return _UNREADABLE


def _exactly_one(terms: list[Term]) -> Term:
    """Exactly one holds; of answers to one question that cannot be alike, at most one does anyway."""
    if len(terms) > 6:
        return Unreadable("condition_large")
    if all(_excludes(one, two) for one, two in combinations(terms, 2)):
        return some(*terms)
    return some(*(every(term, *(negated(other) for other in terms if other is not term)) for term in terms))


def _excludes(one: Term, two: Term) -> bool:
    """Whether the terms are two values of one field, which has one value."""
    alike = isinstance(one, Says) and isinstance(two, Says) and one.name == two.name
    return alike and one.operator == two.operator == "equals" and one.value != two.value
