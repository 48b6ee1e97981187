"""What is filled in to be rung back, by whoever wants it or by an agent for them: read, and the windows to choose among."""

from datetime import date, datetime
from itertools import groupby
from typing import NamedTuple

from sqlmodel import Session

from accessibility import days, languages
from eservices import clock, services
from eservices.contact_centre.calling_back import callbacks, staffing
from eservices.contact_centre.calling_back.callbacks import LONGEST_ABOUT, Wish
from eservices.contact_centre.calling_back.staffing import Window
from eservices.contact_centre.meeting import clues
from forms.kinds.phone import is_costly
from forms.texts import Say, to_say
from portal.visit import Visit
from portal.wordless import Problems

NEEDS = {
    "hearing": to_say("Jag hör dåligt"),
    "relay": to_say("Jag pratar via en förmedling, till exempel Bildtelefoni"),
    "interpreter": to_say("Jag behöver tolk"),
    "slow": to_say("Prata långsamt med mig"),
}
"""What whoever rings has to know before; a part of what the contact centre keeps of persons."""
LONGEST_NAME = 200
WORD_JOINER = "\N{WORD JOINER}"


class Day(NamedTuple):
    """The windows of one day that have room: what is posted, and the hours as words."""

    on: date
    windows: list[tuple[str, str]]


def open_days(visit: Visit, db: Session, group: str) -> list[Day]:
    """Every window that can be chosen now."""
    here = visit.municipality
    free = callbacks.free(db, staffing.windows(here, here.callbacks, clock.now()), group)
    by_day = groupby((window for window, _ in free), key=lambda window: clock.day_of(window.begins_at))
    return [Day(day, [(posted(window), _whole(hours(window, visit.say))) for window in windows]) for day, windows in by_day]


def _whole(words: str) -> str:
    """Kept on one line."""
    return words.replace("–", f"{WORD_JOINER}–{WORD_JOINER}")


def hours(window: Window | callbacks.Callback, say: Say) -> str:
    """9–10, or 9.00–9.30."""
    begins, ends = (clock.local(at).time() for at in (window.begins_at, window.ends_at))
    return days.span(begins, ends, say)


def posted(window: Window) -> str:
    return window.begins_at.isoformat(timespec="minutes")


def chosen(visit: Visit) -> Window | None:
    """The window that was chosen, if it can still be promised."""
    try:
        begins = datetime.fromisoformat(visit.fields.get("window", ""))
    except ValueError:
        return None
    here = visit.municipality
    return staffing.window_at(here, here.callbacks, clock.now(), begins) if begins.tzinfo else None


def offered(visit: Visit, db: Session) -> list[tuple[str, str]]:
    """What it can be about: the services, by title."""
    titles = ((visit.say.text(version.form.title), version.service_id) for version in services.all_current(db))
    return [("", visit.say("Något annat")), *((service, title) for title, service in sorted(titles))]


def spoken() -> list[tuple[str, str]]:
    """The languages that one can ask to be spoken to in; easy Swedish is Swedish when it is spoken."""
    return [(one.code, one.name) for one in languages.offered().values() if not one.is_layer]


def read(visit: Visit, db: Session) -> tuple[Wish, Problems]:
    """What was typed, and what is wrong with it."""
    name = " ".join(visit.fields.get("name", "").split())[:LONGEST_NAME]
    phone = clues.read_phone(visit.fields.get("phone", ""))
    service, language = visit.fields.get("service", ""), visit.fields.get("spoken", "")
    wish = Wish(
        name, phone, language if language in dict(spoken()) else visit.language.partition("-")[0],
        service if service in dict(offered(visit, db)) else "", visit.fields.get("about", ""),
        tuple(need for need in NEEDS if f"need.{need}" in visit.fields),
    )  # fmt: skip
    return wish, _problems(visit, wish)


def _problems(visit: Visit, wish: Wish) -> Problems:
    problems = {} if wish.name else {"name": visit.say("Skriv ditt namn, så att vi vet vem vi ska fråga efter.")}
    if not wish.phone:
        problems["phone"] = visit.say("Skriv ett telefonnummer med riktnummer, till exempel 070-174 06 05.")
    elif is_costly(wish.phone):
        problems["phone"] = visit.say("Skriv ett annat nummer. Vi ringer inte till betalnummer.")
    over = len(wish.about) - LONGEST_ABOUT
    if over > 0:
        problems["about"] = visit.say("Skriv kortare. Texten är {over} tecken för lång.", over=over)
    if chosen(visit) is None:
        problems["window"] = visit.say("Välj en tid när vi kan ringa.")
    return problems
