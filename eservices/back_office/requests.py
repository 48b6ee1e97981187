"""What agents ask of handlers: to call somebody back at a time, or to take a message. Each is answered, and both see how.

A request lies with the group that has the case, or that was named; it is found again by who asked and by who may answer.
"""

from datetime import datetime
from typing import Literal

from sqlalchemy import CheckConstraint, Index, Text, or_, text, update
from sqlmodel import Field, Session, SQLModel, col, select

from eservices import clock, people
from eservices.cases import Case
from eservices.contact_centre.refusals import RequestAnswered, RequestGone
from eservices.database import UtcTime
from eservices.events import written
from eservices.people import Colleague

Kind = Literal["call_back", "message"]
KINDS: tuple[Kind, ...] = ("call_back", "message")
ANSWERS = ("done", "new_time", "reply")
"""It is done · it will be at another time · a message back, and it is done."""
_IS_OPEN = text("closed_at IS NULL")


class OfficeRequest(SQLModel, table=True):
    """`due_at` is when it shall be done: as asked for, or as promised since. `to_id` had the case when it was asked."""

    __tablename__ = "office_requests"
    __table_args__ = (
        CheckConstraint("kind IN ('call_back', 'message')", name="kind"),
        Index("ix_office_requests_open", "group_id", "due_at", "id", sqlite_where=_IS_OPEN, postgresql_where=_IS_OPEN),
        Index("ix_office_requests_from", "from_id", "id"),
        Index("ix_office_requests_case", "case_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(max_length=10)
    group_id: str = Field(foreign_key="groups.id", max_length=40)
    case_id: int | None = Field(default=None, foreign_key="cases.id")
    reference: str = Field(default="", max_length=9)
    to_id: int | None = Field(default=None, foreign_key="staff.id")
    from_id: int = Field(foreign_key="staff.id")
    from_name: str = Field(max_length=100)
    name: str = Field(default="", max_length=200)
    telephone: str = Field(default="", max_length=30)
    words: str = Field(sa_type=Text)
    made_at: datetime = Field(sa_type=UtcTime)
    due_at: datetime | None = Field(default=None, sa_type=UtcTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcTime)

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def is_overdue(self) -> bool:
        return self.is_open and self.due_at is not None and self.due_at < clock.now()


class OfficeAnswer(SQLModel, table=True):
    """What a handler answered; `due_at` is the new time."""

    __tablename__ = "office_answers"
    __table_args__ = (
        CheckConstraint("kind IN ('done', 'new_time', 'reply')", name="kind"),
        CheckConstraint("(kind = 'new_time') = (due_at IS NOT NULL)", name="new_time"),
        Index("ix_office_answers_request", "request_id", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    request_id: int = Field(foreign_key="office_requests.id")
    kind: str = Field(max_length=10)
    words: str = Field(default="", sa_type=Text)
    due_at: datetime | None = Field(default=None, sa_type=UtcTime)
    at: datetime = Field(sa_type=UtcTime)
    by_name: str = Field(max_length=100)


def ask(
    db: Session, by: Colleague, kind: Kind, words: str, *, case: Case | None = None, group: str = "", name: str = "",
    telephone: str = "", due_at: datetime | None = None,
) -> OfficeRequest:  # fmt: skip
    """Ask the handler of a case, or a group. Raises WordsMissing and UnknownGroup."""
    made = OfficeRequest(
        kind=kind, group_id=case.group_id if case else people.find_group(db, group).id, case_id=case and case.id,
        reference=case.reference if case else "", to_id=case and case.assignee_id, from_id=by.id, from_name=by.full_name,
        name=name.strip()[:200], telephone=telephone.strip()[:30], words=written(words), made_at=clock.now(), due_at=due_at,
    )  # fmt: skip
    db.add(made)
    db.flush()
    return made


def to_answer(db: Session, by: Colleague, limit: int = 100) -> list[OfficeRequest]:
    """What waits for an answer in one's groups, what is due first; what has no time stands last."""
    mine = select(OfficeRequest).where(col(OfficeRequest.group_id).in_(by.groups), col(OfficeRequest.closed_at).is_(None))
    return list(db.exec(mine.order_by(col(OfficeRequest.due_at).nulls_last(), col(OfficeRequest.id)).limit(limit)))


def asked_by(db: Session, by: Colleague, limit: int = 50) -> list[OfficeRequest]:
    """What one has asked for, the latest first."""
    mine = select(OfficeRequest).where(OfficeRequest.from_id == by.id)
    return list(db.exec(mine.order_by(col(OfficeRequest.id).desc()).limit(limit)))


def of_case(db: Session, case: Case) -> list[OfficeRequest]:
    """Everything that was asked about a case, whose wall the caller has passed."""
    return list(db.exec(select(OfficeRequest).where(OfficeRequest.case_id == case.id).order_by(col(OfficeRequest.id).desc())))


def find(db: Session, by: Colleague, number: int) -> OfficeRequest:
    """One that was asked of one's groups, or by oneself. Raises RequestGone."""
    seen = or_(col(OfficeRequest.group_id).in_(by.groups), col(OfficeRequest.from_id) == by.id)
    found = db.exec(select(OfficeRequest).where(OfficeRequest.id == number, seen)).first()
    if found is None:
        raise RequestGone
    return found


def answers(db: Session, request_ids: list[int]) -> dict[int, list[OfficeAnswer]]:
    """The answers to each of several, in order."""
    rows = db.exec(
        select(OfficeAnswer).where(col(OfficeAnswer.request_id).in_(request_ids)).order_by(col(OfficeAnswer.id))
    ).all()
    return {number: [row for row in rows if row.request_id == number] for number in request_ids}


def answer(
    db: Session, found: OfficeRequest, by: Colleague, kind: str, words: str = "", due_at: datetime | None = None
) -> OfficeAnswer:
    """Answer what was asked of one's group. Raises RequestGone for one's own, RequestAnswered when a colleague was faster."""
    if found.group_id not in by.groups or kind not in ANSWERS:
        raise RequestGone
    now = clock.now()
    said = written(words) if kind == "reply" else words.strip()
    changed = {"due_at": due_at} if kind == "new_time" else {"closed_at": now}
    still = update(OfficeRequest).where(col(OfficeRequest.id) == found.id, col(OfficeRequest.closed_at).is_(None))
    if db.exec(still.values(**changed).execution_options(synchronize_session=False)).rowcount == 0:
        raise RequestAnswered
    db.refresh(found)
    made = OfficeAnswer(
        request_id=found.id or 0, kind=kind, words=said, due_at=due_at if kind == "new_time" else None, at=now,
        by_name=by.full_name,
    )  # fmt: skip
    db.add(made)
    db.flush()
    return made
