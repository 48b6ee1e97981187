"""What each kind of representative may be told by, and what of a case: rules of law as dated data (`mandates.yaml`).

Kind and scope tell what the right is, proof and days whether it stands. Nothing here knows of a table.
"""

from collections.abc import Collection
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from eservices.dated_rules import DatedRule, in_force
from forms.tree import plain, tree_of

Proof = Literal["none", "file", "original", "register", "person"]
View = Literal["arrival", "sent", "questions", "decision"]
Standing = Literal["valid", "unproven", "outside", "expired", "ended"]
PROOFS: tuple[Proof, ...] = ("none", "file", "original", "register", "person")
EVERYTHING: frozenset[View] = frozenset({"arrival", "sent", "questions", "decision"})
"""What the one whom a case is about may see of it."""
NO_LONGER: frozenset[View] = frozenset({"arrival"})
"""What remains of a right that has ended: that what was sent has come."""
_FILE = Path(__file__).with_name("mandates.yaml")


class Rule(DatedRule):
    """One kind's rule from a day on; the fields are told of in the file."""

    proofs: tuple[Proof, ...]
    scopes: frozenset[str]
    unproven: frozenset[View]
    proven: frozenset[View]
    letter: Literal["always", "never"] | int

    def tells_by_letter(self, born: date | None, today: date) -> bool:
        """Whether the one represented is told; who is of unknown age is told."""
        if isinstance(self.letter, str) or born is None:
            return self.letter != "never"
        return _years(born, today) >= self.letter

    def sees(self, standing: Standing) -> frozenset[View]:
        """What of a case is told to a representative whose right stands so."""
        if standing in ("expired", "ended"):
            return NO_LONGER
        return self.proven if standing == "valid" else self.unproven

    def standing(self, proof: str, scope: Collection[str], expires_on: date | None, is_ended: bool, today: date) -> Standing:
        """How a right of this kind stands on a day; what has ended or run out is so whatever was shown."""
        if is_ended:
            return "ended"
        if expires_on is not None and expires_on < today:
            return "expired"
        if proof == "none":
            return "unproven"
        return "valid" if not self.scopes or self.scopes & set(scope) else "outside"


def rule(kind: str, on: date) -> Rule:
    """The rule that is in force for a kind on a day."""
    return in_force(_rules()[kind], on)


@cache
def _rules() -> dict[str, list[Rule]]:
    read: dict[str, list[object]] = plain(tree_of(_FILE.read_bytes()))  # type: ignore[assignment]
    return {kind: [Rule.model_validate(each) for each in rules] for kind, rules in read.items()}


def _years(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
