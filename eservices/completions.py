"""Answers that came after the filing, on a sheet of what was lacking: what was sent stays as it was sent."""

from datetime import datetime

from sqlalchemy import JSON, Index
from sqlmodel import Field, Session, SQLModel, col, select

from eservices import cases, clock, services
from eservices.cases import Case, CaseAnswers
from eservices.database import UtcTime
from eservices.finding import of_cases
from eservices.people import Colleague
from forms.answers import Answer, Answers, dump, load


class CaseCompletion(SQLModel, table=True):
    """What came at one time: path → value and source. It goes before what was sent, and a later one before an earlier."""

    __tablename__ = "case_completions"
    __table_args__ = (Index("ix_case_completions_case", "case_id", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="cases.id")
    answers: dict[str, dict[str, object]] = Field(sa_type=JSON)
    at: datetime = Field(sa_type=UtcTime)
    by_id: int = Field(foreign_key="staff.id")
    by_name: str = Field(max_length=100)


def keep(db: Session, case: Case, answers: Answers, by: Colleague) -> None:
    """What a colleague has confirmed of a case's later answers: the case is found by them, and named if it lacked a name."""
    if not answers:
        return
    number = case.id or 0
    case.applicant = case.applicant or cases.applicant_of(services.version(db, case.version_id).form, answers)
    db.add(CaseCompletion(case_id=number, answers=dump(answers), at=clock.now(), by_id=by.id, by_name=by.full_name))
    db.flush()
    of_cases.changed(db, number, case.journey)


def answers_of(db: Session, case: Case) -> dict[str, Answer]:
    """The answers as they stand, in one question to the database: those that were sent, completed since."""
    later = col(CaseCompletion.case_id) == CaseAnswers.case_id
    both = select(CaseAnswers.answers, CaseCompletion.answers).join(CaseCompletion, later, isouter=True)
    stand: dict[str, Answer] = {}
    for sent, completed in db.exec(both.where(CaseAnswers.case_id == case.id).order_by(col(CaseCompletion.id))):
        stand = (stand or load(sent)) | load(completed or {})
    return stand
