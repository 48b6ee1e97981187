"""What is refused at the contact centre, by name, with what the one who meets it needs to be told."""

from dataclasses import dataclass
from datetime import datetime

from eservices.refusals import Refusal


class ContactGone(Refusal):
    """There is no such contact, or it lies behind a wall."""


class CallerGone(Refusal):
    """There is nobody of that number in the register, or they lie behind a wall."""


class NoGroup(Refusal):
    """One who is in no group has no contacts: they would lie nowhere."""


class PersonKnown(Refusal):
    """The group knows someone by that personal number already."""


@dataclass(eq=False)
class ContactMoved(Refusal):
    """A colleague has taken what was handed over, or it is done."""

    by_name: str


class PostingGone(Refusal):
    """There is nothing of that to print, or it lies on another group's table."""


@dataclass(eq=False)
class PostingMoved(Refusal):
    """It stands otherwise than the one who pressed could see: a colleague has posted it or called it off."""

    state: str
    by_name: str


class ArticleGone(Refusal):
    """There is no such question and answer, or it is not for the one who asks."""


@dataclass(eq=False)
class ArticleChanged(Refusal):
    """A colleague has changed the answer since the one who writes opened it."""

    by_name: str
    at: datetime


class NotTheOwner(Refusal):
    """Administrators and the owner change an answer; others say what is wrong with it."""


class OwnerUnknown(Refusal):
    """Whoever is to own the answer does not work here."""
