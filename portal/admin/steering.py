"""The small verbs of the page where a draft is published: ask colleagues to look, call the plan off, end the draft."""

from collections.abc import Callable

from sqlmodel import Session
from starlette.responses import Response

from eservices.people import Colleague
from eservices.publishing import planning, proposals, reviews
from eservices.publishing.form_refusals import FormNotAllowed
from portal.admin.proposal import own_proposal, root_of
from portal.admin.publication import show_page
from portal.desk import told
from portal.desk.surroundings import signed_in
from portal.endpoint import button, see_other
from portal.visit import Visit
from portal.wordless import wordless

Verb = Callable[[Session, int, Colleague, str], None]


def ask(visit: Visit, db: Session) -> Response:
    words = visit.say("Skriv vad den som granskar ska titta på.")
    return _do(visit, db, "ask_why", words, reviews.ask_for_review, "review-asked")


def call_off(visit: Visit, db: Session) -> Response:
    return _do(visit, db, "call_off_why", visit.say("Skriv varför. Det står i loggen."), planning.call_off, "called-off")


def drop(visit: Visit, db: Session) -> Response:
    """The draft ends without being published; the log keeps who and why."""
    proposal = own_proposal(visit, db)
    done = _do(visit, db, "drop_why", visit.say("Skriv varför. Det står i loggen."), proposals.drop, "dropped")
    if done.status_code != 303:
        return done
    return see_other(f"/admin/forms/{proposal.service_id}" if proposal.base_number else "/admin")


def _do(visit: Visit, db: Session, field: str, missing: str, verb: Verb, what: str) -> Response:
    """One verb with the reason for it; done twice it is done once."""
    proposal = own_proposal(visit, db)
    problems = wordless(visit, field, missing)
    if problems:
        return show_page(visit, db, problems)
    try:
        verb(db, proposal.id or 0, signed_in(visit), visit.fields[field])
        told.leave(visit, what)
    except FormNotAllowed:
        pass
    return see_other(f"{root_of(proposal)}/publication")


routes = [
    button("/admin/proposals/{proposal}/review-request", ask, staff="administrator"),
    button("/admin/proposals/{proposal}/plan-end", call_off, staff="administrator"),
    button("/admin/proposals/{proposal}/end", drop, staff="administrator"),
]
