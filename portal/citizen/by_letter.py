"""Which letters the person of a case has been sent, and which are on their way."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from eservices.contact_centre.letters.outgoing import case_letters
from forms.texts import Say, to_say

if TYPE_CHECKING:
    from sqlmodel import Session

    from eservices.cases import Case

WHAT = {
    case_letters.RECEIPT: to_say("Kvittot på din ansökan"),
    case_letters.STATUS: to_say("Hur det går"),
    case_letters.COMPLETION: to_say("Vår fråga till dig"),
    case_letters.DECISION: to_say("Beslutet"),
    case_letters.DELAY: to_say("Att det tar längre tid"),
    case_letters.CODE: to_say("En ny kod"),
}
ON_ITS_WAY = ("ordered", "ready", "failed")


@dataclass(frozen=True)
class Line:
    """`posted_at` is None while it is on its way to the post; what came back undelivered tells so."""

    what: str
    posted_at: datetime | None
    came_back: bool = False


def lines(db: "Session", case: "Case", say: Say) -> list[Line]:
    """The latest first; what was called off is not told of."""
    found = [each for each in case_letters.of_case(db, case) if each.posting and each.posting.state != "called_off"]
    return [
        Line(
            say(WHAT[letter.kind]), None if paper.state in ON_ITS_WAY else paper.changed_at, paper.state == "returned",
        )
        for letter, paper in reversed(found) if paper
    ]  # fmt: skip
