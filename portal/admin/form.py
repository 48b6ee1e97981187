"""The life of one form: what is in force, what is being written beside it, every version, and all that has happened."""

from dataclasses import dataclass

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility import days
from eservices import services
from eservices.publishing import form_events, lives, proposals, publications, reviews
from eservices.publishing.proposals import Proposal
from eservices.publishing.publications import Publication
from eservices.services import Service, Version
from forms.texts import Say, Text
from portal.admin import history
from portal.admin.marks import of_proposal
from portal.desk.surroundings import group_names, show, signed_in
from portal.endpoint import page
from portal.refusals import NotFound
from portal.visit import Visit

MOST_EVENTS = 15
ON_A_PAGE = 50


@dataclass(frozen=True)
class Subject:
    """The form that the address names: its service where it has been published, its open proposal where one is written."""

    id: str
    title: Text
    service: Service | None
    live: Version | None
    proposal: Proposal | None

    onward: Version | None = None

    @property
    def onward_address(self) -> str:
        """Where those who come are sent: another service, or an address elsewhere."""
        return f"/services/{self.onward.service_id}" if self.onward else self.service.onward if self.service else ""

    def onward_words(self, say: Say) -> str:
        return say.text(self.onward.form.title) if self.onward else self.onward_address

    @property
    def withdrawn_text(self) -> Text:
        """What those who come are told while it is withdrawn."""
        return Text.model_construct(root=(self.service and self.service.withdrawn_text) or {"sv": ""})


@dataclass(frozen=True)
class Row:
    """A version in the list: by whom and why, who reviewed it, and how many are filling it in."""

    number: int
    day: str
    by: str
    why: str
    reviewed: str
    drafts: int
    is_live: bool


def subject(visit: Visit, db: Session) -> Subject:
    """Raises NotFound for a form that nobody has begun, and for a trial."""
    id_ = visit.path["service"]
    service, proposal = db.get(Service, id_), proposals.find_open(db, id_)
    if (service is None and proposal is None) or (service and service.trial_of is not None):
        raise NotFound
    live = services.live(db, id_) if service else None
    title = live.form.title if live else Text.model_construct(root=proposal.title if proposal else {"sv": id_})
    onward = service.onward if service else ""
    other = services.find_live(db, onward) if onward and "/" not in onward else None
    return Subject(id_, title, service, live, proposal, other)


def life(visit: Visit, db: Session) -> Response:
    """Everything about one form."""
    about = subject(visit, db)
    rows = versions(db, about, visit.say)
    events = form_events.history(db, about.id, limit=MOST_EVENTS)
    failed = history.told(events[0], visit.say) if events and events[0].kind == "not_published" else None
    return show(
        visit, db, "admin/form.html", about=about, versions=rows, names=group_names(db), month=days.month(visit.say),
        events=[history.told(event, visit.say) for event in events], has_more=len(events) == MOST_EVENTS, failed=failed,
        mark=of_proposal(about.proposal, visit.say) if about.proposal else None, is_to_read=_is_to_read(visit, db, about),
        drafts=sum(row.drafts for row in rows), cases=lives.cases_this_month(db).get(about.id, 0),
    )  # fmt: skip


def _is_to_read(visit: Visit, db: Session, about: Subject) -> bool:
    """Whether the draft waits for the one who looks at it."""
    asked = about.proposal is not None and about.proposal.state == "asked"
    return asked and reviews.may_review(db, about.proposal, signed_in(visit))


def versions(db: Session, about: Subject, say: Say) -> list[Row]:
    """The versions, the latest first."""
    published, drafts = publications.of_service(db, about.id), lives.drafts_by_version(db, about.id)
    number = about.live.number if about.live else 0
    return [
        _row(version, published.get(version.number), drafts.get(version.number, 0), number, say)
        for version in lives.versions(db, about.id)
    ]


def _row(version: Version, publication: Publication | None, drafts: int, live: int, say: Say) -> Row:
    by = publication.by_name if publication else version.published_by
    reviewed = history.reviewed(publication.reviewed_by_name, say) if publication and publication.by_id else ""
    why = publication.why if publication else ""
    return Row(version.number, days.short_day(version.published_at, say), by, why, reviewed, drafts, version.number == live)


def log(visit: Visit, db: Session) -> Response:
    """All that has happened, page by page."""
    about, asked = subject(visit, db), visit.query.get("before", "")
    before = int(asked) if asked.isdecimal() and len(asked) < 15 else None
    events = form_events.history(db, about.id, before=before, limit=ON_A_PAGE)
    here = f"/admin/forms/{about.id}/log"
    return show(
        visit, db, "admin/log.html", about=about, events=[history.told(event, visit.say) for event in events],
        first=here if before else "", onward=f"{here}?before={events[-1].id}" if len(events) == ON_A_PAGE else "",
    )  # fmt: skip


routes = [
    Route("/admin/forms/{service}", page(life, staff="administrator")),
    Route("/admin/forms/{service}/log", page(log, staff="administrator")),
]
