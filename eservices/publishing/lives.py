"""Where each form stands: what is published, what is being written beside it, who uses it; one row a form.

Titles are read out of the stored definitions by the database, so that a list of hundreds of forms reads none of them.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, func
from sqlalchemy.orm import defer
from sqlmodel import Session, select

from eservices import clock
from eservices.cases import Case
from eservices.drafts import Draft
from eservices.publishing import proposals
from eservices.publishing.proposals import Proposal
from eservices.services import Service, Version
from forms.texts import Text


@dataclass(frozen=True)
class Life:
    """One form. `number` is 0 for one that has never been published; `words` lead to it."""

    service: str
    title: Text
    words: tuple[str, ...] = ()
    number: int = 0
    published_at: datetime | None = None
    withdrawn_at: datetime | None = None
    proposal: Proposal | None = None
    drafts: int = 0
    cases: int = 0

    @property
    def changed_at(self) -> datetime | None:
        """When anything of it was last written or published."""
        moments = (self.published_at, self.withdrawn_at, self.proposal and self.proposal.changed_at)
        return max((at for at in moments if at), default=None)


_LIVE = (
    select(
        Service.id, Service.number, Service.withdrawn_at, Version.definition["title"].label("title"),
        Version.definition["synonyms"].label("synonyms"), Version.published_at,
    )
    .join(Version, (Version.service_id == Service.id) & (Version.number == Service.number))
    .where(Service.trial_of.is_(None))
    .order_by(Service.id)
)  # fmt: skip


def all_lives(db: Session) -> list[Life]:
    """Every form, those too that are written and not yet published."""
    drafts, cases = drafts_by_service(db), cases_this_month(db)
    writing = {proposal.service_id: proposal for proposal in proposals.all_open(db)}
    live = [_life(row, writing.pop(row.id, None), drafts, cases) for row in db.exec(_LIVE)]
    begun = [Life(id_, Text.model_construct(root=each.title), proposal=each) for id_, each in writing.items()]
    return live + begun


def _life(row: Row, proposal: Proposal | None, drafts: dict[str, int], cases: dict[str, int]) -> Life:
    words = [word for said in (row.synonyms or {}).values() for word in said]
    return Life(
        row.id, Text.model_validate(row.title), tuple(words), row.number, row.published_at, row.withdrawn_at, proposal,
        drafts.get(row.id, 0), cases.get(row.id, 0),
    )  # fmt: skip


def drafts_by_service(db: Session) -> dict[str, int]:
    """Service → how many are filling it in just now."""
    running = select(Version.service_id, func.count()).join(Draft, Draft.version_id == Version.id)
    return dict(db.exec(_running(running).group_by(Version.service_id)).all())


def drafts_by_version(db: Session, service: str) -> dict[int, int]:
    """Number of the version → how many are filling it in just now."""
    running = select(Version.number, func.count()).join(Draft, Draft.version_id == Version.id)
    return dict(db.exec(_running(running).where(Version.service_id == service).group_by(Version.number)).all())


def _running(query):  # noqa: ANN001, ANN202
    return query.where(Draft.filed_at.is_(None), Draft.expires_at > clock.now())


def cases_this_month(db: Session) -> dict[str, int]:
    """Service → how many cases have been registered since the first of the month."""
    since = clock.local(clock.now()).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    rows = select(Case.service, func.count()).where(Case.registered_at >= since).group_by(Case.service)
    return dict(db.exec(rows).all())


def versions(db: Session, service: str) -> list[Version]:
    """Every version of a form without its contents, the latest first."""
    rows = select(Version).options(defer(Version.definition), defer(Version.source))
    return list(db.exec(rows.where(Version.service_id == service).order_by(Version.number.desc())))
