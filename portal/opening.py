"""When someone answers the telephone, in words."""

from datetime import datetime

from babel.dates import format_date

from eservices import clock
from eservices.municipality import Municipality
from forms.texts import Say
from portal.formats import clock_words


def help_line(municipality: Municipality, say: Say, at: datetime) -> str:
    """The hour it closes ("Öppet till 16.30."), or when it opens the next time."""
    closes = municipality.closes_at(at)
    if closes is not None:
        return say("Öppet till {time}.", time=clock_words(closes, say.language))
    opens = municipality.next_opening(at)
    if opens is None:
        return ""
    time = clock_words(opens, say.language)
    if opens.date() == clock.local(at).date():
        return say("Öppnar i dag {time}.", time=time)
    return say("Öppnar {day} {time}.", day=format_date(opens, "EEEE", locale=say.language), time=time)
