"""A form is withdrawn with a word to those who come and a way onward, and opened again."""

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility import languages
from eservices import services
from eservices.publishing import lives, withdrawing
from eservices.publishing.form_refusals import FormNotAllowed, OnwardUnknown
from forms.texts import FIRST_LANGUAGE
from portal.admin.form import Subject, subject
from portal.desk import told
from portal.desk.surroundings import show, signed_in
from portal.endpoint import button, page, see_other
from portal.refusals import NotFound
from portal.visit import Visit
from portal.wordless import Problems, wordless


def ask(visit: Visit, db: Session) -> Response:
    return _ask(visit, db, {})


def _ask(visit: Visit, db: Session, problems: Problems) -> Response:
    """What those who come shall read; or, for one that is withdrawn, whether to open it again."""
    about = _published(visit, db)
    others = [version for version in services.all_current(db) if version.service_id != about.id]
    ways = sorted((visit.say.text(version.form.title), version.service_id) for version in others)
    assert about.live is not None
    return show(
        visit, db, "admin/withdrawal.html", status=422 if problems else 200, about=about, problems=problems,
        spoken=[languages.every()[code] for code in about.live.languages if code in languages.every()],
        ways=[(service, title) for title, service in ways], drafts=lives.drafts_by_service(db).get(about.id, 0),
    )  # fmt: skip


def _published(visit: Visit, db: Session) -> Subject:
    about = subject(visit, db)
    if about.service is None or about.live is None:
        raise NotFound
    return about


def withdraw(visit: Visit, db: Session) -> Response:
    about = _published(visit, db)
    problems = wordless(visit, "why", visit.say("Skriv varför. Det står i loggen."))
    problems |= wordless(visit, f"text.{FIRST_LANGUAGE}", visit.say("Skriv vad den som söker tjänsten ska få läsa."))
    if problems:
        return _ask(visit, db, problems)
    text = {name.removeprefix("text."): words for name, words in visit.fields.items() if name.startswith("text.")}
    onward = visit.fields.get("address", "").strip() or visit.fields.get("onward", "")
    try:
        withdrawing.withdraw(db, about.id, signed_in(visit), visit.fields["why"], _in_known(text), onward)
    except OnwardUnknown:
        return _ask(visit, db, {"address": visit.say("Skriv en adress som börjar med https://, eller välj en tjänst.")})
    except FormNotAllowed:
        return see_other(f"/admin/forms/{about.id}")
    told.leave(visit, "withdrawn")
    return see_other(f"/admin/forms/{about.id}")


def _in_known(text: dict[str, str]) -> dict[str, str]:
    return {code: words for code, words in text.items() if code in languages.every()}


def restore(visit: Visit, db: Session) -> Response:
    about = _published(visit, db)
    problems = wordless(visit, "why", visit.say("Skriv varför. Det står i loggen."))
    if problems:
        return _ask(visit, db, problems)
    try:
        withdrawing.restore(db, about.id, signed_in(visit), visit.fields["why"])
        told.leave(visit, "restored")
    except FormNotAllowed:
        pass
    return see_other(f"/admin/forms/{about.id}")


routes = [
    Route("/admin/forms/{service}/withdrawal", page(ask, staff="administrator")),
    button("/admin/forms/{service}/withdrawal", withdraw, staff="administrator"),
    button("/admin/forms/{service}/restoration", restore, staff="administrator"),
]
