"""Blank sheets by post, for who rings and asks for them: as many as are wanted, each with a serial of its own."""

from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import Session, col, select

from eservices import clock
from eservices.contact_centre.letters.outgoing import posting
from eservices.contact_centre.letters.outgoing.posting import ECONOMY, Address, Order, Posting
from eservices.people import CONTACT_CENTRE, Colleague
from eservices.services import Version
from forms.texts import SWEDISH

MOST = 10
ONE_PRESS = timedelta(minutes=10)
"""How long the very same order from one colleague is one order: a button pressed twice, or again after going back."""


@dataclass(frozen=True)
class Sheets:
    """Which sheets, and how many."""

    version: Version
    language: str
    size: str
    count: int = 1


def order(
    db: Session, sheets: Sheets, by: Colleague, to: Address, *, post_class: str = ECONOMY, group: str = CONTACT_CENTRE
) -> Posting:
    """Have them printed and posted, with a letter on top. Raises ValueError when too many, or none, are asked for."""
    count, version = sheets.count, sheets.version
    if not 1 <= count <= MOST:
        raise ValueError("from one to ten sheets at a time")
    title = f"{count} × {SWEDISH.text(version.form.title)}" if count > 1 else SWEDISH.text(version.form.title)
    payload = {"version_id": version.id, "count": count}
    wanted = Order(
        posting.BLANK, title, to, sheets.language, payload, size=sheets.size, post_class=post_class, group=group
    )  # fmt: skip
    return _just_ordered(db, wanted, by) or posting.order(db, wanted, by)


def _just_ordered(db: Session, wanted: Order, by: Colleague) -> Posting | None:
    """The same order that was made a moment ago and waits to be posted."""
    waiting = select(Posting).where(Posting.group_id == wanted.group, col(Posting.state).in_(posting.ON_THE_TABLE))
    same = waiting.where(
        Posting.kind == wanted.kind, Posting.title == wanted.title[:200], Posting.language == wanted.language,
        Posting.size == wanted.size, Posting.post_class == wanted.post_class, Posting.ordered_by_id == by.id,
        Posting.to_name == wanted.to.name.strip()[:200], Posting.ordered_at > clock.now() - ONE_PRESS,
    )  # fmt: skip
    lines = [line for line in wanted.to.lines if line]
    return next((each for each in db.exec(same.order_by(col(Posting.id))) if each.to_lines == lines), None)
