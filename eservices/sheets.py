"""Printed masters: one for each version, language and size, made once and kept."""

import hashlib
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, LargeBinary, UniqueConstraint
from sqlalchemy.orm import defer
from sqlmodel import Field, Session, SQLModel, select

from eservices import clock, jobs
from eservices.database import UtcTime
from eservices.inserting import insert_new

RENDER = "render_sheet"


class Sheet(SQLModel, table=True):
    """A master. `token` stands in the code on each page; `layout` tells where on the paper each answer is written."""

    __tablename__ = "sheets"
    __table_args__ = (
        UniqueConstraint("version_id", "language", "size"),
        CheckConstraint("size IN ('standard', 'large')", name="size"),
    )

    id: int | None = Field(default=None, primary_key=True)
    version_id: int = Field(foreign_key="versions.id")
    language: str = Field(max_length=3)
    size: str = Field(max_length=10)
    token: str = Field(unique=True, max_length=20)
    pdf: bytes = Field(sa_type=LargeBinary)
    sha256: str = Field(max_length=64)
    layout: dict[str, object] = Field(sa_type=JSON)
    pages: int
    made_at: datetime = Field(sa_type=UtcTime)


def order(db: Session, version_id: int, language: str, size: str) -> None:
    """Have the master made by the worker, if no one has ordered it yet."""
    payload = {"version_id": version_id, "language": language, "size": size}
    jobs.enqueue(db, RENDER, payload, key=f"sheet:{version_id}:{language}:{size}")


def keep(
    db: Session, version_id: int, language: str, size: str, token: str, pdf: bytes, layout: Mapping[str, object], pages: int
) -> Sheet:
    """Keep a rendered master (`token` from `references.new_token`). If there is one already, that one stays and is returned."""
    columns = {"version_id": version_id, "language": language, "size": size, "token": token, "pdf": pdf, "pages": pages}
    made = {"sha256": hashlib.sha256(pdf).hexdigest(), "layout": dict(layout), "made_at": clock.now()}
    db.exec(insert_new(db, Sheet), params=columns | made)
    return db.exec(_of(version_id, language, size)).one()


def find(db: Session, version_id: int, language: str, size: str) -> Sheet | None:
    """The master with its PDF; the layout is read when it is asked for."""
    return db.exec(_of(version_id, language, size).options(defer(Sheet.layout))).first()


def _of(version_id: int, language: str, size: str):  # noqa: ANN202
    return select(Sheet).where(Sheet.version_id == version_id, Sheet.language == language, Sheet.size == size)
