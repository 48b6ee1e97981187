"""Where in the text of a file each value stands, and which comments belong to it.

The comments and blank lines right above a thing are its own, and so is a comment on its line; comments below it that are set in
deeper than it is belong to what it holds.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode


@dataclass
class Spot:
    """One value: it takes the lines from `first` to before `last`, and ends on the last of them at `end_column`.

    `entries` are those of a block, whose keys or dashes stand at `column`; None for what stands in a line or in brackets.
    """

    value: object
    first: int
    last: int
    end_column: int
    column: int = 0
    is_list: bool = False
    entries: "list[Entry] | None" = None


@dataclass
class Entry:
    """One entry of a block, from its key or dash on; `name` is "" in a list.

    `lead` is the first line that leads up to it, `tail` the one after the last that belongs to it.
    """

    name: str
    column: int
    first: int
    spot: Spot
    lead: int = 0
    tail: int = 0


@dataclass
class Layout:
    """A file's lines, its root, and how far lists are set in."""

    lines: list[str]
    root: Spot
    offset: int


def layout_of(text: str) -> Layout:
    """Where everything stands. Raises YAMLError and ValueError for what is no YAML of ours."""
    cutting = _Cutting(text)
    node = composed(text)
    root = cutting.spot(node, value_of(node), -1)
    if root.entries:
        root.entries[0].lead = 0
    return Layout(cutting.lines, root, 2 if cutting.offset is None else cutting.offset)


def composed(text: str) -> Node:
    """The nodes of a text. Raises YAMLError."""
    node = YAML(typ="safe", pure=True).compose(text)
    if node is None:
        raise YAMLError("there is nothing in it")
    return node


def value_of(node: Node) -> Any:
    """What a node means to the reader of definitions: days are text, keys too."""
    if isinstance(node, MappingNode):
        return {str(key.value): value_of(each) for key, each in node.value}
    if isinstance(node, SequenceNode):
        return [value_of(each) for each in node.value]
    read = _READ.get(str(node.tag))
    return read(node) if read else node.value


_SAFE = YAML(typ="safe", pure=True).constructor
_READ: dict[str, Callable[[Node], Any]] = {
    "tag:yaml.org,2002:int": _SAFE.construct_yaml_int,
    "tag:yaml.org,2002:float": _SAFE.construct_yaml_float,
    "tag:yaml.org,2002:bool": _SAFE.construct_yaml_bool,
    "tag:yaml.org,2002:null": lambda node: None,
}


class _Cutting:
    """One pass over the nodes of a text."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.starts = [0]
        for line in self.lines[:-1]:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.offset: int | None = None

    def at(self, index: int) -> tuple[int, int]:
        """The line and column of a character."""
        line = bisect_right(self.starts, index) - 1
        return line, index - self.starts[line]

    def spot(self, node: Node, value: object, around: int) -> Spot:
        """The spot of a node; `around` is the column of the entry that it stands in."""
        first, column = self.at(node.start_mark.index)
        if isinstance(node, MappingNode | SequenceNode) and not node.flow_style and node.value:
            return self.block(node, value, column, around)
        if getattr(node, "style", None) in ("|", ">"):
            return Spot(value, first, self.end_of_text(first, around), 0)
        last, end_column = self.at(node.end_mark.index)
        return Spot(value, first, last + 1, end_column)

    def end_of_text(self, first: int, around: int) -> int:
        """The line after the last of a text that stands in lines of its own, set in from the column `around`."""
        last = first
        for number in range(first + 1, len(self.lines)):
            if self.lines[number].strip():
                if self.indent(number) <= around:
                    break
                last = number
        return last + 1

    def indent(self, number: int) -> int:
        return len(self.lines[number]) - len(self.lines[number].lstrip(" "))

    def block(self, node: MappingNode | SequenceNode, value: object, column: int, around: int) -> Spot:
        is_list = isinstance(node, SequenceNode)
        if is_list and around >= 0 and self.offset is None:
            self.offset = column - around
        entries = list(self.elements(node, value, column) if is_list else self.pairs(node, value, column))  # type: ignore[arg-type]
        for before, after in pairwise(entries):
            before.tail = after.lead = self.tail_of(before, after.first)
        return Spot(value, entries[0].first, entries[-1].spot.last, 0, column, is_list, entries)

    def tail_of(self, entry: Entry, limit: int) -> int:
        """The line after the last comment below an entry that is set in deeper than it."""
        tail = entry.spot.last
        for number in range(entry.spot.last, limit):
            if self.lines[number].strip():
                if self.indent(number) <= entry.column:
                    break
                tail = number + 1
        return tail

    def pairs(self, node: MappingNode, value: dict[str, object], column: int) -> Iterator[Entry]:
        for key, inner in node.value:
            first = self.at(key.start_mark.index)[0]
            yield self.entry(str(key.value), column, first, self.spot(inner, value[str(key.value)], column))

    def elements(self, node: SequenceNode, value: list[object], column: int) -> Iterator[Entry]:
        for inner, each in zip(node.value, value, strict=True):
            first = self.at(inner.start_mark.index)[0]
            while first and self.lines[first][column : column + 1] != "-":
                first -= 1
            yield self.entry("", column, first, self.spot(inner, each, column))

    def entry(self, name: str, column: int, first: int, spot: Spot) -> Entry:
        """An entry; what stands between its own line and the first thing in it leads up to that."""
        if spot.entries and spot.first > first:
            spot.entries[0].lead = first + 1
        return Entry(name, column, first, spot, first, spot.last)
