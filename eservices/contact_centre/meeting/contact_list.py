"""The contacts that have been: one's own, or those of one's groups, narrowed down; the latest first, in pages by key."""

from dataclasses import dataclass
from typing import NamedTuple

from sqlmodel import Session, select

from eservices.channels import CHANNELS
from eservices.contact_centre.meeting.contacts import OUTCOMES, Contact
from eservices.people import Colleague

VIEWS = ("mine", "groups")
SIZE = 25


@dataclass(frozen=True)
class Wanted:
    """Which contacts: a view, and what narrows it down; "" does not."""

    view: str = "mine"
    channel: str = ""
    outcome: str = ""
    service: str = ""


class Page(NamedTuple):
    """The contacts, and `before` for the next page if there is more."""

    rows: list[Contact]
    next: int | None


def page(db: Session, by: Colleague, wanted: Wanted, before: int | None = None, size: int = SIZE) -> Page:
    """One page of what is wanted. Each group is read by its own index, and of those the latest are taken."""
    if wanted.view == "mine":
        rows = _rows(db, (Contact.by_id == by.id,), wanted, before, size)
    else:
        each = [_rows(db, (Contact.group_id == group,), wanted, before, size) for group in sorted(by.groups)]
        rows = sorted((row for rows in each for row in rows), key=lambda row: row.id or 0, reverse=True)[: size + 1]
    return Page(rows[:size], rows[size - 1].id if len(rows) > size else None)


def _rows(db: Session, whose: tuple[object, ...], wanted: Wanted, before: int | None, size: int) -> list[Contact]:
    found = select(Contact).where(*whose).order_by(Contact.id.desc()).limit(size + 1)
    if wanted.channel in CHANNELS:
        found = found.where(Contact.channel == wanted.channel)
    if wanted.outcome in OUTCOMES:
        found = found.where(Contact.outcome == wanted.outcome)
    if wanted.service:
        found = found.where(Contact.service_id == wanted.service)
    return list(db.exec(found if before is None else found.where(Contact.id < before)))
