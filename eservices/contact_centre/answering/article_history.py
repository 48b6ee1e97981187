"""Who changed what in an article, and what stood there before. Rows are only ever added."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, UniqueConstraint, func
from sqlmodel import Field, Session, SQLModel, select

from eservices import clock
from eservices.database import UtcTime
from eservices.people import Colleague
from eservices.references import new_secret

KINDS = ("written", "changed", "reviewed", "withdrawn", "restored")


class ArticleChange(SQLModel, table=True):
    """One change: which fields, by whom, and what stood there `before`. `mark` tells one state of all articles from another."""

    __tablename__ = "article_changes"
    __table_args__ = (UniqueConstraint("article_id", "number"), CheckConstraint(f"kind IN {KINDS}", name="kind"))

    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="articles.id")
    number: int
    at: datetime = Field(sa_type=UtcTime)
    by_id: int = Field(foreign_key="staff.id")
    by_name: str = Field(max_length=100)
    kind: str = Field(max_length=10)
    what: list[str] = Field(default_factory=list, sa_type=JSON)
    before: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    mark: str = Field(max_length=64)


def record(db: Session, article_id: int, number: int, by: Colleague, kind: str, before: Mapping[str, Any]) -> None:
    """Write what made it that revision, and what stood there."""
    kept = {name: value.isoformat() if isinstance(value, date) else value for name, value in before.items()}
    db.add(ArticleChange(
        article_id=article_id, number=number, at=clock.now(), by_id=by.id, by_name=by.full_name, kind=kind,
        what=sorted(before), before=kept, mark=new_secret(),
    ))  # fmt: skip
    db.flush()


def history(db: Session, article_id: int) -> list[ArticleChange]:
    """Who changed what, the latest first."""
    rows = select(ArticleChange).where(ArticleChange.article_id == article_id)
    return list(db.exec(rows.order_by(ArticleChange.number.desc())))


def state(db: Session) -> str:
    """Another one whenever any article has changed, also by transactions that end in another order than they began."""
    last = select(ArticleChange.mark).order_by(ArticleChange.id.desc()).limit(1).scalar_subquery()
    changes, mark = db.exec(select(func.count(), last).select_from(ArticleChange)).one()
    return f"{changes} {mark}"
