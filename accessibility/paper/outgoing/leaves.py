"""What a binder is made of: its sheets, and what is said of the whole."""

from dataclasses import dataclass
from datetime import date

from accessibility.paper.sheets.measures import Size


@dataclass(frozen=True)
class Leaf:
    """A sheet as it is bound: its title in its own language."""

    language: str
    title: str
    number: int
    pages: int
    pdf: bytes


@dataclass(frozen=True)
class Frame:
    """What is said of the whole: where it stands ("" for anywhere), and until when."""

    place: str
    valid_until: date
    size: Size
