"""Filling in for someone who rings, writes or comes: an agent begins the application and walks the citizen's own pages.

The draft knows its channel and who began it; nobody else can open it (`portal.citizen.application`). What is begun and not
sent waits here, so that a caller can be called back.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility import languages
from eservices import drafts, services
from eservices.drafts import Draft
from eservices.services import Version
from forms.texts import FIRST_LANGUAGE, Say
from portal.citizen.application import Application, asked_service
from portal.desk.surroundings import show, signed_in
from portal.desk.words import CHANNELS
from portal.endpoint import action, page, see_other
from portal.visit import Visit

OFFERED = ("phone", "letter", "counter")


@dataclass(frozen=True)
class Begun:
    """An application that waits for its agent; `name` is the applicant's, once it is known."""

    draft: Draft
    title: str
    name: str


def before(visit: Visit, db: Session) -> Response:
    """How the person turned to us, and which language the letters to them shall have."""
    return _before(visit, db, services.current(db, asked_service(visit)))


def _before(visit: Visit, db: Session, version: Version, problem: str = "") -> Response:
    spoken = [(code, one.name) for code, one in languages.offered().items()]
    return show(
        visit, db, "desk/application.html", status=422 if problem else 200, version=version, form=version.form, problem=problem,
        channels=[(code, visit.say(CHANNELS[code])) for code in OFFERED], spoken=spoken,
        channel=visit.fields.get("channel", ""), spoke=visit.fields.get("spoken", FIRST_LANGUAGE),
    )  # fmt: skip


def begin(visit: Visit, db: Session) -> Response:
    """A draft of the agent's on the current version, and its first page."""
    version = services.current(db, asked_service(visit))
    channel, language = visit.fields.get("channel", ""), visit.fields.get("spoken", "")
    if channel not in OFFERED:
        return _before(visit, db, version, visit.say("Välj hur personen vände sig till oss."))
    if language not in languages.offered():
        language = FIRST_LANGUAGE
    draft, secret = drafts.begin(db, version, channel, language, signed_in(visit))
    return _open(visit, Application(draft, version, {}), secret)


def go_on(visit: Visit, db: Session) -> Response:
    """Open in this browser what one has begun. Raises DraftGone for what a colleague has begun."""
    draft = drafts.find_own(db, signed_in(visit), visit.path["journey"])
    application = Application(draft, services.version(db, draft.version_id), draft.given)
    return _open(visit, application, drafts.new_key(db, draft))


def _open(visit: Visit, application: Application, secret: str) -> Response:
    visit.keep_draft(application.form.service, secret)
    return see_other(f"{application.home}/receipt" if application.draft.is_filed else application.open_address())


def begun_by(visit: Visit, db: Session) -> Iterator[Begun]:
    """What one has begun for others and not sent, the latest first; not what is still empty."""
    for draft in drafts.of_agent(db, signed_in(visit)):
        if draft.answers:
            form = services.version(db, draft.version_id).form
            yield Begun(draft, visit.say.text(form.title), _name(draft, form.applicant, visit.say))


def _name(draft: Draft, path: str | None, say: Say) -> str:
    answer = draft.given.get(path or "")
    return answer.value if answer and isinstance(answer.value, str) else say("Namn saknas")


routes = [
    Route("/desk/services/{service}/application", page(before, staff=True)),
    Route("/desk/services/{service}/application", action(begin, staff=True), methods=["POST"]),
    Route("/desk/applications/{journey}", action(go_on, staff=True), methods=["POST"]),
]
