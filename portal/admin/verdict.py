"""What the gate finds in a draft as it stands, put beside the parts that it is about."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from sqlmodel import Session

from eservices import services
from eservices.publishing.proposals import Proposal
from forms.checks import Finding, gate
from forms.definition import Form
from forms.editing.places import Path, Tree, address_of, walk
from forms.reading import shaped
from forms.texts import Say

MOST_VERDICTS = 16
_verdicts: dict[str, "Verdict"] = {}


@dataclass(frozen=True)
class Headline:
    """The head line: "3 saker stoppar, 5 råd"."""

    stops: int
    advice: int
    words: str


@dataclass(frozen=True)
class Line:
    """One finding as it is read: what is wrong, and what to do."""

    is_stop: bool
    reason: str
    remedy: str


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

    def told(self, say: Say) -> Headline:
        stops = sum(finding.is_stop for _, finding in self.found)
        advice = len(self.found) - stops
        first = say.count("{n} sak stoppar", "{n} saker stoppar", stops) if stops else say("Inget stoppar")
        return Headline(stops, advice, first + (say.count(", {n} råd", ", {n} råd", advice) if advice else ""))

    def at(self, address: str, say: Say) -> list[Line]:
        return [
            Line(finding.is_stop, finding.reason(say), finding.remedy(say))
            for each, finding in self.found
            if address and each == address
        ]


def judged(db: Session, proposal: Proposal) -> Verdict:
    """The verdict on the form as it stands, beside the version in force; on one that has been judged before, at once."""
    live = services.find_live(db, proposal.service_id)
    text = json.dumps([proposal.tree, live.sha256 if live else ""], ensure_ascii=False)
    key = sha256(text.encode()).hexdigest()
    verdict = _verdicts.get(key)
    if verdict is None:
        if len(_verdicts) >= MOST_VERDICTS:
            _verdicts.pop(next(iter(_verdicts)), None)
        verdict = _verdicts[key] = _judged(proposal.tree, live.form if live else None)
    return verdict


def _judged(tree: Tree, live: Form | None) -> Verdict:
    places: dict[Path, str] = {path: address_of(element) for path, element in walk(tree)}
    return Verdict([(_address(places, finding.at), finding) for finding in gate(shaped(tree), live)])


def _address(places: Mapping[Path, str], at: Path) -> str:
    """The innermost page or item on the way; a rule or a named condition by its own address."""
    return next((places[at[:length]] for length in range(len(at), 0, -1) if at[:length] in places), "")
