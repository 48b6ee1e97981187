"""When something is open: hours by weekday, closed on holidays, shorter on their eves, and on some days otherwise."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, field_validator

from eservices import clock
from forms.texts import Text

LOOKS_AHEAD = 62
"""Days in which a next opening is looked for: a summer's closing is longer than a holiday's."""
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SPAN = re.compile(r"(\d{1,2})(?:[.:](\d\d))?\s*[-–—]\s*(\d{1,2})(?:[.:](\d\d))?")
_DAYS = re.compile(r"([a-z]+)(?:\s*[-–—]\s*([a-z]+))?")
NO_HOURS = "not hours: write them as 8.00–16.30, or closed"


def _read_span(value: object) -> object:
    """8.00–16.30, 8–12, "closed", or a pair of times."""
    if value is None or value == "closed":
        return None
    if isinstance(value, str):
        written = _SPAN.fullmatch(value.strip())
        if not written:
            raise ValueError(NO_HOURS)
        opens, minute, closes, last = (int(part or 0) for part in written.groups())
        if max(opens, closes) > 23 or max(minute, last) > 59:
            raise ValueError(NO_HOURS)
        value = (time(opens, minute), time(closes, last))
    return value


def _in_order(hours: tuple[time, time] | None) -> tuple[time, time] | None:
    if hours and hours[0] >= hours[1]:
        raise ValueError("it closes before it opens")
    return hours


Hours = tuple[time, time]
Given = Annotated[Hours | None, BeforeValidator(_read_span)]


class Part(BaseModel):
    """Something that the municipality's file tells; what it does not know is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Change(Part):
    """One day's own hours, None for closed, and why."""

    hours: Given = None
    reason: Text | None = None

    _order = field_validator("hours")(_in_order)


@dataclass(frozen=True)
class Day:
    """One day: its hours, None for closed; the Swedish name of its holiday or of the one that it is the eve of; why else."""

    on: date
    hours: Hours | None
    holiday: str = ""
    eve_of: str = ""
    reason: Text | None = None
    is_exception: bool = False

    @property
    def is_special(self) -> bool:
        return bool(self.holiday or self.eve_of or self.is_exception)


class Openings(Part):
    """`hours` go by weekday, Monday is 0; `eves` are those of a working day before a public holiday; `exceptions` go before.

    Closed on holidays and on the eves that are free by custom.
    """

    hours: dict[int, Given] = {}
    eves: Given = None
    exceptions: dict[date, Change] = {}

    @field_validator("hours", mode="before")
    @classmethod
    def _by_weekday(cls, given: object) -> object:
        """Days may be named, singly or as monday–friday."""
        if not isinstance(given, dict):
            return given
        return {number: hours for days, hours in given.items() for number in numbers_of(str(days).strip().lower())}

    @field_validator("hours")
    @classmethod
    def _open_days(cls, hours: dict[int, Hours | None]) -> dict[int, Hours]:
        return {day: span for day, span in hours.items() if _in_order(span)}

    @field_validator("eves")
    @classmethod
    def _eves(cls, hours: Hours | None) -> Hours | None:
        return _in_order(hours)

    @field_validator("exceptions", mode="before")
    @classmethod
    def _short_exceptions(cls, given: object) -> object:
        """Hours alone will do for a day, or the word closed."""
        if not isinstance(given, dict):
            return given
        return {day: change if isinstance(change, dict | Change) else {"hours": change} for day, change in given.items()}

    def on(self, day: date) -> Day:
        """What holds on that day, and why it is not as usual."""
        usual, holiday = self.hours.get(day.weekday()), holidays(day.year).get(day, "")
        if day in self.exceptions:
            change = self.exceptions[day]
            return Day(day, change.hours, holiday, reason=change.reason, is_exception=True)
        if holiday:
            return Day(day, None, holiday)
        following = day + timedelta(days=1)
        if self.eves and usual and following in _public(following.year):
            return Day(day, self.eves, eve_of=holidays(following.year)[following])
        return Day(day, usual)

    def is_working_day(self, day: date) -> bool:
        return self.on(day).hours is not None

    def is_open(self, at: datetime) -> bool:
        return self.closes_at(at) is not None

    def closes_at(self, at: datetime) -> datetime | None:
        """When it closes, if it is open at `at`."""
        here = clock.local(at)
        opens, closes = self._span(here.date()) or (None, None)
        return closes if opens and closes and opens <= here < closes else None

    def next_opening(self, at: datetime) -> datetime | None:
        """When it opens the next time after `at`; None if it does not for two months."""
        here = clock.local(at)
        for days in range(LOOKS_AHEAD):
            span = self._span(here.date() + timedelta(days=days))
            if span and span[0] > here:
                return span[0]
        return None

    def days(self, first: date, count: int) -> list[Day]:
        return [self.on(first + timedelta(days=number)) for number in range(count)]

    def _span(self, day: date) -> tuple[datetime, datetime] | None:
        hours = self.on(day).hours
        return hours and (datetime.combine(day, hours[0], clock.HERE), datetime.combine(day, hours[1], clock.HERE))


def numbers_of(days: str) -> list[int]:
    """The weekdays that a name means: 0, monday, monday–friday. Raises ValueError."""
    if days.isdecimal():
        if int(days) > 6:
            raise ValueError("not a weekday: Monday is 0 and Sunday 6")
        return [int(days)]
    named = _DAYS.fullmatch(days)
    if not named or not {named[1], named[2] or named[1]} <= set(WEEKDAYS):
        raise ValueError(f"not weekdays: {days[:40]}; write monday or monday–friday")
    first, last = WEEKDAYS.index(named[1]), WEEKDAYS.index(named[2] or named[1])
    if first > last:
        raise ValueError(f"{named[2]} comes before {named[1]}: write the days one by one")
    return list(range(first, last + 1))


@cache
def holidays(year: int) -> dict[date, str]:
    """Holidays, and eves that are free by custom, by their Swedish names; ordinary Sundays are none."""
    from holidays.constants import DE_FACTO, PUBLIC
    from holidays.countries import Sweden

    found = Sweden(years=year, categories=(PUBLIC, DE_FACTO), include_sundays=False, language="sv")
    return {day: str(name).split("; ")[0] for day, name in found.items()}


@cache
def _public(year: int) -> frozenset[date]:
    from holidays.constants import PUBLIC
    from holidays.countries import Sweden

    return frozenset(Sweden(years=year, categories=(PUBLIC,), include_sundays=False, language="sv"))
