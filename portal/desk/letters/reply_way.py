"""How the person of a case hears from us: noted by whoever has heard it from them."""

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices.cases import Case
from eservices.contact_centre.letters.outgoing import reply_ways
from eservices.contact_centre.letters.outgoing.posting import Address
from portal.citizen.posted import Problems, address_of, size_of
from portal.desk import told
from portal.desk.letters.words import HOWS
from portal.desk.surroundings import own_case, show, signed_in
from portal.endpoint import button, page, see_other
from portal.visit import Visit


def ask(visit: Visit, db: Session) -> Response:
    return _ask(visit, db, own_case(visit, db))


def _ask(visit: Visit, db: Session, case: Case, problems: Problems | None = None) -> Response:
    way = reply_ways.of_case(db, case)
    return show(
        visit, db, "desk/letters/reply-way.html", status=422 if problems else 200, case=case, problems=problems or {},
        hows=[(code, visit.say(name)) for code, name in HOWS.items()], how=visit.fields.get("how", way.how),
        to=typed_or(visit, way.to, way.size),
    )  # fmt: skip


def typed_or(visit: Visit, to: Address, size: str) -> dict[str, str]:
    """What is in the fields of an address: as it was typed, or what is known."""
    known = {"to_name": to.name, "to_lines": "\n".join(to.lines), "size": size}
    return {field: visit.fields.get(field, value) for field, value in known.items()}


def note(visit: Visit, db: Session) -> Response:
    """An address is demanded of letters only."""
    case, how = own_case(visit, db, "verb"), next((each for each in HOWS if each == visit.fields.get("how")), None)
    before = reply_ways.of_case(db, case)
    if how is None:
        return _ask(visit, db, case, {"how": visit.say("Välj hur personen vill höra av oss.")})
    to = address_of(typed_or(visit, before.to, before.size), visit.say) if how == "letter" else before.to
    if isinstance(to, dict):
        return _ask(visit, db, case, to)
    reply_ways.note(db, case, signed_in(visit), how, to, size_of(visit) if how == "letter" else before.size)
    told.leave(visit, "reply-way", case.reference)
    return see_other(f"/desk/cases/{case.reference}")


routes = [
    Route("/desk/cases/{reference}/reply-way", page(ask, staff=True)),
    button("/desk/cases/{reference}/reply-way", note),
]
