"""The matrix of criteria is whole, and everything that it leans on is there."""

from datetime import date

import pytest

from eservices import clock
from tests.accessible import report
from tests.accessible.criteria import ROOT, Criterion, criteria, known_checks
from tests.accessible.looking import CHECKS

MATRIX = criteria()
EVERY = list(MATRIX.values())


def test_there_are_the_55_criteria_of_levels_a_and_aa() -> None:
    assert len(MATRIX) == 55 and "4.1.1" not in MATRIX
    assert [each.level for each in EVERY].count("A") == 31
    assert {each.level for each in EVERY} == {"A", "AA"}


@pytest.mark.parametrize("criterion", EVERY, ids=lambda each: each.number)
def test_what_proves_a_criterion_is_there(criterion: Criterion) -> None:
    assert set(criterion.checks) <= known_checks()
    for test in criterion.tests:
        path, _, function = test.partition("::")
        assert f"def {function}(" in (ROOT / path).read_text(encoding="utf-8"), test
    assert criterion.checks or criterion.tests or criterion.manual


@pytest.mark.parametrize("criterion", EVERY, ids=lambda each: each.number)
def test_a_persons_note_says_who_looked_when_and_what_was_found(criterion: Criterion) -> None:
    for note in filter(None, (criterion.manual, criterion.not_applicable)):
        assert len(note.sv) > 30 and len(note.en) > 30
        assert date(2026, 1, 1) <= note.on <= clock.today()
    if criterion.manual:
        assert criterion.manual.by and criterion.manual.outcome in ("passed", "failed")


def test_every_check_proves_what_the_matrix_says_it_does() -> None:
    told = {name: {number for number, each in MATRIX.items() if name in each.checks} for name in CHECKS}
    assert told == {name: set(check.criteria) for name, check in CHECKS.items()}


def test_a_run_tells_the_truth_about_what_failed_and_what_nobody_checked() -> None:
    ran = known_checks() | {test for each in EVERY for test in each.tests}
    told = report.Run("Chromium 1", 1, 1, ran - {"keyboard"}, {"axe"}, date(2026, 11, 22)).told()["criteria"]
    assert told["1.4.3"]["outcome"] == "failed" and told["1.4.3"]["note"]
    assert told["2.1.1"]["outcome"] == "manual_failed"
    assert told["1.3.2"]["outcome"] == "passed" and told["1.2.1"]["outcome"] == "not_applicable"
