"""The colour roles as the served CSS gives them, light and dark, and which must be readable on which."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from accessibility.colours import DRAWN, TEXT, contrast

CALM = 7.0
"""Letters that are read at length."""
PAIRS: tuple[tuple[str, str, float], ...] = (
    ("ink", "ground", CALM), ("ink", "surface", CALM), ("ink", "tint", CALM),
    ("quiet", "ground", TEXT), ("quiet", "surface", TEXT), ("quiet", "tint", TEXT),
    ("link", "ground", TEXT), ("link", "surface", TEXT), ("link", "tint", TEXT),
    ("pine", "ground", TEXT), ("pine", "surface", TEXT), ("pine", "tint", TEXT), ("on-pine", "pine", TEXT),
    ("error", "ground", TEXT), ("error", "surface", TEXT), ("error", "tint", TEXT), ("ground", "error", TEXT),
    ("done", "ground", TEXT), ("done", "surface", TEXT), ("done", "tint", TEXT),
    ("border", "ground", DRAWN), ("border", "surface", DRAWN), ("on-focus", "focus", CALM),
)  # fmt: skip
"""What is written or drawn, what it stands on, and the least contrast between them."""
_ROOT = re.compile(r"(@media \(prefers-color-scheme: dark\) \{\s*)?:root \{([^}]*)\}")
_ROLE = re.compile(r"--([\w-]+): (#[0-9a-f]{3,6})\b")


@dataclass(frozen=True)
class Role:
    """A colour by what it is for."""

    name: str
    light: str
    dark: str


@dataclass(frozen=True)
class Pair:
    """Two roles that meet, and their contrast on both screens."""

    name: str
    ground: str
    least: float
    light: float
    dark: float


def roles(css: str) -> dict[str, Role]:
    """The roles of a CSS text, each as it is set last; one that the dark screen does not set is the same on both."""
    light: dict[str, str] = {}
    dark: dict[str, str] = {}
    for is_dark, block in _ROOT.findall(css):
        found = {name: _whole(colour) for name, colour in _ROLE.findall(block)}
        (dark if is_dark else light).update(found)
    return {name: Role(name, colour, dark.get(name, colour)) for name, colour in light.items()}


def pairs(known: Mapping[str, Role]) -> Iterator[Pair]:
    """Every pair that may stand on a page, measured."""
    for name, ground, least in PAIRS:
        one, other = known[name], known[ground]
        yield Pair(name, ground, least, contrast(one.light, other.light), contrast(one.dark, other.dark))


def _whole(colour: str) -> str:
    return colour if len(colour) == 7 else "#" + "".join(2 * each for each in colour[1:])
