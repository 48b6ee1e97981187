"""Posting someone's application to them: what is answered so far is printed on its sheet, the rest is blank."""

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices import drafts, services
from eservices.contact_centre.letters.outgoing import filled_sheets, posting
from eservices.drafts import Draft
from portal.citizen.posted import Problems, address_of, size_of, wanted
from portal.desk import contacted, told
from portal.desk.surroundings import show, signed_in
from portal.endpoint import button, page, see_other
from portal.visit import Visit


def ask(visit: Visit, db: Session) -> Response:
    return _ask(visit, db, _own(visit, db))


def _own(visit: Visit, db: Session) -> Draft:
    """A draft that is open to this agent. Raises DraftGone."""
    return drafts.find_for_agent(db, signed_in(visit), visit.path["journey"])


def _ask(visit: Visit, db: Session, draft: Draft, problems: Problems | None = None) -> Response:
    version = services.version(db, draft.version_id)
    return show(
        visit, db, "desk/posting/on-paper.html", status=422 if problems else 200, draft=draft, form=version.form,
        problems=problems or {}, to=wanted(visit, version.form, draft.given), waiting=posting.waits_for(db, draft.journey),
    )  # fmt: skip


def order(visit: Visit, db: Session) -> Response:
    """Have it printed; a contact that is open knows of it. Raises AlreadyFiled."""
    draft = _own(visit, db)
    version = services.version(db, draft.version_id)
    to = address_of(wanted(visit, version.form, draft.given), visit.say)
    if isinstance(to, dict):
        return _ask(visit, db, draft, to)
    filled_sheets.order(db, draft, version, signed_in(visit), to, size_of(visit))
    contacted.note_draft(db, signed_in(visit), draft, version.service_id)
    told.leave(visit, "on-paper")
    return see_other("/desk/posting")


routes = [
    Route("/desk/applications/{journey}/paper", page(ask, staff=True)),
    button("/desk/applications/{journey}/paper", order),
]
