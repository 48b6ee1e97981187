"""The coming weeks day by day, in words: when it is open, and why a day is not as usual."""

from dataclasses import dataclass
from datetime import date, timedelta

from accessibility import days
from eservices import clock
from eservices.openings import Day, Hours, Openings
from forms.texts import Say, to_say

HOLIDAYS = to_say(
    {
        "Nyårsdagen": "Nyårsdagen",
        "Trettondedag jul": "Trettondedag jul",
        "Långfredagen": "Långfredagen",
        "Påskdagen": "Påskdagen",
        "Annandag påsk": "Annandag påsk",
        "Första maj": "Första maj",
        "Kristi himmelsfärdsdag": "Kristi himmelsfärdsdag",
        "Nationaldagen": "Nationaldagen",
        "Pingstdagen": "Pingstdagen",
        "Midsommarafton": "Midsommarafton",
        "Midsommardagen": "Midsommardagen",
        "Alla helgons dag": "Alla helgons dag",
        "Julafton": "Julafton",
        "Juldagen": "Juldagen",
        "Annandag jul": "Annandag jul",
        "Nyårsafton": "Nyårsafton",
    }
)
"""Every day that the calendar closes, by its Swedish name."""


@dataclass(frozen=True)
class DayInWords:
    """One day of a week as a table shows it."""

    on: date
    name: str
    hours: str
    why: str
    is_today: bool = False


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def weeks(openings: Openings, today: date, say: Say) -> tuple[list[DayInWords], list[DayInWords]]:
    """This week from Monday, and the next."""
    both = told(openings, monday_of(today), 14, say)
    return both[:7], both[7:]


def told(openings: Openings, first: date, count: int, say: Say) -> list[DayInWords]:
    """So many days from the first."""
    return [_told(day, say, clock.today()) for day in openings.days(first, count)]


def _told(day: Day, say: Say, today: date) -> DayInWords:
    name = days.day(day.on, say)
    return DayInWords(day.on, name[:1].upper() + name[1:], hours_in_words(day.hours, say), why(day, say), day.on == today)


def hours_in_words(hours: Hours | None, say: Say) -> str:
    return days.span(*hours, say) if hours else say("Stängt")


def why(day: Day, say: Say) -> str:
    """The reason that the municipality gives, the name of the holiday, or that it is the day before one; "" for none."""
    if day.reason:
        return say.text(day.reason)
    if day.holiday:
        return say(HOLIDAYS.get(day.holiday, day.holiday))
    if day.eve_of:
        return say("Dagen före en helgdag")
    return ""


def unusual(openings: Openings, first: date, count: int, say: Say) -> list[DayInWords]:
    """The days of so many that are not as usual: otherwise open, or open for once."""
    ahead = (day for day in openings.days(first, count) if day.is_special)
    return [_told(day, say, clock.today()) for day in ahead if day.hours or openings.hours.get(day.on.weekday())]
