"""Letters about cases: which are to be written, and which posting each became. Each event of a case has at most one.

What the law or the person leaves no doubt about is ordered at once; everything else is proposed, and waits for a colleague
of the case's group. What it says is the business of the room above; what becomes of the paper, that of ``posting``.
"""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import CheckConstraint, Index, text, update
from sqlalchemy.orm import defer
from sqlmodel import Field, Session, SQLModel, col, select

from eservices import clock
from eservices.cases import Case
from eservices.contact_centre.letters.outgoing.posting import Posting
from eservices.contact_centre.refusals import PostingMoved
from eservices.database import UtcTime
from eservices.events import CaseEvent
from eservices.inserting import insert_new
from eservices.people import Colleague
from eservices.refusals import NotYours
from eservices.supplements import Supplement

RECEIPT, STATUS, COMPLETION, DECISION, DELAY, CODE = "receipt", "status", "completion", "decision", "delay", "code"
KINDS = (RECEIPT, STATUS, COMPLETION, DECISION, DELAY, CODE)
STATES = ("proposed", "ordered", "dropped")
WHY = ("", "guess", "address", "law", "behalf", "returned")
"""Why it is only proposed: nobody has asked for letters, where it goes is not known, the rule is not sure, somebody acts for
the person, or the last letter came back."""
DECISIONS = frozenset({"granted", "refused"})
_PROPOSED = text("state = 'proposed'")
_PROPOSED_HERE = text("case_letters.state = 'proposed'")
"""The same beside a table that has a state of its own, worded so that the index serves it."""


class CaseLetter(SQLModel, table=True):
    """A letter about a case. `key` keeps twins out: the event that it is about, or the form that it was ordered with."""

    __tablename__ = "case_letters"
    __table_args__ = (
        CheckConstraint(f"kind IN {KINDS}", name="kind"),
        CheckConstraint(f"state IN {STATES}", name="state"),
        CheckConstraint(f"why IN {WHY}", name="why"),
        CheckConstraint("(state = 'ordered') = (posting_id IS NOT NULL)", name="ordered_is_posted"),
        Index("ix_case_letters_case", "case_id", "id"),
        Index("ix_case_letters_proposed", "case_id", sqlite_where=_PROPOSED, postgresql_where=_PROPOSED),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True, max_length=60)
    case_id: int = Field(foreign_key="cases.id")
    kind: str = Field(max_length=12)
    event_id: int | None = Field(default=None, foreign_key="case_events.id", index=True)
    state: str = Field(default="proposed", max_length=10)
    why: str = Field(default="", max_length=10)
    posting_id: int | None = Field(default=None, foreign_key="postings.id", unique=True)
    made_at: datetime = Field(sa_type=UtcTime)
    done_by_name: str = Field(default="", max_length=100)


class Sent(NamedTuple):
    """A letter, and the paper that it became once it was ordered."""

    letter: CaseLetter
    posting: Posting | None


class Proposed(NamedTuple):
    """A letter that waits for a colleague, and its case."""

    letter: CaseLetter
    case: Case


def kind_for(event: CaseEvent) -> str:
    """Which letter an event calls for; one that ends without a decision is told of as the case then stands."""
    if event.kind == "close":
        return DECISION if event.data.get("outcome") in DECISIONS else STATUS
    return {"received": RECEIPT, "ask": COMPLETION, "delay": DELAY}[event.kind]


def propose(db: Session, case: Case, kind: str, key: str, why: str, event: CaseEvent | None = None) -> CaseLetter | None:
    """Keep that a letter is called for; None if that of this key is kept already."""
    row = {"key": key, "case_id": case.id, "kind": kind, "event_id": event and event.id, "state": "proposed", "why": why}
    fresh = insert_new(db, CaseLetter).returning(col(CaseLetter.id))
    made = db.execute(fresh, row | {"made_at": clock.now(), "done_by_name": ""}).scalar()
    return db.get_one(CaseLetter, made) if made else None


def order(db: Session, letter: CaseLetter, posting: Posting, by: Colleague | None) -> None:
    """It is this posting; `by` is None where the worker orders it. Raises PostingMoved where a colleague was faster."""
    _settle(db, letter, by, state="ordered", posting_id=posting.id)


def drop(db: Session, letter: CaseLetter, by: Colleague) -> None:
    """It is not needed. Raises PostingMoved where a colleague was faster."""
    _settle(db, letter, by, state="dropped")


def find(db: Session, case: Case, number: int) -> CaseLetter:
    """One of a case that was found behind its walls. Raises NotYours."""
    found = db.get(CaseLetter, number)
    if found is None or found.case_id != case.id:
        raise NotYours
    return found


def of_case(db: Session, case: Case) -> list[Sent]:
    """Every letter about a case, in the order in which they were called for; without what has come to nothing."""
    rows = select(CaseLetter, Posting).join(Posting, Posting.id == CaseLetter.posting_id, isouter=True)
    mine = rows.where(CaseLetter.case_id == case.id, CaseLetter.state != "dropped").order_by(col(CaseLetter.id))
    found = [Sent(*row) for row in db.exec(mine.options(defer(Posting.pdf), defer(Posting.payload)))]
    return [each for each in found if each.posting or not is_moot(db, case, each.letter.kind, each.letter.event_id)]


def proposed(db: Session, by: Colleague, limit: int = 100) -> list[Proposed]:
    """What waits for a colleague in one's groups, the oldest first."""
    rows = select(CaseLetter, Case).join(Case, Case.id == CaseLetter.case_id).where(_PROPOSED_HERE)
    mine = rows.where(col(Case.group_id).in_(by.groups)).order_by(col(CaseLetter.id)).limit(limit)
    return [
        each
        for each in (Proposed(*row) for row in db.exec(mine))
        if not is_moot(db, each.case, each.letter.kind, each.letter.event_id)
    ]


def is_moot(db: Session, case: Case, kind: str, event_id: int | None) -> bool:
    """Whether what a letter would tell is no longer so: the question is answered, the case is closed, or open again."""
    if kind == COMPLETION and event_id:
        asked = db.get(Supplement, db.get_one(CaseEvent, event_id).data.get("supplement"))
        return asked is None or asked.answered_at is not None or not case.is_open
    if kind == DECISION or (kind == STATUS and event_id):
        return case.is_open
    return kind in (DELAY, RECEIPT) and not case.is_open


def drop_moot(db: Session, case: Case) -> None:
    """Put away the proposals of a case that have come to nothing."""
    waiting = select(CaseLetter).where(CaseLetter.case_id == case.id, CaseLetter.state == "proposed")
    for each in db.exec(waiting):
        if is_moot(db, case, each.kind, each.event_id):
            each.state = "dropped"
            db.add(each)
    db.flush()


def came_back(db: Session, case: Case) -> Posting | None:
    """The last letter about the case, if it came back undelivered."""
    last = select(Posting).where(Posting.case_id == case.id, col(Posting.state).in_(("posted", "returned")))
    found = db.exec(last.order_by(col(Posting.id).desc()).options(defer(Posting.pdf), defer(Posting.payload))).first()
    return found if found and found.state == "returned" else None


def _settle(db: Session, letter: CaseLetter, by: Colleague | None, **values: object) -> None:
    mine = update(CaseLetter).where(col(CaseLetter.id) == letter.id, col(CaseLetter.state) == "proposed")
    changed = mine.values(done_by_name=by.full_name if by else "", **values).execution_options(synchronize_session=False)
    is_first = db.exec(changed).rowcount == 1
    db.refresh(letter)
    if not is_first:
        raise PostingMoved(letter.state, letter.done_by_name)
