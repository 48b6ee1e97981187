"""What the tests of every room stand on: real, migrated databases of both kinds, and a password hash that is quick."""

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from sqlalchemy import text
from sqlmodel import Session

from eservices import people
from eservices.database import FILE_NAME, Database, connect, migrate
from eservices.tables import METADATA
from tests import once, postgres_server
from tests.served import lucka

__all__ = ["lucka"]


EMPTIED = "; ".join((
    *(f"DELETE FROM {table.name}" for table in reversed(METADATA.sorted_tables)),
    "SELECT setval(quote_ident(sequencename), 1, false) FROM pg_sequences",
))  # fmt: skip
"""Quicker than TRUNCATE for tables of a few rows."""


def pytest_configure(config: pytest.Config) -> None:
    """The workers of a run have their folders beside each other."""
    if hasattr(config, "workerinput"):
        once.share(Path(config.option.basetemp).parent)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whole files with a journey in a browser come first: begun last, one of them alone would keep everybody waiting."""
    slow = {item.path for item in items if item.get_closest_marker("browser")}
    items.sort(key=lambda item: item.path not in slow)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line a reason, however many tests were skipped for it."""
    for reason, count in Counter(report.longrepr[2] for report in terminalreporter.stats.get("skipped", [])).items():
        terminalreporter.line(f"{count} skipped: {reason.removeprefix('Skipped: ')}")


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> None:
    people.HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture(scope="session")
def migrated_sqlite() -> Path:
    """A migrated SQLite file, to be copied."""
    return once.filled("migrated", _migrated) / FILE_NAME


def _migrated(folder: Path) -> None:
    database = connect(None, folder)
    migrate(database)
    with database.writer.connect() as connection:
        connection.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server; without one the tests that need it are skipped, and say why."""
    with ExitStack() as stack:
        try:
            address = stack.enter_context(postgres_server.running())
        except postgres_server.NoPostgres as missing:
            pytest.skip(str(missing))
        yield address


@pytest.fixture(scope="session")
def migrated_postgres(postgres: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One migrated PostgreSQL database, emptied after each test."""
    with postgres_server.fresh_database(postgres) as address:
        database = connect(address, tmp_path_factory.mktemp("postgres"))
        migrate(database)
        yield database
        database.close()


@pytest.fixture
def sqlite(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Database]:
    """An empty SQLite database of one's own, in `tmp_path`."""
    shutil.copy(migrated_sqlite, tmp_path / FILE_NAME)
    database = connect(None, tmp_path)
    yield database
    database.close()


@pytest.fixture
def postgresql(migrated_postgres: Database) -> Iterator[Database]:
    """An empty PostgreSQL database."""
    yield migrated_postgres
    with migrated_postgres.writer.begin() as connection:
        connection.execute(text(EMPTIED))


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest) -> Database:
    """An empty, migrated database: the test runs once on each kind."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def db(database: Database) -> Iterator[Session]:
    """A writing transaction that lasts as long as the test."""
    with database.writing() as session:
        yield session
