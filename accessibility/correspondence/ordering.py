"""A letter about a case becomes a posting: worded in its person's language, addressed, on the table of the case's group."""

from dataclasses import dataclass

from sqlmodel import Session

from accessibility.correspondence import code, completion, decision, delay, receipt, status
from accessibility.correspondence.about import About, about
from accessibility.correspondence.saying import CaseLetter as Worded
from eservices import copies, filing, receipts
from eservices.cases import Case
from eservices.contact_centre.letters.outgoing import case_letters, law, posting
from eservices.contact_centre.letters.outgoing.case_letters import CaseLetter
from eservices.contact_centre.letters.outgoing.law import Appeal, Body
from eservices.contact_centre.letters.outgoing.posting import Address, Order, Posting
from eservices.events import CaseEvent, history
from eservices.municipality import Municipality
from eservices.people import Colleague
from eservices.refusals import NotAllowed
from eservices.supplements import Supplement
from forms.texts import FIRST_LANGUAGE, to_say

TITLES = {
    case_letters.RECEIPT: to_say("Kvitto per brev"),
    case_letters.STATUS: to_say("Hur det går, per brev"),
    case_letters.COMPLETION: to_say("Fråga om det som saknas"),
    case_letters.DECISION: to_say("Beslut per brev"),
    case_letters.DELAY: to_say("Besked om att det dröjer"),
    case_letters.CODE: to_say("Ny kod per brev"),
}

IN_HASTE = frozenset({case_letters.COMPLETION, case_letters.DECISION})
"""Letters that a time runs from."""


@dataclass(frozen=True)
class Wanted:
    """Where a letter goes, how large it is, and what a colleague adds: words of their own, and how a decision is appealed."""

    to: Address
    size: str = "standard"
    words: str = ""
    appeal: Appeal | None = None
    body: Body = ""


def order(
    db: Session, case: Case, letter: CaseLetter, wanted: Wanted, municipality: Municipality, by: Colleague | None
) -> Posting:
    """`by` is None where the worker orders it. Raises PostingMoved where a colleague was faster, NotAllowed where there is
    nothing that such a letter could tell of."""
    new = receipts.new_code_for(db, case, None) if letter.kind == case_letters.CODE else ""
    worded = words_of(db, case, letter.kind, event_of(db, case, letter), wanted, municipality, new)
    sheet = _sheet(db, about(db, case, municipality), wanted.size, by) if letter.kind == case_letters.COMPLETION else {}
    ordered = Order(
        posting.COMPLETION if sheet else posting.LETTER, TITLES[letter.kind], wanted.to, case.language,
        worded.payload() | sheet, size=wanted.size, group=case.group_id, case_id=case.id,
        post_class=posting.PRIORITY if letter.kind in IN_HASTE else posting.ECONOMY,
    )  # fmt: skip
    made = posting.order(db, ordered, by)
    case_letters.order(db, letter, made, by)
    return made


def _sheet(db: Session, told: About, size: str, by: Colleague | None) -> dict[str, object]:
    """The sheet that asks for what is missing, by its token; empty where nothing is that a pen can answer."""
    paths = completion.on_the_sheet(told)
    if not paths:
        return {}
    language = told.case.language if told.form.speaks(told.case.language) else FIRST_LANGUAGE
    return {"copy": copies.make_completion(db, told.case, paths, language, size, by).token}


def words_of(
    db: Session, case: Case, kind: str, event: CaseEvent, wanted: Wanted, municipality: Municipality, code_made: str = ""
) -> Worded:
    """What a letter of that kind says of the event."""
    told = about(db, case, municipality)
    match kind:
        case case_letters.RECEIPT:
            found = filing.find_receipt(db, case.journey)
            return receipt.worded(told, (found and found.code) or "")
        case case_letters.COMPLETION:
            return completion.worded(told, db.get_one(Supplement, event.data["supplement"]))
        case case_letters.DECISION:
            return decision.worded(told, event, *_appeal(told, wanted))
        case case_letters.DELAY:
            return delay.worded(told, event)
        case case_letters.CODE:
            return code.worded(told, code_made)
    return status.worded(db, told, wanted.words)


def event_of(db: Session, case: Case, letter: CaseLetter) -> CaseEvent:
    """What the letter is about: its own event, or the latest of those that such a letter tells of."""
    if letter.event_id:
        return db.get_one(CaseEvent, letter.event_id)
    latest = latest_for(db, case, letter.kind)
    if latest is None:
        raise NotAllowed("write", case.status)
    return latest


def latest_for(db: Session, case: Case, kind: str) -> CaseEvent | None:
    """The latest event that a letter of this kind can tell of; any event serves those that tell of the case as it stands."""
    events = reversed(history(db, case.id or 0))
    if kind in (case_letters.STATUS, case_letters.CODE):
        return next(events, None)
    told = (each for each in events if each.kind in ("received", "ask", "delay", "close"))
    return next((each for each in told if case_letters.kind_for(each) == kind), None)


def _appeal(told: About, wanted: Wanted) -> tuple[Appeal, Body]:
    """As a colleague says, or as the law of the service is known."""
    rule = law.of_service(told.case.service, told.case.arrived_on)
    return (wanted.appeal, wanted.body) if wanted.appeal or rule is None else (rule.appeal, rule.to)
