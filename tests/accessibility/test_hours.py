"""When someone answers, in words: the same on paper and on screen."""

from datetime import datetime, time

import pytest

from accessibility import hours
from accessibility.languages import say_for
from eservices.clock import HERE
from eservices.municipality import Municipality

HALF_DAY = (time(8), time(12))
OFFICE = (time(8), time(16, 30))


@pytest.mark.parametrize(
    ("by_day", "said"),
    [
        (dict.fromkeys(range(5), OFFICE), ["måndag–fredag 8.00–16.30"]),
        (
            {0: OFFICE, 1: OFFICE, 2: HALF_DAY, 4: OFFICE},
            ["måndag–tisdag 8.00–16.30", "onsdag 8.00–12.00", "fredag 8.00–16.30"],
        ),
        ({}, []),
    ],
)
def test_days_with_the_same_hours_are_joined_and_others_are_not_mentioned(by_day, said):
    assert hours.in_words(Municipality(hours=by_day), say_for("sv")) == said


@pytest.mark.parametrize(
    ("day", "hour", "said"),
    [
        (20, 9, "Öppet till 16.30."),
        (20, 6, "Öppnar i dag 8.00."),
        (20, 17, "Öppnar måndag 8.00."),
        (21, 12, "Öppnar måndag 8.00."),
    ],
)
def test_the_help_line_tells_when_it_closes_or_opens(day, hour, said):
    assert hours.just_now(Municipality(), datetime(2026, 11, day, hour, tzinfo=HERE), say_for("sv")) == said


def test_english_writes_the_time_with_a_colon():
    assert hours.in_words(Municipality(), say_for("en")) == ["Monday–Friday 8:00–16:30"]
