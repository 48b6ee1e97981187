"""The people who work here: departments, groups and staff.

A group is a wall: its cases exist only for its members. `Colleague` is what the verbs take as `by`.
"""

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import JSON, CheckConstraint, delete, true
from sqlmodel import Field, Session, SQLModel, select

from eservices import clock
from eservices.database import UtcTime
from eservices.inserting import insert_new
from eservices.refusals import NameTaken, NotYours, UnknownGroup, WeakPassword
from forms.texts import to_say

ROLES = ("agent", "handler", "administrator")
CONTACT_CENTRE = "contact-centre"
KNOWN_NAMES = {
    CONTACT_CENTRE: to_say("Kontaktcenter"),
    "building": to_say("Stadsbyggnad"),
    "care": to_say("Omsorg"),
    "streets": to_say("Gator och trafik"),
}
NOT_SECRET = frozenset({"building", "streets"})
"""Departments whose cases are public to begin with; every other is taken for secret."""
LEAST_PASSWORD = 10
HASHER = PasswordHasher()
_AT_MOST_TWO = threading.BoundedSemaphore(2)


class Department(SQLModel, table=True):
    """A part of the municipality, for example Stadsbyggnad. Of a secret one not even the existence of a case is told (OSL)."""

    __tablename__ = "departments"

    id: str = Field(primary_key=True, max_length=40)
    name: str = Field(max_length=100)
    is_secret: bool = Field(default=True, sa_column_kwargs={"server_default": true()})


class Group(SQLModel, table=True):
    """Those who share a queue. The contact centre belongs to no department."""

    __tablename__ = "groups"

    id: str = Field(primary_key=True, max_length=40)
    name: str = Field(max_length=100)
    department_id: str | None = Field(default=None, foreign_key="departments.id", max_length=40)
    subjects: list[str] = Field(default_factory=list, sa_type=JSON, sa_column_kwargs={"server_default": "[]"})
    """What its members answer about; of everything if none is named."""
    languages: list[str] = Field(default_factory=list, sa_type=JSON, sa_column_kwargs={"server_default": "[]"})
    """What its members speak beside Swedish."""


class Staff(SQLModel, table=True):
    """Someone who signs in by `name`; who has left stays, because events name them."""

    __tablename__ = "staff"
    __table_args__ = (CheckConstraint("role IN ('agent', 'handler', 'administrator')", name="role"),)

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True, max_length=80)
    full_name: str = Field(max_length=100)
    role: str = Field(max_length=20)
    password_hash: str = Field(max_length=200)
    made_at: datetime = Field(sa_type=UtcTime)
    left_at: datetime | None = Field(default=None, sa_type=UtcTime)


class Membership(SQLModel, table=True):
    """That someone may see what lies with a group."""

    __tablename__ = "memberships"

    staff_id: int = Field(foreign_key="staff.id", primary_key=True)
    group_id: str = Field(foreign_key="groups.id", primary_key=True, max_length=40)


@dataclass(frozen=True)
class Colleague:
    """Who acts, and behind which walls."""

    id: int
    name: str
    full_name: str
    role: str
    groups: frozenset[str]
    session_id: int | None = None
    until: datetime | None = field(default=None, compare=False)
    """When one is signed out unless one does something."""


def ensure_department(db: Session, department: str) -> None:
    """The department, and the group that takes what is handed over to it."""
    name = KNOWN_NAMES.get(department, department.capitalize())
    is_secret = department not in NOT_SECRET
    db.exec(insert_new(db, Department), params={"id": department, "name": name, "is_secret": is_secret})
    ensure_group(db, department, department)


def ensure_group(db: Session, group: str, department: str | None = None) -> None:
    name = KNOWN_NAMES.get(group, group.capitalize())
    within = None if group == CONTACT_CENTRE else department
    db.exec(insert_new(db, Group), params={"id": group, "name": name, "department_id": within})


def groups(db: Session) -> list[Group]:
    return list(db.exec(select(Group).order_by(Group.name)))


def departments(db: Session) -> list[Department]:
    return list(db.exec(select(Department).order_by(Department.name)))


def find_group(db: Session, group: str) -> Group:
    found = db.get(Group, group)
    if found is None:
        raise UnknownGroup(group)
    return found


def hash_password(password: str) -> str:
    """Slow on purpose, so never inside a transaction. Raises WeakPassword."""
    if len(password) < LEAST_PASSWORD:
        raise WeakPassword(LEAST_PASSWORD)
    with _AT_MOST_TWO:
        return HASHER.hash(password)


def add_staff(db: Session, name: str, full_name: str, role: str, password_hash: str, groups: set[str]) -> Staff:
    """Someone new. Raises NameTaken and UnknownGroup."""
    name = name.strip().casefold()
    if db.exec(select(Staff).where(Staff.name == name)).first():
        raise NameTaken(name)
    staff = Staff(name=name, full_name=full_name, role=role, password_hash=password_hash, made_at=clock.now())
    db.add(staff)
    db.flush()
    set_groups(db, staff, groups)
    return staff


def set_groups(db: Session, staff: Staff, groups: set[str]) -> None:
    for group in groups:
        find_group(db, group)
    db.exec(delete(Membership).where(Membership.staff_id == staff.id))
    db.add_all(Membership(staff_id=staff.id or 0, group_id=group) for group in sorted(groups))
    db.flush()


def colleague(db: Session, name: str) -> Colleague:
    """The colleague who signs in by that name. Raises NotYours when there is none."""
    staff = _find(db, name)
    return as_colleague(staff, db.exec(select(Membership.group_id).where(Membership.staff_id == staff.id)))


def as_colleague(staff: Staff, groups: Iterable[str | None], session_id: int | None = None) -> Colleague:
    return Colleague(
        id=staff.id or 0,
        name=staff.name,
        full_name=staff.full_name,
        role=staff.role,
        groups=frozenset(group for group in groups if group),
        session_id=session_id,
    )


def proves(password_hash: str, password: str) -> bool:
    """Whether the password fits; at most two are proved at a time, for each takes 64 MiB."""
    with _AT_MOST_TWO:
        try:
            return HASHER.verify(password_hash, password)
        except VerificationError:
            return False


@cache
def decoy_hash() -> str:
    """What an unknown name is proved against, so that it takes as long as a known one."""
    return HASHER.hash("nobody has this password")


def _find(db: Session, name: str) -> Staff:
    staff = db.exec(select(Staff).where(Staff.name == name.strip().casefold())).first()
    if staff is None:
        raise NotYours
    return staff
