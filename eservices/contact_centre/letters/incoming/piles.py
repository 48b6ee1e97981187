"""Piles: files with many people's sheets, as a scanner makes them. Each is read in the background and laid out in letters.

A pile lies with the group that opens the post; what is sorted out of it lies where it belongs, and is seen only there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from eservices import clock, people
from eservices.contact_centre.letters.incoming import arriving, scans
from eservices.contact_centre.letters.incoming.mail import Mail
from eservices.contact_centre.letters.incoming.scan_pages import ScanPage
from eservices.contact_centre.letters.incoming.scans import Scan
from eservices.contact_centre.refusals import PileGone
from eservices.files import Stored
from eservices.people import CONTACT_CENTRE, Colleague, Group
from eservices.refusals import ImpossibleArrival

LIMIT = 150_000_000
"""Bytes of one pile: a thousand pages as office machines scan them."""
SCANNER = "Skannern"
"""Who has laid in what nobody brought by hand."""


@dataclass(frozen=True)
class Arrival:
    """When and how everything in a pile has come, and who opens the post."""

    reached_on: date
    way: str = arriving.LATER
    postmarked_on: date | None = None
    group: str = CONTACT_CENTRE


@dataclass(frozen=True)
class Outcome:
    """What has become of a pile so far: pages read, pages by state, and its letters, each with how many pages it has of it,
    and how many of those sound an alarm."""

    read: int
    states: Mapping[str, int]
    alarms: int
    letters: list[tuple[Mail, int, int]] = field(default_factory=list)


def add(db: Session, by: Colleague | None, stored: Stored, arrival: Arrival) -> Scan:
    """A pile; the worker reads it. The same bytes twice are one pile, which is returned as it is.

    `by` is None for what a machine has laid in. Raises KindOfFileRefused, ImpossibleArrival and UnknownGroup.
    """
    scans.refuse_other_kinds(stored)
    people.find_group(db, arrival.group)
    db.exec(select(Group).where(Group.id == arrival.group).with_for_update()).one()
    arriving.arrived_on(arrival.reached_on, arrival.way)
    if arrival.postmarked_on and arrival.postmarked_on > arrival.reached_on:
        raise ImpossibleArrival(arrival.postmarked_on)
    same = _piles().where(Scan.sha256 == stored.sha256, Scan.group_id == arrival.group, Scan.state != "refused")
    if before := db.exec(same).first():
        return before
    pile = Scan(
        group_id=arrival.group, reached_on=arrival.reached_on, way=arrival.way, postmarked_on=arrival.postmarked_on,
        stored_at=clock.now(), by_id=by and by.id, by_name=by.full_name if by else SCANNER, **stored._asdict(),
    )  # fmt: skip
    scans.order_reading(db, pile)
    return pile


def find(db: Session, by: Colleague, number: int) -> Scan:
    """A pile of one's groups. Raises PileGone."""
    found = db.exec(_piles().where(Scan.id == number, col(Scan.group_id).in_(by.groups))).first()
    if found is None:
        raise PileGone
    return found


def lately(db: Session, by: Colleague, limit: int = 10) -> list[Scan]:
    """The latest piles of one's groups, the latest first."""
    mine = _piles().where(col(Scan.group_id).in_(by.groups))
    return list(db.exec(mine.order_by(col(Scan.id).desc()).limit(limit)))


def read_of(db: Session, pile: Scan) -> int:
    """How many pages have been looked at."""
    return db.exec(select(func.count()).where(ScanPage.scan_id == pile.id, ScanPage.state != "waiting")).one()


def outcome(db: Session, pile: Scan) -> Outcome:
    """What has become of it; letters of other groups are counted among the rest, and shown to nobody here."""
    alarms = func.count(func.nullif(ScanPage.alarm, ""))
    own = select(ScanPage.state, func.count(), alarms).where(ScanPage.scan_id == pile.id)
    rows = list(db.exec(own.group_by(ScanPage.state)))
    letters = select(Mail, func.count(), alarms).join(ScanPage, ScanPage.mail_id == Mail.id).where(ScanPage.scan_id == pile.id)
    states = {state: count for state, count, _ in rows}
    return Outcome(
        sum(states.values()) - states.get("waiting", 0), states, sum(row[2] for row in rows),
        [tuple(row) for row in db.exec(letters.group_by(Mail.id).order_by(func.min(ScanPage.number)))],
    )  # fmt: skip


def find_page(db: Session, by: Colleague, pile: Scan, number: int) -> ScanPage:
    """A page of a pile that has been found, if its letter is among one's own, or it lies in none. Raises PileGone."""
    page = db.exec(select(ScanPage).where(ScanPage.scan_id == pile.id, ScanPage.number == number)).first()
    letter = db.get(Mail, page.mail_id) if page and page.mail_id else None
    if page is None or (letter and letter.group_id not in by.groups):
        raise PileGone
    return page


def _piles() -> SelectOfScalar[Scan]:
    return select(Scan).where(col(Scan.group_id).is_not(None))
