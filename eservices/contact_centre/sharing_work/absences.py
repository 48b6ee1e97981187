"""Who is away, from when until when. At the start the cases go back to their queues, once; at the end one is simply back."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from sqlalchemy import CheckConstraint, ColumnElement, Index, update
from sqlmodel import Field, Session, SQLModel, select

from eservices import cases, clock, jobs, people, tally
from eservices.cases import Case
from eservices.contact_centre.refusals import AbsenceRefused
from eservices.database import Database, UtcTime
from eservices.people import Colleague, Staff
from eservices.queue import IS_OPEN
from forms.texts import to_say

BEGIN = "begin_absence"
LONGEST = timedelta(days=366)
MOST_LISTED = 50
AWAY = to_say("Borta från arbetet.")


class Absence(SQLModel, table=True):
    """One time away; cut short it ends earlier. `begun_at` is when the cases were laid back, `returned` how many."""

    __tablename__ = "absences"
    __table_args__ = (CheckConstraint("from_at < until_at", name="order"), Index("ix_absences_staff", "staff_id", "until_at"))

    id: int | None = Field(default=None, primary_key=True)
    staff_id: int = Field(foreign_key="staff.id")
    from_at: datetime = Field(sa_type=UtcTime)
    until_at: datetime = Field(sa_type=UtcTime)
    made_at: datetime = Field(sa_type=UtcTime)
    begun_at: datetime | None = Field(default=None, sa_type=UtcTime)
    returned: int = Field(default=0, sa_column_kwargs={"server_default": "0"})

    def lasts_at(self, moment: datetime) -> bool:
        return self.from_at <= moment < self.until_at


def announce(db: Session, by: Colleague, from_at: datetime, until_at: datetime) -> Absence:
    """Say that one will be away; from now on if `from_at` has passed. Raises AbsenceRefused."""
    now = clock.now()
    from_at = max(from_at, now)
    if until_at <= from_at:
        raise AbsenceRefused("ended")
    if until_at - from_at > LONGEST or from_at - now > LONGEST:
        raise AbsenceRefused("long")
    absence = Absence(staff_id=by.id, from_at=from_at, until_at=until_at, made_at=now)
    db.add(absence)
    db.flush()
    if from_at == now:
        _begin(db, absence.id or 0)
    else:
        jobs.enqueue(db, BEGIN, {"absence": absence.id}, key=f"{BEGIN}:{absence.id}", run_after=from_at)
    return absence


def come_back(db: Session, by: Colleague, absence_id: int) -> None:
    """Call off what has not begun, and end what has. Of somebody else's, or one that is over, nothing happens."""
    now = clock.now()
    mine = (Absence.id == absence_id, Absence.staff_id == by.id, Absence.until_at > now)
    absence = db.exec(select(Absence).where(*mine).with_for_update()).first()
    if absence is None:
        return
    if absence.from_at < now:
        absence.until_at = now
        db.add(absence)
    else:
        db.delete(absence)
    db.flush()


def ahead(db: Session, by: Colleague) -> list[Absence]:
    """One's own that last or are to come, the next first."""
    coming = select(Absence).where(Absence.staff_id == by.id, Absence.until_at > clock.now())
    return list(db.exec(coming.order_by(Absence.until_at).limit(MOST_LISTED)))


def away(db: Session, staff: Iterable[int]) -> Mapping[int, datetime]:
    """Of those colleagues the ones who are away just now, and until when."""
    rows = db.exec(select(Absence.staff_id, Absence.until_at).where(Absence.staff_id.in_(set(staff)), is_now()))
    until: dict[int, datetime] = {}
    for colleague, at in rows:
        until[colleague] = max(at, until.get(colleague, at))
    return until


def is_now() -> ColumnElement[bool]:
    now = clock.now()
    return (Absence.from_at <= now) & (Absence.until_at > now)


def begin(database: Database, payload: Mapping[str, object]) -> None:
    """What the worker does when the time has come."""
    with database.writing() as db:
        _begin(db, int(str(payload["absence"])))


def _begin(db: Session, absence_id: int) -> None:
    """Lay the cases back, unless that has been done or the absence is called off or over."""
    now = clock.now()
    first = update(Absence).where(Absence.id == absence_id, Absence.begun_at.is_(None), Absence.until_at > now)
    if db.exec(first.values(begun_at=now).execution_options(synchronize_session=False)).rowcount != 1:
        return
    absence = db.get_one(Absence, absence_id, populate_existing=True)
    absence.returned = _lay_back(db, absence)
    db.add(absence)
    db.flush()


def _lay_back(db: Session, absence: Absence) -> int:
    by = people.as_colleague(db.get_one(Staff, absence.staff_id), ())
    held = select(Case).where(Case.assignee_id == by.id, IS_OPEN).order_by(Case.id).with_for_update()
    data = {"away_until": absence.until_at.isoformat()}
    with tally.together(db):
        mine = list(db.exec(held, execution_options={"populate_existing": True}))
        for case in mine:
            cases.put_back(db, case, by, AWAY, data)
    return len(mine)


HANDLERS = {BEGIN: begin}
