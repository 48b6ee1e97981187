"""A sheet that has come back: its code finds the draft that it was printed for, and what has happened to that meanwhile.

The code opens nothing to anybody who is not signed in here. A sheet whose draft was sent on a screen meets its case; one whose
draft has been forgotten is keyed as any other sheet.
"""

from dataclasses import dataclass

from sqlmodel import Session, select
from starlette.responses import Response
from starlette.routing import Route

from accessibility.paper.files import page_name
from eservices import cases, copies, services
from eservices.cases import Case
from eservices.copies import Copy
from eservices.drafts import Draft
from eservices.refusals import AlreadyFiled, DraftGone, NotYours, VersionGone
from eservices.services import Version
from forms.answers import load
from forms.definition import Form
from forms.kinds import kind_of
from forms.numbering import numbers
from forms.texts import Say
from portal.citizen import beside
from portal.citizen.application import Application
from portal.desk import contacted
from portal.desk.surroundings import group_names, show, signed_in
from portal.endpoint import button, page, see_other
from portal.refusals import NotFound
from portal.visit import Visit

HERE = "/desk/sheets"


@dataclass(frozen=True)
class Otherwise:
    """An answer that stands otherwise on the paper than in the draft."""

    number: int
    label: str
    printed: str
    now: str


def ask(visit: Visit, db: Session) -> Response:
    return _ask(visit, db)


def _ask(visit: Visit, db: Session, problem: str = "") -> Response:
    typed = visit.fields.get("sheet", "")
    return show(visit, db, "desk/mail/returned/ask.html", status=422 if problem else 200, sheet=typed, problem=problem)


def find(visit: Visit, db: Session) -> Response:
    """From the code in the corner to the draft's page, or to where a blank sheet of that version is keyed."""
    typed = visit.fields.get("sheet", "").strip()
    token, name = page_name.token_of(typed), page_name.read(typed)
    if token and copies.find(db, token):
        return see_other(f"{HERE}/{token}")
    if name:
        try:
            version = services.find_version(db, name.service, name.version)
        except VersionGone:
            return _ask(visit, db, visit.say("Vi har ingen blankett med den koden. Kontrollera tjänst och version."))
        return see_other(f"/desk/services/{version.service_id}/application?sheet={version.number}")
    return _ask(visit, db, visit.say("Koden stämmer inte. Den står under rutmönstret högst upp på varje sida."))


def look(visit: Visit, db: Session) -> Response:
    """What the sheet is of, and what to do with it."""
    copy = _asked(visit, db)
    draft, version = copies.draft_of(db, copy), services.version(db, copy.version_id)
    if draft is None:
        return show(visit, db, "desk/mail/returned/gone.html", copy=copy, version=version)
    if draft.is_filed:
        return _met(visit, db, copy, version, draft)
    latest = services.version(db, draft.version_id)
    return show(
        visit, db, "desk/mail/returned/open.html", copy=copy, version=version, latest=latest, letter=beside.asked(visit),
        name=_applicant(draft, latest.form), otherwise=_otherwise(copy, draft, version.form, visit.say),
    )  # fmt: skip


def key(visit: Visit, db: Session) -> Response:
    """Open the draft, to add what was written by hand; it is the letter from here on."""
    copy, by = _asked(visit, db), signed_in(visit)
    try:
        secret = copies.come_back(db, copy, by)
    except (AlreadyFiled, DraftGone):
        return see_other(f"{HERE}/{copy.token}")
    draft = copies.draft_of(db, copy)
    if draft is None:
        raise DraftGone
    beside.begin(visit, db, draft, by)
    version = services.version(db, draft.version_id)
    contacted.note_draft(db, by, draft, version.service_id)
    visit.keep_draft(version.service_id, secret)
    application = Application(draft, version, draft.given, by)
    return see_other(application.address(application.journey.pages[0].key))


def _asked(visit: Visit, db: Session) -> Copy:
    copy = copies.find(db, visit.path["token"])
    if copy is None:
        raise NotFound
    return copy


def _met(visit: Visit, db: Session, copy: Copy, version: Version, draft: Draft) -> Response:
    """The case that the draft became: one's own to open, or whose it is."""
    case = db.exec(select(Case).where(Case.journey == draft.journey)).one()
    try:
        cases.find_on_desk(db, signed_in(visit), case.reference, what="lookup")
        is_mine = True
    except NotYours:
        is_mine = False
    group = visit.say(group_names(db, [case.group_id]).get(case.group_id, case.group_id))
    return show(visit, db, "desk/mail/returned/met.html", copy=copy, version=version, case=case, is_mine=is_mine, group=group)


def _applicant(draft: Draft, form: Form) -> str:
    answer = draft.given.get(form.applicant or "")
    return answer.value if answer and isinstance(answer.value, str) else ""


def _otherwise(copy: Copy, draft: Draft, form: Form, say: Say) -> list[Otherwise]:
    """What the applicant has changed since the sheet was printed, by the questions of the sheet."""
    changed = copies.changed_since(copy, draft)
    printed, now, number = load(copy.printed), draft.given, numbers(form)

    def words(path: str, answers: dict) -> str:
        question = form.questions_by_key[path.rpartition(".")[2]]
        return kind_of(question).show(question, answers[path].value, say) if path in answers else say("Inget svar")

    paths = [path for path in (*now, *(printed.keys() - now.keys())) if path in changed]
    asked = [(path, form.questions_by_key.get(path.rpartition(".")[2])) for path in paths]
    return [
        Otherwise(number[question.key], say.text(question.label), words(path, printed), words(path, now))
        for path, question in asked
        if question is not None and printed
    ]


routes = [
    Route(HERE, page(ask, staff=True)),
    button(HERE, find),
    Route(HERE + "/{token}", page(look, staff=True)),
    button(HERE + "/{token}", key),
]
