"""Publications: how each version came to be, with who, when and why, and what becomes of those in the middle of an earlier one.

A proposal becomes the next version in one transaction. Locks are taken in one order: the proposal, then the service.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlalchemy import Text as LongText
from sqlmodel import Field, Session, SQLModel, col, select

from eservices import clock, services
from eservices.database import UtcTime
from eservices.events import written
from eservices.people import Colleague
from eservices.publishing import form_events, proposals
from eservices.publishing.form_refusals import ChangedMeanwhile, ImpossibleEnd, NothingNew, NotReviewed, StaleProposal
from eservices.publishing.proposals import Proposal
from eservices.services import Version
from forms.definition import Form

RUNNING = ("finish", "move")
PUBLISHABLE = ("writing", "asked", "approved")


class Publication(SQLModel, table=True):
    """That a version was published; nobody has reviewed it when `reviewed_by_name` is empty.

    `running`: drafts of earlier versions are finished on theirs (for good, or until that day, included), or move on.
    """

    __tablename__ = "publications"
    __table_args__ = (
        CheckConstraint("running IN ('finish', 'move')", name="running"),
        CheckConstraint("running = 'finish' OR finish_until IS NULL", name="until"),
        Index("ix_publications_service", "service_id", "number"),
    )

    id: int | None = Field(default=None, primary_key=True)
    service_id: str = Field(foreign_key="services.id", max_length=40)
    version_id: int = Field(foreign_key="versions.id", unique=True)
    number: int
    proposal_id: int | None = Field(default=None, foreign_key="proposals.id")
    at: datetime = Field(sa_type=UtcTime)
    by_id: int | None = Field(default=None, foreign_key="staff.id")
    by_name: str = Field(max_length=100)
    reviewed_by_name: str = Field(default="", max_length=100)
    why: str = Field(default="", sa_type=LongText)
    running: str = Field(default="finish", max_length=10)
    finish_until: date | None = None


@dataclass(frozen=True)
class Decision:
    """What the publisher has decided: why, and what becomes of drafts of earlier versions (`running`, `until`).

    `revision` is the proposal as they saw it. Without `review` nobody need have approved it; with `anyway` it goes before a
    version that came meanwhile.
    """

    revision: int
    why: str
    running: str = "finish"
    until: date | None = None
    review: bool = True
    anyway: bool = False

    def as_data(self) -> dict[str, object]:
        return vars(self) | {"until": self.until and self.until.isoformat()}

    @classmethod
    def from_data(cls, data: Mapping[str, object]) -> "Decision":
        until = data["until"]
        return cls(**dict(data) | {"until": date.fromisoformat(until) if isinstance(until, str) else None})  # type: ignore[arg-type]


def publish(db: Session, proposal_id: int, form: Form, source: str, by: Colleague, decision: Decision) -> Version:
    """The proposal's form, read from its tree at `decision.revision`, as the service's next version.

    The proposal ends, and its trial with it. Raises what `refuse` does.
    """
    proposal = proposals.hold(db, proposal_id, "publish", PUBLISHABLE)
    refuse(db, proposal, form, decision, clock.today())
    return carry_out(db, proposal, form, source, by, decision)


def carry_out(db: Session, proposal: Proposal, form: Form, source: str, by: Colleague, decision: Decision) -> Version:
    """Publish a proposal that is held and that nothing is to be refused of."""
    version = services.publish(db, form, source, by.full_name)
    reviewed_by = proposal.approved_by_name if proposal.is_approved else ""
    _note(db, version, by, decision, reviewed_by, proposal.id)
    proposals.end(db, proposal, "published")
    return version


def publish_as_it_is(db: Session, form: Form, source: str, by: str) -> Version:
    """Publish a form that was written elsewhere; `by` names what brought it. Drafts are finished on the version they have.

    What is published already makes no version, and leaves nothing.
    """
    service = services.hold(db, form.service)
    before, was_withdrawn = (service.number, service.withdrawn_at is not None) if service else (0, False)
    version = services.publish(db, form, source, by)
    if version.number != before:
        _note(db, version, by, Decision(0, "", review=False), "", None)
    elif was_withdrawn:
        form_events.record(db, form.service, "restored", by)
    return version


def refuse(db: Session, proposal: Proposal, form: Form, decision: Decision, on: date) -> None:
    """Raises WordsMissing, ImpossibleEnd, ChangedMeanwhile, NotReviewed, StaleProposal and NothingNew for what cannot be
    published so on that day. Its service is held from here on."""
    written(decision.why)
    if decision.until and decision.until < on:
        raise ImpossibleEnd(decision.until)
    if proposal.revision != decision.revision:
        raise ChangedMeanwhile(proposal.changed_by_name, proposal.changed_at, None)
    if decision.review and not proposal.is_approved:
        raise NotReviewed
    if not _number(db, proposal.service_id):
        return
    live = services.live(db, proposal.service_id)
    if live.form == form:
        raise NothingNew(live.number)
    if live.number != proposal.base_number and not decision.anyway:
        raise StaleProposal(live.number, live.published_by, live.published_at)


def of_service(db: Session, service_id: str) -> dict[int, Publication]:
    """Number of the version → how it was published."""
    rows = select(Publication).where(Publication.service_id == service_id).order_by(Publication.number)
    return {publication.number: publication for publication in db.exec(rows)}


def must_move(db: Session, version: Version, service_number: int) -> bool:
    """Whether a draft of `version` has to move on to the current one."""
    return version.number != service_number and fate(db, version).must_move


@dataclass(frozen=True)
class Fate:
    """What becomes of a draft: it moves on now, or may be finished until `until`, or for good."""

    must_move: bool
    until: date | None = None


def fate(db: Session, version: Version) -> Fate:
    """What was decided for drafts of a version by those who have published later ones; the strictest holds."""
    later = select(Publication.running, Publication.finish_until)
    later = later.where(Publication.service_id == version.service_id, col(Publication.number) > version.number)
    decided = list(db.exec(later))
    until = min((day for _, day in decided if day), default=None)
    return Fate(any(running == "move" for running, _ in decided) or bool(until and until < clock.today()), until)


def live_form(db: Session, service_id: str) -> Form | None:
    """What is asked now, by whichever version; None for a service that has never been published."""
    live = services.find_live(db, service_id)
    return live.form if live else None


def _number(db: Session, service_id: str) -> int:
    """The number of the live version, its service held until the transaction ends; 0 for none."""
    service = services.hold(db, service_id)
    return service.number if service else 0


def _note(
    db: Session, version: Version, by: Colleague | str, decision: Decision, reviewed_by: str, proposal_id: int | None
) -> None:
    who = {"by_name": by} if isinstance(by, str) else {"by_id": by.id, "by_name": by.full_name}
    why = decision.why.strip()
    until = decision.until if decision.running == "finish" else None
    publication = Publication(
        service_id=version.service_id, version_id=version.id or 0, number=version.number, proposal_id=proposal_id,
        at=version.published_at, reviewed_by_name=reviewed_by, why=why, running=decision.running, finish_until=until, **who,
    )  # fmt: skip
    db.add(publication)
    data = {"number": version.number, "running": decision.running, "until": until and until.isoformat(),
            "reviewed_by": reviewed_by, "reviewed": decision.review}  # fmt: skip
    form_events.record(db, version.service_id, "published", by, why, data, proposal_id)
