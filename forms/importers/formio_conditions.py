"""When a Form.io component is shown: `conditional`, `customConditional` and `logic`, read once all questions are known."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from forms.importers.javascript import Call, Listed, Literal, Node, NotRead, Operation, Path, assigned
from forms.importers.logic import Known, Not, Says, Some, Term, Unreadable, When, every, negated
from forms.importers.parts import Part, Question
from forms.importers.source import listed, mapping, mappings, name_of
from forms.importers.truth import Find, node_of, truth

Steps = tuple[str, ...]


@dataclass
class Names:
    """Where answers are kept: the path of each question through containers and grids, and its key."""

    by_path: dict[Steps, Question] = field(default_factory=dict)
    by_key: dict[str, Steps] = field(default_factory=dict)
    formulas: dict[Steps, Node] = field(default_factory=dict)

    def keep_formula(self, path: Steps, text: object) -> None:
        """Takes in a hidden field that is computed, so that a condition on it looks at what it is computed from."""
        try:
            node = assigned(text[:20_000], "value") if isinstance(text, str) else None
        except NotRead:
            return
        if node is not None and not _looks_at(node, path[-1]):
            self.formulas[path] = node
            self.by_key.setdefault(path[-1], path)

    def keep(self, path: Steps, question: Question) -> None:
        """Takes a question in under its path; several may share one, as they share the answer."""
        question.also = (*question.also, "data." + ".".join(path))
        self.by_path.setdefault(path, question)
        self.by_key.setdefault(path[-1], path)

    def find(self, steps: Steps, around: Steps = ()) -> "Question | Says | Node | None":
        """The question at the path, or what the path says of one: an option of several."""
        for start in range(len(around), -1, -1):
            path = (*around[:start], *steps)
            if path in self.by_path or path in self.formulas:
                return self.by_path.get(path) or self.formulas[path]
            holder = self.by_path.get(path[:-1])
            if holder is not None and holder.kind == "checkboxes":
                return Says(holder.also[0], "contains", path[-1])
        return None

    def named(self, name: str, around: Steps) -> "Question | Says | Node | None":
        """What `when` means: a path, or the key of a component anywhere."""
        steps = tuple(name.split("."))
        found = self.find(steps, around)
        return found or (self.find(self.by_key[steps[-1]]) if steps[-1] in self.by_key else None)


def _looks_at(node: Node, name: str) -> bool:
    """Whether a formula looks at the name: such a one goes in circles."""
    match node:
        case Path(steps=steps):
            return name in steps or steps[0] not in ("data", "row")
        case Operation(nodes=nodes) | Listed(items=nodes):
            return any(_looks_at(each, name) for each in nodes)
        case Call(target=target, nodes=nodes):
            return any(_looks_at(each, name) for each in (target, *nodes) if each is not None)
    return False


def whens(component: dict, names: Names, around: Steps) -> list[When]:
    """The conditions of one component; `around` are the containers and grids that it stands in."""
    made = []
    conditional = mapping(component.get("conditional"))
    simple = _conditional(conditional, names, around)
    if simple is not None:
        made.append(When(simple, _told(conditional)))
    custom = component.get("customConditional")
    if isinstance(custom, str) and custom.strip():
        made.append(When(scripted(custom, "show", names, around), custom.strip()))
    return made


def _told(conditional: dict) -> str:
    if conditional.get("json"):
        return str(conditional["json"])
    if conditional.get("conditions"):
        return f"{conditional.get('conjunction', 'all')}: {conditional['conditions']}, show: {conditional.get('show')}"
    return f"when {conditional.get('when')} eq {conditional.get('eq')} show {conditional.get('show')}"


def _conditional(conditional: dict, names: Names, around: Steps) -> Term | None:
    is_shown = str(conditional.get("show")).lower() == "true"
    if conditional.get("json"):
        return logical(conditional["json"], names, around)
    rows = list(mappings(conditional.get("conditions")))
    if rows:
        terms = tuple(_row(row, names, around) for row in rows)
        term = Some(terms) if conditional.get("conjunction") == "any" else every(*terms)
        return term if is_shown else negated(term)
    name = conditional.get("when")
    if not isinstance(name, str) or not name.strip():
        return None
    term = _equal(name, conditional.get("eq"), names, around)
    return term if is_shown else negated(term)


def _equal(name: str, value: object, names: Names, around: Steps) -> Term:
    found = names.named(name, around)
    if found is not None and not isinstance(found, Question | Says):
        said = {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value
        return truth(Operation("===", (found, Literal(said))), _finding(names, around))
    if value == "":
        return Not(Says(_name(found, name), "filled"))
    if isinstance(found, Says):
        return found if str(value).lower() == "true" else negated(found)
    if found is not None and found.kind in ("declaration", "checkboxes"):
        ticked = [choice.value for choice in found.choices] in ([], ["true"])
        if ticked and str(value).lower() == "false":
            return negated(Says(_name(found, name), "contains", True))
        return Says(_name(found, name), "contains", value)
    if value is None:
        return Known(False)
    return Says(_name(found, name), "equals", value)


def _name(found: "Question | Says | Node | None", otherwise: str) -> str:
    if isinstance(found, Says):
        return found.name
    return found.also[0] if isinstance(found, Question) else f"data.{otherwise}"


_SIGNS = {
    "lessThan": "less", "lessThanOrEqual": "at_most", "greaterThan": "more", "greaterThanOrEqual": "at_least",
    "dateLessThan": "before", "dateGreaterThan": "after", "dateLessThanOrEqual": "at_most",
    "dateGreaterThanOrEqual": "at_least",
}  # fmt: skip


def _row(row: dict, names: Names, around: Steps) -> Term:
    """One comparison of a list of conditions."""
    name, operator, value = name_of(row.get("component")), name_of(row.get("operator")), row.get("value")
    found = names.named(name, around)
    if operator in ("isEqual", "isDateEqual", "includes"):
        return _equal(name, value, names, around)
    if operator in ("isNotEqual", "isNotDateEqual", "notIncludes"):
        return negated(_equal(name, value, names, around))
    if operator in ("isEmpty", "isNotEmpty"):
        filled = Says(_name(found, name), "filled")
        return filled if operator == "isNotEmpty" else negated(filled)
    if operator in _SIGNS and isinstance(found, Question):
        return Says(_name(found, name), _SIGNS[operator], value)
    return Unreadable("condition_unfit")


def scripted(text: str, name: str, names: Names, around: Steps) -> Term:
    """The term of a script that assigns its result to the name."""
    try:
        return truth(assigned(text[:20_000], name), _finding(names, around))
    except NotRead:
        return Unreadable()


def logical(logic: object, names: Names, around: Steps = ()) -> Term:
    """The term of JSON logic; its paths begin with data or row, or with the key of a component."""
    try:
        return truth(node_of(logic), _finding(names, around, is_bare=True))
    except NotRead:
        return Unreadable()


def _finding(names: Names, around: Steps, is_bare: bool = False) -> Find:
    def find(steps: Steps) -> "Question | Says | Node | None":
        root, rest = steps[0], steps[1:]
        if root == "data" and rest:
            return names.find(rest)
        if root == "row" and rest:
            return names.find(rest, around)
        return names.find(steps, around) if is_bare else None

    return find


@dataclass
class Rules:
    """Rules that show or hide parts: by key of component, from a component's own `logic` or a form's."""

    shown_by: dict[str, list[tuple[Callable[[], Term], bool, str]]] = field(default_factory=dict)

    def add(self, key: str, term: Callable[[], Term], is_hidden: bool, words: str) -> None:
        """When the term holds, the component is hidden or shown. The term is made when all names are known."""
        self.shown_by.setdefault(key, []).append((term, is_hidden, words))

    def whens(self, key: str, is_hidden: bool) -> list[When]:
        """The conditions on a component that is hidden, or shown, where no rule holds. A later rule overrules an earlier."""
        given = self.shown_by.get(key, [])
        if not given:
            return []
        shown: Term = Known(not is_hidden)
        for make, hides, _ in given:
            term = make()
            shown = every(shown, negated(term)) if hides else Some((shown, term)) if shown != Known(False) else term
        return [When(shown, "\n".join(dict.fromkeys(words for _, _, words in given)))]


def own_rules(component: dict, names: Names, around: Steps, rules: Rules, tell: Callable[..., None], part: Part) -> None:
    """What a component's `logic` does to itself: hidden becomes a condition, anything else is told."""
    for rule in mappings(component.get("logic")):
        trigger = mapping(rule.get("trigger"))
        words = str(trigger.get(name_of(trigger.get("type"))) or trigger)
        for action in listed(rule.get("actions")):
            kind = name_of(mapping(mapping(action).get("property")).get("value"))
            if kind == "hidden":
                rules.add(
                    part.name, partial(_trigger, trigger, names, around), mapping(action).get("state") is not False, words
                )
            else:
                reason = "required_if" if kind == "validate.required" else "outside"
                what = kind or name_of(mapping(action).get("type"))
                tell(part.name, reason, f"{name_of(rule.get('name'))}: {what}, {words}", part=part)


def _trigger(trigger: dict, names: Names, around: Steps) -> Term:
    if trigger.get("type") == "simple":
        return _conditional(mapping(trigger.get("simple")), names, around) or Unreadable()
    if trigger.get("type") == "javascript" and isinstance(trigger.get("javascript"), str):
        return scripted(trigger["javascript"], "result", names, around)
    return logical(trigger["json"], names, around) if trigger.get("json") else Unreadable()
