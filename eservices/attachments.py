"""Files that belong to drafts and cases. The row says what was sent; the bytes lie in `files`, under their sha256."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, func, text
from sqlmodel import Field, Session, SQLModel, select

from eservices import clock, drafts
from eservices.cases import Case
from eservices.database import UtcTime
from eservices.drafts import Draft
from eservices.files import Stored
from eservices.inserting import insert_new
from eservices.refusals import FileGone, TooManyFiles

MOST = 50
_A_COPY = text("kind = 'copy'")


class Attachment(SQLModel, table=True):
    """One file: `sent` by the applicant as the answer to `question` (a path), or a `copy` that was made of the application."""

    __tablename__ = "attachments"
    __table_args__ = (
        CheckConstraint("kind IN ('sent', 'copy')", name="kind"),
        CheckConstraint("draft_id IS NOT NULL OR case_id IS NOT NULL", name="belongs"),
        Index("uq_attachments_copy", "case_id", unique=True, sqlite_where=_A_COPY, postgresql_where=_A_COPY),
    )

    id: int | None = Field(default=None, primary_key=True)
    draft_id: int | None = Field(default=None, foreign_key="drafts.id", index=True, ondelete="CASCADE")
    case_id: int | None = Field(default=None, foreign_key="cases.id", index=True)
    kind: str = Field(default="sent", max_length=10)
    question: str = Field(default="", max_length=200)
    name: str = Field(max_length=200)
    size: int
    media_type: str = Field(max_length=100)
    sha256: str = Field(max_length=64)
    stored_at: datetime = Field(sa_type=UtcTime)


def attach(db: Session, draft: Draft, question: str, stored: Stored) -> Attachment:
    """Tie stored bytes to a draft. Raises TooManyFiles and AlreadyFiled."""
    drafts.hold(db, draft)
    if db.exec(select(func.count()).where(Attachment.draft_id == draft.id)).one() >= MOST:
        raise TooManyFiles(MOST)
    attachment = Attachment(draft_id=draft.id, question=question, **stored._asdict(), stored_at=clock.now())
    db.add(attachment)
    db.flush()
    return attachment


def remove(db: Session, draft: Draft, attachment_id: int) -> None:
    """Take a file back before sending. Raises FileGone and AlreadyFiled."""
    drafts.hold(db, draft)
    db.delete(find_in_draft(db, draft, attachment_id))
    db.flush()


def find_in_draft(db: Session, draft: Draft, attachment_id: int) -> Attachment:
    return _one(db, Attachment.id == attachment_id, Attachment.draft_id == draft.id)


def of_draft(db: Session, draft: Draft) -> list[Attachment]:
    return list(db.exec(select(Attachment).where(Attachment.draft_id == draft.id).order_by(Attachment.id)))


def find_in_case(db: Session, case: Case, attachment_id: int) -> Attachment:
    """A file of a case that was found behind its walls. Raises FileGone."""
    return _one(db, Attachment.id == attachment_id, Attachment.case_id == case.id)


def of_case(db: Session, case: Case) -> list[Attachment]:
    return list(db.exec(select(Attachment).where(Attachment.case_id == case.id).order_by(Attachment.id)))


def keep_copy(db: Session, case_id: int, stored: Stored) -> Attachment:
    """Keep the copy of what was sent. If there is one already, that one stays and is returned."""
    columns = {"case_id": case_id, "kind": "copy", "question": "", "stored_at": clock.now(), **stored._asdict()}
    db.exec(insert_new(db, Attachment), params=columns)
    return _one(db, Attachment.case_id == case_id, Attachment.kind == "copy")


def _one(db: Session, *where: object) -> Attachment:
    attachment = db.exec(select(Attachment).where(*where)).first()
    if attachment is None:
        raise FileGone
    return attachment
