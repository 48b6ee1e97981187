"""What the gate finds in the form as it stands, put beside the parts that it is about."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from forms.checks import Finding, gate
from forms.editing.places import Path, Tree, address_of, walk
from forms.reading import shaped
from forms.texts import Say


@dataclass(frozen=True)
class Told:
    """The head line: "3 saker stoppar, 5 råd"."""

    stops: int
    advice: int
    words: str


@dataclass(frozen=True)
class Line:
    """One finding as it is read: what is wrong, what to do, and at which part of the form."""

    is_stop: bool
    reason: str
    remedy: str
    address: str


@dataclass(frozen=True)
class Verdict:
    """All findings, each with the address of the innermost part that it is in ("" for the form itself)."""

    found: Sequence[tuple[str, Finding]]

    @cached_property
    def by_address(self) -> Mapping[str, Sequence[bool]]:
        gathered: dict[str, list[bool]] = defaultdict(list)
        for address, finding in self.found:
            gathered[address].append(finding.is_stop)
        return gathered

    def told(self, say: Say) -> Told:
        stops = sum(finding.is_stop for _, finding in self.found)
        advice = len(self.found) - stops
        first = say.count("{n} sak stoppar", "{n} saker stoppar", stops) if stops else say("Inget stoppar")
        return Told(stops, advice, first + (say.count(", {n} råd", ", {n} råd", advice) if advice else ""))

    def at(self, address: str, say: Say) -> list[Line]:
        return [_line(each, finding, say) for each, finding in self.found if address and each == address]

    def lines(self, say: Say) -> list[Line]:
        return [_line(address, finding, say) for address, finding in self.found]


def _line(address: str, finding: Finding, say: Say) -> Line:
    return Line(finding.is_stop, finding.reason(say), finding.remedy(say), address)


def judged(tree: Tree) -> Verdict:
    """The verdict on a tree; on one that has been judged before, at once."""
    return _judged(json.dumps(tree, ensure_ascii=False))


@lru_cache(maxsize=8)
def _judged(text: str) -> Verdict:
    tree = json.loads(text)
    places: dict[Path, str] = {path: address_of(element) for path, element in walk(tree)}
    return Verdict([(_address(places, finding.at), finding) for finding in gate(shaped(tree))])


def _address(places: Mapping[Path, str], at: Path) -> str:
    """The innermost page or item on the way; a rule or a named condition by its own address."""
    return next((places[at[:length]] for length in range(len(at), 0, -1) if at[:length] in places), "")
