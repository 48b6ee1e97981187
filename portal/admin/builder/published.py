"""What the live version has: the names that answers are kept under, which a proposal can no longer change."""

from sqlmodel import Session

from eservices import services
from eservices.publishing.proposals import Proposal
from forms import editing


def published_addresses(db: Session, proposal: Proposal) -> set[str]:
    """The addresses of all items and pages of the version that the proposal is drawn from; none for a form that is new."""
    if not proposal.base_number:
        return set()
    version = services.find_version(db, proposal.service_id, proposal.base_number)
    return {line.address for line in editing.outline(editing.from_form(version.form))}
