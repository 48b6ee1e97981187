"""What an agent has asked of handlers, and asking a group without naming a case."""

from datetime import datetime

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices.back_office import requests
from eservices.back_office.requests import KINDS
from eservices.cases import Case
from portal.desk import told
from portal.desk.case import requested
from portal.desk.surroundings import group_names, show, signed_in
from portal.endpoint import button, page, see_other
from portal.office import moments
from portal.visit import Visit
from portal.wordless import Problems, wordless


def overview(visit: Visit, db: Session) -> Response:
    return _page(visit, db)


def _page(visit: Visit, db: Session, problems: Problems | None = None) -> Response:
    groups = [("", visit.say("Välj grupp")), *group_names(db).items()]
    return show(
        visit, db, "office/asking.html", status=422 if problems else 200, problems=problems or {}, groups=groups,
        asked=requested.lines(db, requests.asked_by(db, signed_in(visit)), visit.say),
    )  # fmt: skip


def ask(visit: Visit, db: Session) -> Response:
    """Ask a group to ring somebody up, or leave it a message."""
    problems = {} if visit.fields.get("group", "") in group_names(db) else {"group": visit.say("Välj vem som ska få det.")}
    problems |= faults(visit)
    if problems:
        return _page(visit, db, problems)
    keep(visit, db, None, visit.fields["group"])
    return see_other("/desk/requests")


def faults(visit: Visit) -> Problems:
    """What is wrong with what was typed of the request itself."""
    problems = wordless(visit, "words", visit.say("Skriv vad det gäller."))
    if visit.fields.get("kind", "") not in KINDS:
        problems["kind"] = visit.say("Välj om handläggaren ska ringa upp eller få ett meddelande.")
    due_at = moments.read(visit, "due_at")
    if isinstance(due_at, str):
        problems["due_at"] = due_at
    if visit.fields.get("kind") == "call_back" and not visit.fields.get("telephone", "").strip():
        problems["telephone"] = visit.say("Skriv numret som handläggaren ska ringa.")
    return problems


def keep(visit: Visit, db: Session, case: Case | None, group: str = "") -> None:
    """Ask, once `faults` has found none."""
    due_at = moments.read(visit, "due_at")
    requests.ask(
        db, signed_in(visit), "call_back" if visit.fields["kind"] == "call_back" else "message", visit.fields["words"],
        case=case, group=group, name=visit.fields.get("name", ""), telephone=visit.fields.get("telephone", ""),
        due_at=due_at if isinstance(due_at, datetime) else None,
    )  # fmt: skip
    told.leave(visit, "requested")


routes = [
    Route("/desk/requests", page(overview, staff=True)),
    button("/desk/requests", ask),
]
