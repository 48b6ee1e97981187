"""A second pair of eyes: a proposal is approved as it stands, by a colleague who has not written in it."""

from sqlmodel import Session

from eservices import clock
from eservices.events import written
from eservices.people import Colleague
from eservices.publishing import form_events, proposals, revisions
from eservices.publishing.form_refusals import ChangedMeanwhile, ReviewerWrote
from eservices.publishing.proposals import Proposal


def ask_for_review(db: Session, proposal_id: int, by: Colleague, why: str) -> None:
    """Ask colleagues to look at it; `why` tells what they are to look at."""
    why = written(why)
    proposal = proposals.hold(db, proposal_id, "ask", ("writing",))
    _move(db, proposal, "asked", "asked", by, why)


def approve(db: Session, proposal_id: int, by: Colleague, words: str, revision: int) -> None:
    """Approve it as it stood at `revision`. Raises ReviewerWrote, and ChangedMeanwhile when it stands otherwise now."""
    words = written(words)
    proposal = proposals.hold(db, proposal_id, "approve", ("writing", "asked"))
    if not may_review(db, proposal, by):
        raise ReviewerWrote
    if proposal.revision != revision:
        raise ChangedMeanwhile(proposal.changed_by_name, proposal.changed_at, None)
    proposal.approved_revision, proposal.approved_at, proposal.approved_by_name = revision, clock.now(), by.full_name
    _move(db, proposal, "approved", "approved", by, words)


def send_back(db: Session, proposal_id: int, by: Colleague, words: str) -> None:
    """Tell what should be changed first; an approval is taken back."""
    words = written(words)
    proposal = proposals.hold(db, proposal_id, "send_back", ("asked", "approved"))
    proposal.approved_revision = None
    _move(db, proposal, "writing", "sent_back", by, words)


def may_review(db: Session, proposal: Proposal, by: Colleague) -> bool:
    """Whether someone has kept their hands off it: every change, also one undone since, makes its author."""
    return not revisions.has_written(db, proposal.id or 0, by.id)


def _move(db: Session, proposal: Proposal, state: str, kind: str, by: Colleague, words: str) -> None:
    proposal.state = state
    db.add(proposal)
    data = {"revision": proposal.revision}
    form_events.record(db, proposal.service_id, kind, by, words, data, proposal.id)
