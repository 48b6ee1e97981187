"""Filling in for someone who rings, writes or comes: an agent begins the application and walks the citizen's own pages.

The draft knows its channel and who began it; nobody else can open it (`portal.citizen.application`). What is begun and not
sent waits here, so that a caller can be called back. A sheet is keyed as the version that stands on it, however old.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility import languages
from accessibility.days import day
from accessibility.paper.files import page_name
from eservices import copies, drafts, services
from eservices.channels import COMES_LATER
from eservices.drafts import Draft
from eservices.refusals import ClosedNow, NotOpenYet, VersionGone
from eservices.services import Version
from forms.carrying import Aside
from forms.texts import Say
from portal.citizen import beside
from portal.citizen.application import Application, asked_service
from portal.desk import contacted
from portal.desk.surroundings import show, signed_in
from portal.desk.words import CHANNELS
from portal.endpoint import button, page, see_other
from portal.visit import Visit

SPOKEN = "phone"
OFFERED = (SPOKEN, "letter", "counter", "email")


@dataclass(frozen=True)
class Begun:
    """An application that waits for its agent; `name` is the applicant's, once it is known."""

    draft: Draft
    title: str
    name: str


def before(visit: Visit, db: Session) -> Response:
    """How the person turned to us, which version the sheet is, and which language the letters to them shall have."""
    return _before(visit, db, services.live(db, asked_service(visit)))


def _before(visit: Visit, db: Session, version: Version, problems: Mapping[str, str] | None = None) -> Response:
    spoken = [(code, one.name) for code, one in languages.offered().items()]
    is_withdrawn, by = services.is_withdrawn(db, version.service_id), signed_in(visit)
    offered = [code for code in OFFERED if code in COMES_LATER or not is_withdrawn]
    return show(
        visit, db, "desk/application.html", status=422 if problems else 200, version=version, form=version.form,
        problems=problems or {}, channels=[(code, visit.say(CHANNELS[code])) for code in offered], spoken=spoken,
        channel=visit.fields.get("channel", _turned(visit, db)), spoke=visit.fields.get("spoken", contacted.language(db, by)),
        sheet=visit.fields.get("sheet", visit.query.get("sheet", "")), is_withdrawn=is_withdrawn, letter=beside.asked(visit),
    )  # fmt: skip


def _turned(visit: Visit, db: Session) -> str:
    """How the person turned to us, as far as it is known: with the sheet in hand, or as the contact that one is in."""
    return "letter" if {"sheet", "letter"} & visit.query.keys() else contacted.channel(db, signed_in(visit))


def begin(visit: Visit, db: Session) -> Response:
    """A draft of the agent's on the current version, or on the one that the sheet is of, and its first page."""
    version = services.live(db, asked_service(visit))
    channel, language = visit.fields.get("channel", ""), visit.fields.get("spoken", "")
    if channel not in OFFERED or (channel not in COMES_LATER and services.is_withdrawn(db, version.service_id)):
        return _before(visit, db, version, {"channel": visit.say("Välj hur personen vände sig till oss.")})
    token = page_name.token_of(visit.fields.get("sheet", ""))
    if token and copies.find(db, token):
        return see_other(beside.with_letter(visit, f"/desk/sheets/{token}"))
    sheet = _sheet(visit, db, version)
    if isinstance(sheet, str):
        return _before(visit, db, version, {"sheet": sheet})
    if language not in languages.offered():
        language = contacted.language(db, signed_in(visit))
    try:
        draft, secret = drafts.begin(db, sheet, channel, language, signed_in(visit))
    except (NotOpenYet, ClosedNow) as refusal:
        return _before(visit, db, version, {"channel": _closed(refusal, visit.say)})
    contacted.note_draft(db, signed_in(visit), draft, version.service_id)
    beside.begin(visit, db, draft, signed_in(visit))
    if channel == SPOKEN:
        return see_other(f"/desk/calls/{draft.journey}")
    if sheet.number != version.number:
        drafts.move(db, draft, sheet, {}, Aside(begun_on=sheet.number))
    return _open(visit, Application(draft, sheet, {}, signed_in(visit)), secret)


def _sheet(visit: Visit, db: Session, latest: Version) -> Version | str:
    """The version that stands on the sheet, by its number or by the text of its code; or what is wrong with what was typed."""
    typed = visit.fields.get("sheet", "").strip()
    if not typed:
        return latest
    name = page_name.read(typed)
    if name and name.service != latest.service_id:
        return visit.say("Koden hör till en annan tjänst. Kontrollera blanketten.")
    number = str(name.version) if name else typed.lower().removeprefix("version").strip()
    try:
        if not (number.isascii() and number.isdecimal() and len(number) < 7):
            raise VersionGone
        return services.find_version(db, latest.service_id, int(number))
    except VersionGone:
        return visit.say("Kontrollera versionen. Den senaste är {n}. Numret står längst ner på varje sida.", n=latest.number)


def _closed(refusal: NotOpenYet | ClosedNow, say: Say) -> str:
    if isinstance(refusal, NotOpenYet):
        return say("Tjänsten öppnar {day}. Brev går att fylla i ändå.", day=day(refusal.opens_on, say))
    return say("Tjänsten stängde {day}. Brev går att fylla i ändå.", day=day(refusal.closes_on, say))


def go_on(visit: Visit, db: Session) -> Response:
    """Open in this browser what one has begun. Raises DraftGone for what a colleague has begun."""
    draft = drafts.find_for_agent(db, signed_in(visit), visit.path["journey"])
    if draft.channel not in COMES_LATER and (draft.channel == SPOKEN or draft.started_by_id != signed_in(visit).id):
        return see_other(f"/desk/calls/{draft.journey}")
    application = Application(draft, services.version(db, draft.version_id), draft.given, signed_in(visit))
    return _open(visit, application, drafts.new_key(db, draft, signed_in(visit)))


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
    button("/desk/services/{service}/application", begin),
    button("/desk/applications/{journey}", go_on),
]
