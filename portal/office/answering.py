"""What an agent asked of a handler, and the handler's answer: done, another time, or a message back."""

from datetime import datetime

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices.back_office import requests
from eservices.back_office.requests import ANSWERS, OfficeRequest
from portal.desk import told
from portal.desk.case import requested
from portal.desk.surroundings import show, signed_in
from portal.endpoint import button, page, see_other
from portal.office import moments
from portal.visit import Visit, asked_number
from portal.wordless import Problems, wordless


def one(visit: Visit, db: Session) -> Response:
    return _page(visit, db, _found(visit, db))


def _found(visit: Visit, db: Session) -> OfficeRequest:
    return requests.find(db, signed_in(visit), asked_number(visit, "id"))


def _page(visit: Visit, db: Session, found: OfficeRequest, problems: Problems | None = None) -> Response:
    is_mine = found.group_id in signed_in(visit).groups
    return show(
        visit, db, "office/request.html", status=422 if problems else 200, problems=problems or {},
        asked=requested.lines(db, [found], visit.say)[0], may_answer=is_mine and found.is_open, may_open=is_mine,
    )  # fmt: skip


def answer(visit: Visit, db: Session) -> Response:
    found, kind = _found(visit, db), visit.fields.get("kind", "")
    due_at = moments.read(visit, "due_at") if kind == "new_time" else None
    problems: Problems = {}
    if kind not in ANSWERS:
        problems["kind"] = visit.say("Välj vad du svarar.")
    elif kind == "reply":
        problems = wordless(visit, "words", visit.say("Skriv vad kontaktcentret ska få veta."))
    elif kind == "new_time" and not isinstance(due_at, datetime):
        problems["due_at"] = due_at or visit.say("Skriv dag och tid, till exempel 2026-12-24 14:30.")
    if problems or isinstance(due_at, str):
        return _page(visit, db, found, problems)
    requests.answer(db, found, signed_in(visit), kind, visit.fields.get("words", ""), due_at)
    told.leave(visit, "request-answered")
    return see_other("/office")


routes = [
    Route("/office/requests/{id}", page(one, staff=True)),
    button("/office/requests/{id}/answer", answer),
]
