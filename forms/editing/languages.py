"""The languages that a form is written in."""

from collections.abc import Iterator, Mapping
from typing import Any

from forms.editing.cleaning import is_language
from forms.editing.places import Tree
from forms.editing.refusals import EditRefused
from forms.texts import FIRST_LANGUAGE


def languages_of(tree: Tree) -> list[str]:
    """The languages of the form, Swedish first."""
    return list(tree.get("languages", [FIRST_LANGUAGE]))


def add_language(tree: Tree, code: str, is_machine_made: bool = False) -> Tree:
    """Another language; every text of it waits to be written."""
    if is_language(code) in languages_of(tree):
        raise EditRefused("language_there", "language")
    tree = tree | {"languages": [*languages_of(tree), code]}
    made = [*tree.get("machine_made", ()), code]
    return tree | {"machine_made": made} if is_machine_made else tree


def approve_language(tree: Tree, code: str) -> Tree:
    """A language that a machine made, approved by a person."""
    left = [each for each in tree.get("machine_made", ()) if each != code]
    return {name: value for name, value in tree.items() if name != "machine_made"} | ({"machine_made": left} if left else {})


def remove_language(tree: Tree, code: str) -> Tree:
    """Without the language, and without every text in it (`words_in` tells how many)."""
    if code == FIRST_LANGUAGE:
        raise EditRefused("first_language", "language")
    if code not in languages_of(tree):
        raise EditRefused("gone")
    left = [each for each in languages_of(tree) if each != code]
    return approve_language(_without(tree, code), code) | {"languages": left}


def words_in(tree: Tree, code: str) -> int:
    """How many texts are written in the language."""
    return sum(bool(text.get(code)) for text in texts(tree))


def texts(value: Any) -> Iterator[Mapping[str, Any]]:
    """Every text of a tree that is written by language, synonyms among them."""
    if isinstance(value, Mapping):
        if _is_text(value):
            yield value
        else:
            yield from (
                text for name, each in value.items() if name not in ("conditions", "require", "show_if") for text in texts(each)
            )
    elif isinstance(value, list):
        yield from (text for each in value for text in texts(each))


def _is_text(value: Mapping[str, Any]) -> bool:
    return FIRST_LANGUAGE in value


def _without(value: Any, code: str) -> Any:
    if isinstance(value, Mapping):
        gone = {code} if _is_text(value) else set()
        return {name: _without(each, code) for name, each in value.items() if name not in gone}
    return [_without(each, code) for each in value] if isinstance(value, list) else value
