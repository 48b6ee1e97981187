"""Conditions with names, rules between answers, and the names that everything goes by."""

from collections.abc import Container, Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from forms.conditions import Condition
from forms.definition import Rule
from forms.editing.fields import changed_fields, shaped_part
from forms.editing.keys import free, is_key, key_from, taken
from forms.editing.places import CONDITION, PAGE, RULE, Tree, changed, element, path_of, sort_of, walk
from forms.editing.references import computed_elsewhere, named, pointing, with_conditions
from forms.editing.refusals import EditRefused
from forms.editing.starting import unwritten


def set_condition(tree: Tree, name: str, condition: Any) -> Tree:
    """The named condition as given, a new one or another in its stead. Other places mention it by its name."""
    if not is_key(name):
        raise EditRefused("not_a_key" if name else "no_name", "name")
    checked_condition(condition)
    names = tree.get("conditions", {}) | {name: condition}
    return _before_pages(tree | {"conditions": names})


def checked_condition(condition: Any) -> None:
    """Raises EditRefused for what is no condition."""
    try:
        _conditions().validate_python(condition)
    except (ValidationError, RecursionError) as error:
        raise EditRefused("not_valid", "show_if") from error


@cache
def _conditions() -> TypeAdapter[Any]:
    return TypeAdapter(Condition)


def give_name(tree: Tree, address: str, name: str) -> Tree:
    """The condition of an element under a name of its own, so that others can mention it."""
    if f"{CONDITION}{name}" in {f"{CONDITION}{each}" for each in tree.get("conditions", {})}:
        raise EditRefused("key_taken", "name", key=name)
    condition = element(tree, address).get("show_if")
    if condition is None:
        raise EditRefused("gone")
    return changed(set_condition(tree, name, condition), path_of(tree, address), lambda old: old | {"show_if": name})


def free_name(tree: Tree, words: str) -> str:
    """A name for a condition that none has yet."""
    return free(key_from(words, "condition"), tree.get("conditions", {}))


def add_rule(tree: Tree, at: str, require: Any, message: str | Mapping[str, str] = "", key: str = "") -> Tree:
    """A rule between answers; its message stands at the question `at` when they break it."""
    checked_condition(require)
    rules = tree.get("rules", [])
    key = key or free(f"{at}_rule"[:48], {each["rule"] for each in rules})
    if not is_key(key) or any(each["rule"] == key for each in rules):
        raise EditRefused("key_taken" if is_key(key) else "not_a_key", "key", key=key)
    if isinstance(message, str):
        message = unwritten(message)
    rule = {"rule": key, "require": require, "at": at, "message": unwritten()}
    rule = changed_fields(Rule, rule, {"message": message})
    shaped_part(Rule, rule)
    return _before_pages(tree | {"rules": [*rules, rule]})


def _before_pages(tree: Tree) -> Tree:
    """With the pages last, as a form is written."""
    return {name: value for name, value in tree.items() if name != "pages"} | {"pages": tree["pages"]}


def rename(tree: Tree, address: str, key: str, fixed: Container[str] = ()) -> Tree:
    """A page, item, named condition or rule under another key, and all that looks at it.

    `fixed` are the addresses that a published version has: answers are kept under them, so they are refused.
    """
    path, old = path_of(tree, address), address.removeprefix(PAGE).removeprefix(CONDITION).removeprefix(RULE)
    if address in fixed:
        raise EditRefused("key_fixed", "key", key=old)
    if key == old:
        return tree
    if not is_key(key):
        raise EditRefused("not_a_key", "key")
    if key in _others(tree, address):
        raise EditRefused("key_taken", "key", key=key)
    if address.startswith(CONDITION):
        return _renamed_condition(tree, old, key)
    sort = "rule" if address.startswith(RULE) else sort_of(element(tree, address))
    tree = changed(tree, path, lambda each: {name: key if name == sort else value for name, value in each.items()})
    return tree if address.startswith((PAGE, RULE)) else _looking_at(tree, {old: key})


def _others(tree: Tree, address: str) -> set[str]:
    if address.startswith(CONDITION):
        return set(tree["conditions"])
    if address.startswith(RULE):
        return {each["rule"] for each in tree["rules"]}
    return taken(tree, address.startswith(PAGE))


def _renamed_condition(tree: Tree, old: str, key: str) -> Tree:
    names = {key if name == old else name: condition for name, condition in tree["conditions"].items()}
    return with_conditions(tree | {"conditions": names}, lambda leaf: _renamed(leaf, key) if named(leaf) == old else leaf)


def _renamed(leaf: Any, key: str) -> Any:
    return key if isinstance(leaf, str) else {"condition": key}


def _looking_at(tree: Tree, keys: dict[str, str]) -> Tree:
    """The tree with everything that looks at the old keys looking at the new ones."""
    tree = with_conditions(tree, lambda leaf: pointing(leaf, keys))
    if tree.get("applicant") in keys:
        tree = tree | {"applicant": keys[tree["applicant"]]}
    rules = [rule | {"at": keys[rule["at"]]} if rule["at"] in keys else rule for rule in tree.get("rules", ())]
    tree = tree | {"rules": rules} if rules else tree
    for path, each in list(walk(tree)):
        if each.get("compute"):
            compute = computed_elsewhere(each["compute"], keys)
            tree = changed(tree, path, lambda old, compute=compute: old | {"compute": compute})
    return tree
