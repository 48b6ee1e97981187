"""Printed masters: one for each version, language, size and face of the municipality, made once and kept.

A master is of the whole form, or of that part of it that somebody has left to answer.

Each sheet that is handed out blank bears a serial of its own, so that two people's pages are never taken for one person's.
A serial needs no row: it names its master, and proves that it does.
"""

import hashlib
from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, LargeBinary, UniqueConstraint, delete
from sqlalchemy.orm import defer
from sqlmodel import Field, Session, SQLModel, col, select
from sqlmodel.sql.expression import SelectOfScalar

from eservices import clock, jobs
from eservices.database import UtcTime
from eservices.inserting import insert_new
from eservices.references import as_number, check_character, code_from, in_letters, is_proved, random_letters
from forms.texts import LONGEST_CODE

RENDER = "render_sheet"
SIZES = ("standard", "large", "largest")
"""Letters of 14, 18 and 24 points."""
MASTER_LETTERS, RANDOM_LETTERS, PROOF_LETTERS = 4, 8, 2
"""What a serial is made of, before its check character; as long as `references.new_token`."""


class Sheet(SQLModel, table=True):
    """A master. `token` stands in the code on each page; `layout` tells where on the paper each answer is written.

    `face` is that of the municipality when it was drawn: paper with the old telephone number is not handed out, yet still read.
    `part` is empty for the whole form, else `part_of` the questions that it asks.
    """

    __tablename__ = "sheets"
    __table_args__ = (
        UniqueConstraint("version_id", "language", "size", "face", "part"),
        CheckConstraint(f"size IN {SIZES}", name="size"),
    )

    id: int | None = Field(default=None, primary_key=True)
    version_id: int = Field(foreign_key="versions.id")
    language: str = Field(max_length=LONGEST_CODE)
    size: str = Field(max_length=10)
    face: str = Field(default="", max_length=16)
    part: str = Field(default="", max_length=20)
    token: str = Field(unique=True, max_length=20)
    pdf: bytes = Field(sa_type=LargeBinary)
    sha256: str = Field(max_length=64)
    layout: dict[str, object] = Field(sa_type=JSON)
    pages: int
    made_at: datetime = Field(sa_type=UtcTime)


def part_of(paths: Collection[str]) -> str:
    """The name of a part of a form, given the questions that it asks; that of the whole for none."""
    return hashlib.sha256("\n".join(sorted(paths)).encode()).hexdigest()[:16] if paths else ""


def order(db: Session, version_id: int, language: str, size: str, face: str = "", paths: Collection[str] = ()) -> None:
    """Have the master made by the worker, if no one has ordered it (in this face) yet; of `paths` alone, where some are."""
    payload = {"version_id": version_id, "language": language, "size": size} | ({"paths": list(paths)} if paths else {})
    jobs.enqueue(db, RENDER, payload, key=_key(version_id, language, size, face, paths))


def order_at_once(db: Session, version_id: int, language: str, size: str, face: str = "", paths: Collection[str] = ()) -> None:
    """The same for somebody who waits for it: before the masters that nobody has asked for."""
    order(db, version_id, language, size, face, paths)
    jobs.hasten(db, _key(version_id, language, size, face, paths))


def _key(version_id: int, language: str, size: str, face: str, paths: Collection[str]) -> str:
    return f"sheet:{version_id}:{language}:{size}:{face}:{part_of(paths)}".rstrip(":")


def keep(
    db: Session, version_id: int, language: str, size: str, token: str, pdf: bytes, layout: Mapping[str, object], pages: int,
    face: str = "", part: str = "",
) -> Sheet:  # fmt: skip
    """Keep a rendered master (`token` from `references.new_token`). If there is one already, that one stays and is returned."""
    columns = {
        "version_id": version_id,
        "language": language,
        "size": size,
        "token": token,
        "pdf": pdf,
        "pages": pages,
        "face": face,
        "part": part,
    }
    made = {"sha256": hashlib.sha256(pdf).hexdigest(), "layout": dict(layout), "made_at": clock.now()}
    db.exec(insert_new(db, Sheet), params=columns | made)
    return db.exec(_of(version_id, language, size, face, part)).one()


def find(db: Session, version_id: int, language: str, size: str, face: str | None = None, part: str = "") -> Sheet | None:
    """The master with its PDF, in that face or the latest; the layout is read when it is asked for."""
    return db.exec(_of(version_id, language, size, face, part).options(defer(Sheet.layout))).first()


def new_serial(sheet: Sheet) -> str:
    """The name of one sheet that is handed out blank: its master, 36 bits at random, and a proof that it is this house's."""
    begun = in_letters(sheet.id or 0, MASTER_LETTERS) + random_letters(RANDOM_LETTERS)
    proved = begun + _proof(sheet, begun)
    return proved + check_character(proved)


def of_own_token(db: Session, token: str) -> Sheet | None:
    """The master that bears it itself, its PDF read when asked for."""
    return db.exec(select(Sheet).where(Sheet.token == token).options(defer(Sheet.pdf))).first()


def of_serial(db: Session, token: str) -> Sheet | None:
    """The master of a blank sheet that was handed out; None for a serial that is not proved."""
    number = as_number(token[:MASTER_LETTERS]) if is_proved(token) else None
    sheet = db.exec(select(Sheet).where(Sheet.id == number).options(defer(Sheet.pdf))).first() if number else None
    begun = token[: MASTER_LETTERS + RANDOM_LETTERS]
    return sheet if sheet and token[len(begun) : -1] == _proof(sheet, begun) else None


def _proof(sheet: Sheet, begun: str) -> str:
    """Follows from the master's token, which another municipality's sheet of that number does not have."""
    return code_from(sheet.token, begun)[:PROOF_LETTERS]


def layouts(db: Session, version_id: int) -> list[dict[str, object]]:
    """The layout maps of a version's masters of the whole form, as far as they have been drawn."""
    whole = select(Sheet.layout).where(Sheet.version_id == version_id, Sheet.part == "")
    return list(db.exec(whole.order_by(col(Sheet.id))))


def _of(version_id: int, language: str, size: str, face: str | None, part: str) -> SelectOfScalar[Sheet]:
    masters = select(Sheet).where(Sheet.version_id == version_id, Sheet.language == language, Sheet.size == size)
    masters = masters.where(Sheet.part == part)
    return masters.order_by(col(Sheet.id).desc()) if face is None else masters.where(Sheet.face == face)


def order_again(db: Session, version_ids: Collection[int], face: str) -> None:
    """Have every master of these versions that was drawn in another face drawn in this one; a part is drawn when it is sent."""
    rows = select(Sheet.version_id, Sheet.language, Sheet.size, Sheet.face).where(col(Sheet.version_id).in_(version_ids))
    drawn = {tuple(row) for row in db.exec(rows.where(Sheet.part == ""))}
    for version_id, language, size in sorted({row[:3] for row in drawn} - {row[:3] for row in drawn if row[3] == face}):
        order(db, version_id, language, size, face)


def remove_of(db: Session, version_ids: Collection[int]) -> None:
    """Remove the masters of these versions, and the promises to draw them."""
    db.exec(delete(Sheet).where(col(Sheet.version_id).in_(version_ids)))
    for version_id in version_ids:
        db.exec(delete(jobs.Job).where(col(jobs.Job.key).startswith(f"sheet:{version_id}:"), col(jobs.Job.state) != "done"))
