"""Finding a case by the reference that someone reads out or has written down."""

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices import cases
from eservices.references import read_reference
from eservices.refusals import NotYours
from forms.texts import to_say
from portal.desk.surroundings import show, signed_in
from portal.endpoint import page, see_other
from portal.visit import Visit

MISSING = to_say("Skriv ett ärendenummer, till exempel K7M 4PX 9QH.")
MISTYPED = to_say("Numret är felskrivet. Det har nio tecken. Be att få det uppläst en gång till, tre tecken i taget.")
UNKNOWN = to_say("Numret är rätt skrivet, men inget ärende i dina grupper har det.")


def find(visit: Visit, db: Session) -> Response:
    """To the case, or what is wrong with the number: mistyped is told apart from unknown."""
    typed = visit.query.get("reference", "").strip()
    reference = read_reference(typed)
    if reference is None:
        return _not_found(visit, db, typed, MISTYPED if typed else MISSING)
    try:
        cases.find_on_desk(db, signed_in(visit), reference, what="lookup")
    except NotYours:
        return _not_found(visit, db, typed, UNKNOWN)
    return see_other(f"/desk/cases/{reference}")


def _not_found(visit: Visit, db: Session, typed: str, words: str) -> Response:
    status = 404 if words == UNKNOWN else 422
    return show(visit, db, "desk/find.html", status=status, typed=typed, problem=visit.say(words), is_unknown=words == UNKNOWN)


routes = [Route("/desk/find", page(find, staff=True))]
