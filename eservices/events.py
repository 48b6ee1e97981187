"""What happened to a case: each thing a row with who, when and why. Rows are only ever added."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import JSON, Index, Text
from sqlmodel import Field, Session, SQLModel, select

from eservices import clock, jobs
from eservices.database import UtcTime
from eservices.people import Colleague
from eservices.refusals import WordsMissing, WordsTooMany

LONGEST_TEXT = 10_000
AMONG_COLLEAGUES = frozenset({"note"})
TELL = "tell_by_letter"
"""The job that orders a letter about an event of a case, for who wants letters; or proposes it to colleagues."""
TOLD = frozenset({"ask", "delay", "close"})
"""The events that such a letter may be about; `received` is promised with the filing, where it is likely to be wanted."""


class CaseEvent(SQLModel, table=True):
    """Something that happened to a case. Without `by_id` it was the applicant."""

    __tablename__ = "case_events"
    __table_args__ = (Index("ix_case_events_case", "case_id", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="cases.id")
    at: datetime = Field(sa_type=UtcTime)
    kind: str = Field(max_length=20)
    by_id: int | None = Field(default=None, foreign_key="staff.id")
    by_name: str = Field(default="", max_length=100)
    why: str = Field(default="", sa_type=Text)
    data: dict[str, object] = Field(default_factory=dict, sa_type=JSON)


def record(
    db: Session, case_id: int, kind: str, by: Colleague | None, why: str = "", data: Mapping[str, object] | None = None
) -> CaseEvent:
    """Write that it happened now; `by` is None when the applicant did it."""
    who = {"by_id": by.id, "by_name": by.full_name} if by else {}
    event = CaseEvent(case_id=case_id, at=clock.now(), kind=kind, why=why, data=dict(data or {}), **who)
    db.add(event)
    db.flush()
    if kind in TOLD:
        jobs.enqueue(db, TELL, {"case_id": case_id, "event_id": event.id}, key=f"{TELL}:{event.id}")
    return event


def history(db: Session, case_id: int) -> list[CaseEvent]:
    """All that happened, in order."""
    return list(db.exec(select(CaseEvent).where(CaseEvent.case_id == case_id).order_by(CaseEvent.id)))


def history_for_citizen(db: Session, case_id: int) -> list[CaseEvent]:
    """What happened, without what colleagues note for each other. Why a case was handed over is among colleagues too:
    show `why` of `ask` and `close` only."""
    return [event for event in history(db, case_id) if event.kind not in AMONG_COLLEAGUES]


def written(words: str) -> str:
    """What someone wrote, without blanks around it. Raises WordsMissing and WordsTooMany."""
    words = words.strip()
    if not words:
        raise WordsMissing
    if len(words) > LONGEST_TEXT:
        raise WordsTooMany(LONGEST_TEXT)
    return words
