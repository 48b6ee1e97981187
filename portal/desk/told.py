"""What an action says once it is done: left by the action, told on the next page, and then gone."""

from collections.abc import Mapping
from dataclasses import dataclass

from eservices import references
from forms.texts import to_say
from portal.visit import Visit

COOKIE = "lucka_told"
SENTENCES = {
    "taken": to_say("Du har tagit ärendet {reference}."),
    "noted": to_say("Anteckningen är sparad i ärendet {reference}."),
    "asked": to_say("Frågan är skickad. Ärendet {reference} väntar på den sökande."),
    "answered": to_say("Svaret är antecknat i ärendet {reference}."),
    "handed-over": to_say("Ärendet {reference} är överlämnat till {group}."),
    "gone": to_say("Ärendet {reference} är överlämnat till {group}. Det syns inte längre för dig."),
    "closed": to_say("Ärendet {reference} är avslutat."),
    "reopened": to_say("Ärendet {reference} är öppet igen."),
    "signed-out": to_say("Du är utloggad."),
}


@dataclass(frozen=True)
class Told:
    """A confirmation: its words, and the case that they are about if one can still see it."""

    words: str
    reference: str = ""


def leave(visit: Visit, what: str, reference: str = "", group: str = "") -> None:
    """Have the next page say it."""
    visit.keep(COOKIE, "/".join((what, reference, group)), seconds=120)


def pick_up(visit: Visit, group_names: Mapping[str, str]) -> Told | None:
    """What the action before this page left to say, once."""
    what, _, rest = visit.cookie(COOKIE).partition("/")
    if what not in SENTENCES:
        return None
    visit.forget(COOKIE)
    reference, _, group = rest.partition("/")
    shown = references.show(references.read_reference(reference) or "")
    words = visit.say(SENTENCES[what], reference=shown, group=group_names.get(group, group))
    return Told(words, "" if what == "gone" else reference)
