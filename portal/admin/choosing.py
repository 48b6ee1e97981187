"""What a publisher chooses on the page: when, why, and what becomes of those who have begun. Read, or told what is missing."""

from dataclasses import dataclass
from datetime import date, datetime, time

from eservices import clock
from eservices.publishing import planning
from eservices.publishing.form_refusals import ChangedMeanwhile, ImpossibleEnd, ImpossiblePlan, NothingNew, NotReviewed
from eservices.publishing.proposals import Proposal
from eservices.publishing.publications import RUNNING, Decision
from forms.texts import to_say
from portal.admin.proposal import seen_revision
from portal.visit import Visit
from portal.wordless import Problems, wordless

REFUSED: dict[type[Exception], tuple[str, str]] = {
    NotReviewed: ("why", to_say("En annan administratör behöver godkänna utkastet som det är nu.")),
    NothingNew: ("why", to_say("Utkastet är likadant som det som redan gäller.")),
    ImpossibleEnd: ("until", to_say("Skriv en dag som inte har varit.")),
    ImpossiblePlan: ("on", to_say("Skriv en dag och en tid som kommer, inom två år.")),
    ChangedMeanwhile: ("why", to_say("Någon ändrade i utkastet just nu. Titta igenom sidan en gång till.")),
}
"""What can come between the page and the publication → the field that it is told at, and the words."""

NO_REVISION = 0
"""What is published is the draft as it was read, whatever number is posted: nobody can name one that is yet to come."""


@dataclass(frozen=True)
class Chosen:
    """The decision, and the moment for one that is to be carried out later."""

    decision: Decision
    at: datetime | None


def chosen(visit: Visit, proposal: Proposal) -> tuple[Chosen | None, Problems]:
    """What was chosen, or what is wrong with each field."""
    fields = visit.fields
    problems = wordless(visit, "why", visit.say("Skriv varför. Det står i loggen och vid versionen."))
    running, until, at = fields.get("running", ""), None, None
    if running not in RUNNING:
        problems["running"] = visit.say("Välj vad som händer med dem som har börjat.")
    if running == "finish" and fields.get("until", "").strip():
        until = _day(fields["until"])
        if until is None or until < clock.today():
            problems["until"] = visit.say(REFUSED[ImpossibleEnd][1])
    if fields.get("when", "now") == "later":
        at = _moment(fields.get("on", ""), fields.get("at", ""))
        if at is None or at <= clock.now():
            problems["on"] = visit.say(REFUSED[ImpossiblePlan][1])
    if problems:
        return None, problems
    review, anyway = visit.house.settings.review, "anyway" in fields
    seen = seen_revision(visit)
    revision = proposal.revision if seen in (None, proposal.revision) else NO_REVISION
    return Chosen(Decision(revision, fields["why"].strip(), running, until, review, anyway), at), {}


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def _moment(day: str, hour: str) -> datetime | None:
    """A day and a time as the fields of a page send them, or as people write them: 8, 8.30, 08:30."""
    on, parts = _day(day), (hour.strip() or "0").replace(".", ":").split(":")
    try:
        return planning.moment(on, time(*map(int, parts[:2]))) if on and len(parts) <= 3 else None
    except ValueError:
        return None
