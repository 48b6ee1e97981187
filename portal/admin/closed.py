"""A proposal that takes no more changes: published, dropped, or planned. What was typed is shown, so that it can be kept."""

from sqlmodel import Session
from starlette.responses import Response

from eservices.publishing.proposals import Proposal
from forms.texts import to_say
from portal.desk import surroundings
from portal.visit import Visit

WHY = {
    "published": to_say("Utkastet är publicerat. Börja ett nytt utkast om du vill ändra mer."),
    "dropped": to_say("Utkastet är borttaget. Det publicerade formuläret gäller som förut."),
    "planned": to_say("Utkastet väntar på att publiceras. Avbryt planen om du vill ändra mer."),
}
_OURS = frozenset({"seal", "seen", "then", "from", "required", "number"})


def show_closed(visit: Visit, db: Session, proposal: Proposal) -> Response:
    """The page for a change that came too late (409), or for a look at what is closed."""
    typed = [value for name, value in visit.fields.multi_items() if name not in _OURS and ":" not in name and value.strip()]
    return surroundings.show(
        visit, db, "admin/closed.html", status=409 if visit.fields else 200, proposal=proposal, typed_before=typed,
        why=visit.say(WHY.get(proposal.state, WHY["published"])),
    )  # fmt: skip
