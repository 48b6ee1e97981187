"""What a source asks, as its own reader found it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from forms.definition import Form


@dataclass
class Field:
    """One input field of a source. `kinds` are the kinds that ask it rightly; empty for a type that Lucka cannot have."""

    name: str
    kinds: frozenset[str]
    label: str = ""
    required: bool = False
    options: tuple[str, ...] | None = None
    help: str = ""
    is_core: bool = True
    type: str = ""


@dataclass
class Told:
    """How many of a source's conditions there are, how many were carried exactly, and how many look at answers alone."""

    all: int = 0
    exact: int = 0
    on_answers: int = 0
    exact_on_answers: int = 0
    wrong: list[str] = field(default_factory=list)


class Facts(Protocol):
    """What a source has. `hidden` are fields that nobody is asked for."""

    fields: list[Field]
    hidden: list[str]

    def conditions(self, form: Form, matched: dict[int, str]) -> Told:
        """Holds the conditions of the source against those of the form; `matched` is index of field → key of question."""
        ...


Read = Callable[[bytes], Facts]
Files = Callable[[], Iterator[tuple[str, bytes]]]
