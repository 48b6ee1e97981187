"""How the part that is edited looks at each of the three doors, as it is typed: nothing is kept by looking."""

from sqlmodel import Session
from starlette.responses import Response

from portal.admin.builder.workplace import own_proposal, show
from portal.visit import Visit


def preview(visit: Visit, db: Session) -> Response:
    proposal = own_proposal(visit, db)
    return show(visit, db, proposal, "preview", visit.path["address"])
