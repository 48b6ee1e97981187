"""What was typed about a contact, and what of it is kept when it comes late, twice, or from two windows.

Each page that is opened has a name and counts its keystrokes. What the same page has typed since is what holds. Another page's
words are kept too: a field that the page found as it was is taken, a note that both have written in holds both.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

LATEST = 10**9
"""The keystrokes of a page without script, which sends once."""


class Stored(Protocol):
    """What the contact has."""

    page: str
    strokes: int


@dataclass(frozen=True)
class Typed:
    """What a page sends: its fields, its name, how many keystrokes it has seen, and the digests of what it showed at first."""

    values: Mapping[str, str]
    page: str = ""
    strokes: int = LATEST
    shown: Mapping[str, str] | None = None


def kept(stored: Stored, typed: Typed) -> dict[str, str]:
    """Field → what it shall hold now; only those that change."""
    now = {name: str(getattr(stored, name)) for name in typed.values}
    if typed.page and typed.page == stored.page:
        values = dict(typed.values) if typed.strokes >= stored.strokes else {}
    else:
        shown = typed.shown if typed.shown is not None else {name: digest(text) for name, text in now.items()}
        values = {name: _joined(name, now[name], text, shown.get(name, "")) for name, text in typed.values.items()}
    return {name: text for name, text in values.items() if text != now[name]}


def digest(text: str) -> str:
    return sha256(text.strip().encode()).hexdigest()[:12]


def _joined(name: str, stored: str, typed: str, shown: str) -> str:
    """Of what is stored and what came from another page, the one that was changed; of a note both, when both were."""
    if digest(typed) == shown or typed.strip() in stored:
        return stored
    if digest(stored) == shown or stored.strip() in typed:
        return typed
    return f"{stored}\n\n{typed}" if name == "note" else typed
