"""What each colleague in one's groups has in hand, so that work can be shared; no more than one's walls allow."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func
from sqlmodel import Session, select

from eservices import clock
from eservices.cases import Case
from eservices.contact_centre.sharing_work import absences
from eservices.people import Colleague, Membership, Staff
from eservices.queue import IS_OPEN
from eservices.tally import Tally


class Load(NamedTuple):
    """One colleague, counted in the groups that both are in."""

    staff_id: int
    name: str
    groups: tuple[str, ...]
    in_progress: int
    waiting: int
    late: int
    away_until: datetime | None

    @property
    def held(self) -> int:
        return self.in_progress + self.waiting


def of_colleagues(db: Session, by: Colleague) -> list[Load]:
    """Everyone in one's groups, by name."""
    groups = sorted(by.groups)
    sitting = select(Staff.id, Staff.full_name, Membership.group_id).join(Membership, Membership.staff_id == Staff.id)
    rows = db.exec(sitting.where(Membership.group_id.in_(groups), Staff.left_at.is_(None))).all()
    names = {staff: name for staff, name, _ in rows}
    held, late, away = _held(db, groups), _late(db, groups, set(names)), absences.away(db, names)
    return [
        Load(
            staff, name, tuple(sorted(group for each, _, group in rows if each == staff)),
            held.get((staff, "in_progress"), 0), held.get((staff, "waiting"), 0), late.get(staff, 0), away.get(staff),
        )
        for staff, name in sorted(names.items(), key=lambda pair: pair[1])
    ]  # fmt: skip


def _held(db: Session, groups: list[str]) -> dict[tuple[int, str], int]:
    counted = select(Tally.assignee_id, Tally.status, func.sum(Tally.cases)).where(Tally.group_id.in_(groups))
    counted = counted.where(Tally.status.in_(("in_progress", "waiting")), Tally.cases != 0)
    rows = db.exec(counted.group_by(Tally.assignee_id, Tally.status))
    return {(staff, status): int(cases) for staff, status, cases in rows}


def _late(db: Session, groups: list[str], staff: set[int]) -> dict[int, int]:
    late = select(Case.assignee_id, func.count()).where(Case.assignee_id.in_(staff), IS_OPEN)
    late = late.where(Case.due_on < clock.today(), Case.group_id.in_(groups))
    return dict(db.exec(late.group_by(Case.assignee_id)).all())  # type: ignore[arg-type]
