"""Whom and what a contact names: the person, the case, the service and the answer, as far as one may see them."""

from contextlib import suppress

from sqlmodel import Session, select

from eservices import services
from eservices.cases import Case
from eservices.contact_centre.answering import articles
from eservices.contact_centre.answering.articles import Article
from eservices.contact_centre.meeting import callers, contacts
from eservices.contact_centre.meeting.callers import Caller
from eservices.contact_centre.meeting.contacts import Contact
from eservices.contact_centre.refusals import ArticleGone, CallerGone
from eservices.people import Colleague
from eservices.refusals import VersionGone
from forms.definition import Form
from portal.desk.contacts.words import NEEDS
from portal.desk.surroundings import signed_in
from portal.visit import Visit

EARLIER = 5


def named(visit: Visit, db: Session, contact: Contact) -> dict[str, object]:
    """For the templates: what is behind a wall, or gone, is None."""
    by = signed_in(visit)
    caller = _caller(db, by, contact)
    earlier = contacts.of_caller(db, by, caller, EARLIER + 1) if caller else []
    return {
        "caller": caller, "case": _case(db, by, contact), "service": _service(db, contact), "article": _article(db, contact),
        "needs": NEEDS, "earlier": [each for each in earlier if each.id != contact.id][:EARLIER],
    }  # fmt: skip


def _caller(db: Session, by: Colleague, contact: Contact) -> Caller | None:
    with suppress(CallerGone):
        return callers.find_by_id(db, by, contact.caller_id, "") if contact.caller_id else None
    return None


def _case(db: Session, by: Colleague, contact: Contact) -> Case | None:
    """As much as a line of the queue shows; to open it is logged, this is not."""
    mine = select(Case).where(Case.reference == contact.reference, Case.group_id.in_(by.groups))
    return db.exec(mine).first() if contact.reference else None


def _service(db: Session, contact: Contact) -> Form | None:
    with suppress(VersionGone):
        return services.live(db, contact.service_id).form if contact.service_id else None
    return None


def _article(db: Session, contact: Contact) -> Article | None:
    with suppress(ArticleGone):
        return articles.find(db, contact.article_id) if contact.article_id else None
    return None
