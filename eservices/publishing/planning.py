"""Publishing at a moment that is decided now: promised with a job, done once, and told of when it cannot be done."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from functools import partial

from sqlmodel import Session

from eservices import clock, jobs, people
from eservices.database import Database
from eservices.events import written
from eservices.people import Colleague, Staff
from eservices.publishing import form_events, proposals, publications
from eservices.publishing.form_refusals import ChangedMeanwhile, ImpossiblePlan, NothingNew, NotReviewed, StaleProposal
from eservices.publishing.proposals import Proposal
from eservices.publishing.publications import Decision
from eservices.worker import Handlers
from forms.definition import Form

PUBLISH = "publish_form"
FARTHEST = timedelta(days=731)
Stops = Callable[[Form, Form | None], list[str]]
"""What stands in the way of publishing a form after the live one, in words; nothing for a sound one."""


def moment(day: date, hour: time) -> datetime:
    """What a clock on the municipality's wall shows then."""
    return datetime.combine(day, hour, clock.HERE)


def plan(db: Session, proposal_id: int, source: str, by: Colleague, decision: Decision, at: datetime) -> None:
    """Have the proposal published at `at`; `source` is the text of the version, written now.

    Raises ImpossiblePlan, and what publishing now would raise.
    """
    proposal = proposals.hold(db, proposal_id, "plan", publications.PUBLISHABLE)
    if not clock.now() < at <= clock.now() + FARTHEST:
        raise ImpossiblePlan(at)
    publications.refuse(db, proposal, Form.model_validate(proposal.tree), decision, clock.day_of(at))
    number = int(proposal.plan.get("number", 0)) + 1
    proposal.state, proposal.planned_at, proposal.source = "planned", at, source
    proposal.plan = {"number": number, "by_id": by.id, "decision": decision.as_data()}
    db.add(proposal)
    payload = {"proposal_id": proposal_id, "number": number}
    jobs.enqueue(db, PUBLISH, payload, key=key(proposal_id, number), run_after=at)
    data = {"at": at.isoformat(), "running": decision.running, "reviewed": decision.review}
    form_events.record(db, proposal.service_id, "planned", by, decision.why.strip(), data, proposal_id)


def call_off(db: Session, proposal_id: int, by: Colleague, why: str) -> None:
    """Let the plan be; the proposal stands as it did before."""
    why = written(why)
    proposal = proposals.hold(db, proposal_id, "call_off", ("planned",))
    _unplan(db, proposal)
    form_events.record(db, proposal.service_id, "called_off", by, why, proposal_id=proposal_id)


def handlers(stops: Stops) -> Handlers:
    """Kind of job → what does it; `stops` is the gate."""
    return {PUBLISH: partial(publish_planned, stops=stops)}


def publish_planned(database: Database, payload: Mapping[str, object], *, stops: Stops) -> None:
    """Publish what was planned if it still stands as it was planned, or tell on the form's page why it was not.

    Done twice it is done once: the plan ends in the same transaction.
    """
    proposal_id, number = int(str(payload["proposal_id"])), int(str(payload["number"]))
    with database.reading() as db:
        found = proposals.find(db, proposal_id)
        if not _is_due(found, number):
            return
        form, live = Form.model_validate(found.tree), publications.live_form(db, found.service_id)
    in_the_way = stops(form, live)
    with database.writing() as db:
        proposal = proposals.hold(db, proposal_id, "publish", proposals.STATES)
        if _is_due(proposal, number):
            _carry_out(db, proposal, form, in_the_way)


def _carry_out(db: Session, proposal: Proposal, form: Form, in_the_way: list[str]) -> None:
    decision = Decision.from_data(proposal.plan["decision"])
    by = people.as_colleague(db.get_one(Staff, proposal.plan["by_id"]), ())
    try:
        if in_the_way:
            raise _Stopped
        publications.refuse(db, proposal, form, decision, clock.day_of(proposal.planned_at or clock.now()))
        publications.carry_out(db, proposal, form, proposal.source, by, decision)
    except (_Stopped, StaleProposal, ChangedMeanwhile, NotReviewed, NothingNew) as reason:
        _unplan(db, proposal)
        data = {"reason": type(reason).__name__.strip("_"), "stops": in_the_way}
        form_events.record(db, proposal.service_id, "not_published", "Lucka", data=data, proposal_id=proposal.id)


class _Stopped(Exception):
    """The gate has found something since."""


def _is_due(proposal: Proposal, number: int) -> bool:
    return proposal.state == "planned" and proposal.plan.get("number") == number


def _unplan(db: Session, proposal: Proposal) -> None:
    proposal.state, proposal.planned_at = "approved" if proposal.is_approved else "writing", None
    db.add(proposal)
    db.flush()


def key(proposal_id: int, number: int) -> str:
    """The key of a plan's job; `number` counts the plans of a proposal."""
    return f"{PUBLISH}:{proposal_id}:{number}"
