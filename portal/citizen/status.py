"""Following one's own case: with the reference and the receipt code, and then with a key that lasts while it is used."""

from typing import TYPE_CHECKING

from starlette.routing import Route

from eservices import attachments, clock, completions, people, receipts, references, representation, services, supplements
from eservices.back_office import sentences
from eservices.events import LONGEST_TEXT
from eservices.mandates import EVERYTHING, View
from eservices.refusals import NotAllowed, NotYours, WrongCode
from forms.journey import walk
from forms.texts import Say
from portal.citizen import by_letter
from portal.citizen.happened import OUTCOMES, happened
from portal.citizen.notes import note_of
from portal.citizen.parties import of_case
from portal.citizen.summary import chapters
from portal.downloads import download
from portal.endpoint import Visit, action, page, see_other
from portal.rendering import render
from portal.visit import asked_number

if TYPE_CHECKING:
    from sqlmodel import Session
    from starlette.responses import Response

    from eservices.cases import Case
    from eservices.receipts import Opened
    from forms.definition import Form

STATUS_COOKIE = "lucka_status"


def ask_for_code(visit: Visit, db: "Session") -> "Response":
    return _sign(visit)


def _sign(visit: Visit, problem: str = "", status: int = 200, written: str = "") -> "Response":
    return render(
        visit, "citizen/status.html", status=422 if problem else status, problem=problem, note=note_of(visit),
        reference=visit.fields.get("reference", ""), code=visit.fields.get("code", ""), written=written,
    )  # fmt: skip


def open_case(visit: Visit, db: "Session") -> "Response":
    """A wrong pair is counted, and nothing tells which of the two was wrong."""
    typed = {name: visit.fields.get(name, "") for name in ("reference", "code")}
    if not all(text.strip() for text in typed.values()):
        return _sign(visit, visit.say("Skriv både ärendenumret och koden."))
    try:
        party = receipts.find_party(db, **typed, caller=visit.address_key)
    except WrongCode:
        return _sign(visit, visit.say("Kontrollera numret och koden. De hör inte ihop. Båda står på ditt kvitto."))
    visit.keep(STATUS_COOKIE, receipts.make_status_key(db, *party))
    return see_other(f"/cases/{party.case.reference}")


def own_case(visit: Visit, db: "Session") -> "Opened":
    """The case that this browser's key opens. Raises NotYours."""
    return receipts.find_by_status_key(db, visit.cookie(STATUS_COOKIE), visit.path["reference"])


def case(visit: Visit, db: "Session") -> "Response":
    """Has it arrived? Who has it? When do I hear? And all that was sent, happened and is waited for."""
    try:
        found = own_case(visit, db)
    except NotYours:
        return see_other("/status?note=closed")
    return view(visit, db, found)


def view(visit: Visit, db: "Session", opened: "Opened", problem: str = "") -> "Response":
    found, until, viewer = opened
    form = services.version(db, found.version_id).form
    parties = of_case(db, found, viewer, visit.say)
    sees = parties.sees if parties else EVERYTHING
    files = attachments.of_case(db, found) if "sent" in sees else []
    return render(
        visit, "citizen/case.html", status=422 if problem else 200, case=found, form=form, note=note_of(visit),
        until=until, seconds=int((until - clock.now()).total_seconds()), reference=references.show(found.reference),
        past=happened(db, found, visit.say, sees), holder=_holder(db, found),
        outcome=visit.say(OUTCOMES[found.outcome]) if found.outcome and "decision" in sees else "",
        said=_said(db, found, sees), parties=parties, asked=supplements.open_of(db, found) if "questions" in sees else None,
        answer=visit.fields.get("words", ""), problem=problem, limit=LONGEST_TEXT,
        chapters=chapters(walk(form, completions.answers_of(db, found), has_come=True), visit.say) if "sent" in sees else [],
        files=[file for file in files if file.kind == "sent"], copy=next((f for f in files if f.kind == "copy"), None),
        labels={file.id: _asked_about(form, file.question, visit.say) for file in files},
        by_letter=by_letter.lines(db, found, visit.say) if sees == EVERYTHING else [],
    )  # fmt: skip


def _asked_about(form: "Form", path: str, say: Say) -> str:
    """The question that a file answers."""
    question = form.question(path.rpartition(".")[2])
    return say.text(question.label) if question else ""


def _said(db: "Session", found: "Case", sees: frozenset[View]) -> str:
    """How it stands, in the handler's words, where these are for the citizen too."""
    said = sentences.said(db, found.id or 0) if "questions" in sees else None
    return said.words if said and said.for_citizen else ""


def _holder(db: "Session", found: "Case") -> str:
    staff = db.get(people.Staff, found.assignee_id) if found.assignee_id else None
    return staff.full_name if staff else ""


def answer(visit: Visit, db: "Session") -> "Response":
    """The citizen's answer to what we asked. Sent twice, it is answered once; sent too late for the key, it is shown again.

    With `stay` nothing is sent: the page is kept open, with what is half written.
    """
    words = visit.fields.get("words", "")
    try:
        opened = own_case(visit, db)
    except NotYours:
        return _sign(visit, status=403, written=words)
    if "stay" in visit.fields:
        return view(visit, db, opened)
    if "questions" not in representation.viewed_by(db, opened.representation_id):
        return see_other(f"/cases/{opened.case.reference}")
    if not words.strip():
        return view(visit, db, opened, visit.say("Skriv ditt svar."))
    if len(words) > LONGEST_TEXT:
        limit = visit.say.number(LONGEST_TEXT)
        return view(visit, db, opened, visit.say("Skriv kortare. Svaret får ha högst {limit} tecken.", limit=limit))
    try:
        supplements.answer(db, opened.case, words, acting=representation.name_of(db, opened.representation_id))
    except NotAllowed:
        return see_other(f"/cases/{opened.case.reference}")
    return see_other(f"/cases/{opened.case.reference}?note=answered")


def file(visit: Visit, db: "Session") -> "Response":
    """A file of one's own case."""
    opened = own_case(visit, db)
    if "sent" not in representation.viewed_by(db, opened.representation_id):
        raise NotYours
    return download(visit, attachments.find_in_case(db, opened.case, asked_number(visit, "id")))


def close(visit: Visit, db: "Session") -> "Response":
    """Put the case away on this device."""
    visit.forget(STATUS_COOKIE)
    return see_other("/status")


routes = [
    Route("/status", page(ask_for_code)),
    Route("/status", action(open_case), methods=["POST"]),
    Route("/status/close", action(close), methods=["POST"]),
    Route("/cases/{reference}", page(case)),
    Route("/cases/{reference}/answer", action(answer), methods=["POST"]),
    Route("/cases/{reference}/files/{id}", page(file)),
]
