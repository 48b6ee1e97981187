"""What a check of a definition finds, and where."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from forms.definition import AnyItem, Page

Location = tuple[str | int, ...]


@dataclass(frozen=True)
class Finding:
    """One fault: where in the definition (keys and indexes from its root) and what is wrong."""

    at: Location
    message: str


@dataclass(frozen=True)
class Standing:
    """A page or an item, where in the definition it stands, and the key of the repeating group around it ("" for none)."""

    item: AnyItem | Page
    at: Location
    group: str


def meant(word: str, known: Iterable[str]) -> str:
    """ "; did you mean …?" where a known word is close to the one that is not known."""
    close = get_close_matches(word, list(known), n=1)
    return f"; did you mean {close[0]}?" if close else ""
