"""Who is speaking: a number that was known before, rung back; or a code that went to the address in a letter.

No electronic identification answers a telephone here, so a service that wants one is served by the code, and says so.
"""

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility.phone.spelling import in_pairs
from accessibility.phone.wording import CODE_LETTER
from eservices import confirmations, letter_codes
from eservices.confirmations import IDENTITY, STANDS_IN, STRENGTH
from eservices.contact_centre.letters.outgoing import posting
from eservices.contact_centre.letters.outgoing.posting import Address, Letter, Order
from eservices.contact_centre.meeting import callers, contacts
from eservices.refusals import WrongCode
from forms.kinds import Wrong, kind_of
from forms.question import Question
from forms.texts import Say, Text, to_say
from portal.desk.calling.call import Call, calling, changing
from portal.desk.surroundings import show as show_page
from portal.endpoint import button, page, see_other
from portal.visit import Visit

TITLE = to_say("Kod i brev")
_NUMBER = Question(question="number", kind="phone", label=Text(to_say("Numret som vi ringde upp")))
_ADDRESS = Question(question="address", kind="address", label=Text(to_say("Adressen")))
PARTS = ("care_of", "street", "postcode", "city")


@calling
def show(visit: Visit, db: Session, call: Call) -> Response:
    return _view(visit, db, call)


def _view(visit: Visit, db: Session, call: Call, problems: dict[str, str] | None = None) -> Response:
    """The ways that are sure enough for the service, the quickest first."""
    wanted = STANDS_IN.get(call.form.identity, call.form.identity)
    return show_page(
        visit, db, "desk/calling/identity.html", status=422 if problems else 200, call=call, problems=problems or {},
        may_ring=STRENGTH[wanted] <= STRENGTH["call_back"], wants_e_id=call.form.identity == "e_id",
        sent=letter_codes.sent(db, call.draft.journey), typed=visit.fields, known=_known_number(db, call),
        done=confirmations.of(db, call.draft.journey).get((IDENTITY, "")),
        is_known=confirmations.is_known(db, call.draft.journey, call.form.identity),
    )  # fmt: skip


def _known_number(db: Session, call: Call) -> str:
    """The number that we had of the person before this call."""
    contact = contacts.open_of(db, call.by)
    caller = callers.find_by_id(db, call.by, contact.caller_id) if contact and contact.caller_id else None
    return caller.phone if caller else ""


@changing
def ring_back(visit: Visit, db: Session, call: Call) -> Response:
    """The person answered at a number that was known before."""
    number = kind_of(_NUMBER).read(_NUMBER, {"": [visit.fields.get("number", "")]})
    source = visit.fields.get("source", "").strip()
    problems = {}
    if not isinstance(number, str):
        problems["number"] = visit.say("Skriv numret som du ringde upp.")
    if not source:
        problems["source"] = visit.say("Skriv varifrån vi kände till numret.")
    if problems:
        return _view(visit, db, call, problems)
    note = f"{number}. {source}"
    confirmations.confirm(db, call.draft.journey, IDENTITY, "call_back", call.by, who=call.applicant, note=note)
    return see_other(call.review)


@changing
def send_letter(visit: Visit, db: Session, call: Call) -> Response:
    """Order a letter with a code to the address that the municipality has; the talk waits for it."""
    raw = {part: [visit.fields.get(part, "")] for part in PARTS}
    address, name = kind_of(_ADDRESS).read(_ADDRESS, raw), visit.fields.get("name", "").strip()
    if not isinstance(address, dict) or not name:
        part = address.part if isinstance(address, Wrong) else "street"
        field = "name" if not name else part
        return _view(visit, db, call, {field: visit.say("Skriv hela adressen, med namn, gata, postnummer och ort.")})
    lines = tuple(kind_of(_ADDRESS).show(_ADDRESS, address, call.say).split("\n"))
    code = letter_codes.make(db, call.draft.journey, ", ".join((name, *lines)))
    to, said, draft = Address(name, lines), _letter(code, visit.municipality.name, call.say).payload(), call.draft
    posting.order(db, Order(posting.LETTER, TITLE, to, draft.language, said, journey=draft.journey), call.by)
    return see_other(f"{call.home}/identity")


def _letter(code: str, municipality: str, say: Say) -> Letter:
    return Letter(
        heading=say(CODE_LETTER["heading"], municipality=municipality),
        paragraphs=(say(CODE_LETTER["why"]),),
        code=in_pairs(code),
        code_label=say(CODE_LETTER["code"]),
        after=(say(CODE_LETTER["ring"], n=letter_codes.KEPT.days), say(CODE_LETTER["not_you"])),
    )


@changing
def prove(visit: Visit, db: Session, call: Call) -> Response:
    """The person reads the code out of the letter."""
    try:
        letter = letter_codes.check(db, call.draft.journey, visit.fields.get("code", ""))
    except WrongCode:
        words = visit.say("Koden stämmer inte. Be personen läsa den igen. Efter fem fel behövs ett nytt brev.")
        return _view(visit, db, call, {"code": words})
    confirmations.confirm(db, call.draft.journey, IDENTITY, "letter_code", call.by, who=call.applicant, note=letter.sent_to)
    return see_other(call.review)


routes = [
    Route("/desk/calls/{journey}/identity", page(show, staff=True)),
    button("/desk/calls/{journey}/identity/number", ring_back),
    button("/desk/calls/{journey}/identity/letter", send_letter),
    button("/desk/calls/{journey}/identity/code", prove),
]
