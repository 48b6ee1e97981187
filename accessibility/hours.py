"""When someone answers, in words: day by day, and just now."""

from datetime import datetime, time
from itertools import groupby

from babel.dates import format_date, get_day_names

from eservices import clock
from eservices.municipality import Hours, Municipality
from forms.texts import Say


def clock_words(at: time, language: str) -> str:
    """8.05 in Swedish, 8:05 elsewhere."""
    return f"{at.hour}{'.' if language == 'sv' else ':'}{at.minute:02}"


def in_words(municipality: Municipality, language: str) -> list[str]:
    """A line for each run of days with the same hours, "måndag–fredag 8.00–16.30"; days without hours are not mentioned."""
    names = get_day_names("wide", locale=language)
    runs = groupby(range(7), key=municipality.hours.get)
    return [_run([names[day] for day in days], hours, language) for hours, days in runs if hours]


def _run(days: list[str], hours: Hours, language: str) -> str:
    span = days[0] if len(days) == 1 else f"{days[0]}–{days[-1]}"
    return f"{span} {'–'.join(clock_words(at, language) for at in hours)}"


def just_now(municipality: Municipality, at: datetime, say: Say) -> str:
    """The hour it closes ("Öppet till 16.30."), or when it opens the next time; "" where it never does."""
    closes, opens = municipality.closes_at(at), municipality.next_opening(at)
    if closes is not None:
        return say("Öppet till {time}.", time=clock_words(closes.time(), say.language))
    if opens is None:
        return ""
    moment = clock_words(opens.time(), say.language)
    if opens.date() == clock.local(at).date():
        return say("Öppnar i dag {time}.", time=moment)
    return say("Öppnar {day} {time}.", day=format_date(opens, "EEEE", locale=say.language), time=moment)
