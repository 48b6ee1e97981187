"""A definition that someone has uploaded or written in a page: its tree, or every fault of its shape with its line.

Reading takes seconds for a large file, so it is done in a process of its own; all that comes back are values.
"""

import re
from dataclasses import dataclass

from forms.reading import mapping_of, shaped
from forms.standard.pages import unfolded
from forms.tree import DefinitionRefused, Flaw, plain

_OURS = re.compile(rb"^[ \t]{0,40}[\"']?lucka[\"']?[ \t]{0,40}:", re.MULTILINE)


@dataclass(frozen=True)
class Uploaded:
    """The text that was read, with the tree that it holds or what is wrong with it."""

    text: str
    tree: dict[str, object] | None
    flaws: list[Flaw]


def is_ours(data: bytes) -> bool:
    """Whether a file seems to hold a definition as Lucka writes them."""
    return bool(_OURS.search(data[:20_000]))


def read(data: bytes) -> Uploaded:
    """A draft may be unsound, but it has the shape of a definition."""
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    try:
        tree = mapping_of(data)
        shaped(tree)
    except DefinitionRefused as refused:
        return Uploaded(text, None, refused.flaws)
    return Uploaded(text, dict(plain(unfolded(tree))), [])  # type: ignore[call-overload]
