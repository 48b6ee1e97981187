"""What has happened to a case, in the citizen's words; without those that the reader may not see."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from eservices import events, people, supplements
from eservices.mandates import EVERYTHING, View
from forms.texts import Say, to_say

if TYPE_CHECKING:
    from sqlmodel import Session

    from eservices.cases import Case
    from eservices.events import CaseEvent

HAPPENED = {
    "received": to_say("Ansökan kom fram"),
    "take": to_say("En handläggare tog hand om ärendet"),
    "hand_over": to_say("Ärendet lämnades över till {group}"),
    "ask": to_say("Vi ställde en fråga till dig"),
    "delay": to_say("Vi berättade att det dröjer"),
    "answer": to_say("Du svarade på vår fråga"),
    "close": to_say("Ärendet avslutades: {outcome}"),
    "reopen": to_say("Ärendet öppnades igen"),
    "represented": to_say("{name} kom med i ärendet"),
    "right_noted": to_say("Vi skrev upp vad {name} får göra"),
    "right_ended": to_say("{name} är inte med längre"),
}
OUTCOMES = {
    "granted": to_say("Beviljat"),
    "refused": to_say("Avslag"),
    "settled": to_say("Klart"),
    "forwarded": to_say("Skickat vidare"),
    "withdrawn": to_say("Återtaget"),
}
TOLD_WHY = frozenset({"ask", "close", "delay"})
OF_ANOTHER = {"answer": to_say("{name} svarade på vår fråga")}
"""As it is told where a representative did it."""
WORDED: dict[str, View] = {"ask": "questions", "answer": "questions", "close": "decision", "delay": "questions"}
"""What one must be allowed to see to read the words of an event."""
UNREAD = {
    "ask": to_say("Vi ställde en fråga"),
    "answer": to_say("Vi fick svar på vår fråga"),
    "close": to_say("Ärendet avslutades"),
}


@dataclass(frozen=True)
class Happened:
    """`timeline` has the latest first, without the words that the reader may not see; `group` has the case.

    `expected_by` is the day that we have said since, when an open case takes longer than it should.
    """

    timeline: list[dict[str, object]]
    group: str
    expected_by: date | None


def happened(db: "Session", found: "Case", say: Say, sees: frozenset[View] = EVERYTHING) -> Happened:
    groups = {group.id: say.ours(group.name) for group in people.groups(db)}
    answers = {supplement.id: supplement.answer or "" for supplement in supplements.of_case(db, found)}
    past = events.history_for_citizen(db, found.id or 0)
    told = [_told(event, groups, answers, say, sees) for event in reversed(past) if event.kind in HAPPENED]
    return Happened(told, groups[found.group_id], _expected_by(found, past))


def _expected_by(found: "Case", past: list["CaseEvent"]) -> date | None:
    told = [event.data.get("until") for event in past if event.kind == "delay"]
    return date.fromisoformat(str(told[-1])) if found.is_open and told and told[-1] else None


def _told(
    event: "CaseEvent", groups: dict[str, str], answers: dict[int | None, str], say: Say, sees: frozenset[View]
) -> dict[str, object]:
    group = groups.get(str(event.data.get("to", "")), "")
    may_read = WORDED.get(event.kind, "arrival") in sees
    outcome = say(OUTCOMES[str(event.data["outcome"])]) if "outcome" in event.data else ""
    note = say.ours(event.why) if event.kind in TOLD_WHY else ""
    if event.kind == "answer":
        note = answers.get(event.data.get("supplement"), "")  # type: ignore[arg-type]
    name = str(event.data.get("name", ""))
    words = HAPPENED | (OF_ANOTHER if name else {}) | ({} if may_read else UNREAD)
    what = say(words[event.kind], group=group, outcome=outcome, name=name)
    who = event.by_name or (name if event.kind == "received" else "")
    return {"at": event.at, "what": what, "who": who, "note": note if may_read else ""}
