"""What an agent has asked of a handler, in words, with its answers: as both see it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session

from eservices.back_office import requests
from eservices.back_office.requests import OfficeAnswer, OfficeRequest
from eservices.contact_centre.meeting.clues import shown_phone
from forms.texts import Say, to_say

KINDS = {"call_back": to_say("Ring upp"), "message": to_say("Meddelande")}
ANSWERS = {"done": to_say("Klart"), "new_time": to_say("Ny tid"), "reply": to_say("Svar")}


@dataclass(frozen=True)
class Asked:
    """A request; `standing` is a word and the tone that it is shown in."""

    row: OfficeRequest
    what: str
    telephone: str
    standing: tuple[str, str]
    answers: list[tuple[str, OfficeAnswer]]


def lines(db: Session, rows: Sequence[OfficeRequest], say: Say) -> list[Asked]:
    answers = requests.answers(db, [row.id or 0 for row in rows])
    return [_line(row, answers[row.id or 0], say) for row in rows]


def _line(row: OfficeRequest, answers: list[OfficeAnswer], say: Say) -> Asked:
    told = [(say(ANSWERS[each.kind]), each) for each in answers]
    return Asked(row, say(KINDS[row.kind]), shown_phone(row.telephone), _standing(row, answers, say), told)


def _standing(row: OfficeRequest, answers: list[OfficeAnswer], say: Say) -> tuple[str, str]:
    if not row.is_open:
        return say("Klart"), "done"
    if row.is_overdue:
        return say("Tiden har gått ut"), "alert"
    return (say("Ny tid"), "busy") if answers else (say("Väntar på svar"), "wait")
