"""What must stand in a letter about a case by law: rules as dated data (`law.yaml`), and the last day that follows from one."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from eservices.contact_centre.letters.incoming.arriving import is_bank_day
from eservices.dated_rules import DatedRule, in_force
from forms.tree import plain, tree_of

Appeal = Literal["administrative", "legality", "none"]
Body = Literal["", "court", "county"]
APPEALS: tuple[Appeal, ...] = ("administrative", "legality", "none")
BODIES: tuple[Body, ...] = ("court", "county")
_FILE = Path(__file__).with_name("law.yaml")


class OfAppeal(DatedRule):
    weeks: int
    counted_from: Literal["receipt", "notice"]


class OfDelay(DatedRule):
    may_demand_after: int
    answered_within: int


class Acknowledgement(BaseModel):
    """What must be told of the time and the fee when an application is complete."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    weeks: int
    longer_by: int
    percent: int


class OfService(DatedRule):
    appeal: Appeal
    to: Body = ""
    acknowledgement: Acknowledgement | None = None


class _Law(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    appeals: dict[Appeal, list[OfAppeal]]
    last_day: list[DatedRule]
    delays: list[OfDelay]
    services: dict[str, list[OfService]]


def of_appeal(how: Appeal, on: date) -> OfAppeal:
    return in_force(_law().appeals[how], on)


def of_delay(on: date) -> OfDelay:
    return in_force(_law().delays, on)


def of_service(service: str, on: date) -> OfService | None:
    """None for a service that the law file does not know: then a colleague tells how its decisions are appealed."""
    known = _law().services.get(service)
    return in_force(known, on) if known else None


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


@cache
def _law() -> _Law:
    return _Law.model_validate(plain(tree_of(_FILE.read_bytes())))
