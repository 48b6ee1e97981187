"""What was handed to one's groups: taken by one who sees to it, put back, or done with a word to the one who met the caller."""

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices.contact_centre.meeting import contacts, endings
from portal.desk import told
from portal.desk.contacts.listing import lines
from portal.desk.contacts.one import HERE, view
from portal.desk.surroundings import show, signed_in
from portal.endpoint import button, page, see_other
from portal.visit import Visit
from portal.wordless import wordless


def waiting(visit: Visit, db: Session) -> Response:
    """The oldest first: those that one has taken, and those that nobody has."""
    by = signed_in(visit)
    found = endings.waiting(db, by)
    mine = [contact for contact in found if contact.taken_by_id == by.id]
    free = [contact for contact in found if contact.taken_by_id is None]
    return show(
        visit, db, "desk/contacts/handed.html", mine=lines(mine, db, visit.say), free=lines(free, db, visit.say),
    )  # fmt: skip


def take(visit: Visit, db: Session) -> Response:
    contact = contacts.find(db, signed_in(visit), visit.path["contact"])
    endings.take(db, contact, signed_in(visit))
    told.leave(visit, "contact-taken")
    return see_other(f"{HERE}/{contact.key}")


def put_back(visit: Visit, db: Session) -> Response:
    contact = contacts.find(db, signed_in(visit), visit.path["contact"])
    endings.put_back(db, contact, signed_in(visit))
    told.leave(visit, "contact-put-back")
    return see_other(f"{HERE}/handed")


def settle(visit: Visit, db: Session) -> Response:
    contact = contacts.find(db, signed_in(visit), visit.path["contact"])
    problems = wordless(visit, "answer", visit.say("Skriv vad det blev, så att den som tog emot kan se det."))
    if problems:
        return view(visit, db, contact, problems)
    endings.settle(db, contact, signed_in(visit), visit.fields["answer"])
    told.leave(visit, "contact-done")
    return see_other(f"{HERE}/handed")


routes = [
    Route(HERE + "/handed", page(waiting, staff=True)),
    button(HERE + "/{contact}/assignment", take),
    button(HERE + "/{contact}/return", put_back),
    button(HERE + "/{contact}/answer", settle),
]
