"""Where things stand in a tree, by their addresses, and a new tree that shares all that an edit does not touch.

An item's address is its key; a page is ``page-`` and its key, a named condition ``condition-`` and its name, a rule ``rule-``
and its key. What a form says of itself, apart from all those, has the address "".
"""

from collections.abc import Callable, Iterator
from typing import Any

from forms.definition import ITEM_NAMES
from forms.editing.refusals import EditRefused

Tree = dict[str, Any]
"""A definition as it is written: mappings, lists and scalars in the shape of the file. Never changed in place."""
Path = tuple[str | int, ...]
HEAD = ""
PAGE, CONDITION, RULE = "page-", "condition-", "rule-"
HOLDERS = ("page", "section", "repeating_group")


def sort_of(element: Tree) -> str:
    """ "page", "question", "section", "repeating_group", "content" or "stop"."""
    return next((name for name in ITEM_NAMES if name in element), "page")


def key_of(element: Tree) -> str:
    return str(element[sort_of(element)])


def address_of(element: Tree) -> str:
    """The address of a page or an item."""
    sort = sort_of(element)
    return f"{PAGE}{element['page']}" if sort == "page" else str(element[sort])


def walk(tree: Tree) -> Iterator[tuple[Path, Tree]]:
    """Every page and item in order, what holds others before what it holds."""
    for index, page in enumerate(tree["pages"]):
        yield ("pages", index), page
        yield from inside(page, ("pages", index))


def inside(holder: Tree, at: Path = ()) -> Iterator[tuple[Path, Tree]]:
    """Every item in a page, section or group, at any depth."""
    for index, item in enumerate(holder.get("items", ())):
        yield (*at, "items", index), item
        yield from inside(item, (*at, "items", index))


def find(tree: Tree, address: str) -> Path | None:
    """The path to what has the address; the first of several."""
    if address == HEAD:
        return ()
    if address.startswith(CONDITION):
        name = address.removeprefix(CONDITION)
        return ("conditions", name) if name in tree.get("conditions", {}) else None
    if address.startswith(RULE):
        rules = enumerate(tree.get("rules", ()))
        return next((("rules", index) for index, rule in rules if rule["rule"] == address.removeprefix(RULE)), None)
    return next((path for path, element in walk(tree) if address_of(element) == address), None)


def path_of(tree: Tree, address: str) -> Path:
    """The path to what has the address. Raises EditRefused when nothing has it."""
    path = find(tree, address)
    if path is None:
        raise EditRefused("gone")
    return path


def at(tree: Tree, path: Path) -> Any:
    """What stands at the end of a path."""
    for step in path:
        tree = tree[step]  # type: ignore[index]
    return tree


def element(tree: Tree, address: str) -> Tree:
    """The page, item, condition or rule at an address. Raises EditRefused when it is not there."""
    return at(tree, path_of(tree, address))


def parent(tree: Tree, address: str) -> str:
    """The address of the page, section or group that an item stands in; "" for a page."""
    return address_of(at(tree, path_of(tree, address)[:-2])) if len(path_of(tree, address)) > 2 else HEAD


def position(tree: Tree, address: str) -> tuple[int, int]:
    """Which one it is of how many beside each other: (2, 5) is the second of five."""
    path = path_of(tree, address)
    return int(path[-1]) + 1, len(at(tree, path[:-1]))


def next_to(tree: Tree, after: str) -> Path:
    """The path of the place right after an element."""
    path = path_of(tree, after)
    return (*path[:-1], int(path[-1]) + 1)


def last_in(tree: Tree, into: str) -> Path:
    """The path of the last place in a page, section or group."""
    path = path_of(tree, into)
    held = at(tree, path).get("items")
    if held is None:
        raise EditRefused("gone")
    return (*path, "items", len(held))


def changed(tree: Any, path: Path, change: Callable[[Any], Any]) -> Any:
    """The tree with `change` made to what stands at the path; all beside the way to it is shared."""
    if not path:
        return change(tree)
    copy = tree.copy()
    copy[path[0]] = changed(tree[path[0]], path[1:], change)
    return copy


def put(tree: Tree, path: Path, value: object) -> Tree:
    """The tree with another value at the path."""
    return changed(tree, path, lambda _: value)


def inserted(tree: Tree, path: Path, value: object) -> Tree:
    """The tree with a value put into a list, before what stands at the path."""
    index = int(path[-1])
    return changed(tree, path[:-1], lambda old: [*old[:index], value, *old[index:]])


def without(tree: Tree, path: Path) -> Tree:
    """The tree without what stands at the path, in a list or a mapping."""
    last = path[-1]
    if isinstance(last, int):
        return changed(tree, path[:-1], lambda old: [*old[:last], *old[last + 1 :]])
    return changed(tree, path[:-1], lambda old: {name: value for name, value in old.items() if name != last})
