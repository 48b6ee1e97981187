"""How the person of a case hears from us, and where a letter reaches them: as noted last, or as the application tells."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import JSON, CheckConstraint
from sqlmodel import Field, Session, SQLModel, col, select

from eservices import clock, completions, services, tokens
from eservices.cases import Case
from eservices.contact_centre.letters.incoming.mail import Mail
from eservices.contact_centre.letters.outgoing.posting import Address
from eservices.copies import Copy
from eservices.database import UtcTime
from eservices.people import Colleague
from eservices.sheets import SIZES
from forms.standard.behalf import person_of
from forms.standard.reply import has_email, wished

How = Literal["letter", "phone", "email", "none"]
Source = Literal["noted", "answer", "channel", "guess"]
HOWS: tuple[How, ...] = ("letter", "phone", "email", "none")
BY_MOUTH = ("phone", "counter")


class ReplyWay(SQLModel, table=True):
    """What was noted of it, by a colleague or by the person on the case's own page (`by_id` None)."""

    __tablename__ = "reply_ways"
    __table_args__ = (CheckConstraint(f"how IN {HOWS}", name="how"), CheckConstraint(f"size IN {SIZES}", name="size"))

    case_id: int = Field(primary_key=True, foreign_key="cases.id")
    how: str = Field(max_length=10)
    to_name: str = Field(default="", max_length=200)
    to_lines: list[str] = Field(default_factory=list, sa_type=JSON)
    size: str = Field(default="standard", max_length=10)
    at: datetime = Field(sa_type=UtcTime)
    by_id: int | None = Field(default=None, foreign_key="staff.id")
    by_name: str = Field(default="", max_length=100)


@dataclass(frozen=True)
class Way:
    """How one hears from us. `source` tells how it is known: noted, answered in the application, it came as a letter, or
    guessed, since somebody who rang or came has given no mail address."""

    how: str
    source: Source
    to: Address
    size: str = "standard"

    @property
    def is_letter(self) -> bool:
        return self.how == "letter"

    @property
    def has_address(self) -> bool:
        return bool(self.to.name and self.to.lines)


def note(db: Session, case: Case, by: Colleague | None, how: How, to: Address, size: str = "standard") -> None:
    """It is so from now on; `by` is None where the person has said it themselves."""
    row = db.get(ReplyWay, case.id) or ReplyWay(case_id=case.id or 0, how=how, at=clock.now())
    row.how, row.to_name, row.to_lines, row.size, row.at = how, to.name[:200], list(to.lines), size, clock.now()
    row.by_id, row.by_name = (by.id, by.full_name) if by else (None, "")
    db.add(row)
    db.flush()


def of_case(db: Session, case: Case) -> Way:
    """As it was noted, or as far as the application tells."""
    row = db.get(ReplyWay, case.id)
    return Way(row.how, "noted", Address(row.to_name, tuple(row.to_lines)), row.size) if row else _told(db, case)


def noted(db: Session, case: Case) -> ReplyWay | None:
    return db.get(ReplyWay, case.id)


def _told(db: Session, case: Case) -> Way:
    form, answers = services.version(db, case.version_id).form, completions.answers_of(db, case)
    person, wish = person_of(form, answers), wished(answers)
    to = Address(person.name or case.applicant or "", person.lines)
    if wish:
        return Way(wish, "answer", to, _size(db, case))
    if has_email(form, answers) or case.channel not in ("letter", *BY_MOUTH):
        return Way("none", "channel", to, _size(db, case))
    return Way("letter", "guess" if case.channel in BY_MOUTH else "channel", to, _size(db, case))


def _size(db: Session, case: Case) -> str:
    """Letters are as large as on the sheet that came back, or was made, for this application."""
    came = db.exec(select(Mail.token).where(Mail.journey == case.journey)).first()
    sheet = tokens.sheet_of(db, came) if came else None
    made = select(Copy.size).where(Copy.journey == case.journey).order_by(col(Copy.id).desc())
    return sheet.size if sheet else db.exec(made).first() or "standard"
