"""The contacts about a case, on its page; and the open one, told by one press that it is about this case."""

from sqlmodel import Session
from starlette.responses import Response

from eservices.cases import Case
from eservices.contact_centre.meeting import contacts
from forms.texts import Say
from portal.desk import told
from portal.desk.contacts.listing import Line, lines
from portal.desk.surroundings import own_case, signed_in
from portal.endpoint import button, see_other
from portal.visit import Visit


def of_case(db: Session, case: Case, say: Say) -> list[Line]:
    """Whoever may see the case sees these."""
    return lines(contacts.of_case(db, case), db, say)


def name(visit: Visit, db: Session) -> Response:
    """The contact that one is in is about this case."""
    case, contact = own_case(visit, db, "verb"), contacts.open_of(db, signed_in(visit))
    if contact is not None:
        contacts.link(db, contact, case_id=case.id, service_id=None if contact.service_id else case.service)
        told.leave(visit, "contact-linked", case.reference)
    return see_other(f"/desk/cases/{case.reference}")


routes = [button("/desk/cases/{reference}/contact", name)]
