"""Who has read what: every look at a case by staff is a row."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, Session, SQLModel, select

from eservices import clock
from eservices.database import UtcTime, afterwards
from eservices.people import Colleague


class ReadLog(SQLModel, table=True):
    """One look: `what` tells if it was the case, its files or its telephone view."""

    __tablename__ = "read_log"
    __table_args__ = (Index("ix_read_log_case", "case_id", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=UtcTime)
    staff_id: int = Field(foreign_key="staff.id")
    staff_name: str = Field(max_length=100)
    case_id: int = Field(foreign_key="cases.id")
    what: str = Field(max_length=40)


def note(db: Session, by: Colleague, case_id: int, what: str) -> None:
    """Write that `by` looks at the case. In a reading transaction it is written before the page goes out, or no page does."""
    look = {"at": clock.now(), "staff_id": by.id, "staff_name": by.full_name, "case_id": case_id, "what": what}
    afterwards(db, lambda later: later.add(ReadLog(**look)))


def readers_of(db: Session, case_id: int) -> list[ReadLog]:
    """Everyone who has looked at the case, the latest first."""
    return list(db.exec(select(ReadLog).where(ReadLog.case_id == case_id).order_by(ReadLog.id.desc())))
