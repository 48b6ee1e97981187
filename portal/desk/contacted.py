"""What an application tells the contact that the agent is in: every step of a call hangs together by itself."""

from sqlmodel import Session, select

from eservices.cases import Case
from eservices.contact_centre import contacts
from eservices.drafts import Draft
from eservices.people import Colleague


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
