"""Rules of law that follow upon each other."""

from datetime import date

from eservices.dated_rules import DatedRule, in_force

TODAY = date(2026, 11, 20)


def test_of_several_rules_the_latest_that_is_not_ahead_is_in_force_and_before_all_the_first():
    older = DatedRule(since=date(2018, 7, 1), source="a", checked_on=TODAY, sure=True)
    newer = older.model_copy(update={"since": date(2027, 1, 1), "source": "b"})
    found = [in_force([newer, older], on).source for on in (date(2000, 1, 1), TODAY, date(2027, 1, 1))]
    assert found == ["a", "a", "b"]
