"""The 55 criteria of WCAG 2.2 at levels A and AA, and what proves each, as `criteria.yaml` has it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from tests.accessible.checks.whole import WHOLE
from tests.accessible.looking import CHECKS

FILE = Path(__file__).parent / "criteria.yaml"
ROOT = FILE.parents[2]
VALID_MARKUP = "valid_markup"


@dataclass(frozen=True)
class Note:
    """What a person found on a day, or why a criterion does not apply. `outcome` is none for the latter."""

    on: date
    sv: str
    en: str
    by: str = ""
    outcome: str = ""


@dataclass(frozen=True)
class Criterion:
    """One criterion, with the checks and tests that prove it."""

    number: str
    level: str
    sv: str
    en: str
    checks: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    manual: Note | None = None
    not_applicable: Note | None = None


def criteria() -> dict[str, Criterion]:
    """By number, in order."""
    read = YAML(typ="safe").load(FILE.read_text(encoding="utf-8"))
    return {number: _criterion(number, dict(told)) for number, told in read.items()}


def _criterion(number: str, told: dict[str, Any]) -> Criterion:
    notes = {kind: Note(**told.pop(kind)) for kind in ("manual", "not_applicable") if kind in told}
    lists = {kind: tuple(told.pop(kind, ())) for kind in ("checks", "tests")}
    return Criterion(number, **told, **lists, **notes)


def known_checks() -> set[str]:
    """Every name that a criterion may lean on."""
    import tests.accessible.checks  # noqa: F401 - registers them

    return {*CHECKS, *WHOLE, VALID_MARKUP}
