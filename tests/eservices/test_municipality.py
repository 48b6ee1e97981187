"""When someone answers the telephone."""

from datetime import UTC, date, datetime, time

import pytest
from pydantic import ValidationError

from eservices import clock
from eservices.municipality import Municipality

LILLKOPING = Municipality()


def here(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), clock.HERE).astimezone(UTC)


THURSDAY, FRIDAY, MONDAY = date(2026, 11, 19), date(2026, 11, 20), date(2026, 11, 23)


def test_it_is_open_in_office_hours_by_the_clock_on_the_wall() -> None:
    assert not LILLKOPING.is_open(here(THURSDAY, 7, 59))
    assert LILLKOPING.is_open(here(THURSDAY, 8))
    assert LILLKOPING.is_open(here(date(2026, 7, 1), 8))
    assert not LILLKOPING.is_open(here(THURSDAY, 16, 30))
    assert LILLKOPING.closes_at(here(THURSDAY, 9)) == here(THURSDAY, 16, 30)


@pytest.mark.parametrize("day", [date(2026, 12, 24), date(2026, 12, 25), date(2026, 6, 19), date(2026, 5, 1), date(2026, 4, 3)])
def test_it_is_closed_on_holidays_and_on_the_eves_that_are_free(day: date) -> None:
    assert not LILLKOPING.is_open(here(day, 10))


def test_an_ordinary_sunday_is_no_holiday_but_has_no_hours() -> None:
    assert not LILLKOPING.is_working_day(date(2026, 11, 22))


def test_the_next_opening_is_told_over_weekends_and_christmas() -> None:
    assert LILLKOPING.next_opening(here(FRIDAY, 17)) == here(MONDAY, 8)
    assert LILLKOPING.next_opening(here(FRIDAY, 6)) == here(FRIDAY, 8)
    assert LILLKOPING.next_opening(here(date(2026, 12, 23), 17)) == here(date(2026, 12, 28), 8)


def test_a_municipality_without_hours_has_no_next_opening() -> None:
    assert Municipality(hours={}).next_opening(here(FRIDAY, 6)) is None


def test_the_telephone_number_can_be_rung_by_a_link() -> None:
    assert LILLKOPING.telephone_link == "tel:+46123456700"


def test_what_is_no_telephone_number_is_refused() -> None:
    with pytest.raises(ValidationError):
        Municipality(telephone="ring oss")


def test_hours_can_be_given_as_words() -> None:
    short = Municipality.model_validate({"hours": {"0": ["09:00", "12:00"]}})
    assert short.is_open(here(MONDAY, 11))
    assert not short.is_open(here(MONDAY, 13))
