"""What is refused at the contact centre, by name, with what the one who meets it needs to be told."""

from eservices.refusals import Refusal


class ContactGone(Refusal):
    """There is no such contact, or it lies behind a wall."""
