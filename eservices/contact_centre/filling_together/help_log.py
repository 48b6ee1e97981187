"""What was done while an agent helped to finish: who looked at which page, who wrote what, and how it ended.

Questions are named, answers never are. The rows outlive the draft.
"""

from datetime import datetime

from sqlalchemy import JSON, Index
from sqlmodel import Field, Session, SQLModel

from eservices import clock
from eservices.database import UtcTime, afterwards
from eservices.people import Colleague


class HelpEvent(SQLModel, table=True):
    """`asked`, `agreed`, `entered`, `looked`, `changed` or `ended`; without `by_id` it was the applicant."""

    __tablename__ = "help_events"
    __table_args__ = (Index("ix_help_events_helping", "helping_id", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    helping_id: int = Field(foreign_key="helpings.id")
    at: datetime = Field(sa_type=UtcTime)
    kind: str = Field(max_length=10)
    by_id: int | None = Field(default=None, foreign_key="staff.id")
    by_name: str = Field(default="", max_length=100)
    page: str = Field(default="", max_length=100)
    what: list[str] = Field(default_factory=list, sa_type=JSON)


def write(db: Session, helping_id: int, by: Colleague | None, kind: str, page: str = "", what: list[str] | None = None) -> None:
    """It happened now; in a reading transaction it is written before the page goes out."""
    who = {"by_id": by.id, "by_name": by.full_name} if by else {}
    row = {"helping_id": helping_id, "at": clock.now(), "kind": kind, "page": page[:100], "what": what or [], **who}
    afterwards(db, lambda later: later.add(HelpEvent(**row)))
