"""Which page of which sheet a scanned page is: by its code, or told by a person who sees it."""

from typing import NamedTuple

from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from eservices import services, tokens
from eservices.contact_centre.letters.incoming.scan_pages import ScanPage
from eservices.refusals import VersionGone
from eservices.services import Version
from eservices.sheets import Sheet

MOST_EXTRA = 30
"""Pages that a copy may have after its sheet's own, for what did not fit."""


class Name(NamedTuple):
    """What stands in a page's code."""

    service: str
    version: int
    page: int
    token: str


class Known(NamedTuple):
    """The sheet that a name is of."""

    sheet: Sheet
    version: Version


def known(db: Session, name: Name) -> Known | None:
    """Our sheet of that name; None for another municipality's, and for one that contradicts itself."""
    sheet = tokens.sheet_of(db, name.token)
    if sheet is None:
        return None
    try:
        version = services.version(db, sheet.version_id)
    except VersionGone:
        return None
    is_same = (version.service_id, version.number) == (name.service, name.version)
    return Known(sheet, version) if is_same and 0 < name.page <= sheet.pages + MOST_EXTRA else None


def give(page: ScanPage, name: Name, by: str = "") -> None:
    """The page is that one, and is to be read as that; `by` is who says so where no code did."""
    page.service_id, page.version, page.page, page.token = name
    page.state, page.problem, page.alarm, page.named_by_name = "waiting", "", "", by
    page.reading, page.squared_sha256, page.same_as_id = None, "", None


def page_of(db: Session, token: str, number: int) -> Name | None:
    """The name of page `number` of the sheet with that token; None for a token that is none of ours."""
    sheet = tokens.sheet_of(db, token) if token else None
    if sheet is None:
        return None
    version = services.version(db, sheet.version_id)
    return Name(version.service_id, version.number, number, token)


def sheets_of(db: Session, service: str) -> list[Known]:
    """The sheets of a service that may come back, the latest version first; of one that was drawn anew, as it is handed out."""
    drawn = select(Sheet, Version).join(Version, col(Version.id) == Sheet.version_id).where(Version.service_id == service)
    lean = (defer(Sheet.pdf), defer(Sheet.layout), defer(Version.definition), defer(Version.source))
    rows = db.exec(drawn.where(Sheet.part == "").order_by(col(Version.number).desc(), col(Sheet.id)).options(*lean))
    return list({(sheet.version_id, sheet.language, sheet.size): Known(sheet, version) for sheet, version in rows}.values())
