"""What a machine has read of a letter's sheet, as a person settled it: question by question, who, and whether it was right.

The answer stands here only until it lies in an application or a case; what stays is how good the reader was.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, Index, func, null, update
from sqlmodel import Field, Session, SQLModel, col, delete, select

from eservices import clock
from eservices.contact_centre.letters.incoming import mail as mails
from eservices.contact_centre.letters.incoming.mail import Mail
from eservices.database import UtcTime
from eservices.inserting import insert_for
from eservices.people import Colleague

OUTCOMES = ("accepted", "corrected", "typed", "empty", "asked")
READ = ("accepted", "corrected")
"""What became of answers that the machine had proposed; to the others it had proposed nothing."""
SCREEN = "screen"
"""Why nothing is told of the reader: the answer was filled in on a screen, and nobody's hand had to be read."""


class PaperAnswer(SQLModel, table=True):
    """One question of one letter. `why` are the codes of what was in doubt about it, none for what was sure.

    `accepted` as it was read, `corrected`, `typed` where nothing had been read, left `empty`, or to be `asked` for.
    """

    __tablename__ = "paper_answers"
    __table_args__ = (
        CheckConstraint(f"outcome IN {OUTCOMES}", name="outcome"),
        Index("uq_paper_answers_path", "mail_id", "path", unique=True),
        Index("ix_paper_answers_figures", "at", "kind", "is_sure", "outcome"),
    )

    id: int | None = Field(default=None, primary_key=True)
    mail_id: int = Field(foreign_key="mail.id")
    path: str = Field(max_length=200)
    kind: str = Field(max_length=30)
    is_sure: bool
    why: str = Field(default="", max_length=200)
    outcome: str = Field(max_length=10)
    value: object = Field(default=None, sa_type=JSON(none_as_null=True), nullable=True)
    at: datetime = Field(sa_type=UtcTime)
    by_id: int = Field(foreign_key="staff.id")
    by_name: str = Field(max_length=100)


@dataclass(frozen=True)
class Settled:
    """What a person says of one question."""

    path: str
    kind: str
    value: object
    outcome: str
    why: tuple[str, ...] = ()


@dataclass(frozen=True)
class Figure:
    """How many answers of a kind went one way."""

    kind: str
    is_sure: bool
    outcome: str
    count: int


def settle(db: Session, mail: Mail, by: Colleague, settled: Iterable[Settled]) -> None:
    """Write what a person has seen and said; the latest word on a question counts. Raises MailMoved."""
    mails.refuse_done(mail)
    insert = insert_for(db.get_bind().dialect.name, PaperAnswer)
    kept = {name: insert.excluded[name] for name in ("kind", "is_sure", "why", "outcome", "value", "at", "by_id", "by_name")}
    latest = insert.on_conflict_do_update(index_elements=["mail_id", "path"], set_=kept)
    for each in settled:
        row = {"mail_id": mail.id, "path": each.path, "kind": each.kind, "is_sure": not each.why, "why": " ".join(each.why)}
        row |= {"outcome": each.outcome, "value": each.value, "at": clock.now(), "by_id": by.id, "by_name": by.full_name}
        db.exec(latest, params=row)


def of_mail(db: Session, mail: Mail) -> dict[str, PaperAnswer]:
    """Path → what was settled, of a letter that has been found."""
    mine = select(PaperAnswer).where(PaperAnswer.mail_id == mail.id).order_by(col(PaperAnswer.id))
    return {each.path: each for each in db.exec(mine, execution_options={"populate_existing": True})}


def take_back(db: Session, mail: Mail, path: str) -> None:
    """That question waits again. Raises MailMoved."""
    mails.refuse_done(mail)
    db.exec(delete(PaperAnswer).where(col(PaperAnswer.mail_id) == mail.id, col(PaperAnswer.path) == path))


def lay_aside(db: Session, mail: Mail) -> None:
    """The answers lie in an application or a case: here they are forgotten."""
    db.exec(update(PaperAnswer).where(col(PaperAnswer.mail_id) == mail.id).values(value=null()))


def figures(db: Session, since: datetime) -> list[Figure]:
    """What became of what was read, by kind of question."""
    columns = (PaperAnswer.kind, PaperAnswer.is_sure, PaperAnswer.outcome)
    counted = select(*columns, func.count()).where(col(PaperAnswer.at) > since, PaperAnswer.why != SCREEN).group_by(*columns)
    return [Figure(*row) for row in db.exec(counted)]


def by_outcome(found: Mapping[str, PaperAnswer], outcome: str) -> list[str]:
    """The paths that went that way."""
    return [path for path, each in found.items() if each.outcome == outcome]
