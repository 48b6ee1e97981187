"""What agents and handlers of the demonstration have told each other: read from `office.yaml`, done by the verbs for it."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from sqlmodel import Session, select

from eservices import clock, people, representation
from eservices.back_office import delegations, requests, sentences
from eservices.cases import Case
from eservices.database import Database

TOLD = Path(__file__).with_name("office.yaml")


def live(database: Database) -> None:
    """Do all of it."""
    told: dict[str, list[dict[str, Any]]] = YAML(typ="safe").load(TOLD)
    with database.writing() as db:
        for each in told["proofs"]:
            (found,) = representation.of_case(db, _case(db, each))
            representation.prove(db, found, _by(db, each), each["proof"], (), None, each["note"])
        for each in told["sentences"]:
            said_to_citizen = each.get("for_citizen", False)
            sentences.write(db, _case(db, each), _by(db, each), each["words"], for_citizen=said_to_citizen)
        for each in told["delegations"]:
            delegations.decide(db, _by(db, each), each["department"], "", each["parts"], each["decision"])
        for each in told["requests"]:
            _ask(db, each)


def _ask(db: Session, each: dict[str, Any]) -> None:
    due_at = clock.now() + timedelta(hours=each["hours"]) if "hours" in each else None
    made = requests.ask(
        db, _by(db, each), each["kind"], each["words"], case=_case(db, each), name=each["name"],
        telephone=each.get("telephone", ""), due_at=due_at,
    )  # fmt: skip
    if "answer" in each:
        requests.answer(db, made, people.colleague(db, each["answered_by"]), "reply", each["answer"])


def _case(db: Session, each: dict[str, Any]) -> Case:
    return db.exec(select(Case).where(Case.applicant == each["applicant"])).one()


def _by(db: Session, each: dict[str, Any]) -> people.Colleague:
    return people.colleague(db, each["by"])
