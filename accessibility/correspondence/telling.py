"""An event of a case, and the letter that it calls for: ordered at once where nothing is in doubt, proposed otherwise."""

from collections.abc import Mapping

from sqlmodel import Session, select

from accessibility.correspondence.ordering import Wanted, order
from eservices import clock
from eservices.cases import Case
from eservices.contact_centre.letters.outgoing import case_letters, law, reply_ways
from eservices.contact_centre.letters.outgoing.case_letters import CaseLetter
from eservices.contact_centre.letters.outgoing.reply_ways import Way
from eservices.database import Database
from eservices.events import CaseEvent, history
from eservices.municipality import Municipality


def tell(database: Database, payload: Mapping[str, object], *, municipality: Municipality) -> None:
    """The worker's job; of a case that has been filed it is the first event that is told."""
    with database.writing() as db:
        case = db.get_one(Case, int(str(payload["case_id"])))
        found = payload.get("event_id")
        event = db.get_one(CaseEvent, int(str(found))) if found else _first(db, case)
        tell_of(db, case, event, municipality)


def tell_of(db: Session, case: Case, event: CaseEvent, municipality: Municipality) -> CaseLetter | None:
    """Have the letter of an event written, once, for who wants letters; None where there is none, or there was one before.

    Whoever rings or comes is asked about a receipt there and then; who applied for somebody else has it on a screen.
    """
    way, kind = reply_ways.of_case(db, case), case_letters.kind_for(event)
    case_letters.drop_moot(db, case)
    if _is_overtaken(db, case, event) or case_letters.is_moot(db, case, case_letters.kind_for(event), event.id):
        return None
    if not way.is_letter or (kind == case_letters.RECEIPT and (case.applied_by or way.source == "guess")):
        return None
    why = _doubt(db, case, kind, way)
    letter = case_letters.propose(db, case, kind, f"event:{event.id}", why, event)
    if letter and not why:
        order(db, case, letter, Wanted(way.to, way.size), municipality, None)
    return letter


def _is_overtaken(db: Session, case: Case, event: CaseEvent) -> bool:
    """Whether the same has happened once more since: its letter tells all that there is to tell."""
    return any(each.kind == event.kind and (each.id or 0) > (event.id or 0) for each in history(db, case.id or 0))


def _doubt(db: Session, case: Case, kind: str, way: Way) -> str:
    """What a colleague must look at first, "" for nothing."""
    if not way.has_address:
        return "address"
    back = case_letters.came_back(db, case)
    if back and tuple(back.to_lines) == way.to.lines:
        return "returned"
    if case.applied_by:
        return "behalf"
    if way.source == "guess":
        return "guess"
    return "" if _is_sure(case, kind) else "law"


def _is_sure(case: Case, kind: str) -> bool:
    """Whether every rule that the letter builds on has been read in full."""
    if kind not in (case_letters.DECISION, case_letters.DELAY, case_letters.RECEIPT):
        return True
    rule = law.of_service(case.service, case.arrived_on)
    if kind == case_letters.RECEIPT:
        return rule is None or rule.acknowledgement is None or rule.sure
    if rule is None or not rule.sure:
        return False
    return law.of_delay(clock.today()).sure if kind == case_letters.DELAY else law.of_appeal(rule.appeal, clock.today()).sure


def _first(db: Session, case: Case) -> CaseEvent:
    return db.exec(select(CaseEvent).where(CaseEvent.case_id == case.id, CaseEvent.kind == "received")).first()
