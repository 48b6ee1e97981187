"""Scanned files, kept as they came by their hash: of one letter, or a pile of many that is sorted when it is read.

A file is hostile until it is read: only the worker opens it, in a bounded process, and what people see are the pictures
that come out of there (`scan_pages`).
"""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, Session, SQLModel, col, select

from eservices import clock, jobs
from eservices.contact_centre.letters.incoming import mail as mails
from eservices.contact_centre.letters.incoming.mail import Mail
from eservices.contact_centre.refusals import TooManyScans
from eservices.database import UtcTime
from eservices.files import Stored
from eservices.people import Colleague
from eservices.refusals import KindOfFileRefused

READ = "read_scan"
MOST = 10
MOST_PAGES, MOST_IN_PILE = 40, 1000
TAKEN = {"application/pdf": "PDF", "image/jpeg": "JPEG", "image/png": "PNG", "image/tiff": "TIFF", "image/heic": "HEIC"}
_IS_PILE = text("group_id IS NOT NULL")


class Scan(SQLModel, table=True):
    """A file: of the letter `mail_id`, or a pile that lies with `group_id` and reached us on `reached_on`.

    `pages` are those that it has, once that is known; `problem` is a code of why they cannot be read.
    """

    __tablename__ = "scans"
    __table_args__ = (
        CheckConstraint("(mail_id IS NULL) = (group_id IS NOT NULL)", name="belongs"),
        CheckConstraint("(group_id IS NULL) = (reached_on IS NULL)", name="reached"),
        CheckConstraint("state IN ('waiting', 'reading', 'done', 'refused')", name="state"),
        Index("ix_scans_piles", "group_id", "id", sqlite_where=_IS_PILE, postgresql_where=_IS_PILE),
    )

    id: int | None = Field(default=None, primary_key=True)
    mail_id: int | None = Field(default=None, foreign_key="mail.id", index=True)
    group_id: str | None = Field(default=None, foreign_key="groups.id", max_length=40)
    name: str = Field(max_length=200)
    size: int
    media_type: str = Field(max_length=100)
    sha256: str = Field(max_length=64, index=True)
    stored_at: datetime = Field(sa_type=UtcTime)
    by_id: int | None = Field(default=None, foreign_key="staff.id")
    by_name: str = Field(max_length=100)
    state: str = Field(default="waiting", max_length=10)
    problem: str = Field(default="", max_length=20)
    pages: int = 0
    reached_on: date | None = None
    way: str = Field(default="", max_length=20)
    postmarked_on: date | None = None

    @property
    def is_being_read(self) -> bool:
        return self.state in ("waiting", "reading")

    @property
    def is_pile(self) -> bool:
        return self.mail_id is None

    @property
    def most_pages(self) -> int:
        return MOST_IN_PILE if self.is_pile else MOST_PAGES


def refuse_other_kinds(stored: Stored) -> None:
    """Raises KindOfFileRefused for what is no picture of paper."""
    if stored.media_type not in TAKEN:
        raise KindOfFileRefused(stored.name, tuple(TAKEN.values()))


def add(db: Session, mail: Mail, by: Colleague, stored: Stored) -> Scan:
    """A file of the letter; the worker reads it. The same bytes twice are one.

    Raises KindOfFileRefused and TooManyScans.
    """
    refuse_other_kinds(stored)
    before = of_mail(db, mail)
    same = next((each for each in before if each.sha256 == stored.sha256), None)
    if same:
        return same
    if len(before) >= MOST:
        raise TooManyScans(MOST)
    scan = Scan(mail_id=mail.id, stored_at=clock.now(), by_id=by.id, by_name=by.full_name, **stored._asdict())
    order_reading(db, scan)
    mails.note(db, mail, by, "scanned")
    return scan


def order_reading(db: Session, scan: Scan) -> None:
    """Keep the row, and have the worker read the file before what nobody waits for."""
    db.add(scan)
    db.flush()
    jobs.enqueue(db, READ, {"scan_id": scan.id}, key=f"{READ}:{scan.id}")
    jobs.hasten(db, f"{READ}:{scan.id}")


def of_mail(db: Session, mail: Mail) -> list[Scan]:
    """The files that came in as the letter's own."""
    return list(db.exec(select(Scan).where(Scan.mail_id == mail.id).order_by(col(Scan.id))))


def to_read(db: Session, scan_id: int) -> Scan | None:
    """The file as long as it is not read to its end; the job may be run twice."""
    scan = db.get(Scan, scan_id)
    return scan if scan and scan.is_being_read else None


def begin(db: Session, scan_id: int, pages: int) -> None:
    """It is known how many pages it has."""
    scan = to_read(db, scan_id)
    if scan:
        scan.state, scan.pages = "reading", pages
        db.add(scan)


def refuse(db: Session, scan_id: int, problem: str) -> None:
    scan = to_read(db, scan_id)
    if scan:
        scan.state, scan.problem = "refused", problem
        db.add(scan)
        db.flush()
