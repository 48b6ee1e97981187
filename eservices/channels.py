"""The ways by which something comes to the municipality, and the days on which it may."""

from eservices import clock
from eservices.refusals import ClosedNow, NotOpenYet
from forms.definition import Form

CHANNELS = ("web", "phone", "letter", "counter", "email")
IS_CHANNEL = "channel IN ('web', 'phone', 'letter', 'counter', 'email')"
"""What the tables hold of it."""
COMES_LATER = frozenset({"letter", "email"})
"""Those whose applications arrived before anybody here begins to write them down."""


def refuse_closed(form: Form, channel: str) -> None:
    """Raises NotOpenYet and ClosedNow outside the form's days.

    What comes by letter or mail may have come in time, or comes late and is decided on all the same: it is never refused.
    """
    if channel in COMES_LATER:
        return
    if form.opens_on and clock.today() < form.opens_on:
        raise NotOpenYet(form.opens_on)
    if form.closes_on and clock.today() > form.closes_on:
        raise ClosedNow(form.closes_on)
