"""What has happened to a form, in words: each event a sentence, with who, when and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from accessibility import days
from eservices.publishing.form_events import FormEvent
from forms.texts import Say, to_say
from portal.admin import running

SENTENCES = {
    "started": to_say("{name} började ett utkast"),
    "asked": to_say("{name} bad om granskning"),
    "approved": to_say("{name} godkände utkastet"),
    "sent_back": to_say("{name} lämnade tillbaka utkastet"),
    "voided": to_say("{name} ändrade i utkastet, så godkännandet gäller inte längre"),
    "planned": to_say("{name} planerade publicering {when}"),
    "called_off": to_say("{name} avbröt den planerade publiceringen"),
    "not_published": to_say("Den planerade publiceringen blev inte av"),
    "published": to_say("{name} publicerade version {number}"),
    "dropped": to_say("{name} tog bort utkastet"),
    "withdrawn": to_say("{name} drog tillbaka formuläret"),
    "restored": to_say("{name} öppnade formuläret igen"),
}
REASONS = {
    "Stopped": to_say("Något i formuläret stoppar."),
    "StaleProposal": to_say("En annan version publicerades före."),
    "ChangedMeanwhile": to_say("Utkastet hade ändrats."),
    "NotReviewed": to_say("Ingen hade granskat utkastet som det var."),
    "NothingNew": to_say("Utkastet var likadant som det som redan gäller."),
}
"""Why a planned publication came to nothing."""


@dataclass(frozen=True)
class Happened:
    """One event: when, what, and the words that someone gave with it."""

    at: datetime
    words: str
    why: str
    more: str = ""


def told(event: FormEvent, say: Say) -> Happened:
    data = event.data
    words = say(SENTENCES[event.kind], name=event.by_name, number=data.get("number", ""), when=_when(data, say))
    return Happened(event.at, words, event.why, _more(event.kind, data, say))


def _when(data: Mapping[str, object], say: Say) -> str:
    at = data.get("at")
    return days.moment(datetime.fromisoformat(at), say) if isinstance(at, str) else ""


def _more(kind: str, data: Mapping[str, object], say: Say) -> str:
    """What a reader of the log would ask next."""
    if kind == "not_published":
        return say(REASONS.get(str(data.get("reason")), REASONS["Stopped"]))
    if kind == "published":
        parts = (reviewed(str(data.get("reviewed_by", "")), say), running.decided(data, say) if data.get("number") != 1 else "")
        return " ".join(parts).strip()
    if kind == "started" and data.get("from"):
        return say("Det utgår från version {number}.", number=data["from"])
    return ""


def reviewed(name: str, say: Say) -> str:
    return say("Granskad av {name}.", name=name) if name else say("Utan granskning.")
