"""Rules of law as dated data: each holds from a day on, and tells where it stands and who has looked it up when."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from pydantic import BaseModel, ConfigDict


class DatedRule(BaseModel):
    """A rule from a day on; the fields are told of in its file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    since: date
    source: str
    checked_on: date
    sure: bool


R = TypeVar("R", bound=DatedRule)


def in_force(every: Iterable[R], on: date) -> R:
    """The rule that holds on a day; before the first of them, the first."""
    latest_first = sorted(every, key=lambda each: each.since, reverse=True)
    return next((each for each in latest_first if each.since <= on), latest_first[-1])
