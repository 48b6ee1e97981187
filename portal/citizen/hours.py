"""When someone answers the telephone, day by day."""

from itertools import groupby

from babel.dates import get_day_names

from eservices.municipality import Hours, Municipality
from forms.texts import Say


def hours_in_words(municipality: Municipality, say: Say) -> list[str]:
    """One line for each run of days with the same hours: "måndag–fredag 8.00–16.30"."""
    days = sorted(municipality.hours.items())
    runs = groupby(enumerate(days), key=lambda each: (each[1][0] - each[0], each[1][1]))
    return [_line([day for _, (day, _) in run], span, say) for (_, span), run in runs]


def _line(days: list[int], span: Hours, say: Say) -> str:
    names = get_day_names("wide", locale=say.language)
    name = names[days[0]] if len(days) == 1 else f"{names[days[0]]}–{names[days[-1]]}"
    mark = "." if say.language == "sv" else ":"
    opens, closes = (f"{time.hour}{mark}{time.minute:02}" for time in span)
    return f"{name} {opens}–{closes}"
