"""When the telephone is answered, as printed: "måndag–fredag 8.00–16.30"."""

from datetime import time
from itertools import groupby

from babel.dates import get_day_names

from eservices.municipality import Hours, Municipality


def in_words(municipality: Municipality, language: str) -> str:
    """Days that follow on each other with the same hours are joined; those without hours are not mentioned."""
    names = get_day_names("wide", locale=language)
    runs = groupby(range(7), key=municipality.hours.get)
    return ", ".join(_run(list(days), hours, names, language) for hours, days in runs if hours)


def _run(days: list[int], hours: Hours, names: dict[int, str], language: str) -> str:
    first, last = names[days[0]], names[days[-1]]
    span = first if first == last else f"{first}–{last}"
    return f"{span} {_clock(hours[0], language)}–{_clock(hours[1], language)}"


def _clock(at: time, language: str) -> str:
    return f"{at.hour}.{at.minute:02}" if language == "sv" else f"{at.hour}:{at.minute:02}"
