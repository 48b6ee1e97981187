"""Cases, and what the staff does with them. Each verb writes an event: who, when, what and why.

A verb changes the row only while it still stands as the verb found it, so of two colleagues one is told that the other
was faster. Rights are settled in `find_on_desk`: a case outside one's groups does not exist.
"""

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, Index, text, update
from sqlmodel import Field, Session, SQLModel, select

from eservices import clock, people, readlog, tally
from eservices.channels import IS_CHANNEL
from eservices.database import UtcTime
from eservices.events import CaseEvent, record, written
from eservices.finding import of_cases
from eservices.people import Colleague
from eservices.refusals import AlreadyTaken, NotAllowed, NotHolder, NotYours
from forms.answers import Answer, Answers, load
from forms.definition import Form
from forms.texts import LONGEST_CODE

STATUSES = ("received", "in_progress", "waiting", "closed")
OUTCOMES = ("granted", "refused", "settled", "forwarded", "withdrawn")
OPEN = frozenset(STATUSES) - {"closed"}
TRANSITIONS: dict[str, tuple[frozenset[str], str | None]] = {
    "take": (frozenset({"received"}), "in_progress"),
    "note": (frozenset(STATUSES), None),
    "put_back": (frozenset({"in_progress", "waiting"}), "received"),
    "hand_over": (OPEN, "received"),
    "ask": (frozenset({"in_progress"}), "waiting"),
    "delay": (OPEN, None),
    "answer": (frozenset({"waiting"}), "in_progress"),
    "close": (frozenset({"in_progress", "waiting"}), "closed"),
    "reopen": (frozenset({"closed"}), "in_progress"),
}
"""Verb → the statuses it may be done in, and the status it leads to (None: it stays)."""
ONLY_HOLDER = frozenset({"ask", "close", "put_back"})
_IS_OPEN = text("status <> 'closed'")
_BY_DUE = ("due_on", "arrived_on", "id")
_NARROWED = ("service", "language", "channel")
"""What lists are narrowed by; in the index, so that a narrow list of a long queue reads no other rows."""
Data = dict[str, object] | None


def _open_index(name: str, *columns: str) -> Index:
    return Index(f"ix_cases_open{name}", *columns, sqlite_where=_IS_OPEN, postgresql_where=_IS_OPEN)


class Case(SQLModel, table=True):
    """An application that has reached the municipality. Its clock runs from `arrived_on`, whatever way it came.

    `applicant` is whom it is about, `applied_by` who applied for them, where that is someone else (`representation`).
    """

    __tablename__ = "cases"
    __table_args__ = (
        CheckConstraint("status IN ('received', 'in_progress', 'waiting', 'closed')", name="status"),
        CheckConstraint(f"outcome IN {OUTCOMES}", name="outcome"),
        CheckConstraint("(status = 'closed') = (outcome IS NOT NULL)", name="closed_with_outcome"),
        CheckConstraint("(status = 'received') = (assignee_id IS NULL)", name="held"),
        CheckConstraint(IS_CHANNEL, name="channel"),
        Index("ix_cases_group_status", "group_id", "status", *_BY_DUE, *_NARROWED),
        Index("ix_cases_registered", "registered_at", "id"),
        Index("ix_cases_service", "registered_at", "service"),
        Index("ix_cases_version", "version_id"),
        _open_index("", *_BY_DUE),
        _open_index("_group", "group_id", *_BY_DUE, *_NARROWED),
        _open_index("_assignee", "assignee_id", *_BY_DUE),
    )

    id: int | None = Field(default=None, primary_key=True)
    reference: str = Field(unique=True, max_length=9)
    receipt_digest: str = Field(max_length=64)
    journey: str = Field(unique=True, max_length=36)
    version_id: int = Field(foreign_key="versions.id")
    service: str = Field(max_length=40)
    title: str = Field(max_length=200)
    channel: str = Field(max_length=10)
    language: str = Field(max_length=LONGEST_CODE)
    applicant: str | None = Field(default=None, max_length=200)
    applied_by: str | None = Field(default=None, max_length=200)
    group_id: str = Field(foreign_key="groups.id", max_length=40)
    status: str = Field(default="received", max_length=20)
    outcome: str | None = Field(default=None, max_length=20)
    assignee_id: int | None = Field(default=None, foreign_key="staff.id")
    arrived_on: date
    due_on: date
    registered_at: datetime = Field(sa_type=UtcTime)
    registered_by_id: int | None = Field(default=None, foreign_key="staff.id")
    changed_at: datetime = Field(sa_type=UtcTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcTime)

    @property
    def is_open(self) -> bool:
        return self.status != "closed"


class CaseAnswers(SQLModel, table=True):
    """What was sent, as it was sent: path → value and source."""

    __tablename__ = "case_answers"

    case_id: int = Field(primary_key=True, foreign_key="cases.id")
    answers: dict[str, dict[str, object]] = Field(sa_type=JSON)


def may(case: Case, verb: str) -> bool:
    return case.status in TRANSITIONS[verb][0]


def allowed(case: Case, by: Colleague) -> set[str]:
    """The verbs that `by` can use on the case as it stands: the buttons of its page."""
    return {verb for verb in TRANSITIONS if may(case, verb) and (verb not in ONLY_HOLDER or case.assignee_id == by.id)}


def find_on_desk(db: Session, by: Colleague, reference: str, what: str = "case") -> Case:
    """The case, if it lies with one of one's groups; the look is logged. Raises NotYours."""
    mine = select(Case).where(Case.reference == reference, Case.group_id.in_(by.groups))
    case = db.exec(mine).first()
    if case is None:
        raise NotYours
    readlog.note(db, by, case.id or 0, what)
    return case


def applicant_of(form: Form, answers: Answers) -> str | None:
    """Whom the answers say that it is about; None until they do."""
    answer = answers.get(form.applicant or "")
    return answer.value[:200] if answer and isinstance(answer.value, str) else None


def answers_of(db: Session, case: Case) -> dict[str, Answer]:
    """As they were sent; `completions` adds what has come since."""
    return load(db.get_one(CaseAnswers, case.id).answers)


def take(db: Session, case: Case, by: Colleague) -> None:
    """Make the case one's own. Raises AlreadyTaken; taking it twice is taking it once."""
    if case.assignee_id == by.id and case.is_open:
        return
    move(db, case, "take", by, assignee_id=by.id)


def note(db: Session, case: Case, by: Colleague, words: str) -> None:
    record(db, case.id or 0, "note", by, written(words))


def put_back(db: Session, case: Case, by: Colleague, why: str = "", data: Data = None) -> None:
    """Lay the case back in its group's queue, free to be taken; only who has taken it does."""
    move(db, case, "put_back", by, why.strip() and written(why), data, assignee_id=None)


def hand_over(db: Session, case: Case, by: Colleague, group: str, why: str, summary: str = "") -> None:
    """Lay the case in a group's queue; in one's own it is free to be taken again. `summary` is what has been said so far.

    Raises UnknownGroup.
    """
    people.find_group(db, group)
    data = {"from": case.group_id, "to": group} | ({"summary": written(summary)} if summary.strip() else {})
    move(db, case, "hand_over", by, written(why), data, group_id=group, assignee_id=None)


def delay(db: Session, case: Case, by: Colleague, why: str, until: date | None = None) -> None:
    """Tell the person that it takes longer and why (FL § 11), and by when it will be done, if that is known."""
    move(db, case, "delay", by, written(why), {"until": until and until.isoformat()})


def close(db: Session, case: Case, by: Colleague, outcome: str, reason: str) -> None:
    """End the case with one of OUTCOMES; only who has taken it may."""
    if outcome not in OUTCOMES:
        raise NotAllowed("close", outcome)
    move(db, case, "close", by, written(reason), {"outcome": outcome}, outcome=outcome, closed_at=clock.now())


def reopen(db: Session, case: Case, by: Colleague, why: str) -> None:
    """Take up a closed case again, as one's own."""
    move(db, case, "reopen", by, written(why), outcome=None, closed_at=None, assignee_id=by.id)


def undo(db: Session, case: Case, by: Colleague, of: int, before: tally.Place) -> None:
    """Lay the case where it lay before the event `of`, if that is the last thing that has happened to it. Raises NotAllowed."""
    latest = db.exec(select(CaseEvent.id).where(CaseEvent.case_id == case.id).order_by(CaseEvent.id.desc())).first()
    now = _place(case)
    values = {"group_id": before.group_id, "status": before.status, "assignee_id": before.assignee_id or None}
    if latest != of or (now != before and not _change(db, case, changed_at=clock.now(), **values)):
        raise NotAllowed("undo", case.status)
    record(db, case.id or 0, "undo", by, data={"event": of})
    tally.move(db, now, before)


def move(db: Session, case: Case, verb: str, by: Colleague | None, why: str = "", data: Data = None, **values: object) -> None:
    """Do a verb of TRANSITIONS: change the row if it still stands as it was read, write the event, keep the tally.

    Raises NotAllowed, NotHolder and AlreadyTaken.
    """
    if may(case, verb) and verb in ONLY_HOLDER and (by is None or case.assignee_id != by.id):
        raise NotHolder(_name(db, case.assignee_id))
    before = _place(case)
    status = TRANSITIONS[verb][1] or case.status
    if not may(case, verb) or not _change(db, case, status=status, changed_at=clock.now(), **values):
        raise _why_not(db, case, verb)
    record(db, case.id or 0, verb, by, why, data)
    tally.move(db, before, _place(case))


def _change(db: Session, case: Case, **values: object) -> bool:
    """Change the row unless someone else has changed its group, status or holder; the case is read again either way."""
    lies = (Case.group_id == case.group_id, Case.status == case.status)
    unchanged = update(Case).where(Case.id == case.id, *lies, Case.assignee_id.is_not_distinct_from(case.assignee_id))
    result = db.exec(unchanged.values(**values).execution_options(synchronize_session=False))
    db.refresh(case)
    if "group_id" in values:
        of_cases.changed(db, case.id or 0, case.journey)
    return result.rowcount == 1


def _why_not(db: Session, case: Case, verb: str) -> AlreadyTaken | NotAllowed:
    takes = select(CaseEvent).where(CaseEvent.case_id == case.id, CaseEvent.kind.in_(("take", "reopen")))
    latest = db.exec(takes.order_by(CaseEvent.id.desc())).first()
    if verb == "take" and case.assignee_id and case.is_open and latest:
        return AlreadyTaken(latest.by_name, latest.at)
    return NotAllowed(verb, case.status)


def _place(case: Case) -> tally.Place:
    return tally.place(case.group_id, case.status, case.assignee_id)


def _name(db: Session, staff_id: int | None) -> str:
    return db.get_one(people.Staff, staff_id).full_name if staff_id else ""
