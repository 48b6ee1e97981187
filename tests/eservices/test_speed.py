"""Queue and search stay quick in a municipality that has grown old: nothing reads a whole table, or more the older it grows.

`python -m tests.bench.queue` measures the same questions with millions of rows.
"""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlmodel import Session

from eservices import people, queue
from eservices.database import FILE_NAME, Database, connect
from eservices.people import Colleague
from tests.bench.crowd import Crowd, build
from tests.bench.queue import Ask, Undone, questions

CASES, CONTACTS = 5_000, 15_000
BIG = "cases|contacts|callers|caller_words|contact_links|case_words|contact_words"
MOST_STEPS = 40_000
A_FEW = 1_000
"""Steps of SQLite's machine; reading through the cases would take more than twice that, the contacts more than six times."""


@pytest.fixture(scope="module")
def old_sqlite(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A municipality with a past."""
    folder = tmp_path_factory.mktemp("old")
    shutil.copy(migrated_sqlite, folder / FILE_NAME)
    database = connect(None, folder)
    build(database, Crowd(CASES, CONTACTS))
    yield database
    database.close()


@pytest.fixture
def old_postgresql(postgresql: Database) -> Database:
    build(postgresql, Crowd(CASES, CONTACTS))
    return postgresql


@pytest.fixture(params=["old_sqlite", pytest.param("old_postgresql", marks=pytest.mark.postgres)])
def old(request: pytest.FixtureRequest) -> Database:
    return request.getfixturevalue(request.param)


def wide(database: Database) -> Colleague:
    """Someone in every group."""
    with database.reading() as db:
        return people.colleague(db, "staff1")


@contextmanager
def asked(database: Database) -> Iterator[list[tuple[str, object]]]:
    """The statements that run within the block, with what is bound in them."""
    ran: list[tuple[str, object]] = []

    def note(_connection: object, _cursor: object, statement: str, bound: object, *_more: object) -> None:
        if statement.startswith(("SELECT", "WITH")) and "set_config" not in statement:
            ran.append((statement, bound))

    for engine in {database.reader, database.writer}:
        event.listen(engine, "before_cursor_execute", note)
    yield ran
    for engine in {database.reader, database.writer}:
        event.remove(engine, "before_cursor_execute", note)


def run(database: Database, by: Colleague, ask: Ask) -> None:
    with suppress(Undone), database.writing() as db:
        ask(db, by, 1)
        raise Undone


def plan(db: Session, statement: str, bound: object) -> list[str]:
    """How the database goes about it, each step a line."""
    connection = db.connection()
    if db.get_bind().dialect.name == "sqlite":
        return [row[3] for row in connection.exec_driver_sql("EXPLAIN QUERY PLAN " + statement, bound)]
    return [row[0].strip(" ->") for row in connection.exec_driver_sql("EXPLAIN " + statement, bound)]


def test_nothing_reads_a_whole_table(old: Database) -> None:
    database, by = old, wide(old)
    for name, ask in questions(CASES).items():
        with asked(database) as ran:
            run(database, by, ask)
        assert ran, name
        with database.reading() as db:
            if not database.is_sqlite:
                db.connection().exec_driver_sql("SET LOCAL enable_seqscan = off")
            for statement, bound in ran:
                steps = plan(db, statement, bound)
                whole = [step for step in steps if re.match(rf"(SCAN|Seq Scan on) ({BIG})\b(?!.*(INDEX|using))", step)]
                assert not whole, f"{name}: {whole}\n{statement}"


def test_no_question_takes_many_steps_and_a_page_far_back_takes_no_more_than_the_first(old_sqlite: Database) -> None:
    by = wide(old_sqlite)
    taken = {name: steps(old_sqlite, by, ask) for name, ask in questions(CASES).items() if "taken" not in name}
    assert {name: count for name, count in taken.items() if count > MOST_STEPS} == {}
    assert taken["queue: all, page 10"] <= taken["queue: all, page 1"] + A_FEW
    assert taken["cases: the same, page far back"] <= taken["cases: common name"] + A_FEW
    assert taken["contacts: the same, page far back"] <= taken["contacts: two words"] + A_FEW
    with old_sqlite.reading() as db:
        assert queue.page(db, by, size=10 * queue.SIZE).next, "the tenth page is a whole one"


def steps(database: Database, by: Colleague, ask: Ask) -> int:
    """How many steps SQLite's machine takes, in hundreds and rounded down, the second time it is asked."""
    taken = 0

    def step() -> int:
        nonlocal taken
        taken += 100
        return 0

    with database.reading() as db:
        ask(db, by, 0)
        library = db.connection().connection.dbapi_connection
        library.set_progress_handler(step, 100)
        ask(db, by, 1)
        library.set_progress_handler(None, 0)
    return taken
