"""A draft is published, now or at a moment: what stops it, what differs, who has read it, what those meet who have begun."""

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility.paper import workshop
from eservices import clock
from eservices.database import Database
from eservices.publishing import lives, planning, publications, reviews
from eservices.publishing.form_refusals import FormNotAllowed, StaleProposal
from eservices.publishing.proposals import Proposal
from forms import editing
from forms.texts import Text
from portal.admin.choosing import REFUSED, Chosen, chosen
from portal.admin.inspection import Inspection, inspect
from portal.admin.marks import of_proposal
from portal.admin.proposal import own_proposal, root_of
from portal.admin.running import met
from portal.desk import told
from portal.desk.surroundings import show, signed_in
from portal.endpoint import action, page, see_other
from portal.visit import Visit
from portal.wordless import Problems


def view(visit: Visit, db: Session) -> Response:
    return show_page(visit, db, {})


def show_page(visit: Visit, db: Session, problems: Problems, status: int = 422, stale: StaleProposal | None = None) -> Response:
    """The page as the draft stands; with `stale`, the choice to go before a version that came meanwhile."""
    proposal = own_proposal(visit, db)
    seen = inspect(db, proposal)
    drafts = lives.drafts_by_version(db, proposal.service_id)
    return show(
        visit, db, "admin/publication.html", status=status if problems else 200, proposal=proposal, problems=problems,
        root=root_of(proposal), title=visit.say.text(Text.model_construct(root=proposal.title)), stale=stale,
        findings=seen.found(proposal, visit.say), stops=seen.stops, pieces=seen.pieces(visit.say), is_first=seen.live is None,
        mark=of_proposal(proposal, visit.say), needs_review=visit.house.settings.review, today=clock.today(),
        may_review=reviews.may_review(db, proposal, signed_in(visit)), drafts=sum(drafts.values()),
        meets=met(seen.live, seen.form, visit.say), live_number=max(drafts, default=0) or proposal.base_number,
    )  # fmt: skip


def publish(visit: Visit, database: Database) -> Response:
    """The form is read and its file written before the transaction: neither may keep others waiting."""
    with database.reading() as db:
        proposal = own_proposal(visit, db)
        seen = inspect(db, proposal)
        wish, problems = chosen(visit, proposal)
        if seen.stops:
            problems["why"] = visit.say("Något stoppar. Rätta det som står överst på sidan först.")
        if problems or wish is None:
            return show_page(visit, db, problems)
    source = workshop.run(editing.written, proposal.tree, proposal.source)
    with database.writing() as db:
        try:
            return _carried_out(visit, db, proposal, seen, source, wish)
        except FormNotAllowed:
            return see_other(f"{root_of(proposal)}/publication")
        except StaleProposal as stale:
            words = visit.say("Version {n} publicerades medan du skrev. Välj om din ska gå före.", n=stale.number)
            return show_page(visit, db, {"anyway": words}, 409, stale)
        except tuple(REFUSED) as refused:
            field, words = REFUSED[type(refused)]
            return show_page(visit, db, {field: visit.say(words)}, 409)


def _carried_out(visit: Visit, db: Session, proposal: Proposal, seen: Inspection, source: str, wish: Chosen) -> Response:
    by, number = signed_in(visit), proposal.id or 0
    if wish.at is not None:
        planning.plan(db, number, source, by, wish.decision, wish.at)
        told.leave(visit, "planned")
        return see_other(f"{root_of(proposal)}/publication")
    version = publications.publish(db, number, seen.form, source, by, wish.decision)
    told.leave(visit, "published", value=version.number)
    return see_other(f"/admin/forms/{version.service_id}")


routes = [
    Route("/admin/proposals/{proposal}/publication", page(view, staff="administrator")),
    Route(
        "/admin/proposals/{proposal}/publication", action(publish, staff="administrator", transaction=False), methods=["POST"]
    ),
]
