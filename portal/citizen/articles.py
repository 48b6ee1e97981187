"""Questions and answers that anyone may read: by subject, by search, and one by one."""

from typing import TYPE_CHECKING

from starlette.routing import Route

from eservices import services
from eservices.contact_centre.answering import article_search, articles
from forms.catalogue import by_subject
from forms.matching import LONGEST_QUERY
from portal.endpoint import Visit, page
from portal.rendering import render
from portal.visit import asked_number

if TYPE_CHECKING:
    from sqlmodel import Session
    from starlette.responses import Response


def overview(visit: Visit, db: "Session") -> "Response":
    """All of them by subject, or those that a search leads to."""
    query = " ".join(visit.query.get("q", "").split())[:LONGEST_QUERY]
    if query:
        found = article_search.search(db, query, visit.language, is_public=True)
        return render(visit, "citizen/answers-found.html", query=query, found=found)
    known = [article for article in articles.in_use(db) if article.is_public]
    return render(visit, "citizen/answers.html", subjects=by_subject(known, visit.say), query="")


def article(visit: Visit, db: "Session") -> "Response":
    """One question, its answer, and the services that it leads to."""
    shown = articles.find_public(db, asked_number(visit, "article"))
    offered = {version.service_id: version.form for version in services.all_current(db)}
    linked = [offered[service] for service in articles.services_of(db, shown) if service in offered]
    return render(visit, "citizen/answer.html", article=shown, forms=linked)


routes = [
    Route("/answers", page(overview)),
    Route("/answers/{article}", page(article)),
]
