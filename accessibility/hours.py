"""When someone answers, in words: day by day, and just now."""

from datetime import datetime
from itertools import groupby

from babel.dates import format_date, get_day_names

from accessibility.days import clock_words, day, span
from eservices import clock
from eservices.municipality import Hours, Municipality
from forms.texts import Say


def in_words(municipality: Municipality, say: Say) -> list[str]:
    """A line for each run of days with the same hours, "måndag–fredag 8.00–16.30"; days without hours are not mentioned."""
    names = get_day_names("wide", context="stand-alone", locale=say.locale)
    runs = groupby(range(7), key=municipality.hours.get)
    exact = any(at.minute for hours in municipality.hours.values() if hours for at in hours)
    return [_run([names[day] for day in days], hours, say, exact) for hours, days in runs if hours]


def _run(days: list[str], hours: Hours, say: Say, exact: bool) -> str:
    words = days[0] if len(days) == 1 else f"{days[0]}–{days[-1]}"
    return f"{words} {span(*hours, say, exact=exact)}"


def just_now(municipality: Municipality, at: datetime, say: Say) -> str:
    """The hour it closes ("Öppet till 16.30."), or when it opens the next time; "" where it never does."""
    closes, opens = municipality.closes_at(at), municipality.next_opening(at)
    if closes is not None:
        return say("Öppet till {time}.", time=clock_words(closes.time(), say))
    if opens is None:
        return ""
    moment = clock_words(opens.time(), say)
    if opens.date() == clock.local(at).date():
        return say("Öppnar i dag {time}.", time=moment)
    is_near = (opens.date() - clock.local(at).date()).days < 7
    name = format_date(opens, "EEEE", locale=say.locale) if is_near else day(opens.date(), say)
    return say("Öppnar {day} {time}.", day=name, time=moment)
