"""The response groups of the demonstration, the rules that lead to them, saved views and who will be away: `groups.yaml`."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from sqlmodel import Session

from eservices import clock, groups, people
from eservices.contact_centre.sharing_work import absences, views
from eservices.database import Database
from eservices.routing import revisions
from eservices.routing.rules import Rule

TOLD = Path(__file__).with_name("groups.yaml")


def live(database: Database, now: datetime) -> None:
    """Do all of it, the rules last: what has come in lies where it lay."""
    told: dict[str, Any] = YAML(typ="safe").load(TOLD)
    with clock.standing_at(now), database.writing() as db:
        made = {each["name"]: _group(db, told["by"], each) for each in told["groups"]}
        for each in told["views"]:
            views.save(db, people.colleague(db, each["by"]), each["name"], each["query"], each.get("group", ""))
        for each in told["away"]:
            begins = now + timedelta(days=each["in_days"])
            absences.announce(db, people.colleague(db, each["by"]), begins, begins + timedelta(days=each["days"]))
        rules = [Rule.load({**each, "group": made[each["group"]]}) for each in told["rules"]]
        revisions.save(db, people.colleague(db, told["by"]), rules, None)


def _group(db: Session, by: str, told: dict[str, Any]) -> str:
    group = groups.make(db, told["name"], told.get("department"))
    groups.change(db, group, group.name, told.get("subjects", ()), told.get("languages", ()))
    for name in told["members"]:
        groups.join(db, people.colleague(db, by), group, people.colleague(db, name).id)
    return group.id
