"""A letter's scan beside the pages where it is keyed, and from the letter to its draft."""

from typing import TYPE_CHECKING

from eservices.contact_centre.letters.incoming import mail, mail_keying, scan_pages
from portal.alongside import Beside
from portal.visit import Visit, read_number

if TYPE_CHECKING:
    from sqlmodel import Session

    from eservices.drafts import Draft
    from eservices.people import Colleague


def of_draft(db: "Session", by: "Colleague", journey: str) -> Beside | None:
    """The letter that a colleague keys; None for a sheet that nobody has registered."""
    letter = mail_keying.of_journey(db, by, journey)
    return Beside(letter, scan_pages.of_mail(db, letter)) if letter else None


def asked(visit: Visit) -> int:
    """The number of the letter that is to be keyed, from the address or the form; 0 for none."""
    return read_number(visit.fields.get("letter") or visit.query.get("letter", "")) or 0


def with_letter(visit: Visit, address: str) -> str:
    """The address with the letter that is to be keyed there, if there is one."""
    number = asked(visit)
    return f"{address}?letter={number}" if number else address


def begin(visit: Visit, db: "Session", draft: "Draft", by: "Colleague") -> None:
    """The draft that was begun is the letter's. Raises MailGone and MailMoved."""
    number = asked(visit)
    if number:
        mail_keying.begin(db, mail.find(db, by, number, hold=True), draft, by)
