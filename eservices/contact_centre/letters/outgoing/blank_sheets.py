"""Blank sheets by post, for who rings and asks for them: as many as are wanted, each with a serial of its own."""

from sqlmodel import Session

from eservices.contact_centre.letters.outgoing import posting
from eservices.contact_centre.letters.outgoing.posting import ECONOMY, Address, Posting
from eservices.people import CONTACT_CENTRE, Colleague
from eservices.services import Version
from forms.texts import SWEDISH

MOST = 10


def order(
    db: Session, version: Version, language: str, size: str, count: int, by: Colleague, to: Address, *,
    post_class: str = ECONOMY, group: str = CONTACT_CENTRE,
) -> Posting:  # fmt: skip
    """Have them printed and posted, with a letter on top. Raises ValueError when too many, or none, are asked for."""
    if not 1 <= count <= MOST:
        raise ValueError("from one to ten sheets at a time")
    payload = {"version_id": version.id, "count": count}
    title = f"{count} × {SWEDISH.text(version.form.title)}" if count > 1 else SWEDISH.text(version.form.title)
    return posting.order(
        db, posting.BLANK, by, to, language, payload, title=title, size=size, group=group, post_class=post_class
    )  # fmt: skip
