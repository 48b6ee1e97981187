"""A letter about a case, of a colleague's choice or as it was proposed: seen as its reader will see it, and then ordered."""

import uuid
from dataclasses import dataclass

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility.correspondence import ordering
from accessibility.correspondence.ordering import Wanted
from accessibility.languages import direction
from eservices.cases import Case
from eservices.contact_centre.letters.outgoing import case_letters, law, reply_ways
from eservices.contact_centre.letters.outgoing.case_letters import CaseLetter
from eservices.contact_centre.letters.outgoing.posting import Address
from eservices.events import CaseEvent
from portal.citizen.posted import Problems, address_of, size_of
from portal.desk import told
from portal.desk.letters.reply_way import typed_or
from portal.desk.letters.words import APPEALS, BODIES, KINDS, source_of
from portal.desk.surroundings import own_case, show, signed_in
from portal.endpoint import button, page, see_other
from portal.visit import Visit, read_number

NO_CODE = "•" * 12
"""What stands where the code will be: it is made as the letter is ordered."""


@dataclass(frozen=True)
class Chosen:
    """What is to be written: its kind and event, and the proposal that it is, if it was proposed."""

    kind: str
    event: CaseEvent
    proposed: CaseLetter | None = None


def write(visit: Visit, db: Session) -> Response:
    return _write(visit, db, own_case(visit, db))


def _write(visit: Visit, db: Session, case: Case, problems: Problems | None = None) -> Response:
    way, chosen = reply_ways.of_case(db, case), _chosen(visit, db, case)
    wanted = _wanted(visit, case, way.to, way.size)
    words = ordering.words_of(db, case, chosen.kind, chosen.event, wanted, visit.municipality, NO_CODE)
    rule = law.of_service(case.service, case.arrived_on)
    return show(
        visit, db, "desk/letters/new.html", status=422 if problems else 200, case=case, problems=problems or {}, chosen=chosen,
        kinds=[(code, visit.say(KINDS[code])) for code in _possible(db, case)], what=visit.say(KINDS[chosen.kind]),
        to=typed_or(visit, way.to, way.size), typed_words=wanted.words, letter=words, way_on=direction(case.language),
        key=visit.fields.get('key') or str(uuid.uuid4()), appeal=wanted.appeal or "", body=wanted.body,
        appeals=[(code, visit.say(name)) for code, name in APPEALS.items()],
        bodies=[(code, visit.say(name)) for code, name in BODIES.items()], source=source_of(rule, visit.say),
    )  # fmt: skip


def _possible(db: Session, case: Case) -> list[str]:
    """What there is to write about just now."""
    return [kind for kind in KINDS if (event := ordering.latest_for(db, case, kind)) and not _is_over(db, case, kind, event)]


def _is_over(db: Session, case: Case, kind: str, event: CaseEvent) -> bool:
    is_of_now = kind in (case_letters.STATUS, case_letters.CODE)
    return case_letters.is_moot(db, case, kind, None if is_of_now else event.id)


def _chosen(visit: Visit, db: Session, case: Case) -> Chosen:
    """From the address or the form; how it goes can always be told. Raises NotYours for a letter of another case."""
    asked = {**visit.query, **visit.fields}
    number = read_number(asked.get("letter", ""))
    if number:
        letter = case_letters.find(db, case, number)
        return Chosen(letter.kind, ordering.event_of(db, case, letter), letter)
    kind = asked.get("kind", "")
    kind = kind if kind in _possible(db, case) else case_letters.STATUS
    event = ordering.latest_for(db, case, kind)
    assert event is not None
    waits = (each.letter for each in case_letters.of_case(db, case) if each.letter.state == "proposed")
    return Chosen(kind, event, next((each for each in waits if (each.kind, each.event_id) == (kind, event.id)), None))


def _wanted(visit: Visit, case: Case, to: Address, size: str) -> Wanted:
    """As typed; how a decision is appealed as the law of its service says it, until a colleague says otherwise."""
    rule = law.of_service(case.service, case.arrived_on)
    appeal = next((code for code in law.APPEALS if code == visit.fields.get("appeal")), rule.appeal if rule else None)
    body = next((code for code in law.BODIES if code == visit.fields.get("body")), rule.to if rule else "")
    size = size_of(visit) if "size" in visit.fields else size
    return Wanted(to, size, visit.fields.get("words", "").strip()[:2000], appeal, body)


def order(visit: Visit, db: Session) -> Response:
    """Ordered, or shown again as it would read (`look`). Pressed twice it is one letter: the form has a key of its own."""
    case, by = own_case(visit, db, "verb"), signed_in(visit)
    way, chosen = reply_ways.of_case(db, case), _chosen(visit, db, case)
    if "look" in visit.fields:
        return _write(visit, db, case)
    to = address_of(typed_or(visit, way.to, way.size), visit.say)
    if isinstance(to, dict):
        return _write(visit, db, case, to)
    wanted = _wanted(visit, case, to, way.size)
    if chosen.kind == case_letters.DECISION and wanted.appeal is None:
        return _write(visit, db, case, {"appeal": visit.say("Välj hur beslutet överklagas.")})
    key = f"form:{(visit.fields.get('key') or str(uuid.uuid4()))[:36]}"
    letter = chosen.proposed or case_letters.propose(db, case, chosen.kind, key, "", chosen.event)
    if letter:
        ordering.order(db, case, letter, wanted, visit.municipality, by)
    told.leave(visit, "letter-ordered", case.reference)
    return see_other(f"/desk/cases/{case.reference}")


_HERE = "/desk/cases/{reference}/letters/new"
routes = [
    Route(_HERE, page(write, staff=True)),
    button(_HERE, order),
]
