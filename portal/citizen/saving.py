"""Leaving and coming back: a save code without an account, and a way to leave nothing behind on a borrowed device."""

from contextlib import suppress
from typing import TYPE_CHECKING

from starlette.routing import Route

from eservices import drafts, references, services
from eservices.contact_centre.filling_together import helping
from eservices.refusals import DraftGone, WrongCode
from portal.citizen.application import Application, applying, asked_service
from portal.citizen.notes import note_of
from portal.endpoint import Visit, action, page, see_other
from portal.rendering import render

if TYPE_CHECKING:
    from sqlmodel import Session
    from starlette.responses import Response


@applying
def saved(visit: Visit, db: "Session", application: Application) -> "Response":
    """The save code, once it has been asked for. What an agent has begun waits on the desk, and needs none."""
    if application.by:
        return see_other(application.waits)
    code = drafts.save_code(visit.draft(application.form.service))
    return render(
        visit, "citizen/saved.html", application=application, form=application.form, note=note_of(visit),
        until=application.finish_until(db),
        code=references.show(code) if _opens(db, code, application) else "",
    )  # fmt: skip


def _opens(db: "Session", code: str, application: Application) -> bool:
    try:
        return drafts.find_by_secret(db, code).id == application.draft.id
    except DraftGone:
        return False


@applying
def save(visit: Visit, db: "Session", application: Application) -> "Response":
    if application.by:
        return see_other(application.waits)
    drafts.make_save_code(db, application.draft, visit.draft(application.form.service))
    return see_other(f"{application.home}/save")


def forget(visit: Visit, db: "Session") -> "Response":
    """Forget the application on this device; nobody helps with it from then on. The draft is still there for the save code."""
    service = asked_service(visit)
    with suppress(DraftGone):
        draft, holder = drafts.find_with_holder(db, visit.draft(service))
        if holder is None:
            helping.stop(db, draft)
    visit.forget_draft(service)
    visit.forget("lucka_status")
    return see_other(f"/services/{service}?note=forgotten")


def ask_for_code(visit: Visit, db: "Session") -> "Response":
    return _resume(visit)


def _resume(visit: Visit, problem: str = "") -> "Response":
    typed = visit.fields.get("code", "")
    status = 422 if problem else 200
    return render(visit, "citizen/resume.html", status=status, typed=typed, problem=problem, kept_days=drafts.KEPT.days)


def resume(visit: Visit, db: "Session") -> "Response":
    """From the code to the first open page, or to the receipt if it has been sent. Wrong codes are counted."""
    typed = visit.fields.get("code", "")
    if not typed.strip():
        return _resume(visit, visit.say("Skriv din sparkod."))
    try:
        draft, secret = drafts.resume(db, typed, visit.address_key)
    except WrongCode:
        return _resume(visit, visit.say("Kontrollera varje tecken. Koden stämmer inte, eller så har tiden gått ut."))
    application = Application(draft, services.version(db, draft.version_id), draft.given)
    visit.keep_draft(application.form.service, secret)
    return see_other(f"{application.home}/receipt" if draft.is_filed else application.open_address())


routes = [
    Route("/resume", page(ask_for_code)),
    Route("/resume", action(resume), methods=["POST"]),
    Route("/services/{service}/apply/save", page(saved)),
    Route("/services/{service}/apply/save", action(save), methods=["POST"]),
    Route("/services/{service}/apply/forget", action(forget), methods=["POST"]),
]
