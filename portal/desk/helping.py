"""Help to finish, on the agent's side: the code that a caller reads out, the wait for their yes, and the way into the draft."""

from dataclasses import dataclass

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices import services
from eservices.contact_centre.filling_together import helping, helping_together
from eservices.contact_centre.filling_together.helping import Helping
from eservices.drafts import Draft
from eservices.refusals import WrongCode
from portal.citizen.application import HELP_DESK, Application
from portal.desk import contacted
from portal.desk.surroundings import show, signed_in
from portal.endpoint import button, page, see_other
from portal.refusals import RoleNeeded
from portal.visit import Visit, asked_number

HELPERS = ("agent", "handler")


@dataclass(frozen=True)
class Given:
    """A help that runs; `title` is the service's once the applicant has said yes."""

    helping: Helping
    title: str


def overview(visit: Visit, db: Session) -> Response:
    """The field for a code, and those whom one helps now."""
    return _overview(visit, db)


def _overview(visit: Visit, db: Session, problem: str = "") -> Response:
    _refuse_others(visit)
    given = [_given(visit, db, each) for each in helping.given_by(db, signed_in(visit))]
    return show(visit, db, "desk/help.html", status=422 if problem else 200, problem=problem, given=given)


def _given(visit: Visit, db: Session, found: Helping) -> Given:
    draft = db.get(Draft, found.draft_id) if found.is_open else None
    return Given(found, visit.say.text(services.version(db, draft.version_id).form.title) if draft else "")


def take(visit: Visit, db: Session) -> Response:
    """The code was read out. A wrong one is counted, and tells nothing."""
    _refuse_others(visit)
    try:
        found = helping.take(db, signed_in(visit), visit.fields.get("code", ""))
    except WrongCode:
        return _overview(visit, db, visit.say("Be att få koden en gång till. Den här stämmer inte, eller gäller inte längre."))
    return see_other(f"{HELP_DESK}/{found.id}")


def wait(visit: Visit, db: Session) -> Response:
    """Until the applicant has said yes; then the way in. Raises NotYours."""
    found = helping.own(db, signed_in(visit), asked_number(visit, "number"))
    return show(visit, db, "desk/help-waiting.html", given=_given(visit, db, found), since=_state(found))


def _state(found: Helping) -> str:
    return "over" if found.is_over else found.state


def news(visit: Visit, db: Session) -> Response:
    """204 while nothing has changed since `since`."""
    state = _state(helping.own(db, signed_in(visit), asked_number(visit, "number")))
    return Response(status_code=204) if state == visit.query.get("since", "") else Response(state, media_type="text/plain")


def enter(visit: Visit, db: Session) -> Response:
    """Open the applicant's pages in this browser. Raises NotYours and HelpOver."""
    draft, secret = helping_together.enter(db, signed_in(visit), asked_number(visit, "number"))
    application = Application(draft, services.version(db, draft.version_id), draft.given)
    contacted.note_draft(db, signed_in(visit), draft, application.form.service)
    visit.keep_draft(application.form.service, secret)
    return see_other(application.open_address())


def leave(visit: Visit, db: Session) -> Response:
    """Done helping. Raises NotYours."""
    helping.leave(db, signed_in(visit), asked_number(visit, "number"))
    return see_other(HELP_DESK)


def _refuse_others(visit: Visit) -> None:
    """Raises RoleNeeded for those who answer nobody."""
    if signed_in(visit).role not in HELPERS:
        raise RoleNeeded


routes = [
    Route("/desk/help", page(overview, staff=True)),
    button("/desk/help", take),
    Route("/desk/help/{number}", page(wait, staff=True)),
    button("/desk/help/{number}", enter),
    Route("/desk/help/{number}/news", page(news, staff=True)),
    button("/desk/help/{number}/end", leave),
]
