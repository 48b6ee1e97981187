"""Why the database cannot be used, and what to do about it, in one sentence. What is secret in its address is never said."""

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from eservices.database import FILE_NAME
from portal.settings import Settings

ADVICE = {
    "disk is full": "cannot be written, the disk is full: make room on it",
    "readonly": "cannot be written: let Lucka's user own it and its folder",
    "unable to open": "cannot be opened: let Lucka's user own it and its folder",
    "locked": "is in use by something else: end that, and try again",
    "not a database": "is no database: move it away, or restore it from a backup",
    "malformed": "is damaged: restore it from a backup",
}
"""A part of what SQLite says → what it means."""


def unusable(given: Settings, error: BaseException) -> str:
    """The sentence for what the database, or the way to it, answered."""
    return _of_address(given.database_url, error) if given.database_url else _of_file(given, error)


def _of_file(given: Settings, error: BaseException) -> str:
    what = f"cannot be used ({type(error).__name__}): see that its disk is sound, or restore it from a backup"
    return f"{given.data / FILE_NAME} {next((words for sign, words in ADVICE.items() if sign in str(error)), what)}."


def _of_address(address: str, error: BaseException) -> str:
    if isinstance(error, ArgumentError | NoSuchModuleError):
        return "LUCKA_DATABASE_URL is no address of a database: write postgresql://user:password@host/name."
    named = make_url(address)
    where = f"{named.host or named.query.get('host', 'localhost')}:{named.port or 5432}"
    _, refused, reason = str(error).partition("FATAL:")
    if refused:
        return f"PostgreSQL at {where} refuses ({reason.strip().splitlines()[0]}): mend LUCKA_DATABASE_URL."
    if "onnection" in str(error) or "resolve" in str(error):
        return f"PostgreSQL at {where} does not answer: start it, or mend LUCKA_DATABASE_URL."
    if getattr(error, "sqlstate", None) == "53100":
        return f"PostgreSQL at {where} cannot write, its disk is full: make room on it."
    return f"PostgreSQL at {where} cannot be used ({type(error).__name__}): see its log."
