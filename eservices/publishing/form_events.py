"""What happened to a form: each thing a row with who, when and why. Rows are only ever added."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import JSON, Index, Text, update
from sqlmodel import Field, Session, SQLModel, select

from eservices import clock
from eservices.database import UtcTime
from eservices.people import Colleague

KINDS = (
    "started", "asked", "approved", "sent_back", "voided", "planned", "called_off", "not_published", "published", "dropped",
    "withdrawn", "restored",
)  # fmt: skip


class FormEvent(SQLModel, table=True):
    """Something that happened to the form of a service. Without `by_id` nobody signed in did it; `by_name` says what did."""

    __tablename__ = "form_events"
    __table_args__ = (Index("ix_form_events_service", "service_id", "id"), Index("ix_form_events_proposal", "proposal_id"))

    id: int | None = Field(default=None, primary_key=True)
    service_id: str = Field(max_length=40)
    proposal_id: int | None = Field(default=None, foreign_key="proposals.id")
    at: datetime = Field(sa_type=UtcTime)
    kind: str = Field(max_length=20)
    by_id: int | None = Field(default=None, foreign_key="staff.id")
    by_name: str = Field(max_length=100)
    why: str = Field(default="", sa_type=Text)
    data: dict[str, object] = Field(default_factory=dict, sa_type=JSON)


def record(
    db: Session, service_id: str, kind: str, by: Colleague | str, why: str = "", data: Mapping[str, object] | None = None,
    proposal_id: int | None = None,
) -> FormEvent:  # fmt: skip
    """Write that it happened now; `by` is a colleague, or the name of what did it without one."""
    who = {"by_name": by} if isinstance(by, str) else {"by_id": by.id, "by_name": by.full_name}
    event = FormEvent(
        service_id=service_id, proposal_id=proposal_id, at=clock.now(), kind=kind, why=why, data=dict(data or {}), **who
    )
    db.add(event)
    db.flush()
    return event


def history(db: Session, service_id: str, before: int | None = None, limit: int = 50) -> list[FormEvent]:
    """What happened to the service's form, the latest first; `before` is the id that the earlier page ended with."""
    rows = select(FormEvent).where(FormEvent.service_id == service_id)
    if before is not None:
        rows = rows.where(FormEvent.id < before)
    return list(db.exec(rows.order_by(FormEvent.id.desc()).limit(limit)))


def of_proposal(db: Session, proposal_id: int) -> list[FormEvent]:
    """What happened to one proposal, in order."""
    return list(db.exec(select(FormEvent).where(FormEvent.proposal_id == proposal_id).order_by(FormEvent.id)))


def carry_over(db: Session, proposal_id: int, service_id: str) -> None:
    """Let the proposal's history follow it to the id that its service is to have."""
    db.exec(update(FormEvent).where(FormEvent.proposal_id == proposal_id).values(service_id=service_id))
