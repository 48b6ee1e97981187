"""What the citizen is asked to complete, and the answer. The case waits meanwhile."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, Text
from sqlmodel import Field, Session, SQLModel, select

from eservices import cases, clock
from eservices.cases import Case
from eservices.channels import IS_CHANNEL
from eservices.database import UtcTime
from eservices.events import record, written
from eservices.people import Colleague
from eservices.refusals import NotAllowed


class Supplement(SQLModel, table=True):
    """A question to the citizen; answered in `channel` at `answered_at`, or still waited for."""

    __tablename__ = "supplements"
    __table_args__ = (Index("ix_supplements_case", "case_id", "id"), CheckConstraint(IS_CHANNEL, name="channel"))

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="cases.id")
    question: str = Field(sa_type=Text)
    asked_at: datetime = Field(sa_type=UtcTime)
    asked_by_id: int = Field(foreign_key="staff.id")
    answer_by: date | None = None
    answered_at: datetime | None = Field(default=None, sa_type=UtcTime)
    answer: str | None = Field(default=None, sa_type=Text)
    channel: str | None = Field(default=None, max_length=10)

    @property
    def is_late(self) -> bool:
        """Whether the day to answer by has passed; an answer is taken all the same."""
        return self.answer_by is not None and self.answer_by < clock.today()


def ask(db: Session, case: Case, by: Colleague, question: str, answer_by: date | None = None) -> Supplement:
    """Ask the citizen something; only who has taken the case may. It stands on the status page; no letter is made."""
    question = written(question)
    supplement = Supplement(
        case_id=case.id or 0, question=question, asked_at=clock.now(), asked_by_id=by.id, answer_by=answer_by
    )
    db.add(supplement)
    db.flush()
    cases.move(db, case, "ask", by, question, {"supplement": supplement.id, "answer_by": answer_by and answer_by.isoformat()})
    return supplement


def answer(
    db: Session, case: Case, words: str, channel: str = "web", by: Colleague | None = None, acting: str = ""
) -> Supplement:
    """The citizen's answer, or what an agent wrote down for them (`by`); `acting` names a representative who gave it.

    A case that was handed over meanwhile takes the answer all the same. Raises NotAllowed when nothing is asked.
    """
    words = written(words)
    supplement = open_of(db, case)
    if supplement is None:
        raise NotAllowed("answer", case.status)
    data: dict[str, object] = {"supplement": supplement.id, "channel": channel} | ({"name": acting} if acting else {})
    if cases.may(case, "answer"):
        cases.move(db, case, "answer", by, data=data)
    else:
        record(db, case.id or 0, "answer", by, data=data)
    supplement.answered_at, supplement.answer, supplement.channel = clock.now(), words, channel
    db.add(supplement)
    db.flush()
    return supplement


def open_of(db: Session, case: Case) -> Supplement | None:
    """What the citizen is asked just now."""
    unanswered = select(Supplement).where(Supplement.case_id == case.id, Supplement.answered_at.is_(None))
    return db.exec(unanswered.order_by(Supplement.id.desc())).first() if case.is_open else None


def of_case(db: Session, case: Case) -> list[Supplement]:
    return list(db.exec(select(Supplement).where(Supplement.case_id == case.id).order_by(Supplement.id)))
