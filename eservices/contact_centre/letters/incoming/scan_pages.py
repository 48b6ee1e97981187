"""The pages of scanned files: the picture of each, which sheet's page it is, and what was read of it.

A page lies in one letter, or in none yet. Whoever may see the letter may see it.
"""

from typing import Any, NamedTuple

from sqlalchemy import JSON, CheckConstraint, Index, func, text
from sqlmodel import Field, Session, SQLModel, col, select

from eservices.contact_centre.letters.incoming.mail import Mail
from eservices.contact_centre.letters.incoming.scans import Scan
from eservices.contact_centre.refusals import MailGone

STATES = ("waiting", "read", "unread", "unknown", "blank", "double")
ALARMS = ("two_of_one", "came_before", "no_serial")
_HAS_TOKEN = text("token != ''")


class ScanPage(SQLModel, table=True):
    """One page of a file, counted from 1 by `number`; `page` is its number on the sheet, 0 for what is no sheet of ours.

    `waiting` to be read, `read` (`reading` is a PageRead, `squared_sha256` the page made straight, 210 × 297 mm), `unread`
    (known, yet nothing could be read of it: `problem` says why), `unknown` (no sheet of ours), `blank`, or `double`: the same
    paper as page `same_as_id`. `alarm` is a code of why it may be somebody else's; a person looks and takes it away.
    """

    __tablename__ = "scan_pages"
    __table_args__ = (
        CheckConstraint(f"alarm IN {('', *ALARMS)}", name="alarm"),
        CheckConstraint(f"state IN {STATES}", name="state"),
        Index("uq_scan_pages_number", "scan_id", "number", unique=True),
        Index("ix_scan_pages_mail", "mail_id", "scan_id", "number"),
        Index("ix_scan_pages_token", "token", "page", sqlite_where=_HAS_TOKEN, postgresql_where=_HAS_TOKEN),
    )

    id: int | None = Field(default=None, primary_key=True)
    scan_id: int = Field(foreign_key="scans.id")
    number: int
    mail_id: int | None = Field(default=None, foreign_key="mail.id")
    sha256: str = Field(max_length=64)
    width: int
    height: int
    look: str = Field(default="", max_length=64)
    state: str = Field(default="waiting", max_length=10)
    problem: str = Field(default="", max_length=20)
    alarm: str = Field(default="", max_length=20)
    service_id: str = Field(default="", max_length=40)
    version: int = 0
    page: int = 0
    token: str = Field(default="", max_length=20)
    named_by_name: str = Field(default="", max_length=100)
    """Who told which page it is, when its code could not be read."""
    reading: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    squared_sha256: str = Field(default="", max_length=64)
    same_as_id: int | None = Field(default=None, foreign_key="scan_pages.id")

    @property
    def is_named(self) -> bool:
        """Whether it is known which sheet's page it is."""
        return self.token != ""

    @property
    def counts(self) -> bool:
        """Whether it is one of the pages that its letter's sheet is made of."""
        return self.is_named and self.state != "double"


class Drawn(NamedTuple):
    """A page's picture, kept."""

    sha256: str
    width: int
    height: int
    look: str = ""
    state: str = "unknown"
    problem: str = ""


def keep(db: Session, scan: Scan, first: int, drawn: list[Drawn]) -> list[ScanPage]:
    """Pages `first` and on, each kept once; those of a letter's own file lie in the letter."""
    there = set(db.exec(select(ScanPage.number).where(ScanPage.scan_id == scan.id, ScanPage.number >= first)))
    numbered = [(number, each) for number, each in enumerate(drawn, start=first) if number not in there]
    pages = [ScanPage(scan_id=scan.id or 0, number=n, mail_id=scan.mail_id, **each._asdict()) for n, each in numbered]
    db.add_all(pages)
    db.flush()
    return pages


def of_scan(db: Session, scan: Scan) -> list[ScanPage]:
    """Every page of a file, in order, whoever may see them."""
    return list(db.exec(select(ScanPage).where(ScanPage.scan_id == scan.id).order_by(col(ScanPage.number))))


def of_mail(db: Session, mail: Mail) -> list[ScanPage]:
    """The pages that lie in a letter which has been found, as they were scanned."""
    mine = select(ScanPage).where(ScanPage.mail_id == mail.id)
    return list(db.exec(mine.order_by(col(ScanPage.scan_id), col(ScanPage.number))))


def count(db: Session, scan: Scan, problem: str | None = None) -> int:
    """How many of its pages have been looked at, or have that problem."""
    mine = select(func.count()).where(ScanPage.scan_id == scan.id)
    return db.exec(mine if problem is None else mine.where(ScanPage.problem == problem)).one()


def waiting(db: Session, scan: Scan, most: int) -> list[ScanPage]:
    """The first pages that are known and have still to be read."""
    mine = select(ScanPage).where(ScanPage.scan_id == scan.id, ScanPage.state == "waiting")
    return list(db.exec(mine.order_by(col(ScanPage.number)).limit(most)))


def to_read(db: Session, page_id: int) -> ScanPage | None:
    """A page that is known and has still to be read."""
    page = db.get(ScanPage, page_id)
    return page if page and page.state == "waiting" else None


def keep_reading(db: Session, page_id: int, reading: dict[str, Any] | None, squared_sha256: str, problem: str = "") -> None:
    """What was read of a page, once."""
    page = to_read(db, page_id)
    if page:
        page.reading, page.squared_sha256, page.problem = reading, squared_sha256, problem
        page.state = "unread" if problem else "read"
        db.add(page)


def has_left(db: Session, scan: Scan, mail: Mail) -> bool:
    """Whether a page of a letter's file lies in another letter."""
    elsewhere = select(ScanPage.id).where(ScanPage.scan_id == scan.id, ScanPage.mail_id != mail.id)
    return db.exec(elsewhere.limit(1)).first() is not None


def find(db: Session, mail: Mail, page_id: int) -> ScanPage:
    """One page of a letter that has been found. Raises MailGone."""
    found = db.exec(select(ScanPage).where(ScanPage.id == page_id, ScanPage.mail_id == mail.id)).first()
    if found is None:
        raise MailGone
    return found
