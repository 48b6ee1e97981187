"""The accessibility statement: what the last accessibility run found, and what follows from it by law.

The act on accessibility to digital public service (2018:1937), sections 10–15, wants to know: how well the requirements are
met, each fault and why, when that was assessed and how. ``last_run.json`` is written by the accessibility tests; nothing in the
statement about a requirement is written by hand.
"""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from forms.texts import Text

LAST_RUN = Path(__file__).with_name("last_run.json")
REQUIREMENTS = 55
"""How many criteria WCAG 2.2 has at levels A and AA."""

Outcome = Literal["passed", "failed", "manual_passed", "manual_failed", "not_applicable"]
Degree = Literal["full", "part", "none"]


class Criterion(BaseModel):
    """One requirement, and how it went. The note tells, in plain words, what is wrong, why, and what to do instead."""

    model_config = ConfigDict(frozen=True)

    level: Literal["A", "AA"]
    name: Text
    outcome: Outcome
    how: Literal["test", "manual"]
    tests: tuple[str, ...] = ()
    checked_on: date
    note: Text | None = None

    @property
    def is_fault(self) -> bool:
        return self.outcome in ("failed", "manual_failed")

    @property
    def is_met(self) -> bool:
        return self.outcome in ("passed", "manual_passed")


class Run(BaseModel):
    """The last accessibility run: where, how much of it, and each requirement by its number ("1.4.3")."""

    model_config = ConfigDict(frozen=True)

    ran_on: date
    browser: str
    pages: int
    views: int
    criteria: dict[str, Criterion]

    @property
    def degree(self) -> Degree:
        """Full when each requirement is met or does not apply, none when nothing is met; what nobody has checked is not met."""
        if len(self.criteria) >= REQUIREMENTS and not self.faults:
            return "full"
        return "part" if any(each.is_met for each in self.criteria.values()) else "none"

    @property
    def faults(self) -> list[tuple[str, Criterion]]:
        return [(number, each) for number, each in self.in_order if each.is_fault]

    @property
    def in_order(self) -> list[tuple[str, Criterion]]:
        """The requirements by number, 1.4.2 before 1.4.10."""
        return sorted(self.criteria.items(), key=lambda pair: [int(part) for part in pair[0].split(".")])

    @property
    def by_hand(self) -> int:
        """How many requirements a person has looked at."""
        return sum(each.how == "manual" for each in self.criteria.values())

    @property
    def unchecked(self) -> int:
        """How many requirements nobody has assessed."""
        return max(0, REQUIREMENTS - len(self.criteria))

    @property
    def updated_on(self) -> date:
        """When something in it was last looked at anew."""
        return max([self.ran_on, *(each.checked_on for each in self.criteria.values())])


@cache
def last_run(path: Path = LAST_RUN) -> Run | None:
    """The run that came with this Lucka; None when none is recorded."""
    return Run.model_validate_json(path.read_bytes()) if path.exists() else None
