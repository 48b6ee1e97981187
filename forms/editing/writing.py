"""A tree as the text of a file: merged into the text that it came from, so that whatever is untouched stays as it was written.

Comments go where the things go that they belong to. Whatever has an own name is found again by it, on another page too.
"""

from collections.abc import Mapping
from typing import Any

from ruamel.yaml.error import YAMLError

from forms.definition import ITEM_NAMES
from forms.editing.layout import Entry, Layout, Spot, composed, layout_of, value_of
from forms.editing.places import Tree
from forms.editing.scalars import STEP, element_of, entry_of
from forms.standard.pages import folded, has_lines

_NAMES = (*ITEM_NAMES, "page", "option", "rule")
_APART = ("conditions", "rules", "pages")
"""What a blank line stands before at the top of a file."""


def written(tree: Tree, onto: str = "") -> str:
    """The file of a tree; `onto` is the text that it came from, which is given back as it is when it means the same.

    Slow for a large form (seconds): done outside requests' transactions, in a process of its own where one is at hand.
    """
    try:
        layout = layout_of(onto) if onto else None
    except (YAMLError, ValueError, RecursionError):
        layout = None
    if layout is None or layout.root.entries is None or layout.root.is_list:
        return fresh(tree)
    tree = folded(tree) if has_lines(layout.root.value) else tree
    if layout.root.value == tree:
        return onto
    merged = _Merging(layout, tree).text()
    return merged if _means(merged, tree) else fresh(tree)


def _means(text: str, tree: Tree) -> bool:
    try:
        return value_of(composed(text)) == tree
    except (YAMLError, ValueError):
        return False


def fresh(tree: Tree) -> str:
    """The file of a tree that came from no file."""
    lines: list[str] = []
    for name, value in tree.items():
        lines += [""] if name in _APART and lines and value else []
        if name == "pages":
            pages = [element_of(page, STEP) for page in value]
            lines += ["pages:", *pages[0], *(line for page in pages[1:] for line in ("", *page))]
        else:
            lines += entry_of(name, value, 0)
    return "\n".join(lines) + "\n"


def identity(value: object) -> tuple[str, str] | None:
    """What an element of a list is found again by: what it is, and its key."""
    name = next((name for name in _NAMES if name in value), None) if isinstance(value, Mapping) else None
    is_comparison = isinstance(value, Mapping) and name == "question" and "kind" not in value
    return (name, str(value[name])) if name and not is_comparison else None  # type: ignore[index]


class _Merging:
    """One tree put into the text of another."""

    def __init__(self, layout: Layout, tree: Tree) -> None:
        self.layout, self.tree = layout, tree
        self.elsewhere: dict[tuple[str, str], Entry] = {}
        self._collect(layout.root)

    def _collect(self, spot: Spot) -> None:
        for entry in spot.entries or ():
            found = identity(entry.spot.value)
            if found and found[0] != "option":
                self.elsewhere.setdefault(found, entry)
            self._collect(entry.spot)

    def text(self) -> str:
        root = self.layout.root
        body = self.block(root, self.tree, 0)
        return "\n".join([*body, *self.layout.lines[root.last :]]).rstrip("\n") + "\n"

    def block(self, spot: Spot, value: Any, shift: int) -> list[str]:
        """The lines of a block with what it holds put in."""
        return self.elements(spot, value, shift) if spot.is_list else self.pairs(spot, value, shift)

    def pairs(self, spot: Spot, value: Mapping[str, Any], shift: int) -> list[str]:
        old = {entry.name: entry for entry in spot.entries or ()}
        lines: list[str] = []
        for name in _in_order(list(old), list(value)):
            if name in old:
                lines += self.entry(old[name], value[name], shift)
            else:
                is_apart = spot.column == 0 and name in _APART
                lines += [*([""] if is_apart else []), *entry_of(name, value[name], spot.column + shift, self.layout.offset)]
        return lines

    def entry(self, entry: Entry, value: Any, shift: int) -> list[str]:
        """One "key: value" with its comments."""
        if _same(entry.spot.value, value):
            return self.moved(entry.lead, entry.tail, shift)
        lead, tail = self.moved(entry.lead, entry.first, shift), self.moved(entry.spot.last, entry.tail, shift)
        inner = entry.spot.entries
        if inner and value and isinstance(value, list if entry.spot.is_list else Mapping):
            head = self.moved(entry.first, inner[0].lead, shift)
            return [*lead, *head, *self.block(entry.spot, value, shift), *tail]
        body = entry_of(entry.name, value, entry.column + shift, self.layout.offset)
        return [*lead, *self.kept_within(entry, shift), *_with_comment(body, self.comment(entry.spot)), *tail]

    def elements(self, spot: Spot, value: list[Any], shift: int) -> list[str]:
        old = spot.entries or []
        found = self.matched(old, value)
        is_spaced = any(not self.layout.lines[entry.lead].strip() for entry in old[1:] if entry.lead < entry.first)
        lines: list[str] = []
        for index, (each, entry) in enumerate(zip(value, found, strict=True)):
            if entry is None:
                made = self.made(each, spot.column + shift)
            else:
                made = self.element(entry, each, spot.column + shift - entry.column)
            is_in_place = entry is not None and index < len(old) and entry is old[index]
            lines += made if is_in_place else _spaced(made, is_spaced and index > 0)
        return lines

    def made(self, value: Any, column: int) -> list[str]:
        """An element that the file did not have; what stands in it may come from elsewhere in the file."""
        offset = self.layout.offset
        if not isinstance(value, Mapping) or "items" not in value:
            return element_of(value, column, offset)
        before = element_of({name: each for name, each in value.items() if name != "items"}, column, offset)
        inner = Spot([], 0, 0, 0, column + STEP + offset, True, [])
        return [*before, f"{' ' * (column + STEP)}items:", *self.elements(inner, value["items"], 0)]

    def matched(self, old: list[Entry], value: list[Any]) -> list[Entry | None]:
        """For each element the entry that it was: by its name here or elsewhere, as the same, or by where it stood."""
        here = {identity(entry.spot.value): entry for entry in reversed(old) if identity(entry.spot.value)}
        found = [here.get(identity(each)) or self.elsewhere.get(identity(each) or ("", "")) for each in value]
        left = [entry for entry in old if not any(entry is each for each in found)]
        for is_close in (_same, _alike):
            for index, each in enumerate(value):
                at = next((entry for entry in left if is_close(entry.spot.value, each)), None) if found[index] is None else None
                if at is not None:
                    found[index] = at
                    left.remove(at)
        return found

    def element(self, entry: Entry, value: Any, shift: int) -> list[str]:
        """One "- value" with its comments."""
        if _same(entry.spot.value, value):
            return self.moved(entry.lead, entry.tail, shift)
        lead, tail = self.moved(entry.lead, entry.first, shift), self.moved(entry.spot.last, entry.tail, shift)
        spot, column = entry.spot, entry.column + shift
        if not spot.entries or spot.is_list or not isinstance(value, Mapping) or not value:
            return [*lead, *_with_comment(element_of(value, column, self.layout.offset), self.comment(spot)), *tail]
        body = self.block(spot, value, column + STEP - spot.column)
        first = next(index for index, line in enumerate(body) if line.strip() and not line.lstrip().startswith("#"))
        above = [" " * column + line.strip() if line.strip() else "" for line in body[:first]]
        return [*lead, *above, f"{' ' * column}- {body[first][column + STEP :]}", *body[first + 1 :], *tail]

    def moved(self, first: int, last: int, shift: int) -> list[str]:
        """Lines of the old text, set in more or less."""
        return [_shifted(line, shift) for line in self.layout.lines[first:last]]

    def comment(self, spot: Spot) -> str:
        """The comment that ends the line of a value, with the space before it."""
        rest = self.layout.lines[spot.last - 1][spot.end_column :]
        return rest.rstrip() if spot.end_column and rest.lstrip().startswith("#") else ""

    def kept_within(self, entry: Entry, shift: int) -> list[str]:
        """The comments on lines of their own inside brackets that are written anew."""
        is_text = isinstance(entry.spot.value, str)
        inside = [] if is_text else self.layout.lines[entry.first + 1 : entry.spot.last]
        return [" " * (entry.column + shift) + line.strip() for line in inside if line.lstrip().startswith("#")]


def _in_order(old: list[str], new: list[str]) -> list[str]:
    """The names of `new` in the order of the file; what it did not have goes after what it follows."""
    order = [name for name in old if name in new]
    for index, name in enumerate(new):
        if name not in order:
            before = next((each for each in reversed(new[:index]) if each in order), None)
            order.insert(order.index(before) + 1 if before else 0, name)
    return order


def _same(old: object, new: object) -> bool:
    """Equal, and no 1 for True."""
    return old == new and (isinstance(old, bool) == isinstance(new, bool))


def _alike(old: object, new: object) -> bool:
    """What may be the same thing, changed or renamed: a text with as much as one language in common, anything in its place."""
    if not isinstance(old, Mapping) or not isinstance(new, Mapping):
        return type(old) is type(new) and not isinstance(old, list)
    was, now = identity(old), identity(new)
    if (was or ("",))[0] != (now or ("",))[0]:
        return False
    return any(old.get(name) == new.get(name) for name in old if name != "kind") if was else set(old) == set(new)


def _spaced(lines: list[str], is_spaced: bool) -> list[str]:
    """With a blank line before it, or without one."""
    first = next(index for index, line in enumerate(lines) if line.strip())
    return [*([""] if is_spaced else []), *lines[first:]]


def _shifted(line: str, shift: int) -> str:
    if shift >= 0 or not line.strip():
        return " " * shift + line if line.strip() else line
    return line[min(-shift, len(line) - len(line.lstrip(" "))) :]


def _with_comment(lines: list[str], comment: str) -> list[str]:
    return [lines[0] + comment, *lines[1:]] if comment else lines
