"""How many can be rung back at a time, and the windows that follow from it and from the opening hours."""

import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from functools import cache
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, TypeAdapter, ValidationError, field_validator

from eservices import clock
from eservices.openings import Given, Openings, Part, numbers_of

_PLACE = re.compile(r"(?:([a-z–—-]+)\s+)?(\d.*)")
_SPAN = TypeAdapter(Given)
AtOnce = Annotated[int, Field(ge=0, le=500)]


class _Hours(NamedTuple):
    """Hours of some weekdays in which fewer, or more, can be rung back."""

    weekdays: frozenset[int]
    opens: time
    closes: time


class Staffing(Part):
    """Windows of `minutes` in which `at_a_time` can be rung back, or as many as `by_hour` says.

    A window can be booked until `notice` minutes before it begins, and from `days` open days ahead.
    """

    minutes: Literal[15, 20, 30, 60, 120] = 60
    at_a_time: AtOnce = 4
    by_hour: dict[str, AtOnce] = {}
    days: int = Field(default=4, ge=1, le=30)
    notice: int = Field(default=30, ge=0, le=10_000)

    @field_validator("by_hour")
    @classmethod
    def _hours_of_days(cls, given: dict[str, int]) -> dict[str, int]:
        """8.00–10.00 on every day, or monday–wednesday 8.00–10.00."""
        for written in given:
            _read(written)
        return given

    def places(self, begins: datetime) -> int:
        """How many the window that begins then has room for; the last line of `by_hour` that covers it goes first."""
        here = clock.local(begins)
        for written, at_a_time in reversed(self.by_hour.items()):
            weekdays, opens, closes = _read(written)
            if here.weekday() in weekdays and opens <= here.time() < closes:
                return at_a_time
        return self.at_a_time


class Window(NamedTuple):
    """A time in which somebody rings; `places` is how many can be rung then."""

    begins_at: datetime
    ends_at: datetime
    places: int


def windows(openings: Openings, staffing: Staffing, at: datetime) -> Iterator[Window]:
    """Every window that can be promised at `at`, in order: within opening hours, and with room for someone."""
    earliest, length = at + timedelta(minutes=staffing.notice), timedelta(minutes=staffing.minutes)
    open_days = (day for day in openings.days(clock.day_of(at), 62) if day.hours)
    for _, day in zip(range(staffing.days), open_days, strict=False):
        assert day.hours is not None
        begins, closes = (datetime.combine(day.on, each, clock.HERE) for each in day.hours)
        while begins + length <= closes:
            places = staffing.places(begins)
            if begins >= earliest and places:
                yield Window(begins, begins + length, places)
            begins += length


def window_at(openings: Openings, staffing: Staffing, at: datetime, begins: datetime) -> Window | None:
    """The window that begins then, if it can still be promised."""
    return next((window for window in windows(openings, staffing, at) if window.begins_at == begins), None)


@cache
def _read(written: str) -> _Hours:
    """Raises ValueError."""
    found = _PLACE.fullmatch(written.strip().lower())
    try:
        span = _SPAN.validate_python(found[2]) if found else None
    except ValidationError:
        span = None
    if not found or span is None or span[0] >= span[1]:
        raise ValueError("not hours: write them as 8.00–10.00, or monday 8.00–10.00")
    return _Hours(frozenset(numbers_of(found[1]) if found[1] else range(7)), *span)
