"""What a department lets agents see of its cases from outside its wall: nothing, until a decision says otherwise.

A delegation is for a department and one of its services, or for all of them ("" as `service_id`). It never shows what a case
holds. The title is never among what is shown where even the existence of a case is secret (OSL ch. 26).
"""

from collections.abc import Collection
from datetime import datetime
from typing import Literal

from sqlalchemy import JSON, Index, text, update
from sqlmodel import Field, Session, SQLModel, col, select

from eservices import clock
from eservices.cases import Case
from eservices.contact_centre.refusals import NotDelegable
from eservices.database import UtcTime
from eservices.events import written
from eservices.people import Colleague, Department, Group

Part = Literal["sentence", "due", "who", "title"]
PARTS: tuple[Part, ...] = ("sentence", "due", "who", "title")
"""The status sentence · the last day for an answer · whom to ask · what the case is called."""
_IN_FORCE = text("ended_at IS NULL")


class Delegation(SQLModel, table=True):
    """A decision, by `decision` found in the department's records. One is in force for a department and service at a time."""

    __tablename__ = "delegations"
    __table_args__ = (
        Index(
            "uq_delegations_in_force", "department_id", "service_id", unique=True, sqlite_where=_IN_FORCE,
            postgresql_where=_IN_FORCE,
        ),
    )  # fmt: skip

    id: int | None = Field(default=None, primary_key=True)
    department_id: str = Field(foreign_key="departments.id", max_length=40)
    service_id: str = Field(default="", max_length=40)
    parts: list[str] = Field(sa_type=JSON)
    decision: str = Field(max_length=200)
    made_at: datetime = Field(sa_type=UtcTime)
    made_by_name: str = Field(max_length=100)
    ended_at: datetime | None = Field(default=None, sa_type=UtcTime)
    ended_by_name: str = Field(default="", max_length=100)


def decide(
    db: Session, by: Colleague, department_id: str, service_id: str, parts: Collection[str], decision: str
) -> Delegation | None:
    """Put a decision in force in the place of the one before; without parts nothing is seen any more.

    Raises NotDelegable for the title of what is secret, and WordsMissing without the decision that it rests on.
    """
    department = db.get(Department, department_id)
    if department is None or not set(parts) <= set(PARTS) or ("title" in parts and department.is_secret):
        raise NotDelegable
    words, now = written(decision)[:200], clock.now()
    there = update(Delegation).where(col(Delegation.department_id) == department_id, col(Delegation.service_id) == service_id)
    db.exec(there.where(col(Delegation.ended_at).is_(None)).values(ended_at=now, ended_by_name=by.full_name))
    if not parts:
        return None
    shown = [part for part in PARTS if part in parts]
    made = Delegation(
        department_id=department_id, service_id=service_id, parts=shown, decision=words, made_at=now, made_by_name=by.full_name
    )
    db.add(made)
    db.flush()
    return made


def of_case(db: Session, case: Case) -> frozenset[Part]:
    """What may be seen of a case from outside; its own service's decision goes before that of the whole department."""
    group = db.get(Group, case.group_id)
    if group is None or group.department_id is None:
        return frozenset()
    mine = select(Delegation).where(
        Delegation.department_id == group.department_id, col(Delegation.service_id).in_((case.service, "")),
        col(Delegation.ended_at).is_(None),
    )  # fmt: skip
    found = max(db.exec(mine), key=lambda each: each.service_id, default=None)
    department = db.get(Department, group.department_id)
    hidden = {"title"} if department is None or department.is_secret else set()
    return frozenset(part for part in PARTS if found and part in found.parts and part not in hidden)


def every(db: Session) -> list[Delegation]:
    """All decisions, those in force first, then the latest."""
    rows = db.exec(select(Delegation).order_by(col(Delegation.id).desc())).all()
    return sorted(rows, key=lambda each: each.ended_at is not None)
