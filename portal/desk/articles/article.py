"""One question with its answer, as an agent reads it out: the public words, what is only for us, and how sure it is."""

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility import languages
from eservices import clock, services
from eservices.contact_centre.answering import article_history, article_votes, articles
from eservices.contact_centre.answering.articles import Article
from eservices.contact_centre.meeting import contacts
from forms.texts import FIRST_LANGUAGE, to_say
from portal.desk.articles.listing import HERE
from portal.desk.surroundings import show, signed_in
from portal.endpoint import page
from portal.visit import Visit, asked_number

CHANGES = {
    "written": to_say("Skrevs"),
    "changed": to_say("Ändrades"),
    "reviewed": to_say("Granskades och gäller"),
    "withdrawn": to_say("Togs bort"),
    "restored": to_say("Lades tillbaka"),
}
FIELDS = {
    "question": to_say("frågan"),
    "answer": to_say("svaret"),
    "synonyms": to_say("sökord"),
    "only_us": to_say("bara för oss"),
    "is_public": to_say("var det visas"),
    "subject": to_say("ämnet"),
    "services": to_say("tjänster"),
    "owner_id": to_say("ägaren"),
    "review_on": to_say("granskningsdagen"),
}


def article(visit: Visit, db: Session) -> Response:
    return view(visit, db, articles.find(db, asked_number(visit, "article")))


def view(visit: Visit, db: Session, shown: Article, problems: dict[str, str] | None = None) -> Response:
    """The page, with what was wrong with a word on it (422)."""
    by = signed_in(visit)
    offered = {version.service_id: version.form for version in services.all_current(db)}
    linked = articles.services_of(db, shown)
    return show(
        visit, db, "desk/articles/article.html", status=422 if problems else 200, article=shown, problems=problems or {},
        services=[offered[service] for service in linked if service in offered], may_change=articles.may_change(by, shown),
        others=[one for code, one in languages.every().items() if code != FIRST_LANGUAGE and code in shown.answer],
        history=article_history.history(db, shown.id or 0), votes=article_votes.of_article(db, shown),
        changes=CHANGES, fields=FIELDS, contact=contacts.open_of(db, by), today=clock.today(),
    )  # fmt: skip


routes = [Route(HERE + "/{article}", page(article, staff=True))]
