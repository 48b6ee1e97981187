"""Copies of a sheet: each is printed for one draft, with the answers so far, and finds that draft when it comes back.

A copy's token stands in the code of each of its pages. It finds a draft for those who work here; it opens nothing to anybody.
"""

from datetime import datetime, timedelta

from sqlalchemy import JSON, CheckConstraint, update
from sqlmodel import Field, Session, SQLModel, col

from eservices import clock
from eservices.database import UtcTime
from eservices.drafts import Draft
from forms.texts import LONGEST_CODE

KEPT_FOR_PAPER = timedelta(days=120)
"""A draft whose sheet is in somebody's hands is kept longer than others."""


class Copy(SQLModel, table=True):
    """A sheet that was filled in with a draft's answers; `printed` are those, by path, for as long as the draft is kept."""

    __tablename__ = "copies"
    __table_args__ = (CheckConstraint("size IN ('standard', 'large')", name="size"),)

    id: int | None = Field(default=None, primary_key=True)
    token: str = Field(unique=True, max_length=20)
    journey: str = Field(index=True, max_length=36)
    version_id: int = Field(foreign_key="versions.id", index=True)
    language: str = Field(max_length=LONGEST_CODE)
    size: str = Field(max_length=10)
    printed: dict[str, dict[str, object]] = Field(sa_type=JSON)
    made_at: datetime = Field(sa_type=UtcTime)
    by_id: int | None = Field(default=None, foreign_key="staff.id")
    by_name: str = Field(default="", max_length=100)
    met_at: datetime | None = Field(default=None, sa_type=UtcTime)
    met_by_name: str = Field(default="", max_length=100)


def wait_for_paper(db: Session, journey: str) -> None:
    """Keep the draft until the sheet that was sent to its applicant can have come back."""
    until = clock.now() + KEPT_FOR_PAPER
    unfiled = update(Draft).where(col(Draft.journey) == journey, col(Draft.filed_at).is_(None), col(Draft.expires_at) < until)
    db.exec(unfiled.values(expires_at=until))
