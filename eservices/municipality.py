"""The municipality: where it is, and when someone answers."""

from datetime import date, datetime, time, timedelta
from functools import cache

import phonenumbers
from pydantic import BaseModel, ConfigDict, field_validator

from eservices import clock

Hours = tuple[time, time]
OFFICE_HOURS: dict[int, Hours] = {weekday: (time(8), time(16, 30)) for weekday in range(5)}


class Municipality(BaseModel):
    """Who the reader is told to write to, visit or ring. `hours` go by weekday, Monday is 0; closed on holidays and on
    the eves that are free by custom."""

    model_config = ConfigDict(frozen=True)

    name: str = "Lillköping"
    telephone: str = "0123-45 67 00"
    address: tuple[str, ...] = ("Lillköpings kommun", "Kontaktcenter", "100 01 Lillköping")
    visiting_address: str = "Storgatan 1, Lillköping"
    web_address: str = "https://www.lillkoping.example"
    email: str = "kontaktcenter@lillkoping.example"
    hours: dict[int, Hours] = OFFICE_HOURS

    @field_validator("telephone")
    @classmethod
    def _can_be_rung(cls, telephone: str) -> str:
        try:
            phonenumbers.parse(telephone, "SE")
        except phonenumbers.NumberParseException as error:
            raise ValueError("not a telephone number, for example 0123-45 67 00") from error
        return telephone

    @property
    def telephone_link(self) -> str:
        number = phonenumbers.parse(self.telephone, "SE")
        return "tel:" + phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

    def is_working_day(self, day: date) -> bool:
        return day.weekday() in self.hours and day not in _holidays(day.year)

    def is_open(self, at: datetime) -> bool:
        return self.closes_at(at) is not None

    def closes_at(self, at: datetime) -> datetime | None:
        """When the telephone closes, if it is open at `at`."""
        here = clock.local(at)
        opens, closes = self._span(here.date()) or (None, None)
        return closes if opens and closes and opens <= here < closes else None

    def next_opening(self, at: datetime) -> datetime | None:
        """When someone answers the next time after `at`; None if no weekday has hours."""
        here = clock.local(at)
        for days in range(15):
            span = self._span(here.date() + timedelta(days=days))
            if span and span[0] > here:
                return span[0]
        return None

    def _span(self, day: date) -> tuple[datetime, datetime] | None:
        if not self.is_working_day(day):
            return None
        opens, closes = self.hours[day.weekday()]
        return datetime.combine(day, opens, clock.HERE), datetime.combine(day, closes, clock.HERE)


@cache
def _holidays(year: int) -> frozenset[date]:
    from holidays.constants import DE_FACTO, PUBLIC
    from holidays.countries import Sweden

    days = Sweden(years=year, categories=(PUBLIC, DE_FACTO), include_sundays=False)
    return frozenset(days)
