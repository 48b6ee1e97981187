"""When someone answers the telephone."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from pydantic import ValidationError

from eservices import clock
from eservices.municipality import OFFICE_HOURS, Arms, Municipality, Picture

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


def test_hours_can_be_written_by_the_names_of_days() -> None:
    town = Municipality.model_validate({"hours": {"monday–thursday": "8.00–16.30", "friday": "8–12", "sunday": "closed"}})
    assert town.hours == {**dict.fromkeys(range(4), (time(8), time(16, 30))), 4: (time(8), time(12))}


@pytest.mark.parametrize(
    "hours",
    [{"mon": "8–12"}, {"monday": "12–8"}, {"monday": "8"}, {"monday": "8–25"}, {"friday–monday": "8–12"}, {7: "8–12"}, "8–16"],
)
def test_hours_that_cannot_be_are_refused(hours: object) -> None:
    with pytest.raises(ValidationError):
        Municipality.model_validate({"hours": hours})


EPIPHANY = date(2027, 1, 6)


def test_a_closed_day_is_known_by_its_holiday() -> None:
    day = LILLKOPING.on(EPIPHANY)
    assert (day.hours, day.holiday) == (None, "Trettondedag jul")
    assert LILLKOPING.on(EPIPHANY - timedelta(days=1)).hours == OFFICE_HOURS[1]


def test_the_eve_of_a_holiday_may_be_shorter() -> None:
    town = Municipality.model_validate({"eves": "8.00–12.00"})
    assert town.closes_at(here(date(2027, 1, 5), 9)) == here(date(2027, 1, 5), 12)
    assert town.on(date(2027, 1, 5)).eve_of == "Trettondedag jul"
    assert town.on(date(2027, 1, 4)).eve_of == ""
    assert town.on(date(2026, 6, 18)).eve_of == ""


def test_an_exception_goes_before_everything() -> None:
    given = {"2026-11-19": "closed", "2026-11-20": {"hours": "10–12", "reason": "Flytt"}, "2026-12-24": "9–11"}
    town = Municipality.model_validate({"exceptions": given})
    assert not town.is_open(here(THURSDAY, 10))
    assert town.next_opening(here(THURSDAY, 10)) == here(FRIDAY, 10)
    assert town.on(FRIDAY).reason.root == {"sv": "Flytt"}
    assert town.is_open(here(date(2026, 12, 24), 10))


def test_a_long_closing_still_has_an_end() -> None:
    shut = {(date(2026, 7, 1) + timedelta(days=number)).isoformat(): "closed" for number in range(40)}
    town = Municipality.model_validate({"exceptions": shut})
    assert town.next_opening(here(date(2026, 7, 1), 9)) == here(date(2026, 8, 10), 8)


def test_a_service_point_has_hours_of_its_own() -> None:
    library = {"name": "Biblioteket", "address": "Torget 2\n100 01 Lillköping", "hours": {"saturday": "10–14"}}
    (point,) = Municipality.model_validate({"service_points": [library]}).service_points
    assert point.address == ("Torget 2", "100 01 Lillköping")
    assert point.is_open(here(date(2026, 11, 21), 11))
    assert not point.is_open(here(FRIDAY, 11))


def test_the_face_changes_with_what_stands_on_paper_and_with_nothing_else() -> None:
    arms = Picture(b"<svg/>", "image/svg+xml", 1, 1)
    faces = {
        LILLKOPING.face,
        LILLKOPING.model_copy(update={"telephone": "0123-45 67 01"}).face,
        LILLKOPING.model_copy(update={"name": "Storköping"}).face,
        LILLKOPING.with_drawing(Arms(arms, arms)).face,
    }
    assert len(faces) == 4
    assert Municipality.model_validate({"exceptions": {"2026-11-19": "closed"}}).face == Municipality().face
