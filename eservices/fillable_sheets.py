"""Masters to fill in on a screen: beside each printed one the same pages with fields in them."""

import hashlib

from sqlalchemy import LargeBinary
from sqlmodel import Field, Session, SQLModel

from eservices import jobs
from eservices.inserting import insert_new
from eservices.sheets import RENDER, Sheet


class FillableSheet(SQLModel, table=True):
    """A master's pages with fields. It goes when the master goes."""

    __tablename__ = "fillable_sheets"

    sheet_id: int = Field(primary_key=True, foreign_key="sheets.id", ondelete="CASCADE")
    pdf: bytes = Field(sa_type=LargeBinary)
    sha256: str = Field(max_length=64)


def keep(db: Session, sheet: Sheet, pdf: bytes) -> None:
    """Keep it, unless there is one."""
    columns = {"sheet_id": sheet.id, "pdf": pdf, "sha256": hashlib.sha256(pdf).hexdigest()}
    db.exec(insert_new(db, FillableSheet), params=columns)


def find(db: Session, sheet: Sheet) -> FillableSheet | None:
    return db.get(FillableSheet, sheet.id)


def order_at_once(db: Session, sheet: Sheet) -> None:
    """Have it made for a master that was drawn without, for somebody who waits."""
    payload = {"version_id": sheet.version_id, "language": sheet.language, "size": sheet.size}
    key = f"fillable:{sheet.id}"
    jobs.enqueue(db, RENDER, payload, key=key)
    jobs.hasten(db, key)
