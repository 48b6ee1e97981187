"""What is refused, by name, with what the reader of the refusal needs to be told."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from forms.texts import Text


class Refusal(Exception):
    """Nothing was changed. With `keeps_trace` the transaction is kept all the same: a missed try has to count."""

    keeps_trace: ClassVar[bool] = False


class NotYours(Refusal):
    """It does not exist, or it lies behind a wall; the two are never told apart."""


@dataclass(eq=False)
class NotAllowed(Refusal):
    """The case cannot be taken, closed … as it stands."""

    verb: str
    status: str


@dataclass(eq=False)
class NotHolder(Refusal):
    """Someone else works on the case; `holder` is empty when no one does."""

    holder: str


@dataclass(eq=False)
class AlreadyTaken(Refusal):
    """A colleague was faster."""

    by_name: str
    at: datetime


@dataclass(eq=False)
class AlreadyFiled(Refusal):
    """The draft has been sent and is a case now."""

    reference: str


class DraftGone(Refusal):
    """The draft has expired or was removed."""


class GoneOnAlone(DraftGone):
    """The applicant has gone on with the draft on a screen of their own, and has not let this agent in again."""


class VersionGone(Refusal):
    """There is no such version of the form."""


class ServiceGone(Refusal):
    """There is no such service."""


@dataclass(eq=False)
class ServiceWithdrawn(Refusal):
    """The service is no longer offered; `text` says why, and `onward` is another service, an address on https, or ""."""

    service: str
    title: "Text"
    text: "Text"
    onward: str


@dataclass(eq=False)
class NotOpenYet(Refusal):
    """The service takes applications from that day."""

    opens_on: date


@dataclass(eq=False)
class ClosedNow(Refusal):
    """The service took applications until that day."""

    closes_on: date


class TrialNotFiled(Refusal):
    """A try-out of a proposal is never sent."""


class WrongCode(Refusal):
    """The code, or the pair of reference and code, fits nothing."""

    keeps_trace = True


class WrongPassword(Refusal):
    """The name and the password do not fit together."""

    keeps_trace = True


@dataclass(eq=False)
class TooManyTries(Refusal):
    """The next try is let in at `until`, in `seconds`."""

    keeps_trace: ClassVar[bool] = True
    until: datetime
    seconds: int


class SignedOut(Refusal):
    """There is no such session, or it has ended."""


@dataclass(eq=False)
class WeakPassword(Refusal):
    """A password has at least `least` characters."""

    least: int


@dataclass(eq=False)
class NameTaken(Refusal):
    """Another colleague signs in by that name."""

    name: str


@dataclass(eq=False)
class UnknownGroup(Refusal):
    """There is no group with that id."""

    group: str


@dataclass(eq=False)
class TooLarge(Refusal):
    """The file has more than `limit` bytes."""

    name: str
    limit: int


@dataclass(eq=False)
class TooManyFiles(Refusal):
    """The draft already has `limit` files."""

    limit: int


@dataclass(eq=False)
class EmptyFile(Refusal):
    """The file has no content."""

    name: str


@dataclass(eq=False)
class KindOfFileRefused(Refusal):
    """The file is none of the kinds that are taken (`allowed`, in words)."""

    name: str
    allowed: tuple[str, ...]


class NotKept(Refusal):
    """The disk takes no more, or does not answer."""


class FileGone(Refusal):
    """There is no such file here."""


@dataclass(eq=False)
class ImpossibleArrival(Refusal):
    """A letter cannot have arrived that day: it lies ahead, or more than a year back."""

    day: date | None


class WordsMissing(Refusal):
    """A note, question or reason was left empty."""


@dataclass(eq=False)
class WordsTooMany(Refusal):
    """A note, question, answer or reason is longer than `limit` characters."""

    limit: int


class LeaseLost(Refusal):
    """Another worker has the job now."""


@dataclass(eq=False)
class UnsoundSQLite(Refusal):
    """This SQLite can lose what was committed."""

    version: str

    def __str__(self) -> str:
        return (
            f"SQLite {self.version} can lose committed rows in WAL mode; Lucka needs 3.51.3 or later, 3.50.7 or 3.44.6. "
            "Install the pysqlite3 wheel from requirements.lock, or set LUCKA_DATABASE_URL to a PostgreSQL database."
        )


class Busy(Refusal):
    """The database had other writing to do for too long; nothing was changed, and trying again is safe."""


class SearchTooSlow(Refusal):
    """So much was sought that it was broken off; more words make it less."""
