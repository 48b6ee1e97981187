"""What a case's page shows of letters: how its person hears from us, what waits for a press, what is sent and to come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from accessibility.correspondence import ordering
from eservices import clock
from eservices.cases import Case
from eservices.contact_centre.letters.outgoing import case_letters, law, posting, reply_ways
from eservices.contact_centre.letters.outgoing.case_letters import CaseLetter, Sent
from eservices.contact_centre.letters.outgoing.reply_ways import Way
from forms.texts import Say
from portal.desk.letters.words import HOWS, KINDS, SOURCES, STATES, WHY, source_of


@dataclass(frozen=True)
class Line:
    """A letter that is ordered. `appeal_until` is the first day that can be the last one for an appeal, once it is posted."""

    what: str
    state: str
    at: datetime
    to: str
    is_there: bool
    posting_id: int
    is_back: bool
    appeal_until: date | None = None


@dataclass(frozen=True)
class Proposal:
    """A letter that waits. `can_go` tells that a press is enough; otherwise something must be filled in first."""

    id: int
    what: str
    why: str
    source: str
    can_go: bool


@dataclass(frozen=True)
class Letters:
    """All of it, for the panel."""

    way: Way
    how: str
    known_by: str
    proposed: list[Proposal]
    lines: list[Line]
    is_late: bool
    """Its time has run out, and the person has not been told why (FL § 11)."""


def of_case(db: Session, case: Case, say: Say) -> Letters:
    way, row = reply_ways.of_case(db, case), reply_ways.noted(db, case)
    found = case_letters.of_case(db, case)
    who = (row.by_name or say("den sökande")) if row else ""
    return Letters(
        way, say(HOWS[way.how]), say(SOURCES[way.source], name=who),
        [proposal(each.letter, case, way, say) for each in found if each.letter.state == "proposed"],
        [*(_line(each, case, say) for each in reversed(found) if each.posting), *_others(db, case, found, say)],
        is_late=case.is_open and case.due_on < clock.today() and ordering.latest_for(db, case, case_letters.DELAY) is None,
    )  # fmt: skip


def _others(db: Session, case: Case, found: list[Sent], say: Say) -> Iterator[Line]:
    """What else was posted about it: codes to those who act in it."""
    known = {each.letter.posting_id for each in found}
    for paper in reversed(posting.of_case(db, case.id or 0)):
        if paper.id not in known:
            to = ", ".join((paper.to_name, *paper.to_lines))
            yield Line(say(paper.title), say(STATES[paper.state]), paper.changed_at, to, False, 0, paper.state == "returned")


def proposal(letter: CaseLetter, case: Case, way: Way, say: Say) -> Proposal:
    rule = law.of_service(case.service, case.arrived_on)
    lacks_rule = letter.kind == case_letters.DECISION and rule is None
    why = "" if letter.why == "address" and way.has_address else letter.why
    can_go = way.has_address and why not in ("returned", "behalf") and not lacks_rule
    source = source_of(rule, say) if why == "law" else ""
    return Proposal(letter.id or 0, say(KINDS[letter.kind]), say(WHY[why]) if why else "", source, can_go)


def _line(sent: Sent, case: Case, say: Say) -> Line:
    letter, paper = sent
    assert paper is not None
    return Line(
        say(KINDS[letter.kind]), say(STATES[paper.state]), paper.changed_at, ", ".join((paper.to_name, *paper.to_lines)),
        paper.state in ("ready", "posted"), paper.id or 0, paper.state == "returned", _appeal_until(sent, case),
    )  # fmt: skip


def _appeal_until(sent: Sent, case: Case) -> date | None:
    """Where a decision that can be appealed is posted, and the time runs from when it is read."""
    rule = law.of_service(case.service, case.arrived_on)
    if sent.letter.kind != case_letters.DECISION or sent.posting is None or sent.posting.state != "posted" or rule is None:
        return None
    appeal, posted = law.of_appeal(rule.appeal, case.arrived_on), clock.day_of(sent.posting.changed_at)
    is_counted = appeal.weeks and appeal.counted_from == "receipt"
    return law.last_day(law.earliest_receipt(posted), appeal.weeks) if is_counted else None
