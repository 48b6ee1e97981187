"""Things moved up, down and to other places, over the borders of sections and pages."""

from typing import Literal

from forms.editing.places import PAGE, Path, Tree, inserted, last_in, next_to, path_of, put, sort_of, without
from forms.editing.places import at as standing_at
from forms.editing.refusals import EditRefused
from forms.editing.room import fits, misfit

Direction = Literal["up", "down"]


def move(tree: Tree, address: str, direction: Direction, also: bool = False) -> Tree:
    """One step. At the edge of a page an item goes on to the next that can hold it; sections are gone into, groups are not.

    An item alone in its place is refused ("alone"); with `also` the emptied page or section goes.
    """
    path = path_of(tree, address)
    step = -1 if direction == "up" else 1
    if address.startswith(PAGE):
        return _beside(tree, path, step)
    index = int(path[-1]) + step
    siblings = standing_at(tree, path[:-1])
    if not 0 <= index < len(siblings):
        return _over_the_edge(tree, path, step, also)
    into = (*path[:-1], index)
    if sort_of(siblings[index]) == "section" and not misfit(tree, into, siblings[int(path[-1])]):
        return _shifted(tree, path, (*into, "items", len(siblings[index]["items"]) if step < 0 else 0), also)
    return _beside(tree, path, step)


def _beside(tree: Tree, path: Path, step: int) -> Tree:
    """Changed places with the neighbour in the same list."""
    index = int(path[-1])
    siblings = list(standing_at(tree, path[:-1]))
    if not 0 <= index + step < len(siblings):
        raise EditRefused("at_the_top" if step < 0 else "at_the_bottom")
    siblings[index], siblings[index + step] = siblings[index + step], siblings[index]
    return put(tree, path[:-1], siblings)


def _over_the_edge(tree: Tree, path: Path, step: int, also: bool) -> Tree:
    """Out of a section, or on to the nearest page that can hold the item."""
    item, holder = standing_at(tree, path), path[:-2]
    if sort_of(standing_at(tree, holder)) == "repeating_group":
        raise EditRefused("edge_of_group")
    if len(holder) > 2:
        return _shifted(tree, path, (*holder[:-1], int(holder[-1]) + (step > 0)), also)
    pages = range(int(holder[1]) + step, len(tree["pages"]) if step > 0 else -1, step)
    page = next((page for page in pages if not misfit(tree, ("pages", page), item)), None)
    if page is None:
        raise EditRefused("at_the_top" if step < 0 else "at_the_bottom")
    return _shifted(tree, path, ("pages", page, "items", 0 if step > 0 else len(tree["pages"][page]["items"])), also)


def move_to(tree: Tree, address: str, after: str = "", into: str = "", also: bool = False) -> Tree:
    """To right after another, or last in a page, section or group. An item `after` a page is its first; a page
    goes after another, or first of all when `after` is ""."""
    path = path_of(tree, address)
    if address.startswith(PAGE):
        target: Path = ("pages", int(path_of(tree, after)[1]) + 1 if after else 0)
        return _shifted(tree, path, target, also)
    return _shifted(tree, path, last_in(tree, into) if into else _after(tree, after), also)


def _after(tree: Tree, address: str) -> Path:
    return (*path_of(tree, address), "items", 0) if address.startswith(PAGE) else next_to(tree, address)


def _shifted(tree: Tree, path: Path, target: Path, also: bool) -> Tree:
    """The element at `path` put before what stands at `target`."""
    if target[: len(path)] == path and len(target) > len(path):
        raise EditRefused("within_itself")
    element, source = standing_at(tree, path), path[:-2]
    if len(path) > 2:
        fits(tree, target[:-2], element)
    is_alone = len(standing_at(tree, path[:-1])) == 1 and path[:-1] != target[:-1]
    if is_alone and not also:
        raise EditRefused("alone")
    marked = inserted(tree, target, element)
    left = without(marked, _after_insertion(path, target))
    return _without_emptied(left, _after_insertion(source, target)) if is_alone else left


def _after_insertion(path: Path, target: Path) -> Path:
    """Where a path leads once something stands at `target`."""
    depth = len(target) - 1
    if path[:depth] == target[:-1] and len(path) > depth and int(path[depth]) >= int(target[-1]):
        return (*path[:depth], int(path[depth]) + 1, *path[depth + 1 :])
    return path


def _without_emptied(tree: Tree, holder: Path) -> Tree:
    """Without a page or section that has nothing left, and what that leaves empty in turn."""
    while len(holder) >= 2 and not standing_at(tree, holder)["items"]:
        tree, holder = without(tree, holder), holder[:-2]
    return tree


def moves(tree: Tree, address: str) -> tuple[bool, bool]:
    """Whether it can go up, and down, without anything being emptied."""
    return _can(tree, address, "up"), _can(tree, address, "down")


def _can(tree: Tree, address: str, direction: Direction) -> bool:
    try:
        move(tree, address, direction)
    except EditRefused:
        return False
    return True
