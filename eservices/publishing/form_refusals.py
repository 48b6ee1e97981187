"""What is refused to those who write, review and publish forms, by name, with what they need to be told."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from eservices.refusals import Refusal


class ProposalGone(Refusal):
    """There is no such proposal."""


@dataclass(eq=False)
class ProposalOpen(Refusal):
    """The service's form is being written already; a service has one open proposal."""

    proposal_id: int
    service: str
    by_name: str
    at: datetime


@dataclass(eq=False)
class ChangedMeanwhile(Refusal):
    """A colleague has changed what the editor had open. `theirs` is the element as it stands now, None when it is gone."""

    by_name: str
    at: datetime
    theirs: dict[str, Any] | None


@dataclass(eq=False)
class FormNotAllowed(Refusal):
    """The proposal, or the service, cannot be edited, approved, published … as it stands."""

    verb: str
    state: str


class NothingToUndo(Refusal):
    """No change is left to take back, or to make again."""


@dataclass(eq=False)
class ServiceIdTaken(Refusal):
    """Another service, or another proposal, has that id, or it cannot be changed any more."""

    service: str


class ReviewerWrote(Refusal):
    """Who has written in a proposal cannot approve it."""


class NotReviewed(Refusal):
    """A colleague has to approve the proposal as it stands before it is published."""


@dataclass(eq=False)
class StaleProposal(Refusal):
    """Another version than the one that the proposal began from is live: `number`, published by `by_name`."""

    number: int
    by_name: str
    at: datetime


@dataclass(eq=False)
class NothingNew(Refusal):
    """The proposal asks exactly what the live version asks."""

    number: int


@dataclass(eq=False)
class ImpossiblePlan(Refusal):
    """A form cannot be published then: it has passed, or lies more than two years ahead."""

    at: datetime


@dataclass(eq=False)
class ImpossibleEnd(Refusal):
    """What has been begun cannot be finished until a day that has passed, or that is missing."""

    day: date | None


@dataclass(eq=False)
class OnwardUnknown(Refusal):
    """The way onward is neither a service that is offered nor an address that begins with https://."""

    onward: str
