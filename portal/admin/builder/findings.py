"""Everything that the gate finds in the draft, in one list."""

from sqlmodel import Session
from starlette.responses import Response

from portal.admin.builder.workplace import show
from portal.admin.inspection import inspect
from portal.admin.proposal import own_proposal
from portal.visit import Visit


def view(visit: Visit, db: Session) -> Response:
    proposal = own_proposal(visit, db)
    return show(visit, db, proposal, "findings", what="findings", lines=inspect(db, proposal).found(proposal, visit.say))
