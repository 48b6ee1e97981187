"""What agents may tell callers of a case: one sentence or a few in plain words, written by whoever has the case within walls.

The latest stands; an empty one takes back the one before. All of them are kept: who wrote what, and when.
"""

from datetime import datetime

from sqlalchemy import Index, Text
from sqlmodel import Field, Session, SQLModel, col, select

from eservices import clock
from eservices.cases import Case
from eservices.contact_centre.refusals import SentenceTooLong
from eservices.database import UtcTime
from eservices.people import Colleague

LONGEST = 400
"""What can be said in one breath or two; what is longer belongs in the case."""


class StatusSentence(SQLModel, table=True):
    """`for_citizen`: it stands on the citizen's own page too."""

    __tablename__ = "status_sentences"
    __table_args__ = (Index("ix_status_sentences_case", "case_id", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="cases.id")
    words: str = Field(sa_type=Text)
    for_citizen: bool = False
    at: datetime = Field(sa_type=UtcTime)
    by_id: int = Field(foreign_key="staff.id")
    by_name: str = Field(max_length=100)


def write(db: Session, case: Case, by: Colleague, words: str, *, for_citizen: bool = False) -> StatusSentence:
    """Let this be said from now on; the same again is said once. Raises SentenceTooLong."""
    words = " ".join(words.split())
    if len(words) > LONGEST:
        raise SentenceTooLong(LONGEST)
    before = latest(db, case.id or 0)
    if before and before.words == words and before.for_citizen == for_citizen:
        return before
    made = StatusSentence(
        case_id=case.id or 0, words=words, for_citizen=for_citizen and bool(words), at=clock.now(), by_id=by.id,
        by_name=by.full_name,
    )  # fmt: skip
    db.add(made)
    db.flush()
    return made


def latest(db: Session, case_id: int) -> StatusSentence | None:
    """The last that was written, taken back or not."""
    mine = select(StatusSentence).where(StatusSentence.case_id == case_id)
    return db.exec(mine.order_by(col(StatusSentence.id).desc()).limit(1)).first()


def said(db: Session, case_id: int) -> StatusSentence | None:
    """What may be said now."""
    found = latest(db, case_id)
    return found if found and found.words else None


def history(db: Session, case_id: int) -> list[StatusSentence]:
    """All that could be said, the latest first."""
    mine = select(StatusSentence).where(StatusSentence.case_id == case_id)
    return list(db.exec(mine.order_by(col(StatusSentence.id).desc())))


def of_cases(db: Session, case_ids: list[int]) -> dict[int, StatusSentence]:
    """What may be said of each of several cases."""
    every = select(StatusSentence).where(col(StatusSentence.case_id).in_(case_ids)).order_by(col(StatusSentence.id))
    last = {each.case_id: each for each in db.exec(every)}
    return {case_id: each for case_id, each in last.items() if each.words}
