"""A look at a case from outside its wall: with the caller's own receipt code, or by the department's delegation.

Whoever has neither is answered in the same words whether there is such a case or not. Each look that shows something is logged
with the case, where its handlers see it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlmodel import Session, select

from eservices import people, readlog, receipts, representation
from eservices.back_office import delegations, sentences
from eservices.cases import Case
from eservices.contact_centre.refusals import NothingToSee
from eservices.people import Colleague
from eservices.references import read_reference
from eservices.refusals import WrongCode

By = Literal["code", "delegation"]


@dataclass(frozen=True)
class Glimpse:
    """What is told of a case from outside: never what it holds. What is not told is None or ""."""

    reference: str
    by: By
    sentence: str = ""
    due_on: date | None = None
    who: str = ""
    title: str = ""
    caller: str = ""
    """Whose code it was, where it is a representative's whose right does not stand."""


def find(db: Session, by: Colleague, reference: str, code: str, address: str) -> Case:
    """The case that one may turn to the handler about. Raises NothingToSee, which tells nothing of why."""
    case, _, _ = _let_in(db, by, reference, code, address)
    return case


def look(db: Session, by: Colleague, reference: str, code: str, address: str) -> Glimpse:
    """What may be said to the caller; `address` is where tries of codes are counted. Raises NothingToSee and TooManyTries."""
    case, way, acts = _let_in(db, by, reference, code, address)
    readlog.note(db, by, case.id or 0, way)
    if way == "delegation":
        return _delegated(db, case, delegations.of_case(db, case))
    return _to_holder(db, case, acts)


def _let_in(
    db: Session, by: Colleague, reference: str, code: str, address: str
) -> tuple[Case, By, representation.Representation | None]:
    """The case, by which way, and the representative whose code it was."""
    if code.strip():
        try:
            party = receipts.find_party(db, reference, code, address)
        except WrongCode:
            raise NothingToSee from None
        acts = db.get(representation.Representation, party.representation_id) if party.representation_id else None
        return party.case, "code", acts
    case = db.exec(select(Case).where(Case.reference == (read_reference(reference) or ""))).first()
    if case is None or not (delegations.of_case(db, case) or case.group_id in by.groups):
        raise NothingToSee
    return case, "delegation", None


def _to_holder(db: Session, case: Case, acts: representation.Representation | None) -> Glimpse:
    """Who holds a code may hear what stands on their own page of status, day and handler."""
    if acts is not None and "questions" not in acts.sees:
        return Glimpse(case.reference, "code", caller=acts.name, who=_who(db, case))
    said = sentences.said(db, case.id or 0)
    due_on = case.due_on if case.is_open else None
    return Glimpse(case.reference, "code", said.words if said else "", due_on, _who(db, case))


def _delegated(db: Session, case: Case, parts: frozenset[delegations.Part]) -> Glimpse:
    said = sentences.said(db, case.id or 0) if "sentence" in parts else None
    return Glimpse(
        case.reference, "delegation", said.words if said else "", case.due_on if "due" in parts and case.is_open else None,
        _who(db, case) if "who" in parts else "", case.title if "title" in parts else "",
    )  # fmt: skip


def _who(db: Session, case: Case) -> str:
    """Whom to ask: the handler, else the group."""
    holder = db.get(people.Staff, case.assignee_id) if case.assignee_id else None
    return holder.full_name if holder else people.find_group(db, case.group_id).name
