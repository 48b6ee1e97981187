"""Findings as they are read: place by place; what is found at many places is told once, with the places folded under it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from forms.checks import Finding
from forms.texts import Say

MANY = 6
"""From how many places on the same finding is told once."""
MOST_TOLD = 60
"""How many places are told of at a time; the rest come when these are mended."""


@dataclass(frozen=True)
class Place:
    """Where something is found, in words, and the page where it is mended."""

    is_stop: bool
    words: str
    address: str


@dataclass(frozen=True)
class Found:
    """What is found at one place; or one thing that is found at `many`, told once, with the first as its example."""

    place: Place
    told: list[str]
    count: int = 1
    many: list["Found"] = field(default_factory=list)


Row = tuple[Place, Finding]


def gathered(rows: Iterable[Row], say: Say) -> list[Found]:
    """Stops first; in the order of the form."""
    often: dict[tuple[bool, str, str], list[Row]] = {}
    for place, finding in (rows := list(rows)):
        often.setdefault(_sort_of(place, finding, say), []).append((place, finding))
    folded = [_folded(same, say) for sort, same in often.items() if _is_folded(sort, same)]
    rest = [row for row in rows if not _is_folded(sort := _sort_of(*row, say), often[sort])]
    single = [Found(place, [_told(each, say) for _, each in some]) for place, some in groupby(rest, key=lambda row: row[0])]
    return sorted([*folded, *single[:MOST_TOLD]], key=lambda found: not found.place.is_stop)


def _sort_of(place: Place, finding: Finding, say: Say) -> tuple[bool, str, str]:
    return place.is_stop, finding.code, finding.remedy(say)


def _is_folded(sort: tuple[bool, str, str], same: Sequence[Row]) -> bool:
    """What has no remedy of its own is another's words, and has nothing in common."""
    return len(same) >= MANY and bool(sort[2])


def _folded(same: Sequence[Row], say: Say) -> Found:
    reasons = [finding.reason(say) for _, finding in same]
    alike = _alike(reasons)
    own = [reason.removeprefix(alike.removesuffix(".")).removeprefix(":").strip(" .") for reason in reasons]
    many = [Found(place, [words] if words else []) for (place, _), words in zip(same, own, strict=True)]
    told = f"{alike or reasons[0]} {same[0][1].remedy(say)}"
    return Found(Place(same[0][0].is_stop, "", ""), [told], len(same), many[:MOST_TOLD])


def _alike(reasons: Sequence[str]) -> str:
    """The sentence that they share: all of it, or what stands before the colon."""
    if len(set(reasons)) == 1:
        return reasons[0]
    parts = {before if colon else "" for before, colon, _ in (reason.partition(": ") for reason in reasons)}
    return f"{parts.pop()}." if len(parts) == 1 and "" not in parts else ""


def _told(finding: Finding, say: Say) -> str:
    return f"{finding.reason(say)} {finding.remedy(say)}".strip()
