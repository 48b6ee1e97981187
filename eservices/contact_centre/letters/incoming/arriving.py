"""On which day a letter has come in (FL § 22), by where and when it was found, in the bank days of Sweden."""

from datetime import date, timedelta

from eservices import clock
from eservices.openings import holidays
from eservices.refusals import ImpossibleArrival

FIRST_EMPTYING, LATER, HANDED_OVER = "first_emptying", "later", "handed_over"
WAYS = (FIRST_EMPTYING, LATER, HANDED_OVER)
"""Found in the municipality's own box when it was first emptied that day; came later or by the postman; was handed over."""
OLDEST = timedelta(days=366)
SATURDAY = 5


def is_bank_day(day: date) -> bool:
    """Monday to Friday, holidays and the eves that are free by custom not among them."""
    return day.weekday() < SATURDAY and day not in holidays(day.year)


def bank_day_before(day: date) -> date:
    """The nearest bank day before."""
    before = day - timedelta(days=1)
    while not is_bank_day(before):
        before -= timedelta(days=1)
    return before


def arrived_on(reached_on: date, way: str) -> date:
    """The day on which it has come in: what lay in the box at the first emptying came on the working day before.

    Raises ImpossibleArrival for a day that lies ahead, or more than a year back.
    """
    today = clock.today()
    if not today - OLDEST < reached_on <= today:
        raise ImpossibleArrival(reached_on)
    return bank_day_before(reached_on) if way == FIRST_EMPTYING else reached_on
