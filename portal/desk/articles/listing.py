"""All questions and answers: those that a search leads to, by subject, those to read again, and what waits for oneself."""

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices.contact_centre.answering import article_search, article_votes, articles
from forms.catalogue import by_subject
from forms.matching import LONGEST_QUERY
from forms.texts import to_say
from portal.desk.surroundings import show, signed_in
from portal.endpoint import page
from portal.visit import Visit

VIEWS = {"all": to_say("Alla"), "mine": to_say("Mina"), "overdue": to_say("Att granska")}
HERE = "/desk/articles"


def overview(visit: Visit, db: Session) -> Response:
    """By what is typed while someone waits; htmx asks for the list alone."""
    by, query = signed_in(visit), " ".join(visit.query.get("q", "").split())[:LONGEST_QUERY]
    view = visit.query.get("view", "all")
    known, overdue = articles.in_use(db), articles.overdue(db)
    shown = {
        "mine": [article for article in known if article.owner_id == by.id],
        "overdue": overdue,
    }.get(view, known)  # fmt: skip
    found = article_search.search(db, query, visit.language) if query else None
    return show(
        visit, db, "desk/articles/listing.html", block="found", query=query, found=found, groups=by_subject(shown, visit.say),
        views=VIEWS, view=view if view in VIEWS else "all", may_write=by.role == "administrator",
        waiting=article_votes.waiting(db, by.id), overdue=len(overdue),
        my_overdue=[article for article in overdue if article.owner_id == by.id],
    )  # fmt: skip


routes = [Route(HERE, page(overview, staff=True))]
