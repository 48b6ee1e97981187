"""Proposals: the form that is being written beside the live version, by several people at once.

A service has one open proposal at most. Each change is made on the tree as it stands, with the row held; whose element has
changed since they opened it is shown the other's words, and nothing is lost.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index, text
from sqlalchemy import Text as LongText
from sqlalchemy.orm import defer
from sqlalchemy.orm.attributes import flag_modified
from sqlmodel import Field, Session, SQLModel, select

from eservices import clock
from eservices.database import UtcTime
from eservices.events import written
from eservices.inserting import insert_for
from eservices.people import Colleague
from eservices.publishing import clearing, form_events, revisions
from eservices.publishing import form_refusals as refusals
from eservices.publishing.revisions import Revision, Tree
from eservices.services import Service, Version, refuse_reserved
from forms.editing import digest_of, element
from forms.editing.changing import in_shape
from forms.texts import Text

STATES = ("writing", "asked", "approved", "planned", "published", "dropped")
OPEN = ("writing", "asked", "approved", "planned")
WRITABLE = ("writing", "asked", "approved")
_IS_OPEN = text("state NOT IN ('published', 'dropped')")
Change = Callable[[Tree], Tree]


class Proposal(SQLModel, table=True):
    """A form that is being written: `tree` is what counts, `source` the YAML whose comments are kept. `base_number` is that of
    the version that was live when it was begun, 0 for none."""

    __tablename__ = "proposals"
    __table_args__ = (
        CheckConstraint(f"state IN {STATES}", name="state"),
        CheckConstraint("(state = 'planned') = (planned_at IS NOT NULL)", name="planned"),
        Index("uq_proposals_open", "service_id", unique=True, sqlite_where=_IS_OPEN, postgresql_where=_IS_OPEN),
        Index("ix_proposals_service", "service_id", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    service_id: str = Field(max_length=40)
    title: dict[str, str] = Field(sa_type=JSON)
    base_number: int = 0
    tree: dict[str, Any] = Field(sa_type=JSON)
    source: str = Field(default="", sa_type=LongText)
    revision: int = 1
    tasks: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    state: str = Field(default="writing", max_length=10)
    made_at: datetime = Field(sa_type=UtcTime)
    made_by_id: int = Field(foreign_key="staff.id")
    made_by_name: str = Field(max_length=100)
    changed_at: datetime = Field(sa_type=UtcTime)
    changed_by_name: str = Field(max_length=100)
    approved_revision: int | None = None
    approved_at: datetime | None = Field(default=None, sa_type=UtcTime)
    approved_by_name: str = Field(default="", max_length=100)
    planned_at: datetime | None = Field(default=None, sa_type=UtcTime)
    plan: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_approved(self) -> bool:
        """Whether a colleague has approved it as it stands."""
        return self.approved_revision == self.revision


_WITHOUT_TREES = select(Proposal).where(Proposal.state.in_(OPEN)).options(defer(Proposal.tree), defer(Proposal.source))


def start(
    db: Session, by: Colleague, tree: Tree, source: str = "", base: Version | None = None,
    tasks: Iterable[Mapping[str, object]] = (),
) -> Proposal:  # fmt: skip
    """Begin to write the form of `tree["service"]`, which need not exist yet; `base` is the version that it is drawn from.

    Raises ProposalOpen, which names the one that is open already, ServiceIdTaken, and EditRefused for what is no form.
    """
    service_id, now = in_shape(tree).service, clock.now()
    refuse_reserved(service_id)
    live = db.get(Service, service_id)
    columns = {
        "service_id": service_id, "title": _title(tree), "base_number": live.number if live else 0, "tree": tree,
        "source": source, "revision": 1, "tasks": [dict(task) for task in tasks], "state": "writing", "made_at": now,
        "made_by_id": by.id, "made_by_name": by.full_name, "changed_at": now, "changed_by_name": by.full_name,
        "approved_by_name": "", "plan": {},
    }  # fmt: skip
    statement = insert_for(db.get_bind().dialect.name, Proposal).on_conflict_do_nothing()
    proposal_id = db.scalars(statement.returning(Proposal.__table__.c.id), columns).first()
    if proposal_id is None:
        raise _open_already(db, service_id)
    revisions.write(db, proposal_id, 1, by, {"verb": "start"})
    data = {"from": base.number, "of": base.service_id} if base else {}
    form_events.record(db, service_id, "started", by, "", data, proposal_id)
    return find(db, proposal_id)


def find(db: Session, proposal_id: int) -> Proposal:
    """The proposal with its tree, ended ones too. Raises ProposalGone."""
    if (proposal := db.get(Proposal, proposal_id)) is None:
        raise refusals.ProposalGone
    return proposal


def find_open(db: Session, service_id: str) -> Proposal | None:
    """The service's open proposal, its tree read when it is asked for."""
    return db.exec(_WITHOUT_TREES.where(Proposal.service_id == service_id)).first()


def all_open(db: Session) -> list[Proposal]:
    """Every open proposal, without trees."""
    return list(db.exec(_WITHOUT_TREES.order_by(Proposal.service_id)))


def edit(
    db: Session, proposal_id: int, by: Colleague, change: Change, what: Mapping[str, object], key: str = "", seen: str = "",
    *, revision: int | None = None, source: str | None = None,
) -> Proposal:  # fmt: skip
    """Make a change on the tree as it stands now; `seen` is the digest of the element `key` as the editor saw it.

    Who changes the whole gives the `revision` they saw, and maybe another `source`. What changes nothing leaves nothing.
    Raises ChangedMeanwhile, FormNotAllowed, ServiceIdTaken, what `change` raises, and EditRefused for what leaves no form.
    """
    proposal = hold(db, proposal_id, "edit", WRITABLE)
    if (seen and digest_of(proposal.tree, key) != seen) or revision not in (None, proposal.revision):
        raise _changed(db, proposal, key)
    before = revisions.as_json(proposal.tree)
    tree = change(proposal.tree)
    in_shape(tree)
    _rename(db, proposal, str(tree["service"]))
    proposal.source = proposal.source if source is None else source
    if revisions.as_json(tree) == before:
        return proposal
    revisions.forget_undone(db, proposal_id)
    _replace(db, proposal, by, tree, {"key": key} | dict(what), before)
    return proposal


def undo(db: Session, proposal_id: int, by: Colleague, number: int | None = None) -> Revision:
    """Take back the last change, whoever made it, and tell which it was.

    `number` is the change that the reader meant. Raises NothingToUndo, and ChangedMeanwhile when another has come since.
    """
    return _step(db, proposal_id, by, "undo", number)


def redo(db: Session, proposal_id: int, by: Colleague, number: int | None = None) -> Revision:
    """Make the change again that was undone last. Raises NothingToUndo and ChangedMeanwhile."""
    return _step(db, proposal_id, by, "redo", number)


def _step(db: Session, proposal_id: int, by: Colleague, verb: str, number: int | None) -> Revision:
    proposal = hold(db, proposal_id, verb, WRITABLE)
    found = (revisions.to_undo if verb == "undo" else revisions.to_redo)(db, proposal_id)
    if found is None or found.before is None:
        raise refusals.NothingToUndo
    if number is not None and found.number != number:
        raise refusals.ChangedMeanwhile(found.by_name, found.at, None)
    tree = revisions.unpacked(found.before)
    _rename(db, proposal, str(tree["service"]))
    revisions.swap(db, found, revisions.as_json(proposal.tree), undone=verb == "undo")
    _replace(db, proposal, by, tree, {"verb": verb, "of": found.number, "key": found.what.get("key", "")})
    return found


def resolve(db: Session, proposal_id: int, task: int) -> None:
    """Strike the task at that place of the list: it has been seen to."""
    proposal = hold(db, proposal_id, "resolve", WRITABLE)
    proposal.tasks = [each for index, each in enumerate(proposal.tasks) if index != task]
    db.add(proposal)


def drop(db: Session, proposal_id: int, by: Colleague, why: str) -> None:
    """End it without publishing; nothing of it is removed."""
    why = written(why)
    proposal = hold(db, proposal_id, "drop", OPEN)
    end(db, proposal, "dropped")
    form_events.record(db, proposal.service_id, "dropped", by, why, proposal_id=proposal_id)


def end(db: Session, proposal: Proposal, state: str) -> None:
    """Close it, with what hung on it."""
    proposal.state, proposal.planned_at = state, None
    db.add(proposal)
    db.flush()
    clearing.remove(db, proposal.id or 0)


def hold(db: Session, proposal_id: int, verb: str, states: tuple[str, ...]) -> Proposal:
    """Read it again and keep others from it until the transaction ends. Raises ProposalGone and FormNotAllowed."""
    db.flush()
    rows = select(Proposal).where(Proposal.id == proposal_id).with_for_update().execution_options(populate_existing=True)
    if (proposal := db.exec(rows).first()) is None:
        raise refusals.ProposalGone
    if proposal.state not in states:
        raise refusals.FormNotAllowed(verb, proposal.state)
    return proposal


def _replace(
    db: Session, proposal: Proposal, by: Colleague, tree: Tree, what: Mapping[str, object], before: str | None = None
) -> None:
    """Put the tree in place as the next revision; an approval holds no longer."""
    if proposal.state == "approved":
        proposal.state = "writing"
        form_events.record(db, proposal.service_id, "voided", by, proposal_id=proposal.id)
    proposal.tree, proposal.title, proposal.revision = tree, _title(tree), proposal.revision + 1
    proposal.changed_at, proposal.changed_by_name = clock.now(), by.full_name
    flag_modified(proposal, "tree")
    db.add(proposal)
    revisions.write(db, proposal.id or 0, proposal.revision, by, what, before)


def _rename(db: Session, proposal: Proposal, service_id: str) -> None:
    """Let a form that is not yet published have another id, unless that is somebody's. Raises ServiceIdTaken."""
    if service_id == proposal.service_id:
        return
    refuse_reserved(service_id)
    if proposal.base_number or db.get(Service, service_id) or find_open(db, service_id):
        raise refusals.ServiceIdTaken(service_id)
    proposal.service_id = service_id
    form_events.carry_over(db, proposal.id or 0, service_id)


def _changed(db: Session, proposal: Proposal, key: str) -> refusals.ChangedMeanwhile:
    last = revisions.last_about(db, proposal.id or 0, key)
    theirs = element(proposal.tree, key) if digest_of(proposal.tree, key) else None
    return refusals.ChangedMeanwhile(last.by_name, last.at, theirs)


def _open_already(db: Session, service_id: str) -> refusals.ProposalOpen:
    other = find_open(db, service_id)
    if other is None:
        raise refusals.ServiceIdTaken(service_id)
    return refusals.ProposalOpen(other.id or 0, service_id, other.made_by_name, other.made_at)


def _title(tree: Tree) -> dict[str, str]:
    return dict(Text.model_validate(tree["title"]).root)
