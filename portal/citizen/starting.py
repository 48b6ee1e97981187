"""The start of an application: begin, or go on with what this browser has begun."""

from typing import TYPE_CHECKING

from starlette.routing import Route

from eservices import drafts, services
from eservices.refusals import DraftGone, ServiceWithdrawn
from portal.citizen.application import Application, asked_service, own_application
from portal.citizen.notes import note_of
from portal.citizen.services import is_offered
from portal.citizen.trying import crossings
from portal.endpoint import Visit, action, page, see_other
from portal.refusals import SignInNeeded
from portal.rendering import render

if TYPE_CHECKING:
    from sqlmodel import Session
    from starlette.responses import Response


def before(visit: Visit, db: "Session") -> "Response":
    """What to know before one begins; who has begun here already may go on, also when no one else may."""
    service, begun = asked_service(visit), _begun(visit, db)
    try:
        version = services.current(db, service)
    except ServiceWithdrawn:
        if begun is None:
            raise
        return see_other(f"{begun.home}/receipt" if begun.draft.is_filed else begun.open_address())
    if begun is None and not is_offered(version.form):
        return see_other(f"/services/{service}")
    return render(
        visit, "citizen/begin.html", form=version.form, begun=begun, note=note_of(visit), kept_days=drafts.KEPT.days,
        is_offered=is_offered(version.form), crossings=crossings(version.form, visit.say) if visit.is_trial else (),
    )  # fmt: skip


def _begun(visit: Visit, db: "Session") -> Application | None:
    try:
        return own_application(visit, db)
    except (DraftGone, SignInNeeded):
        return None


def begin(visit: Visit, db: "Session") -> "Response":
    """A new draft on the current version. One that is still empty serves again, so that pressing twice makes one."""
    version = services.current(db, asked_service(visit))
    begun = _begun(visit, db)
    if begun is None or begun.by or begun.draft.is_filed or begun.answers or begun.version.id != version.id:
        draft, secret = drafts.begin(db, version, language=visit.language)
        visit.keep_draft(version.service_id, secret)
        begun = Application(draft, version, {})
    return see_other(begun.address(begun.journey.pages[0].key))


routes = [
    Route("/services/{service}/apply", page(before)),
    Route("/services/{service}/apply", action(begin), methods=["POST"]),
]
