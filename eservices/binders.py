"""Binders: every sheet in one file, printed for a library or a service point, where it stands until its sheets are old."""

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, Index, LargeBinary
from sqlmodel import Field, SQLModel

from eservices.database import UtcTime
from eservices.sheets import SIZES


class Binder(SQLModel, table=True):
    """One binder at one `place`. `held`: what it holds, as [service, version number, language]; `languages`: none for all.

    `face` is that of the municipality when it was drawn.
    """

    __tablename__ = "binders"
    __table_args__ = (
        CheckConstraint(f"size IN {SIZES}", name="size"),
        Index("ix_binders_standing", "retired_at", "ordered_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    place: str = Field(max_length=120)
    size: str = Field(max_length=10)
    languages: list[str] = Field(sa_type=JSON)
    face: str = Field(default="", max_length=16)
    valid_until: date
    ordered_at: datetime = Field(sa_type=UtcTime)
    ordered_by_name: str = Field(default="", max_length=100)
    held: list[list[object]] = Field(default_factory=list, sa_type=JSON)
    drawn_at: datetime | None = Field(default=None, sa_type=UtcTime)
    pages: int = 0
    pdf: bytes | None = Field(default=None, sa_type=LargeBinary)
    retired_at: datetime | None = Field(default=None, sa_type=UtcTime)
    retired_by_name: str = Field(default="", max_length=100)
