"""A case as JSON, for whoever may see it: to hand to another system, or to the one whom it is about. Each time is logged."""

import json
from typing import Any

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices import attachments, completions, representation, services, supplements
from eservices.back_office import sentences
from eservices.cases import Case
from eservices.contact_centre.meeting import contacts
from eservices.events import history
from eservices.representation import Representation
from forms.answers import Answers
from forms.definition import Form
from forms.kinds import kind_of
from forms.texts import SWEDISH
from portal.desk.surroundings import own_case
from portal.endpoint import page
from portal.visit import Visit

SHAPE = 1
"""Told in each file; a change that a reader must know of has the next number."""
_OF_CASE = ("reference", "service", "title", "channel", "language", "group_id", "status", "outcome", "arrived_on", "due_on",
            "registered_at", "closed_at")  # fmt: skip
_OF_ACTING = (
    "kind", "name", "telephone", "relation", "consent", "scope", "proof", "proved_at", "proved_by_name", "has_papers",
    "expires_on", "standing", "applied", "letter", "made_at", "made_by_name", "ended_at", "ended_by_name",
)  # fmt: skip
_OF_EVENT = ("at", "kind", "by_name", "why", "data")
_OF_FILE = ("name", "media_type", "size", "kind", "question")
_OF_ASKED = ("question", "asked_at", "answer_by", "answered_at", "answer", "channel")
_OF_CONTACT = ("key", "channel", "began_at", "ended_at", "by_name", "caller_name", "about", "outcome")


def export(visit: Visit, db: Session) -> Response:
    case = own_case(visit, db, "export")
    body = json.dumps(exported(db, case), ensure_ascii=False, indent=2, default=str)
    headers = {"Content-Disposition": f'attachment; filename="{case.reference}.json"', "Cache-Control": "no-store"}
    return Response(body + "\n", media_type="application/json", headers=headers)


def exported(db: Session, case: Case) -> dict[str, Any]:
    """Everything that is kept of the case; who applied and for whom stand apart. Moments are in UTC."""
    version = services.version(db, case.version_id)
    acts, said = representation.of_case(db, case), sentences.said(db, case.id or 0)
    return {
        "lucka_case": SHAPE, **_picked(case, _OF_CASE), "form_version": version.number,
        "concerns": {"name": case.applicant}, "applied_by": _applied_by(case, acts),
        "representatives": [_picked(each, _OF_ACTING) for each in acts],
        "answers": _answers(version.form, completions.answers_of(db, case)),
        "files": [_picked(each, _OF_FILE) for each in attachments.of_case(db, case)],
        "supplements": [_picked(each, _OF_ASKED) for each in supplements.of_case(db, case)],
        "events": [_picked(each, _OF_EVENT) for each in history(db, case.id or 0)],
        "contacts": [_picked(each, _OF_CONTACT) for each in contacts.of_case(db, case)],
        "may_be_said": said.words if said else None,
    }  # fmt: skip


def _applied_by(case: Case, acts: list[Representation]) -> dict[str, object]:
    """Who sent it: the person, or the one who acted for them."""
    sender = next((each for each in acts if each.applied), None)
    return {"name": sender.name, "as": sender.kind} if sender else {"name": case.applicant, "as": "self"}


def _answers(form: Form, given: Answers) -> list[dict[str, object]]:
    """Every answer as it was kept, with the question and the answer in Swedish words."""
    rows: list[dict[str, object]] = []
    for path, answer in given.items():
        question = form.question(path.rpartition(".")[2])
        words = kind_of(question).show(question, answer.value, SWEDISH) if question else None
        label = SWEDISH.text(question.label) if question else None
        rows.append({"path": path, "question": label, "value": answer.value, "words": words, "source": answer.source})
    return rows


def _picked(row: object, names: tuple[str, ...]) -> dict[str, object]:
    """The named fields; a moment and a day as ISO 8601 has them."""
    values = {name: getattr(row, name) for name in names}
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in values.items()}


routes = [Route("/desk/cases/{reference}/case.json", page(export, staff=True))]
