"""The database: its engines, its transactions, and the one type that moments are kept in.

SQLite is embedded and journalled ahead (WAL), with every commit on the disk before it is told (`synchronous=FULL`).
Readers have connections of their own that refuse to write. Writers of one process wait in
the order of asking.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, DateTime, Dialect, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlalchemy.types import TypeDecorator
from sqlmodel import Session, SQLModel

from eservices.refusals import Busy, Refusal, UnsoundSQLite
from eservices.turns import Turns

FILE_NAME = "lucka.sqlite3"
MIGRATIONS = Path(__file__).parent / "migrations"
PATIENCE_SECONDS = 10
SOUND_FROM = (3, 51, 3)
SOUND_BACKPORTS = {(3, 50): 7, (3, 44): 6}

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcTime(TypeDecorator[datetime]):
    """A moment: aware on the way in, aware and in UTC on the way out, in both databases."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be stored")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value and (value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC))


@dataclass(frozen=True)
class Database:
    """One database. `reading()` and `writing()` are the only ways in; a `writing()` never stands inside another."""

    writer: Engine
    reader: Engine
    _turns: Turns = field(default_factory=Turns)

    @property
    def is_sqlite(self) -> bool:
        return self.writer.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that cannot write. What `afterwards` put off is written when it has ended well."""
        later: list[Work] = []
        with Session(self.reader, expire_on_commit=False, info={"afterwards": later}) as db:
            yield db
        if later:
            with self.writing() as db:
                for work in later:
                    work(db)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A transaction that is kept when the block ends well, or by a refusal that must leave a trace."""
        with self._one_at_a_time(), Session(self.writer, expire_on_commit=False) as db, _waiting_told():
            try:
                yield db
            except Refusal as refusal:
                if refusal.keeps_trace:
                    db.commit()
                raise
            db.commit()

    @contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        if not self.is_sqlite:
            yield
            return
        if not self._turns.wait(PATIENCE_SECONDS):
            raise Busy
        try:
            yield
        finally:
            self._turns.end()

    def answers(self) -> bool:
        try:
            with self.reader.connect() as connection:
                return connection.scalar(text("SELECT 1")) == 1
        except SQLAlchemyError:
            return False

    def close(self) -> None:
        self.writer.dispose()
        self.reader.dispose()


Work = Callable[[Session], None]


def afterwards(db: Session, work: Work) -> None:
    """Write at once, or, in a reading transaction, as soon as it has ended and before its page is sent."""
    later: list[Work] | None = db.info.get("afterwards")
    if later is None:
        work(db)
    else:
        later.append(work)


def connect(url: str | None, data_folder: Path) -> Database:
    """The database at `url`, or the SQLite file in the data folder. Raises UnsoundSQLite."""
    if url and not url.startswith("sqlite"):
        return _postgresql(url)
    path = Path(make_url(url).database or "") if url else data_folder / FILE_NAME
    refuse_unsound(_sqlite_library().sqlite_version_info)
    path.parent.mkdir(parents=True, exist_ok=True)
    writer = _sqlite(path, "BEGIN IMMEDIATE", pool_size=2)
    with writer.connect():
        pass
    return Database(writer, _sqlite(path, "BEGIN", "PRAGMA query_only=ON", pool_size=40))


def migrate(database: Database) -> None:
    """Bring the tables up to date; two processes may do it at once."""
    if is_migrated(database):
        return
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with _migrating(database) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def is_migrated(database: Database) -> bool:
    """Whether the tables are those that this code was written for; seen without alembic, which every start would carry."""
    with database.reader.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return False
        return connection.scalar(text("SELECT version_num FROM alembic_version")) == newest_migration()


def newest_migration() -> str:
    """The revision that the last file of `migrations/versions` begins its name with."""
    return max(path.stem for path in (MIGRATIONS / "versions").glob("[0-9]*.py")).partition("_")[0]


@contextmanager
def _migrating(database: Database) -> Iterator[Connection]:
    if not database.is_sqlite:
        with database.writer.begin() as connection:
            connection.execute(text("SELECT pg_advisory_xact_lock(748225)"))
            yield connection
        return
    engine = _sqlite(Path(database.writer.url.database or ""), "BEGIN IMMEDIATE", "PRAGMA foreign_keys=OFF", pool_size=1)
    try:
        with engine.begin() as connection:
            yield connection
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            if broken:
                raise ValueError(f"rows point at nothing after the migration: {broken[:5]}")
    finally:
        engine.dispose()


@contextmanager
def _waiting_told() -> Iterator[None]:
    try:
        yield
    except OperationalError as error:
        if any(word in str(error.orig) for word in ("database is locked", "lock timeout", "deadlock")):
            raise Busy from error
        raise


def _postgresql(url: str) -> Database:
    address = make_url(url).set(drivername="postgresql+psycopg")
    options = f"-c timezone=utc -c lock_timeout={PATIENCE_SECONDS}s"
    engine = create_engine(
        address,
        pool_size=10,
        max_overflow=30,
        pool_pre_ping=True,
        json_serializer=_as_json,
        connect_args={"options": options, "connect_timeout": PATIENCE_SECONDS},
    )
    return Database(engine, engine.execution_options(postgresql_readonly=True))


def _sqlite(path: Path, begin: str, *pragmas: str, pool_size: int) -> Engine:
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(path)),
        module=_sqlite_library(),
        connect_args={"timeout": PATIENCE_SECONDS, "check_same_thread": False},
        pool_size=pool_size,
        json_serializer=_as_json,
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={PATIENCE_SECONDS}000"):
            connection.execute(f"PRAGMA {pragma}")
        for statement in pragmas:
            connection.execute(statement)

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _sqlite_library() -> Any:
    """The SQLite that Lucka brings; the one of Python where that wheel is missing, if it is sound."""
    try:
        from pysqlite3 import dbapi2
    except ImportError:
        from sqlite3 import dbapi2
    return dbapi2


def refuse_unsound(version: tuple[int, ...]) -> None:
    """Raises UnsoundSQLite for one that can lose what several connections commit."""
    patch = SOUND_BACKPORTS.get(version[:2])
    if version < SOUND_FROM and (patch is None or version[2] < patch):
        raise UnsoundSQLite(".".join(map(str, version)))


_as_json = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))
