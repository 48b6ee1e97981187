"""The cases that a person's contacts led to, as far as one may see them."""

from sqlmodel import Session, select

from eservices.cases import Case
from eservices.contact_centre.meeting.callers import Caller
from eservices.contact_centre.meeting.contacts import Contact, ContactLink
from eservices.people import Colleague

AT_MOST = 25


def cases_of(db: Session, by: Colleague, caller: Caller) -> list[Case]:
    """The latest first; a case behind a wall is not there."""
    theirs = select(ContactLink.case_id, ContactLink.journey).join(Contact, Contact.id == ContactLink.contact_id)
    linked = theirs.where(Contact.caller_id == caller.id).subquery()
    named = Case.id.in_(select(linked.c.case_id)) | Case.journey.in_(select(linked.c.journey))
    mine = select(Case).where(Case.group_id.in_(by.groups), named)
    return list(db.exec(mine.order_by(Case.id.desc()).limit(AT_MOST)))
