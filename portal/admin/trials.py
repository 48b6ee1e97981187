"""A try-out of a proposal: its form put up at every door, marked as a trial, where nothing is ever sent."""

from sqlmodel import Session
from starlette.responses import Response

from eservices.publishing import trials
from forms.checks import unaskable
from forms.reading import shaped
from portal.admin.proposal import own_proposal, root_of
from portal.desk import told
from portal.endpoint import button, see_other
from portal.visit import Visit


def make(visit: Visit, db: Session) -> Response:
    """Put the proposal up as it stands, and open it as a citizen would; what cannot be asked is shown among the findings."""
    proposal = own_proposal(visit, db)
    form = shaped(proposal.tree)
    if unaskable(form):
        told.leave(visit, "not-tried")
        return see_other(f"{root_of(proposal)}/findings")
    return see_other(f"/services/{trials.make(db, proposal, form)}")


routes = [
    button("/admin/proposals/{proposal}/trial", make, staff="administrator"),
]
