"""Blank sheets by post, for who rings and asks for them: as many as are wanted, each with a serial of its own."""

from datetime import timedelta

from sqlmodel import Session, col, select

from eservices import clock
from eservices.contact_centre.letters.outgoing import posting
from eservices.contact_centre.letters.outgoing.posting import ECONOMY, Address, Posting
from eservices.people import CONTACT_CENTRE, Colleague
from eservices.services import Version
from forms.texts import SWEDISH

MOST = 10
ONE_PRESS = timedelta(minutes=10)
"""How long the very same order from one colleague is one order: a button pressed twice, or again after going back."""


def order(
    db: Session, version: Version, language: str, size: str, count: int, by: Colleague, to: Address, *,
    post_class: str = ECONOMY, group: str = CONTACT_CENTRE,
) -> Posting:  # fmt: skip
    """Have them printed and posted, with a letter on top. Raises ValueError when too many, or none, are asked for."""
    if not 1 <= count <= MOST:
        raise ValueError("from one to ten sheets at a time")
    payload = {"version_id": version.id, "count": count}
    title = f"{count} × {SWEDISH.text(version.form.title)}" if count > 1 else SWEDISH.text(version.form.title)
    return _just_ordered(db, title, language, size, by, to, post_class, group) or posting.order(
        db, posting.BLANK, by, to, language, payload, title=title, size=size, group=group, post_class=post_class
    )  # fmt: skip


def _just_ordered(
    db: Session, title: str, language: str, size: str, by: Colleague, to: Address, post_class: str, group: str
) -> Posting | None:
    """The same order that was made a moment ago and waits to be posted."""
    waiting = select(Posting).where(Posting.group_id == group, col(Posting.state).in_(posting.ON_THE_TABLE))
    same = waiting.where(
        Posting.kind == posting.BLANK, Posting.title == title[:200], Posting.language == language, Posting.size == size,
        Posting.post_class == post_class, Posting.ordered_by_id == by.id, Posting.to_name == to.name.strip()[:200],
        Posting.ordered_at > clock.now() - ONE_PRESS,
    )  # fmt: skip
    lines = [line for line in to.lines if line]
    return next((each for each in db.exec(same.order_by(col(Posting.id))) if each.to_lines == lines), None)
