"""The rules as they are kept: each change is a row with all of them, so that anyone can be told who changed what, and when."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import JSON
from sqlmodel import Field, Session, SQLModel, select

from eservices import clock, people
from eservices.contact_centre.refusals import RuleAcrossWall, RulesChanged, TooManyRules
from eservices.database import UtcTime
from eservices.people import Colleague, Group
from eservices.references import new_secret
from eservices.routing.rules import MOST_RULES, Rule, Rules, may_lead
from eservices.services import Service

LONGEST_LIST = 20


class Routing(SQLModel, table=True):
    """All rules, as someone left them."""

    __tablename__ = "routings"

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True, max_length=32)
    at: datetime = Field(sa_type=UtcTime)
    by_id: int = Field(foreign_key="staff.id")
    by_name: str = Field(max_length=100)
    rules: list[dict[str, object]] = Field(sa_type=JSON)


def latest(db: Session) -> Rules:
    """The rules that lead now, with the walls between the groups there are."""
    row = db.exec(select(Routing).order_by(Routing.id.desc()).limit(1)).first()
    departments = dict(db.exec(select(Group.id, Group.department_id)).all())
    return Rules(row and row.key, tuple(map(Rule.load, row.rules)) if row else (), departments)


def save(db: Session, by: Colleague, rules: Sequence[Rule], based_on: str | None) -> None:
    """Let these rules lead from now on. `based_on` is the key of those that were changed.

    Raises RulesChanged, TooManyRules, UnknownGroup and RuleAcrossWall (a rule for services that it may never lead).
    """
    db.exec(select(Group.id).with_for_update(key_share=True)).all()
    now = latest(db)
    if (now.key or None) != (based_on or None):
        raise RulesChanged
    if len(rules) > MOST_RULES:
        raise TooManyRules(MOST_RULES)
    for place, rule in enumerate(rules, 1):
        people.find_group(db, rule.group)
        _refuse_walls(db, place, rule, now)
    db.add(Routing(key=new_secret()[:32], at=clock.now(), by_id=by.id, by_name=by.full_name, rules=[r.dump() for r in rules]))
    db.flush()


def history(db: Session, number: int = LONGEST_LIST) -> list[Routing]:
    """Who changed the rules, the latest first."""
    return list(db.exec(select(Routing).order_by(Routing.id.desc()).limit(number)))


def _refuse_walls(db: Session, place: int, rule: Rule, now: Rules) -> None:
    for service in db.exec(select(Service).where(Service.id.in_(rule.services))):
        if not may_lead(service.department_id, service.group_id, rule.group, now.departments):
            raise RuleAcrossWall(place, service.id, rule.group)
