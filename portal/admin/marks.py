"""Where a form stands, in words: published, being written, waiting for review, planned, withdrawn."""

from dataclasses import dataclass

from accessibility import days
from eservices.publishing.lives import Life
from eservices.publishing.proposals import Proposal
from forms.texts import Say, to_say

STATES = {
    "published": to_say("Publicerade"),
    "writing": to_say("Med utkast"),
    "asked": to_say("Väntar på granskning"),
    "planned": to_say("Planerade"),
    "withdrawn": to_say("Tillbakadragna"),
}
"""The states that a list is narrowed to, and what the narrowed list is called."""
OF_PROPOSAL = {
    "writing": to_say("Utkast pågår"),
    "asked": to_say("Väntar på granskning"),
    "approved": to_say("Godkänt utkast"),
    "planned": to_say("Publiceras"),
    "published": to_say("Publicerat"),
    "dropped": to_say("Borttaget utkast"),
}
TONES = {"writing": "busy", "asked": "wait", "approved": "done", "planned": "new"}


@dataclass(frozen=True)
class Mark:
    """One thing that holds for a form: a word for it, its tone, and the rest in quiet words."""

    word: str
    tone: str
    more: str = ""


def states(life: Life) -> set[str]:
    """Which of the narrowed lists the form stands in."""
    found = {"withdrawn"} if life.withdrawn_at else {"published"} if life.number else set()
    if life.proposal:
        found |= {"writing"} if life.proposal.state in ("writing", "approved") else {life.proposal.state}
    return found


def marks(life: Life, say: Say) -> list[Mark]:
    found = []
    if life.withdrawn_at:
        found.append(Mark(say("Tillbakadraget"), "alert", days.short_day(life.withdrawn_at, say)))
    elif life.published_at:
        more = say("version {n}, {day}", n=life.number, day=days.short_day(life.published_at, say))
        found.append(Mark(say("Publicerat"), "done", more))
    if life.proposal:
        found.append(of_proposal(life.proposal, say))
    return found


def of_proposal(proposal: Proposal, say: Say) -> Mark:
    """Whose the draft is and when it was last written in; when it is planned, for when."""
    at = proposal.planned_at or proposal.changed_at
    when = days.short_moment(at, say)
    more = when if proposal.planned_at else say("{name}, {when}", name=proposal.changed_by_name, when=when)
    return Mark(say(OF_PROPOSAL[proposal.state]), TONES.get(proposal.state, "plain"), more)
