"""The services: by subject, by search, and the page of each with its three doors."""

from typing import TYPE_CHECKING

from starlette.routing import Route

from accessibility.hours import in_words
from eservices import clock, services
from eservices.channels import refuse_closed
from eservices.contact_centre.answering import article_search, articles
from eservices.drafts import KEPT
from eservices.refusals import ClosedNow, NotOpenYet
from forms import catalogue
from forms.more_room import may_need_more
from portal.citizen.application import NOT_OFFERED, asked_service
from portal.citizen.notes import note_of
from portal.endpoint import Visit, page
from portal.rendering import render

if TYPE_CHECKING:
    from sqlmodel import Session
    from starlette.responses import Response

    from eservices.services import Version
    from forms.definition import Form

MOST_ANSWERS = 5
"""Questions and answers that stand beside services."""
_entries: dict[str, catalogue.Entry] = {}


def start(visit: Visit, db: "Session") -> "Response":
    """All services by subject, or those that a search leads to."""
    offered = [version for version in services.all_current(db) if version.service_id not in NOT_OFFERED]
    query = " ".join(visit.query.get("q", "").split())[: catalogue.LONGEST_QUERY]
    if query:
        found = catalogue.search([_entry(version) for version in offered], query, visit.language)
        answers = article_search.search(db, query, visit.language, MOST_ANSWERS, is_public=True)
        return render(visit, "citizen/found.html", query=query, found=found, articles=answers)
    subjects = catalogue.by_subject([version.form for version in offered], visit.say)
    return render(visit, "citizen/start.html", subjects=subjects)


def _entry(version: "Version") -> catalogue.Entry:
    """The words that lead to a version; gathered once, for a version does not change."""
    if version.sha256 not in _entries:
        _entries[version.sha256] = catalogue.entry(version.form)
    return _entries[version.sha256]


def service(visit: Visit, db: "Session") -> "Response":
    """What a service is, what it takes and the three equal ways to apply."""
    version = services.current(db, asked_service(visit))
    return render(
        visit, "citizen/service.html", form=version.form, need_more=may_need_more(version.form),
        note=note_of(visit), today=clock.today(),
        is_offered=is_offered(version.form),
        hours=in_words(visit.municipality, visit.say), is_open=visit.municipality.is_open(clock.now()),
        kept_days=KEPT.days, articles=articles.of_service(db, version.service_id)[:MOST_ANSWERS],
    )  # fmt: skip


def is_offered(form: "Form") -> bool:
    """Whether one may begin today."""
    try:
        refuse_closed(form, "web")
    except (NotOpenYet, ClosedNow):
        return False
    return True


routes = [
    Route("/", page(start)),
    Route("/services/{service}", page(service)),
]
