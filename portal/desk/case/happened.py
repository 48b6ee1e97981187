"""What has happened to a case, in colleagues' words, and who has looked at it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from eservices import readlog
from eservices.cases import Case
from eservices.events import CaseEvent
from eservices.supplements import Supplement
from forms.texts import Say
from portal.desk import words


@dataclass(frozen=True)
class Reader:
    """A colleague who has looked at the case: how, how often and when last."""

    name: str
    what: str
    times: int
    at: datetime


def timeline(
    events: Sequence[CaseEvent], asked: Sequence[Supplement], names: Mapping[str, str], say: Say
) -> list[dict[str, object]]:
    """What happened, the latest first, in words."""
    replies = {supplement.id: supplement.answer or "" for supplement in asked}
    return [
        {
            "at": event.at,
            "what": _what(event, names, say),
            "who": event.by_name or event.data.get("name") or say("Den sökande"),
            "note": replies.get(event.data.get("supplement"), "") if event.kind == "answer" else say.ours(event.why),
        }
        for event in reversed(events)
    ]


def _what(event: CaseEvent, names: Mapping[str, str], say: Say) -> str:
    group, outcome = str(event.data.get("to", "")), str(event.data.get("outcome", ""))
    shown_outcome = say(words.OUTCOMES[outcome]) if outcome in words.OUTCOMES else ""
    happened, name = words.EVENTS.get(event.kind, event.kind), event.data.get("name", "")
    return say(happened, to=names.get(group, group), outcome=shown_outcome, name=name)


def handed_over(case: Case, events: Sequence[CaseEvent]) -> CaseEvent | None:
    """The event that brought the case to the group it lies with: why, and what had been said."""
    return next(
        (event for event in reversed(events) if event.kind == "hand_over" and event.data.get("to") == case.group_id), None
    )


def readers(db: Session, case: Case, say: Say) -> list[Reader]:
    """Each colleague once for each way of looking, the latest first."""
    looks = readlog.readers_of(db, case.id or 0)
    times = Counter((look.staff_name, look.what) for look in looks)
    latest = {(look.staff_name, look.what): look.at for look in reversed(looks)}
    rows = [Reader(name, say(words.LOOKS.get(what, what)), times[name, what], at) for (name, what), at in latest.items()]
    return sorted(rows, key=lambda row: row.at, reverse=True)
