"""Forms under way, as `forms.yaml` tells them: written, reviewed, published, planned and withdrawn by the verbs of everyone."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter
from ruamel.yaml import YAML
from sqlmodel import Session

from eservices import clock, drafts, people, services
from eservices.database import Database
from eservices.people import Colleague
from eservices.publishing import planning, proposals, publications, reviews, withdrawing
from eservices.publishing.proposals import Proposal
from eservices.publishing.publications import Decision
from forms import editing, reading

TOLD = Path(__file__).with_name("forms.yaml")
OWN = {"playground": Path(__file__).with_name("playground.yaml")}
"""Forms that the municipality has made itself."""
IN_THE_MIDDLE = {"parking-permit": 3, "building-permit": 2, "contact": 1}
"""How many are filling in a form just now."""


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Maker(Part):
    """Who brought a form that the municipality made itself, and when."""

    name: str
    days_ago: int


class Change(Part):
    """What was changed in a draft."""

    by: str
    days_ago: int
    address: str
    fields: dict[str, object]


class Act(Part):
    """Something done with words: a review asked for or given, a publication (`in_days` later), a withdrawal."""

    by: str
    days_ago: int
    why: str
    in_days: int = 0
    text: dict[str, str] = {}
    onward: str = ""


class Writing(Part):
    """One draft from its first change to what became of it."""

    service: str
    made_by: Maker | None = None
    changes: list[Change]
    review: Act | None = None
    approval: Act | None = None
    publication: Act | None = None
    withdrawal: Act | None = None


def read() -> list[Writing]:
    with TOLD.open(encoding="utf-8") as file:
        return TypeAdapter(list[Writing]).validate_python(YAML(typ="safe", pure=True).load(file))


def live(database: Database, now: datetime) -> None:
    """All of it, each thing at its own time."""
    for writing in read():
        if writing.made_by:
            _make(database, now, writing.service, writing.made_by)
        _write(database, now, writing)
    with database.writing() as db:
        for service, count in IN_THE_MIDDLE.items():
            for _ in range(count):
                drafts.begin(db, services.current(db, service))


def _make(database: Database, now: datetime, service: str, maker: Maker) -> None:
    source = OWN[service].read_text(encoding="utf-8")
    with clock.standing_at(_at(now, maker.days_ago)), database.writing() as db:
        by = people.colleague(db, maker.name)
        publications.publish_as_it_is(db, reading.read(source), source, by.full_name)


def _write(database: Database, now: datetime, writing: Writing) -> None:
    first = writing.changes[0]
    with clock.standing_at(_at(now, first.days_ago)), database.writing() as db:
        version = services.live(db, writing.service)
        tree = editing.from_form(version.form)
        proposal_id = proposals.start(db, people.colleague(db, first.by), tree, version.source, base=version).id or 0
    for number, change in enumerate(writing.changes, 1):
        with clock.standing_at(_at(now, change.days_ago, number)), database.writing() as db:
            _change(db, proposal_id, change)
    acts = {"review": writing.review, "approval": writing.approval, "publication": writing.publication,
            "withdrawal": writing.withdrawal}  # fmt: skip
    for number, (name, act) in enumerate(acts.items(), 5):
        if act:
            with clock.standing_at(_at(now, act.days_ago, number)), database.writing() as db:
                _act(db, proposals.find(db, proposal_id), name, act, now)


def _at(now: datetime, days_ago: int, step: int = 0) -> datetime:
    """In the forenoon of that day, or of the Friday before, a while after what was done before; never in what is to come."""
    day = clock.day_of(now) - timedelta(days=days_ago)
    day -= timedelta(days=max(0, day.weekday() - 4)) if days_ago else timedelta()
    then = datetime.combine(day, time(9, 20), clock.HERE) + timedelta(minutes=13 * step)
    return min(then, now - timedelta(minutes=10 - step))


def _change(db: Session, proposal_id: int, change: Change) -> None:
    tree = proposals.find(db, proposal_id).tree
    line = next((each for each in editing.outline(tree) if each.address == change.address), None)
    what: Mapping[str, object] = {
        "verb": "change", "key": change.address, "sort": line.sort if line else "form", "label": line.label if line else "",
    }  # fmt: skip
    by = people.colleague(db, change.by)
    proposals.edit(
        db, proposal_id, by, lambda tree: editing.change(tree, change.address, change.fields), what, key=change.address
    )


def _act(db: Session, proposal: Proposal, name: str, act: Act, now: datetime) -> None:
    by = people.colleague(db, act.by)
    if name == "review":
        reviews.ask_for_review(db, proposal.id or 0, by, act.why)
    elif name == "approval":
        reviews.approve(db, proposal.id or 0, by, act.why, proposal.revision)
    elif name == "publication":
        _publish(db, proposal, by, act, now)
    else:
        withdrawing.withdraw(db, proposal.service_id, by, act.why, act.text, act.onward)


def _publish(db: Session, proposal: Proposal, by: Colleague, act: Act, now: datetime) -> None:
    source, decision = editing.written(proposal.tree, proposal.source), Decision(proposal.revision, act.why)
    if act.in_days:
        at = datetime.combine(clock.day_of(now) + timedelta(days=act.in_days), time(8), clock.HERE)
        planning.plan(db, proposal.id or 0, source, by, decision, at)
    else:
        publications.publish(db, proposal.id or 0, reading.shaped(proposal.tree), source, by, decision)
