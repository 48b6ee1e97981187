"""The sheet that the code on a page names: by a copy's token, a serial, or a master's own."""

from sqlalchemy.orm import defer
from sqlmodel import Session

from eservices import copies, sheets
from eservices.sheets import Sheet


def sheet_of(db: Session, token: str) -> Sheet | None:
    """The master, its PDF read when asked for; None for what is not ours."""
    return sheets.of_own_token(db, token) or _of_copy(db, token) or sheets.of_serial(db, token)


def _of_copy(db: Session, token: str) -> Sheet | None:
    copy = copies.find(db, token)
    if copy is None or copy.sheet_id:
        return db.get(Sheet, copy.sheet_id, options=[defer(Sheet.pdf)]) if copy else None
    return sheets.find(db, copy.version_id, copy.language, copy.size, part=sheets.part_of(copy.paths))
