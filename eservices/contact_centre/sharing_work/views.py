"""Saved views: a way to look at the queue that somebody keeps for themselves or for their group."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, UniqueConstraint, func
from sqlmodel import Field, Session, SQLModel, select

from eservices import clock
from eservices.contact_centre.refusals import TooManyViews, ViewTaken
from eservices.database import UtcTime
from eservices.people import Colleague
from eservices.refusals import NotYours, WordsMissing, WordsTooMany

LONGEST_NAME = 60
MOST = 20
"""Saved views that one person, or one group, can have."""


class SavedView(SQLModel, table=True):
    """Somebody's, or a group's. `query` is what the queue's address says."""

    __tablename__ = "saved_views"
    __table_args__ = (
        CheckConstraint("(staff_id IS NULL) <> (group_id IS NULL)", name="owner"),
        UniqueConstraint("staff_id", "name"),
        UniqueConstraint("group_id", "name"),
    )

    id: int | None = Field(default=None, primary_key=True)
    staff_id: int | None = Field(default=None, foreign_key="staff.id")
    group_id: str | None = Field(default=None, foreign_key="groups.id", max_length=40)
    name: str = Field(max_length=LONGEST_NAME)
    query: dict[str, str] = Field(sa_type=JSON)
    made_at: datetime = Field(sa_type=UtcTime)
    made_by_name: str = Field(max_length=100)


def of(db: Session, by: Colleague) -> list[SavedView]:
    """One's own and one's groups', by name."""
    mine = (SavedView.staff_id == by.id) | SavedView.group_id.in_(sorted(by.groups))
    return list(db.exec(select(SavedView).where(mine).order_by(SavedView.group_id.is_not(None), SavedView.name)))


def save(db: Session, by: Colleague, name: str, query: Mapping[str, str], group: str = "") -> SavedView:
    """Keep a view, for a group if one is named. Raises WordsMissing, WordsTooMany, NotYours, ViewTaken and TooManyViews."""
    name = " ".join(name.split())
    if not name:
        raise WordsMissing
    if len(name) > LONGEST_NAME:
        raise WordsTooMany(LONGEST_NAME)
    if group and group not in by.groups:
        raise NotYours
    owner = {"group_id": group} if group else {"staff_id": by.id}
    theirs = [getattr(SavedView, column) == value for column, value in owner.items()]
    if db.exec(select(SavedView.id).where(*theirs, SavedView.name == name)).first():
        raise ViewTaken
    if db.exec(select(func.count()).select_from(SavedView).where(*theirs)).one() >= MOST:
        raise TooManyViews(MOST)
    view = SavedView(name=name, query=dict(query), made_at=clock.now(), made_by_name=by.full_name, **owner)
    db.add(view)
    db.flush()
    return view


def remove(db: Session, by: Colleague, view_id: int) -> str:
    """Drop one's own, or one of a group that one is in, and tell what it was called. Raises NotYours."""
    view = next((each for each in of(db, by) if each.id == view_id), None)
    if view is None:
        raise NotYours
    db.delete(view)
    db.flush()
    return view.name
