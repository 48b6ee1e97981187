"""What an application tells the contact that the agent is in: every step of a call hangs together by itself."""

from sqlmodel import Session, select

from eservices.cases import Case
from eservices.contact_centre.meeting import contacts
from eservices.contact_centre.meeting.callers import Caller
from eservices.drafts import Draft
from eservices.people import Colleague
from forms.texts import FIRST_LANGUAGE


def note_draft(db: Session, by: Colleague, draft: Draft, service: str | None = None) -> None:
    """The open contact, if there is one, is about this application."""
    contact = contacts.open_of(db, by)
    if contact is not None:
        contacts.link(db, contact, journey=draft.journey, service_id=service)


def note_case(db: Session, by: Colleague, draft: Draft) -> None:
    """The open contact, if there is one, has led to the case of this draft."""
    contact = contacts.open_of(db, by)
    if contact is not None:
        case = db.exec(select(Case).where(Case.journey == draft.journey)).one()
        contacts.link(db, contact, case_id=case.id, journey=draft.journey, outcome="applied")


def channel(db: Session, by: Colleague) -> str:
    """How the person in the open contact turned to us, "" without one."""
    contact = contacts.open_of(db, by)
    return contact.channel if contact else ""


def language(db: Session, by: Colleague) -> str:
    """What the person in the open contact speaks, as far as it is known."""
    contact = contacts.open_of(db, by)
    caller = db.get(Caller, contact.caller_id) if contact and contact.caller_id else None
    return caller.language if caller and caller.language else FIRST_LANGUAGE
