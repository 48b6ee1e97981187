"""The only place that reads the time. Moments are aware and in UTC; days are the municipality's."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/Stockholm")

_standing: datetime | None = None


def now() -> datetime:
    return _standing or datetime.now(UTC)


def today() -> date:
    return day_of(now())


def local(at: datetime) -> datetime:
    """The same moment as a clock on the municipality's wall shows it."""
    return at.astimezone(HERE)


def day_of(at: datetime) -> date:
    return local(at).date()


@contextmanager
def standing_at(at: datetime) -> Iterator[None]:
    """The clock of the whole process stands still at `at`: for tests, and for a demonstration with a past."""
    global _standing
    before, _standing = _standing, at.astimezone(UTC)
    try:
        yield
    finally:
        _standing = before
