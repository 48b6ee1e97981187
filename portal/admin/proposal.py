"""The draft that an address names, and the revision of it that was on the page."""

from sqlmodel import Session

from eservices.publishing import proposals
from eservices.publishing.proposals import Proposal
from portal.visit import Visit, asked_number


def own_proposal(visit: Visit, db: Session) -> Proposal:
    """The proposal in the address. Raises ProposalGone."""
    return proposals.find(db, asked_number(visit, "proposal"))


def root_of(proposal: Proposal) -> str:
    return f"/admin/proposals/{proposal.id}"


def seen_revision(visit: Visit) -> int | None:
    """As which the draft was read by the one who posts; None when the page did not say."""
    seen = visit.fields.get("revision", "")
    return int(seen) if seen.isdecimal() and len(seen) < 9 else None
