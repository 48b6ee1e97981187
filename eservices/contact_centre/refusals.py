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


class NothingToPrint(Refusal):
    """Nothing of that class waits on the group's table: a colleague has made a batch of it."""


@dataclass(eq=False)
class BatchMoved(Refusal):
    """The batch stands otherwise than the one who pressed could see (`state`)."""

    state: str
    by_name: str


@dataclass(eq=False)
class HelpOver(Refusal):
    """The agent helps no longer: the applicant has stopped it or sent, or the time is up (`why`)."""

    why: str


class NoHelpAsked(Refusal):
    """Nobody waits for this yes or no: another code has been made since, or the time is up."""


class OnlyTheApplicant(Refusal):
    """Sending, and leaving for later, is for the one whose application it is."""


@dataclass(eq=False)
class SentenceTooLong(Refusal):
    """What agents are to say is longer than one says in a breath or two."""

    limit: int


class NotDelegable(Refusal):
    """A department may not let others see that, or there is no such department."""


class NothingToSee(Refusal):
    """Nothing may be told of what was asked about, if there is such a case at all."""


class RequestGone(Refusal):
    """There is no such request of one's own or of one's groups."""


class RequestAnswered(Refusal):
    """A colleague has answered it meanwhile."""


class RulesChanged(Refusal):
    """Somebody else has changed the rules meanwhile."""


@dataclass(eq=False)
class TooManyRules(Refusal):
    """More rules than anyone can keep in order."""

    limit: int


@dataclass(eq=False)
class RuleAcrossWall(Refusal):
    """The rule would lead a department's cases to those who may not know of them."""

    place: int
    service: str
    group: str


@dataclass(eq=False)
class AbsenceRefused(Refusal):
    """It ends before it begins, lies in the past, or is longer than a year."""

    why: str


class NothingFits(Refusal):
    """Nobody waits whom this colleague may and can help."""


class ViewTaken(Refusal):
    """There is a saved view of that name."""


@dataclass(eq=False)
class TooManyViews(Refusal):
    """More saved views than can be looked through."""

    limit: int


class TooLateToUndo(Refusal):
    """It is not one's own, it is undone already, or its time has passed."""


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


class CallbackGone(Refusal):
    """There is no such call-back, or it lies behind a wall."""


@dataclass(eq=False)
class WindowFull(Refusal):
    """Somebody else was faster: the window has no place left, or it can be promised no longer."""

    at: datetime


@dataclass(eq=False)
class CallbackOver(Refusal):
    """They have been rung, or it is called off or given up."""

    state: str
    by_name: str


@dataclass(eq=False)
class CallbackTaken(Refusal):
    """A colleague is ringing them just now."""

    by_name: str
    at: datetime


@dataclass(eq=False)
class TooFewAttempts(Refusal):
    """Nobody is given up before the third attempt: `left` are still to be made."""

    left: int


class MailGone(Refusal):
    """There is no such letter, or it lies with another group."""


@dataclass(eq=False)
class MailMoved(Refusal):
    """The letter has been dealt with meanwhile (`state`)."""

    state: str


@dataclass(eq=False)
class TooManyScans(Refusal):
    """A letter has room for `limit` files."""

    limit: int


class PageUnknown(Refusal):
    """There is no such page of a sheet of ours."""


class StillTwo(Refusal):
    """Two pages have one number, or none is there to choose between."""


class PileGone(Refusal):
    """There is no such pile, or it lies with another group."""
