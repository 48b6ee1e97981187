"""Papers that have been scanned twice: which earlier pages a page may be the same paper as, and that it is."""

from sqlmodel import Session, col, select

from eservices import tokens
from eservices.contact_centre.letters.incoming.scan_pages import ScanPage

MOST = 6


def candidates(db: Session, page: ScanPage) -> list[ScanPage]:
    """Earlier pages of the same name, the latest first; none where everybody's sheets have one name, since ticks are alike."""
    if page.state != "read" or not page.squared_sha256:
        return []
    sheet = tokens.sheet_of(db, page.token)
    if sheet is None or sheet.token == page.token:
        return []
    same = select(ScanPage).where(ScanPage.token == page.token, ScanPage.token != "", ScanPage.page == page.page)
    before = same.where(col(ScanPage.id) < (page.id or 0), ScanPage.state == "read", ScanPage.squared_sha256 != "")
    return list(db.exec(before.order_by(col(ScanPage.id).desc()).limit(MOST)))


def mark(db: Session, page_id: int, twin_id: int) -> None:
    """Raises NoResultFound for pages that are not there."""
    page, twin = db.get_one(ScanPage, page_id), db.get_one(ScanPage, twin_id)
    if page.state == "read":
        page.state, page.same_as_id, page.alarm = "double", twin.id, ""
        db.add(page)
