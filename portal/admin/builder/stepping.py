"""One step back, or forward again."""

from collections.abc import Callable

from sqlmodel import Session
from starlette.responses import Response

from eservices.publishing import proposals
from eservices.publishing.form_refusals import ChangedMeanwhile, FormNotAllowed, NothingToUndo
from eservices.publishing.proposals import Proposal
from eservices.publishing.revisions import Revision
from forms import editing
from forms.texts import to_say
from portal.admin.builder import changes
from portal.admin.closed import show_closed
from portal.admin.proposal import own_proposal, root_of
from portal.desk.surroundings import signed_in
from portal.endpoint import see_other
from portal.visit import Visit

OTHER = to_say("En kollega hann före. Se vad som står överst och försök igen.")


def undo(visit: Visit, db: Session) -> Response:
    return _step(visit, db, proposals.undo, to_say("Ångrat: {what}"))


def redo(visit: Visit, db: Session) -> Response:
    return _step(visit, db, proposals.redo, to_say("Gjort om: {what}"))


def _step(visit: Visit, db: Session, step: Callable[..., Revision], words: str) -> Response:
    """Sent twice, it is one step: the second names a change that is no longer the last."""
    proposal = own_proposal(visit, db)
    number = visit.fields.get("number", "")
    try:
        done = step(db, proposal.id, signed_in(visit), int(number) if number.isdecimal() and len(number) < 10 else None)
        changes.leave(visit, visit.say(words, what=changes.sentence(done.what, visit.say)))
        return see_other(_beside(proposal, str(done.what.get("key", "")), visit.fields.get("from", "")))
    except (ChangedMeanwhile, NothingToUndo):
        changes.leave(visit, visit.say(OTHER))
        return see_other(_beside(proposal, visit.fields.get("from", "")))
    except FormNotAllowed:
        return show_closed(visit, db, proposal)


def _beside(proposal: Proposal, *addresses: str) -> str:
    """The first of the parts that is there."""
    there = next((each for each in addresses if each and editing.find(proposal.tree, each)), None)
    path = editing.find(proposal.tree, there) if there else None
    return f"{root_of(proposal)}/parts/{there}" if path and path[0] == "pages" else root_of(proposal)
