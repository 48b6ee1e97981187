"""What a run found, criterion by criterion, as the accessibility statement reads it."""

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tests.accessible.checks.whole import WHOLE
from tests.accessible.criteria import ROOT, VALID_MARKUP, Criterion, criteria

LAST_RUN = ROOT / "accessibility" / "statement" / "last_run.json"
UNTOLD = {
    "sv": "Provet hittade fel på minst en sida. Felen rättas, och provet görs om.",
    "en": "The test found faults on at least one page. They are being mended, and the test will be run again.",
}
UNSEEN = {"sv": "Det här har ingen prövat än.", "en": "Nobody has checked this yet."}


@dataclass(frozen=True)
class Run:
    """All tours together. `ran` and `failed` name checks and tests."""

    browser: str
    pages: int
    views: int
    ran: set[str]
    failed: set[str]
    on: date

    def told(self) -> dict[str, Any]:
        """The whole file."""
        every = {number: self._criterion(each) for number, each in criteria().items()}
        return {
            "ran_on": self.on.isoformat(),
            "browser": self.browser,
            "pages": self.pages,
            "views": self.views,
            "criteria": every,
        }

    def _criterion(self, criterion: Criterion) -> dict[str, Any]:
        outcome, how, note, on = self._outcome(criterion)
        return {
            "level": criterion.level,
            "name": {"sv": criterion.sv, "en": criterion.en},
            "outcome": outcome,
            "how": how,
            "tests": [*criterion.checks, *criterion.tests],
            "checked_on": on.isoformat(),
            "note": note,
        }

    def _outcome(self, criterion: Criterion) -> tuple[str, str, dict[str, str] | None, date]:
        """A fault that a test finds weighs most, then a person's note, then that everything ran and found nothing."""
        named = {*criterion.checks, *criterion.tests}
        if named & self.failed:
            return "failed", "test", UNTOLD, self.on
        if criterion.manual:
            note = {"sv": criterion.manual.sv, "en": criterion.manual.en}
            return f"manual_{criterion.manual.outcome}", "manual", note, criterion.manual.on
        if not named or named - self.ran:
            return "manual_failed", "manual", UNSEEN, self.on
        if criterion.not_applicable:
            note = {"sv": criterion.not_applicable.sv, "en": criterion.not_applicable.en}
            return "not_applicable", "test", note, criterion.not_applicable.on
        return "passed", "test", None, self.on

    def write(self, path: Path = LAST_RUN) -> None:
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(self.told(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def failing_tests() -> tuple[set[str], set[str]]:
    """The tests that criteria name: all that were run, and those that failed."""
    named = sorted({test for each in criteria().values() for test in each.tests})
    command = [sys.executable, "-m", "pytest", "-q", "-rA", "--no-header", "-p", "no:cacheprovider", *named]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    passed = {line.split()[1].split("[")[0] for line in said.splitlines() if line.startswith("PASSED")}
    spoilt = {line.split()[1].split("[")[0] for line in said.splitlines() if line.startswith(("FAILED", "ERROR"))}
    return set(named) & (passed | spoilt), set(named) & spoilt


def names_in(faults: list[str], checks: set[str]) -> set[str]:
    """Which checks stand behind faults told as “where: check: what”."""
    known = checks | set(WHOLE) | {VALID_MARKUP}
    return {name for fault in faults for name in known if f"{name}: " in f" {fault}"}
