"""A second pair of eyes: what differs from what is in force, what the gate finds, a trial, and a yes or a no with words."""

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices.publishing import form_events, reviews
from eservices.publishing.form_events import FormEvent
from eservices.publishing.form_refusals import ChangedMeanwhile, FormNotAllowed, ReviewerWrote
from eservices.publishing.proposals import WRITABLE, Proposal
from forms.texts import Text
from portal.admin.closed import show_closed
from portal.admin.inspection import inspect
from portal.admin.proposal import own_proposal, root_of, seen_revision
from portal.desk import told
from portal.desk.surroundings import show, signed_in
from portal.endpoint import button, page, see_other
from portal.visit import Visit
from portal.wordless import Problems, wordless


def view(visit: Visit, db: Session) -> Response:
    return _view(visit, db, {})


def _view(visit: Visit, db: Session, problems: Problems, *, is_later: bool = False) -> Response:
    """What a reviewer reads; with `is_later`, that it has been written in since."""
    proposal = own_proposal(visit, db)
    if proposal.state not in WRITABLE:
        return show_closed(visit, db, proposal)
    seen = inspect(db, proposal)
    return show(
        visit, db, "admin/review.html", status=409 if is_later else 422 if problems else 200, proposal=proposal,
        root=root_of(proposal), title=visit.say.text(Text.model_construct(root=proposal.title)), problems=problems,
        findings=seen.found(proposal, visit.say), pieces=seen.pieces(visit.say), is_first=seen.live is None,
        may_review=reviews.may_review(db, proposal, signed_in(visit)), asked=last_asked(db, proposal),
        is_later=is_later,
    )  # fmt: skip


def last_asked(db: Session, proposal: Proposal) -> FormEvent | None:
    """Who asked for the review that is waited for, and why."""
    events = form_events.of_proposal(db, proposal.id or 0)
    return next((event for event in reversed(events) if event.kind == "asked"), None)


def approve(visit: Visit, db: Session) -> Response:
    proposal = own_proposal(visit, db)
    problems = wordless(visit, "words", visit.say("Skriv vad du har tittat på."))
    if problems:
        return _view(visit, db, problems)
    try:
        reviews.approve(db, proposal.id or 0, signed_in(visit), visit.fields["words"], seen_revision(visit) or 0)
    except ChangedMeanwhile:
        return _view(visit, db, {}, is_later=True)
    except ReviewerWrote:
        return _view(visit, db, {"words": visit.say("Du har själv skrivit i utkastet. Någon annan behöver godkänna det.")})
    except FormNotAllowed:
        return see_other(f"{root_of(proposal)}/publication")
    told.leave(visit, "approved")
    return see_other(f"{root_of(proposal)}/publication")


def send_back(visit: Visit, db: Session) -> Response:
    proposal = own_proposal(visit, db)
    problems = wordless(visit, "words", visit.say("Skriv vad som behöver ändras."))
    if problems:
        return _view(visit, db, problems)
    try:
        reviews.send_back(db, proposal.id or 0, signed_in(visit), visit.fields["words"])
        told.leave(visit, "sent-back")
    except FormNotAllowed:
        pass
    return see_other(f"{root_of(proposal)}/publication")


def _reviewing(visit: Visit, db: Session) -> Response:
    """One form with two buttons: yes, or not yet."""
    return send_back(visit, db) if "send_back" in visit.fields else approve(visit, db)


routes = [
    Route("/admin/proposals/{proposal}/review", page(view, staff="administrator")),
    button("/admin/proposals/{proposal}/review", _reviewing, staff="administrator"),
]
