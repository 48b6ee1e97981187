"""What a service promises and tells before anything is asked: what happens next, by which clock, at which doors."""

from typing import Literal

from pydantic import Field

from forms.conditions import Part
from forms.texts import Text


class NextStep(Part):
    """What happens after sending, and within how many days from arrival."""

    text: Text
    within_days: int | None = Field(default=None, ge=0, le=366)


class Clock(Part):
    """How long a case may take from arrival, and the rule that says so."""

    weeks: int = Field(ge=1, le=60)
    basis: Text


Identity = Literal["none", "call_back", "letter_code", "e_id"]
"""How sure one must be of who is speaking before an application by telephone is sent: not at all, by ringing back to a number
that was known before, by a code that went to the address in a letter, by an electronic identification."""


class DoorWords(Part):
    """What a service has to say of its own at each door, beside what is said of every service there."""

    screen: Text | None = None
    paper: Text | None = None
    phone: Text | None = None
