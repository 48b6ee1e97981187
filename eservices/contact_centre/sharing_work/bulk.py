"""Doing the same with many cases at once, and undoing it: within ten minutes, where nobody has touched the case since."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import JSON, Index, delete
from sqlmodel import Field, Session, SQLModel, select

from eservices import cases, clock, people, tally
from eservices.cases import Case
from eservices.contact_centre.refusals import TooLateToUndo
from eservices.database import UtcTime
from eservices.events import CaseEvent, written
from eservices.people import Colleague
from eservices.refusals import AlreadyTaken, NotAllowed, NotHolder

UNDO_WITHIN = timedelta(minutes=10)
KEPT_FOR = timedelta(days=30)
MOST = 100
VERBS = ("take", "put_back", "hand_over", "note")
Row = dict[str, object]


class BulkAction(SQLModel, table=True):
    """What somebody did with many cases: which were changed, and from what; which were not, and why.

    `done`: case, reference, event, and the place it lay in; `refused`: reference, why (`taken`, `holder`, `status`), by;
    `kept`: references that an undo let be, because somebody had been there.
    """

    __tablename__ = "bulk_actions"
    __table_args__ = (Index("ix_bulk_actions_at", "at"),)

    id: int | None = Field(default=None, primary_key=True)
    by_id: int = Field(foreign_key="staff.id")
    at: datetime = Field(sa_type=UtcTime)
    verb: str = Field(max_length=20)
    group_id: str | None = Field(default=None, foreign_key="groups.id", max_length=40)
    done: list[Row] = Field(default_factory=list, sa_type=JSON)
    refused: list[Row] = Field(default_factory=list, sa_type=JSON)
    undone_at: datetime | None = Field(default=None, sa_type=UtcTime)
    kept: list[str] = Field(default_factory=list, sa_type=JSON)

    @property
    def may_be_undone(self) -> bool:
        return bool(self.done) and self.undone_at is None and clock.now() - self.at < UNDO_WITHIN


def take(db: Session, by: Colleague, references: Sequence[str]) -> BulkAction:
    return _do(db, by, "take", references, lambda case: cases.take(db, case, by))


def put_back(db: Session, by: Colleague, references: Sequence[str]) -> BulkAction:
    return _do(db, by, "put_back", references, lambda case: cases.put_back(db, case, by))


def note(db: Session, by: Colleague, references: Sequence[str], words: str) -> BulkAction:
    words = written(words)
    return _do(db, by, "note", references, lambda case: cases.note(db, case, by, words))


def hand_over(db: Session, by: Colleague, references: Sequence[str], group: str, why: str) -> BulkAction:
    """Raises UnknownGroup."""
    people.find_group(db, group)
    why = written(why)
    return _do(db, by, "hand_over", references, lambda case: cases.hand_over(db, case, by, group, why), group)


def _do(
    db: Session, by: Colleague, verb: str, references: Sequence[str], work: Callable[[Case], None], group: str | None = None
) -> BulkAction:
    """Each case by its own verb, in the order of their numbers, so that two who do this never wait for each other in a ring."""
    action = BulkAction(by_id=by.id, at=clock.now(), verb=verb, group_id=group)
    done, refused = [], []
    with tally.together(db):
        for case in _found(db, by, references):
            before, last = tally.place(case.group_id, case.status, case.assignee_id), _latest_event(db, case)
            why, row = _tried(work, case), Row(reference=case.reference)
            event = _latest_event(db, case)
            if why:
                refused.append(row | why)
            elif event != last:
                done.append(row | {"case": case.id, "event": event, "before": list(before)})
    action.done, action.refused = done, refused
    db.add(action)
    db.flush()
    return action


def _found(db: Session, by: Colleague, references: Sequence[str]) -> list[Case]:
    """Those of them that one may see. Others do not exist; they are not told of either."""
    wanted = sorted(set(references))[:MOST]
    mine = select(Case).where(Case.reference.in_(wanted), Case.group_id.in_(by.groups)).order_by(Case.id)
    return [cases.find_on_desk(db, by, case.reference, "bulk") for case in db.exec(mine)]


def _tried(work: Callable[[Case], None], case: Case) -> Row:
    """What kept the verb from being done; a refusal has changed nothing, so the others go on."""
    try:
        work(case)
    except AlreadyTaken as refusal:
        return {"why": "taken", "by": refusal.by_name}
    except NotHolder as refusal:
        return {"why": "holder", "by": refusal.holder}
    except NotAllowed as refusal:
        return {"why": "status", "by": refusal.status}
    return {}


def _latest_event(db: Session, case: Case) -> int | None:
    """It stays the same where there was nothing to do: a case that was one's own before."""
    return db.exec(select(CaseEvent.id).where(CaseEvent.case_id == case.id).order_by(CaseEvent.id.desc()).limit(1)).first()


def find(db: Session, by: Colleague, action_id: int) -> BulkAction | None:
    """What one has done oneself; None for others'."""
    return db.exec(select(BulkAction).where(BulkAction.id == action_id, BulkAction.by_id == by.id)).first()


def undo(db: Session, by: Colleague, action_id: int) -> BulkAction:
    """Lay each case where it lay, but let be what somebody has touched since. Raises TooLateToUndo."""
    mine = select(BulkAction).where(BulkAction.id == action_id, BulkAction.by_id == by.id).with_for_update()
    action = db.exec(mine, execution_options={"populate_existing": True}).first()
    if action is None or not action.may_be_undone:
        raise TooLateToUndo
    kept = []
    with tally.together(db):
        for row in action.done:
            case = db.get_one(Case, row["case"], populate_existing=True)
            try:
                cases.undo(db, case, by, int(str(row["event"])), tally.Place(*row["before"]))  # ty: ignore[not-iterable]
            except NotAllowed:
                kept.append(case.reference)
    action.kept, action.undone_at = kept, clock.now()
    db.add(action)
    db.flush()
    return action


def remove_old(db: Session) -> None:
    db.exec(delete(BulkAction).where(BulkAction.at < clock.now() - KEPT_FOR))
