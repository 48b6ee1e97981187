"""Transactions, moments, and the way the tables come to be."""

import re
import threading
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, text
from sqlalchemy.exc import DBAPIError, StatementError
from sqlmodel import select

from eservices.database import MIGRATIONS, Database, afterwards, connect, is_migrated, migrate, newest_migration, refuse_unsound
from eservices.finding import index
from eservices.people import Department
from eservices.refusals import NotYours, UnsoundSQLite, WrongCode
from eservices.tables import METADATA
from eservices.throttle import Tries


def names(database: Database) -> list[str]:
    with database.reading() as db:
        return list(db.exec(select(Department.id).order_by(Department.id)))


def test_what_is_written_is_there_afterwards(database: Database) -> None:
    with database.writing() as db:
        db.add(Department(id="care", name="Omsorg"))
    assert names(database) == ["care"]


def test_a_writing_that_raises_leaves_nothing(database: Database) -> None:
    for refusal in (ValueError, NotYours):
        with pytest.raises(refusal), database.writing() as db:
            db.add(Department(id="care", name="Omsorg"))
            db.flush()
            raise refusal
    assert names(database) == []


def test_a_refusal_that_keeps_its_trace_is_written_and_still_raised(database: Database) -> None:
    with pytest.raises(WrongCode), database.writing() as db:
        db.add(Department(id="care", name="Omsorg"))
        raise WrongCode
    assert names(database) == ["care"]


def test_a_reading_cannot_write(database: Database) -> None:
    with pytest.raises(DBAPIError), database.reading() as db:
        db.add(Department(id="care", name="Omsorg"))
        db.flush()
    assert names(database) == []


def test_what_a_reading_puts_off_is_written_when_it_has_ended_well(database: Database) -> None:
    with database.reading() as db:
        afterwards(db, lambda later: later.add(Department(id="care", name="Omsorg")))
        assert db.exec(select(Department)).all() == []
    with pytest.raises(NotYours), database.reading() as db:
        afterwards(db, lambda later: later.add(Department(id="streets", name="Gator")))
        raise NotYours
    assert names(database) == ["care"]


def test_forty_writers_at_once_wait_for_each_other(database: Database) -> None:
    with database.writing() as db:
        db.add(Department(id="care", name="0"))

    def count() -> None:
        with database.writing() as db:
            department = db.exec(select(Department).with_for_update()).one()
            department.name = str(int(department.name) + 1)
            db.add(department)

    threads = [threading.Thread(target=count) for _ in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as db:
        assert db.exec(select(Department.name)).one() == "40"


def test_moments_come_back_aware_and_in_utc(database: Database) -> None:
    here = datetime(2026, 7, 1, 12, 0, tzinfo=timezone(timedelta(hours=2)))
    with database.writing() as db:
        db.add(Tries(kind="k", key="k", last_at=here))
    with database.reading() as db:
        found = db.exec(select(Tries.last_at)).one()
    assert found == here
    assert found.utcoffset() == timedelta(0)
    assert found.tzinfo is UTC or str(found.tzinfo) == "UTC"


def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="time zone"), database.writing() as db:
        db.add(Tries(kind="k", key="k", last_at=datetime(2026, 7, 1)))  # noqa: DTZ001


def test_the_migrations_make_the_tables_that_the_code_has(database: Database) -> None:
    with database.reader.connect() as connection:
        compared = {"compare_type": True, "include_name": lambda name, kind, _of: kind != "table" or not index.is_a_table(name)}
        assert compare_metadata(MigrationContext.configure(connection, opts=compared), METADATA) == []
    assert is_migrated(database)


def test_the_last_file_of_migrations_is_the_last_migration() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == newest_migration()


def test_the_tables_have_the_checks_and_indexes_of_the_code(database: Database) -> None:
    """What alembic does not compare: CHECKs and what partial indexes leave out."""
    constraints = (constraint for table in METADATA.tables.values() for constraint in table.constraints)
    wanted = {str(check.name) for check in constraints if isinstance(check, CheckConstraint)}
    source = SQLITE_SOURCE if database.is_sqlite else POSTGRES_SOURCE
    with database.reader.connect() as connection:
        made = "\n".join(connection.scalars(text(source)))
    assert {"ck_cases_status", "ck_cases_held", "ck_drafts_channel"} <= wanted
    assert [name for name in wanted if name not in made] == []
    assert len(re.findall(r"WHERE.*status.* <> 'closed'", made)) >= 3


SQLITE_SOURCE = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
POSTGRES_SOURCE = "SELECT conname::text FROM pg_constraint UNION SELECT indexdef::text FROM pg_indexes"


def test_two_processes_may_migrate_at_once(tmp_path: Path) -> None:
    databases = [connect(None, tmp_path) for _ in range(3)]
    threads = [threading.Thread(target=migrate, args=(database,)) for database in databases]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(is_migrated(database) for database in databases)


def test_sqlite_is_journalled_ahead_and_waits_for_the_disk(sqlite: Database) -> None:
    with sqlite.writing() as db:
        pragmas = {name: db.connection().exec_driver_sql(f"PRAGMA {name}").scalar() for name in PRAGMAS}
    assert pragmas == PRAGMAS


PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}


@pytest.mark.parametrize("version", [(3, 40, 1), (3, 46, 1), (3, 50, 6), (3, 51, 2), (3, 44, 5)])
def test_an_sqlite_that_can_lose_commits_is_refused_in_words(version: tuple[int, ...]) -> None:
    with pytest.raises(UnsoundSQLite) as refusal:
        refuse_unsound(version)
    assert "LUCKA_DATABASE_URL" in str(refusal.value)


@pytest.mark.parametrize("version", [(3, 51, 3), (3, 53, 4), (3, 50, 7), (3, 44, 6), (3, 52, 0)])
def test_a_sound_sqlite_is_taken(version: tuple[int, ...]) -> None:
    refuse_unsound(version)


def test_a_database_that_is_gone_says_so(tmp_path: Path) -> None:
    database = connect("postgresql://nobody@/none?host=/nowhere", tmp_path)
    assert not database.answers()
    assert connect(None, tmp_path).answers()
