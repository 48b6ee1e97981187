"""Days and times as people say them: torsdag 26 november, klockan 14.05, i morgon.

Digits are 0–9 in every language, since numbers are read out to and by people who know no others.
"""

import re
from datetime import date, datetime, time
from functools import cache

from babel import Locale
from babel.dates import format_date, format_skeleton, match_skeleton

from eservices import clock
from forms.texts import Say, to_say

NO_BREAK = "\N{NO-BREAK SPACE}"
NEAR = dict(zip((-1, 0, 1), to_say(("i går", "i dag", "i morgon")), strict=True))
_DOT_IN_TIMES = ("sv", "fi", "da")


def day(at: date, say: Say, *, near: bool = False) -> str:
    """Torsdag 26 november, with the year when it is not this one, in the form that a sentence takes (torstaina).

    `near` says i dag and i morgon: for a page that is read now, not for what is kept. The Finnish Sunday alone of CLDR's days
    is not in the form of the others.
    """
    here, today = day_of(at), clock.today()
    if near and (here - today).days in NEAR:
        return say(NEAR[(here - today).days])
    words = format_date(here, _pattern(say.locale, here.year != today.year), locale=say.locale)
    return words.replace("sunnuntai ", "sunnuntaina ")


def on_day(at: date, say: Say) -> str:
    """När det händer: på torsdag 26 november, i morgon."""
    words = day(at, say, near=True)
    return words if (day_of(at) - clock.today()).days in NEAR else say("på {day}", day=words)


def clock_words(at: time, say: Say) -> str:
    """14.05 in Swedish and Finnish, 14:05 elsewhere."""
    dot = "." if say.locale.partition("_")[0] in _DOT_IN_TIMES else ":"
    return f"{at.hour}{dot}{at.minute:02}"


def span(opens: time, closes: time, say: Say, *, exact: bool = False) -> str:
    """13–15, or 8.00–16.30 when not both are whole hours; `exact` says the minutes of whole hours too."""
    if not (exact or opens.minute or closes.minute):
        return f"{opens.hour}–{closes.hour}"
    return f"{clock_words(opens, say)}–{clock_words(closes, say)}"


def moment(at: datetime, say: Say) -> str:
    """Torsdag 26 november klockan 14.05."""
    words = say("{day} klockan {time}").replace(" {time}", f"{NO_BREAK}{{time}}")
    return words.format(day=day(at, say), time=clock_words(clock.local(at).time(), say))


def short_day(at: date, say: Say) -> str:
    """12 november, with the year when it is not this one; i dag, i går."""
    here, today = day_of(at), clock.today()
    if (here - today).days in NEAR:
        return day(here, say, near=True)
    words = format_skeleton("MMMMd" if here.year == today.year else "yMMMMd", here, locale=say.locale)
    return words.replace(" ", NO_BREAK)


def short_moment(at: datetime, say: Say) -> str:
    """I dag 10.42."""
    return f"{short_day(at, say)}{NO_BREAK}{clock_words(clock.local(at).time(), say)}"


def month(say: Say) -> str:
    """The month that it is: november."""
    return format_date(clock.today(), "LLLL", locale=say.locale)


def day_of(at: date) -> date:
    """The municipality's day."""
    if not isinstance(at, datetime):
        return at
    return clock.day_of(at) if at.tzinfo else at.date()


@cache
def _pattern(locale: str, with_year: bool) -> str:
    """The locale's own order of weekday, day, month and year, with whole names."""
    skeletons = Locale.parse(locale).datetime_skeletons
    found = match_skeleton("yMMMMEEEEd" if with_year else "MMMMEEEEd", skeletons, allow_different_fields=False)
    return re.sub(r"'[^']*'|E+|c+|M+|L+", _whole, skeletons[found].pattern) if found else "EEEE d MMMM" + " y" * with_year


def _whole(part: re.Match[str]) -> str:
    return {"'": part[0], "E": "EEEE", "c": "EEEE", "M": "MMMM", "L": "MMMM"}[part[0][0]]
