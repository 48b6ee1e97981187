"""Who looks at what: conditions, rules, sums and the applicant name questions by keys. Found, pointed elsewhere, cleaned."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from forms.conditions import OPERATORS
from forms.editing.outline import words_of
from forms.editing.places import CONDITION, HEAD, RULE, Tree, address_of, changed, walk

Leaf = Callable[[Any], Any]
"""A comparison, or a condition's name, → what stands in its stead: itself, another, or None for nothing."""


@dataclass(frozen=True)
class Reference:
    """Something that names a question, an option or a condition: its address, the field, and the text it is known by."""

    address: str
    field: str
    label: object


def rewritten(condition: Any, leaf: Leaf) -> Any:
    """The condition with each leaf replaced; None when nothing of it is left, itself when nothing changed."""
    if not isinstance(condition, Mapping) or not {"all", "any", "not"} & set(condition):
        return leaf(condition)
    (join, inner), *_ = condition.items()
    if join == "not":
        new = rewritten(inner, leaf)
        return condition if new is inner else None if new is None else {"not": new}
    parts = [rewritten(each, leaf) for each in inner]
    if all(new is old for new, old in zip(parts, inner, strict=True)):
        return condition
    left = [each for each in parts if each is not None]
    return {join: left} if len(left) > 1 else left[0] if left else None


def leaves(condition: Any) -> list[Any]:
    """Every comparison and every name in a condition."""
    found: list[Any] = []
    rewritten(condition, lambda leaf: found.append(leaf) or leaf)
    return found


def named(leaf: Any) -> str:
    """The name where a leaf is a named condition, else ""."""
    return leaf if isinstance(leaf, str) else str(leaf.get("condition", ""))


def questions_in(leaf: Any) -> set[str]:
    """The questions that a comparison looks at."""
    if named(leaf):
        return set()
    operand = next((leaf[name] for name in OPERATORS if name in leaf), None)
    others = [each["question"] for each in (operand if isinstance(operand, list) else [operand]) if isinstance(each, Mapping)]
    return {leaf["question"], *others}


def conditional(tree: Tree) -> Iterator[tuple[str, str, object, Any]]:
    """Every condition: the address it stands at, the field, the text of what stands there, and the condition."""
    for _, element in walk(tree):
        if element.get("show_if") is not None:
            yield address_of(element), "show_if", words_of(element), element["show_if"]
    for name, condition in tree.get("conditions", {}).items():
        yield f"{CONDITION}{name}", "condition", name, condition
    for rule in tree.get("rules", ()):
        yield f"{RULE}{rule['rule']}", "require", words_of(rule), rule["require"]


def referring(tree: Tree, keys: set[str]) -> list[Reference]:
    """Whatever names one of the items: in a condition, a rule, a sum, a count, or as the applicant."""
    found = [Reference(*place) for *place, test in conditional(tree) if any(questions_in(each) & keys for each in leaves(test))]
    found += [Reference(f"{RULE}{rule['rule']}", "at", words_of(rule)) for rule in tree.get("rules", ()) if rule["at"] in keys]
    for _, element in walk(tree):
        rule = element.get("compute") or {}
        if {*rule.get("sum", ()), rule.get("count")} & keys:
            found.append(Reference(address_of(element), "compute", words_of(element)))
    return [*found, *([Reference(HEAD, "applicant", tree["title"])] if tree.get("applicant") in keys else [])]


def referring_to_option(tree: Tree, key: str, code: str) -> list[Reference]:
    """Whatever asks whether the option was chosen."""
    return [Reference(*place) for *place, test in conditional(tree) if any(asks_for(each, key, code) for each in leaves(test))]


def referring_to_name(tree: Tree, name: str) -> list[Reference]:
    """Whatever mentions the named condition."""
    return [Reference(*place) for *place, test in conditional(tree) if any(named(each) == name for each in leaves(test))]


def asks_for(leaf: Any, key: str, code: str) -> bool:
    """Whether a comparison asks for the option of the question."""
    if named(leaf) or leaf["question"] != key:
        return False
    return code in (leaf.get("equals"), leaf.get("contains"), *(leaf.get("one_of") or ()))


def with_conditions(tree: Tree, leaf: Leaf) -> Tree:
    """The tree with each leaf of each condition replaced. What has nothing left is gone; so is a rule that lost a part."""
    tree = _items_rewritten(tree, leaf)
    names = tree.get("conditions", {})
    kept = {name: new for name, old in names.items() if (new := rewritten(old, leaf)) is not None}
    if any(kept.get(name) is not old for name, old in names.items()):
        tree = tree | {"conditions": kept}
    rules = tree.get("rules", [])
    new_rules = [rule | {"require": new} for rule in rules if (new := _whole(rule["require"], leaf)) is not None]
    if new_rules != rules:
        tree = tree | {"rules": new_rules}
    gone = set(names) - set(kept)
    return with_conditions(tree, lambda each: None if named(each) in gone else each) if gone else tree


def _whole(condition: Any, leaf: Leaf) -> Any:
    """The condition of a rule rewritten; None when a part of it is lost, for then it would demand something else."""
    return None if any(leaf(each) is None for each in leaves(condition)) else rewritten(condition, leaf)


def _items_rewritten(tree: Tree, leaf: Leaf) -> Tree:
    for path, element in list(walk(tree)):
        old = element.get("show_if")
        new = None if old is None else rewritten(old, leaf)
        if new is not old:
            tree = changed(tree, path, lambda each, new=new: _with_condition(each, new))
    return tree


def _with_condition(element: Tree, condition: Any) -> Tree:
    left = {name: value for name, value in element.items() if name != "show_if"}
    return left if condition is None else element | {"show_if": condition}


def pointing(leaf: Any, keys: Mapping[str, str]) -> Any:
    """A comparison with the questions under other keys; itself when none of them is among those."""
    if not questions_in(leaf) & set(keys):
        return leaf
    return {name: _pointed(name, value, keys) for name, value in leaf.items()}


def _pointed(name: str, value: Any, keys: Mapping[str, str]) -> Any:
    if name == "question":
        return keys.get(value, value)
    if isinstance(value, list):
        return [_pointed("", each, keys) for each in value]
    return {"question": keys.get(value["question"], value["question"])} if isinstance(value, Mapping) else value


def pointing_elsewhere(element: Tree, keys: Mapping[str, str]) -> Tree:
    """An element with the conditions and sums in it at other keys."""
    copy = dict(element)
    if copy.get("show_if") is not None:
        copy["show_if"] = rewritten(copy["show_if"], lambda leaf: pointing(leaf, keys))
    if copy.get("compute"):
        copy["compute"] = computed_elsewhere(copy["compute"], keys)
    return copy | {"items": [pointing_elsewhere(each, keys) for each in copy["items"]]} if "items" in copy else copy


def computed_elsewhere(rule: Tree, keys: Mapping[str, str]) -> Tree:
    """A sum or a count with the questions under other keys."""
    new: Tree = {"sum": [keys.get(each, each) for each in rule["sum"]]} if "sum" in rule else {}
    return new | ({"count": keys.get(rule["count"], rule["count"])} if "count" in rule else {})
