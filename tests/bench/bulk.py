"""Writing millions of rows at once, with indexes made afterwards: as each database likes it best."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

from sqlmodel import SQLModel

from eservices.database import Database

AT_A_TIME = 50_000
Row = Sequence[Any]
Words = tuple[int, str]
Rows = Callable[[Sequence[str], dict[str, Any]], Iterator[tuple[Row, str]]]


def columns_of(table: type[SQLModel], known: dict[str, Any]) -> tuple[list[str], dict[str, Any]]:
    """The names of a table's columns, and what stands in each unless told otherwise."""
    default: dict[str, Any] = {}
    for column in table.__table__.columns:
        value = table.model_fields[column.name].get_default(call_default_factory=True)
        is_told = isinstance(value, str | int) and not isinstance(value, bool)
        default[column.name] = value if is_told else {list: "[]", dict: "{}", bool: value}.get(type(value))
        if default[column.name] is None and not column.nullable:
            default[column.name] = ""
    return list(default), default | known


def own_connection(database: Database) -> Any:
    """One that no pool takes back, for it is set to be quick and not to be safe."""
    connection = database.writer.connect()
    connection.detach()
    return connection.connection.dbapi_connection


class Sqlite:
    """Without a journal: what is broken off is built anew."""

    def __init__(self, database: Database) -> None:
        self.connection = own_connection(database)
        for pragma in ("cache_size=-1500000", "synchronous=OFF", "foreign_keys=OFF", "temp_store=MEMORY"):
            self.connection.execute(f"PRAGMA {pragma}")

    @contextmanager
    def without_indexes(self) -> Iterator[None]:
        named = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN "
        made = self.connection.execute(named + "('cases', 'contacts', 'contact_links', 'callers', 'caller_words')").fetchall()
        for name, _ in made:
            self.connection.execute(f"DROP INDEX {name}")
        yield
        for _, statement in made:
            self.connection.execute(statement)
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def write(self, table: type[SQLModel], columns: Sequence[str], rows: Iterable[Row]) -> None:
        statement = f"INSERT INTO {table.__tablename__} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
        self._all(statement, rows)

    def write_words(self, what: str, words: Iterable[Words]) -> None:
        self._all(f"INSERT INTO {what}_words (rowid, words) VALUES (?, ?)", words)

    def _all(self, statement: str, rows: Iterable[Row]) -> None:
        waiting = iter(rows)
        while some := list(islice(waiting, AT_A_TIME)):
            self.connection.execute("BEGIN")
            self.connection.executemany(statement, some)
            self.connection.execute("COMMIT")


class Postgres:
    """By COPY; vacuumed and analysed at the end, as it does itself in time."""

    def __init__(self, database: Database) -> None:
        self.connection = own_connection(database)
        self.connection.autocommit = True
        self.connection.execute("SET maintenance_work_mem = '1GB'")
        self.connection.execute("SET session_replication_role = replica")

    @contextmanager
    def without_indexes(self) -> Iterator[None]:
        named = (
            "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND indexname LIKE 'ix_%' AND tablename IN "
            "('cases', 'contacts', 'contact_links', 'callers', 'caller_words', 'case_words', 'contact_words')"
        )
        made = self.connection.execute(named).fetchall()
        for name, _ in made:
            self.connection.execute(f"DROP INDEX {name}")
        yield
        for _, statement in made:
            self.connection.execute(statement)
        self.connection.execute("VACUUM ANALYZE")

    def write(self, table: type[SQLModel], columns: Sequence[str], rows: Iterable[Row]) -> None:
        self._copy(f"COPY {table.__tablename__} ({', '.join(columns)}) FROM STDIN", rows)

    def write_words(self, what: str, words: Iterable[Words]) -> None:
        quoted = ((number, " ".join(f"'{word}'" for word in tokens.split())) for number, tokens in words)
        self._copy(f"COPY {what}_words (id, words) FROM STDIN", quoted)

    def _copy(self, statement: str, rows: Iterable[Row]) -> None:
        with self.connection.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)


def write_found(bulk: Sqlite | Postgres, what: str, table: type[SQLModel], rows: Rows, known: dict[str, Any]) -> None:
    """Rows and their words, which come together and go to two tables."""
    columns, default = columns_of(table, known)
    place, words = columns.index("id"), []

    def plain() -> Iterator[Row]:
        for row, tokens in rows(columns, default):
            words.append((row[place], tokens))
            yield row

    bulk.write(table, columns, plain())
    bulk.write_words(what, words)
