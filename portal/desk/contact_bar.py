"""The contacts that a colleague is in, as the bar on every desk page shows them, each with its clock."""

from typing import NamedTuple

from sqlmodel import Session

from eservices import clock
from eservices.contact_centre.meeting import contacts, endings
from eservices.contact_centre.meeting.clues import shown_phone
from eservices.contact_centre.meeting.contacts import Contact
from eservices.people import Colleague
from forms.texts import Say


class InTalk(NamedTuple):
    """A contact that has not ended: with whom, about what, and its seconds so far; `is_late` is one of another day."""

    key: str
    who: str
    about: str
    seconds: int
    is_late: bool

    @property
    def clock(self) -> str:
        return clocked(self.seconds)


def in_talk(db: Session, by: Colleague, say: Say) -> list[InTalk]:
    """The one last worked with first. Who is in no group has none."""
    return [_shown(contact, say) for contact in contacts.all_open(db, by)] if by.groups else []


def who(contact: Contact, say: Say) -> str:
    """Whom a contact is with, as far as it is known."""
    return contact.caller_name or shown_phone(contact.phone) or say("Okänd person")


def clocked(seconds: int) -> str:
    """3:20, or 1:03:20."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _shown(contact: Contact, say: Say) -> InTalk:
    is_late = clock.day_of(contact.began_at) != clock.today()
    return InTalk(contact.key, who(contact, say), " ".join(contact.about.split())[:60], endings.spent(contact), is_late)
