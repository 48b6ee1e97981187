"""What a letter looks like: the file that was scanned, kept as it came by its hash, and the pages that are drawn of it.

The file is hostile until it is read: only the worker opens it, in a bounded process, and what people see are the pictures
that come out of there.
"""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, Session, SQLModel, select

from eservices import clock, jobs
from eservices.contact_centre.letters import mail as mails
from eservices.contact_centre.letters.mail import Mail
from eservices.contact_centre.refusals import MailGone, TooManyScans
from eservices.database import UtcTime
from eservices.files import Stored
from eservices.people import Colleague
from eservices.refusals import KindOfFileRefused

DRAW = "draw_scan"
MOST = 10
READ = {"application/pdf": "PDF", "image/jpeg": "JPEG", "image/png": "PNG", "image/tiff": "TIFF"}


class MailScan(SQLModel, table=True):
    """A file of a letter. `problem` is a code of why no pages could be drawn of it."""

    __tablename__ = "mail_scans"
    __table_args__ = (CheckConstraint("state IN ('waiting', 'drawn', 'refused')", name="state"),)

    id: int | None = Field(default=None, primary_key=True)
    mail_id: int = Field(foreign_key="mail.id", index=True)
    name: str = Field(max_length=200)
    size: int
    media_type: str = Field(max_length=100)
    sha256: str = Field(max_length=64)
    stored_at: datetime = Field(sa_type=UtcTime)
    by_id: int = Field(foreign_key="staff.id")
    by_name: str = Field(max_length=100)
    state: str = Field(default="waiting", max_length=10)
    problem: str = Field(default="", max_length=20)


class MailPage(SQLModel, table=True):
    """The picture of one page, from 1."""

    __tablename__ = "mail_pages"
    __table_args__ = (Index("uq_mail_pages_number", "scan_id", "number", unique=True),)

    id: int | None = Field(default=None, primary_key=True)
    scan_id: int = Field(foreign_key="mail_scans.id")
    number: int
    sha256: str = Field(max_length=64)
    width: int
    height: int


class Drawn(NamedTuple):
    """A page's picture, kept."""

    sha256: str
    width: int
    height: int


def add(db: Session, mail: Mail, by: Colleague, stored: Stored) -> MailScan:
    """A file of the letter; the worker draws its pages. The same bytes twice are one.

    Raises KindOfFileRefused and TooManyScans.
    """
    if stored.media_type not in READ:
        raise KindOfFileRefused(stored.name, tuple(READ.values()))
    before = of_mail(db, mail)
    same = next((each for each in before if each.sha256 == stored.sha256), None)
    if same:
        return same
    if len(before) >= MOST:
        raise TooManyScans(MOST)
    scan = MailScan(mail_id=mail.id or 0, stored_at=clock.now(), by_id=by.id, by_name=by.full_name, **stored._asdict())
    db.add(scan)
    db.flush()
    jobs.enqueue(db, DRAW, {"scan_id": scan.id}, key=f"{DRAW}:{scan.id}")
    jobs.hasten(db, f"{DRAW}:{scan.id}")
    mails.note(db, mail, by, "scanned")
    return scan


def of_mail(db: Session, mail: Mail) -> list[MailScan]:
    return list(db.exec(select(MailScan).where(MailScan.mail_id == mail.id).order_by(MailScan.id)))


def pages_of(db: Session, mail: Mail) -> list[MailPage]:
    """The pages of all its files, in order."""
    pages = select(MailPage).join(MailScan, MailScan.id == MailPage.scan_id).where(MailScan.mail_id == mail.id)
    return list(db.exec(pages.order_by(MailPage.scan_id, MailPage.number)))


def find_page(db: Session, mail: Mail, number: int) -> MailPage:
    """One page of a letter that has been found. Raises MailGone."""
    page = select(MailPage).join(MailScan, MailScan.id == MailPage.scan_id)
    found = db.exec(page.where(MailPage.id == number, MailScan.mail_id == mail.id)).first()
    if found is None:
        raise MailGone
    return found


def to_draw(db: Session, scan_id: int) -> MailScan | None:
    """The file if it still waits; the job may be run twice."""
    scan = db.get(MailScan, scan_id)
    return scan if scan and scan.state == "waiting" else None


def keep_pages(db: Session, scan_id: int, drawn: list[Drawn]) -> None:
    scan = to_draw(db, scan_id)
    if scan is None:
        return
    db.add_all(MailPage(scan_id=scan_id, number=number, **each._asdict()) for number, each in enumerate(drawn, start=1))
    scan.state = "drawn"
    db.add(scan)


def refuse(db: Session, scan_id: int, problem: str) -> None:
    scan = to_draw(db, scan_id)
    if scan:
        scan.state, scan.problem = "refused", problem
        db.add(scan)
