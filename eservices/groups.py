"""Response groups: made, named, told what they answer about and in which languages, and who is in them.

Who joins a group sees behind its wall, so each change of members is a row.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Index, delete
from sqlmodel import Field, Session, SQLModel, select

from eservices import cases, clock, people, tally
from eservices.cases import Case
from eservices.database import UtcTime
from eservices.inserting import insert_new
from eservices.people import Colleague, Department, Group, Membership, Staff
from eservices.queue import IS_OPEN
from eservices.refusals import NameTaken, NotYours, WordsMissing, WordsTooMany
from forms.texts import to_say

LONGEST_NAME = 100
LONGEST_ID = 40
MOST_TOLD = 20
RESERVED = frozenset({"rules", "trial"})
"""Ids that are pages of their own."""
LEFT = to_say("Den som hade ärendet är inte längre med i gruppen.")


class MembershipChange(SQLModel, table=True):
    """That someone was let in behind a group's wall, or out again, and by whom."""

    __tablename__ = "membership_changes"
    __table_args__ = (Index("ix_membership_changes_group", "group_id", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=UtcTime)
    by_id: int = Field(foreign_key="staff.id")
    by_name: str = Field(max_length=100)
    group_id: str = Field(foreign_key="groups.id", max_length=40)
    staff_id: int = Field(foreign_key="staff.id")
    joined: bool


def make(db: Session, name: str, department: str | None) -> Group:
    """A new group, of the contact centre if no department is named. Raises WordsMissing, WordsTooMany, NameTaken, NotYours."""
    name = _free_name(db, name)
    if department and db.get(Department, department) is None:
        raise NotYours
    group = Group(id=_free_id(db, name), name=name, department_id=department)
    db.add(group)
    db.flush()
    return group


def change(db: Session, group: Group, name: str, subjects: Iterable[str], languages: Iterable[str]) -> None:
    """Another name, and what its members can. Raises WordsMissing, WordsTooMany and NameTaken."""
    group.name = name if name == group.name else _free_name(db, name, group.id)
    group.subjects, group.languages = sorted(set(subjects)), sorted(set(languages))
    db.add(group)
    db.flush()


def join(db: Session, by: Colleague, group: Group, staff_id: int) -> None:
    """Let someone in; who is in already stays. Raises NotYours for one who does not work here."""
    staff = db.exec(select(Staff).where(Staff.id == staff_id, Staff.left_at.is_(None))).first()
    if staff is None:
        raise NotYours
    if db.get(Membership, (staff_id, group.id)) is None:
        db.exec(insert_new(db, Membership), params={"staff_id": staff_id, "group_id": group.id})
        _tell(db, by, group, staff_id, joined=True)


def leave(db: Session, by: Colleague, group: Group, staff_id: int) -> int:
    """Let someone out; the cases that they hold there go back to its queue. Tells how many those were."""
    gone = delete(Membership).where(Membership.staff_id == staff_id, Membership.group_id == group.id)
    if db.exec(gone).rowcount != 1:
        return 0
    _tell(db, by, group, staff_id, joined=False)
    held = select(Case).where(Case.assignee_id == staff_id, Case.group_id == group.id, IS_OPEN).order_by(Case.id)
    with tally.together(db):
        theirs = list(db.exec(held.with_for_update()))
        for case in theirs:
            cases.hand_over(db, case, by, group.id, LEFT)
    return len(theirs)


def members(db: Session) -> dict[str, list[Staff]]:
    """Who is in each group, by name; those who have left are not."""
    rows = select(Membership.group_id, Staff).join(Staff, Staff.id == Membership.staff_id).where(Staff.left_at.is_(None))
    found: dict[str, list[Staff]] = {}
    for group, staff in db.exec(rows.order_by(Staff.full_name)):
        found.setdefault(group, []).append(staff)
    return found


def everyone(db: Session) -> list[Staff]:
    return list(db.exec(select(Staff).where(Staff.left_at.is_(None)).order_by(Staff.full_name)))


def changes(db: Session, group: Group) -> list[tuple[MembershipChange, str]]:
    """Who was let in and out, the latest first, with the name of whom it was about."""
    rows = select(MembershipChange, Staff.full_name).join(Staff, Staff.id == MembershipChange.staff_id)
    return list(
        db.exec(rows.where(MembershipChange.group_id == group.id).order_by(MembershipChange.id.desc()).limit(MOST_TOLD))
    )


def _tell(db: Session, by: Colleague, group: Group, staff_id: int, *, joined: bool) -> None:
    who = {"by_id": by.id, "by_name": by.full_name, "group_id": group.id, "staff_id": staff_id}
    db.add(MembershipChange(at=clock.now(), joined=joined, **who))
    db.flush()


def _free_name(db: Session, name: str, own: str = "") -> str:
    name = " ".join(name.split())
    if not name:
        raise WordsMissing
    if len(name) > LONGEST_NAME:
        raise WordsTooMany(LONGEST_NAME)
    if any(each.name.casefold() == name.casefold() and each.id != own for each in people.groups(db)):
        raise NameTaken(name)
    return name


def _free_id(db: Session, name: str) -> str:
    """The name in small plain letters, and a number if that is another's."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[: LONGEST_ID - 4] or "grupp"
    taken = {group.id for group in people.groups(db)} | RESERVED
    return next(each for each in (slug, *(f"{slug}-{n}" for n in range(2, 1000))) if each not in taken)
