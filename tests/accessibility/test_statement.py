"""What the last accessibility run found decides how well the law is followed, and nothing else does."""

from datetime import date
from typing import Any

import pytest

from accessibility.statement import LAST_RUN, REQUIREMENTS, Run, last_run


def a_run(**outcomes: str) -> Run:
    """A run in which everything is met, save what is told: `of_3="failed"` is the third requirement."""
    criteria: dict[str, Any] = {}
    for number in range(1, REQUIREMENTS + 1):
        criteria[f"1.4.{number}"] = {
            "level": "A", "name": {"sv": f"Krav {number}", "en": f"Requirement {number}"}, "how": "test", "tests": [],
            "outcome": outcomes.get(f"of_{number}", "passed"), "checked_on": "2026-11-20", "note": None,
        }  # fmt: skip
    return Run.model_validate(
        {"ran_on": "2026-11-22", "browser": "Chromium 156", "pages": 41, "views": 612, "criteria": criteria}
    )


def test_all_met_or_not_applicable_is_full() -> None:
    assert a_run(of_1="not_applicable", of_2="manual_passed").degree == "full"


@pytest.mark.parametrize("outcome", ["failed", "manual_failed"])
def test_one_fault_is_in_part(outcome: str) -> None:
    run = a_run(of_7=outcome)
    assert run.degree == "part"
    assert [number for number, _ in run.faults] == ["1.4.7"]


def test_what_nobody_has_checked_is_not_met() -> None:
    run = a_run()
    run = run.model_copy(update={"criteria": dict(list(run.criteria.items())[:-2])})
    assert (run.degree, run.unchecked) == ("part", 2)


def test_nothing_met_is_none() -> None:
    assert a_run(**{f"of_{number}": "failed" for number in range(1, REQUIREMENTS + 1)}).degree == "none"


def test_requirements_stand_by_number_and_the_latest_look_dates_the_page() -> None:
    run = a_run()
    assert [number for number, _ in run.in_order][1:11:8] == ["1.4.2", "1.4.10"]
    later = run.criteria["1.4.3"].model_copy(update={"checked_on": date(2026, 12, 1)})
    assert run.updated_on == date(2026, 11, 22)
    assert run.model_copy(update={"criteria": run.criteria | {"1.4.3": later}}).updated_on == date(2026, 12, 1)


def test_a_run_that_is_recorded_can_be_read_and_tells_why_for_each_fault() -> None:
    run = last_run()
    assert (run is not None) == LAST_RUN.exists()
    for number, fault in run.faults if run else []:
        assert fault.note, f"{number} fails and nothing says why"


def test_no_run_is_no_statement_about_one(tmp_path: Any) -> None:
    assert last_run(tmp_path / "none.json") is None
