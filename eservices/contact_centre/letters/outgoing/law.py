"""What must stand in a letter about a case by law: rules as dated data (`law.yaml`), and the last day that follows from one."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict

from eservices.contact_centre.letters.incoming.arriving import is_bank_day
from forms.tree import plain, tree_of

Appeal = Literal["administrative", "legality", "none"]
Body = Literal["", "court", "county"]
APPEALS: tuple[Appeal, ...] = ("administrative", "legality", "none")
BODIES: tuple[Body, ...] = ("court", "county")
_FILE = Path(__file__).with_name("law.yaml")
R = TypeVar("R", bound="Rule")


class Rule(BaseModel):
    """A rule from a day on; the fields are told of in the file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    since: date
    source: str
    checked_on: date
    sure: bool


class OfAppeal(Rule):
    weeks: int
    counted_from: Literal["receipt", "notice"]


class OfDelay(Rule):
    may_demand_after: int
    answered_within: int


class Acknowledgement(BaseModel):
    """What must be told of the time and the fee when an application is complete."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    weeks: int
    longer_by: int
    percent: int


class OfService(Rule):
    appeal: Appeal
    to: Body = ""
    acknowledgement: Acknowledgement | None = None


class _Law(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    appeals: dict[Appeal, list[OfAppeal]]
    last_day: list[Rule]
    delays: list[OfDelay]
    services: dict[str, list[OfService]]


def of_appeal(how: Appeal, on: date) -> OfAppeal:
    return _in_force(_law().appeals[how], on)


def of_delay(on: date) -> OfDelay:
    return _in_force(_law().delays, on)


def of_service(service: str, on: date) -> OfService | None:
    """None for a service that the law file does not know: then a colleague tells how its decisions are appealed."""
    known = _law().services.get(service)
    return _in_force(known, on) if known else None


def last_day(received_on: date, weeks: int) -> date:
    """The last day of a time that is counted from a day, moved to the next working day where it is none."""
    day = received_on + timedelta(weeks=weeks)
    while not is_bank_day(day):
        day += timedelta(days=1)
    return day


def earliest_receipt(written_on: date) -> date:
    """The first working day after: no letter is read before it, so a last day counted from it is never too late."""
    day = written_on + timedelta(days=1)
    while not is_bank_day(day):
        day += timedelta(days=1)
    return day


def _in_force(every: list[R], on: date) -> R:
    """Before the first of them, the first."""
    return next((each for each in sorted(every, key=lambda each: each.since, reverse=True) if each.since <= on), every[0])


@cache
def _law() -> _Law:
    return _Law.model_validate(plain(tree_of(_FILE.read_bytes())))
