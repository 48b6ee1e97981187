"""A handler's day: what the contact centre waits for, and one's own cases with what agents may say of each."""

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices import clock, queue
from eservices.back_office import requests, sentences
from portal.desk.case import requested
from portal.desk.queue.waiting import waited
from portal.desk.surroundings import show, signed_in
from portal.endpoint import page
from portal.visit import Visit


def overview(visit: Visit, db: Session) -> Response:
    by, say = signed_in(visit), visit.say
    mine = queue.page(db, by, "mine", visit.query.get("after"))
    said = sentences.of_cases(db, [row.id for row in mine.rows])
    cases = [(row, waited(row.arrived_on, row.due_on, clock.today(), say), said.get(row.id)) for row in mine.rows]
    return show(
        visit, db, "office/overview.html", cases=cases, onward=mine.next, is_first="after" not in visit.query,
        asked=requested.lines(db, requests.to_answer(db, by), say),
    )  # fmt: skip


routes = [Route("/office", page(overview, staff=True))]
