"""The index: which words stand in which case and contact, behind which walls; the newest found first.

SQLite: FTS5 that keeps no text of its own, read from the newest row backwards. PostgreSQL: a tsvector under GIN; what is common
is read from the newest row backwards too, what is rare by GIN, and each search is planned for its own words (a plan made for
all takes seconds where this takes one). A search that takes too long is broken off.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, TextClause, text
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from eservices.finding.tokens import of_wall
from eservices.refusals import SearchTooSlow

What = Literal["case", "contact"]
CAP = 1000
LONGEST_SECONDS = 1.0
NEWEST = 20_000
"""How many rows are read backwards before GIN is asked."""
CLOSE = 60_000
"""Among how many rows CAP must lie for reading backwards to count them sooner than GIN does."""
COUNTING_MILLISECONDS = 25
END = 2**31 - 1
_STEPS = 20_000


class Term(NamedTuple):
    """Something that must be there: one of these tokens, or a word that begins so."""

    tokens: tuple[str, ...]
    beginning: str = ""


Sought = Sequence[Term]


class Found(NamedTuple):
    """The newest first; `more` when there are older ones; `count` of all, at most CAP + 1.

    It is None on the pages that follow, and when there are so many that counting them takes too long.
    """

    ids: list[int]
    more: bool
    count: int | None


def is_a_table(name: str | None) -> bool:
    """Whether a table, or one that FTS5 keeps beside its own, is of the index: no class describes those."""
    return (name or "").startswith(("case_words", "case_terms", "contact_words", "contact_terms"))


def put(db: Session, what: What, number: int, words: Iterable[str], walls: Iterable[str]) -> None:
    """Index it, or anew: what stood there before is forgotten."""
    tokens = [*dict.fromkeys(of_wall(wall) for wall in walls), *words]
    if _is_sqlite(db):
        db.connection().exec_driver_sql(_PUT_FTS5[what], (number, " ".join(tokens)))
    else:
        db.connection().execute(_PUT_TSVECTOR[what], {"id": number, "words": tokens})


def drop(db: Session, what: What, number: int) -> None:
    key = "rowid" if _is_sqlite(db) else "id"
    db.connection().execute(text(f"DELETE FROM {what}_words WHERE {key} = :id"), {"id": number})


def find(db: Session, what: What, sought: Sought, walls: Iterable[str], before: int | None = None, size: int = 25) -> Found:
    """What has all that is sought, behind one's own walls, and is older than `before`. Raises SearchTooSlow."""
    behind = Term(tuple(sorted(of_wall(wall) for wall in walls)))
    if not behind.tokens or not sought:
        return Found([], False, 0)
    read = _in_fts5 if _is_sqlite(db) else _in_tsvector
    with _capped(db) as connection:
        return read(connection, what, [*sought, behind], before, size)


def _in_fts5(connection: Connection, what: What, sought: Sought, before: int | None, size: int) -> Found:
    asked: dict[str, Any] = {"sought": " AND ".join(map(_fts5, sought)), "before": before or END}
    ids = list(connection.scalars(_NEWEST_FTS5[what], asked | {"lines": size + 1}))
    count = None if before else len(ids)
    if before is None and len(ids) > size:
        count = connection.scalar(_COUNT_FTS5[what], asked | {"lines": CAP + 1})
    return Found(ids[:size], len(ids) > size, count)


def _in_tsvector(connection: Connection, what: What, sought: Sought, before: int | None, size: int) -> Found:
    """What is common is soon met on the way back from the newest; of what is rare GIN knows all, and how many."""
    asked = {"sought": " & ".join(map(_tsquery, sought)), "before": before or END}
    ids = list(connection.scalars(_BACKWARDS[what], asked | {"lines": size + 1, "newest": NEWEST}))
    if len(ids) > size:
        return Found(ids[:size], True, None if before else _counted(connection, what, asked, ids))
    ids = list(connection.scalars(_BY_GIN[what], asked | {"lines": CAP + 1}))
    return Found(ids[:size], len(ids) > size, None if before else len(ids))


def _counted(connection: Connection, what: What, asked: dict[str, Any], ids: list[int]) -> int | None:
    """Up to CAP + 1: on the way back when they lie close, otherwise by GIN; None when a page cannot wait for it."""
    rows_for_all = (ids[0] - ids[-1]) * CAP // len(ids)
    inside = connection.begin_nested()
    try:
        connection.execute(_PATIENCE, {"longest": f"{COUNTING_MILLISECONDS}ms"})
        if rows_for_all < CLOSE:
            near = connection.scalars(_BACKWARDS[what], asked | {"lines": CAP + 1, "newest": 2 * CLOSE}).all()
            if len(near) > CAP:
                return len(near)
        return connection.scalar(_COUNT[what], asked | {"lines": CAP + 1})
    except OperationalError:
        return None
    finally:
        inside.rollback()


def _fts5(term: Term) -> str:
    return "(" + " OR ".join([*map(_quoted, term.tokens), *([_quoted(term.beginning) + "*"] if term.beginning else [])]) + ")"


def _quoted(token: str) -> str:
    return '"' + token.replace('"', '""') + '"'


def _tsquery(term: Term) -> str:
    return "(" + " | ".join([*map(_lexeme, term.tokens), *([_lexeme(term.beginning) + ":*"] if term.beginning else [])]) + ")"


def _lexeme(token: str) -> str:
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"


@contextmanager
def _capped(db: Session) -> Iterator[Connection]:
    connection = db.connection()
    around = _sqlite_capped if _is_sqlite(db) else _postgresql_capped
    try:
        with around(connection):
            yield connection
    except OperationalError as error:
        if any(word in str(error.orig) for word in ("interrupted", "statement timeout")):
            raise SearchTooSlow from error
        raise


@contextmanager
def _sqlite_capped(connection: Connection) -> Iterator[None]:
    until = time.monotonic() + LONGEST_SECONDS
    library: Any = connection.connection.dbapi_connection
    library.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
    try:
        yield
    finally:
        library.set_progress_handler(None, 0)


@contextmanager
def _postgresql_capped(connection: Connection) -> Iterator[None]:
    """Settings that hold within a savepoint, which is rolled back: nothing is written here."""
    inside = connection.begin_nested()
    try:
        connection.execute(_SETTINGS, {"longest": f"{int(LONGEST_SECONDS * 1000)}ms"})
        yield
    finally:
        inside.rollback()


def _is_sqlite(db: Session) -> bool:
    return db.get_bind().dialect.name == "sqlite"


def _for_each(statement: str) -> dict[What, TextClause]:
    return {what: text(statement.replace("{}", f"{what}_words")) for what in ("case", "contact")}  # type: ignore[misc]


_PUT_FTS5 = {what: f"INSERT OR REPLACE INTO {what}_words (rowid, words) VALUES (?, ?)" for what in ("case", "contact")}
"""Plain, for it stands in the way of every filing."""
_NEWEST_FTS5 = _for_each("SELECT rowid FROM {} WHERE {} MATCH :sought AND rowid < :before ORDER BY rowid DESC LIMIT :lines")
_COUNT_FTS5 = _for_each(
    "SELECT count(*) FROM (SELECT 1 FROM {} WHERE {} MATCH :sought AND rowid < :before ORDER BY rowid DESC LIMIT :lines)"
)
_PUT_TSVECTOR = _for_each(
    "INSERT INTO {} (id, words) VALUES (:id, array_to_tsvector(CAST(:words AS text[]))) "
    "ON CONFLICT (id) DO UPDATE SET words = excluded.words WHERE {}.words <> excluded.words"
)
_SETTINGS = text(
    "SELECT set_config('plan_cache_mode', 'force_custom_plan', true), set_config('enable_seqscan', 'off', true), "
    "set_config('statement_timeout', :longest, true)"
)
_MATCHES = "words @@ CAST(:sought AS tsquery)"
_COUNT = _for_each(f"SELECT count(*) FROM (SELECT 1 FROM {{}} WHERE {_MATCHES} AND id < :before LIMIT :lines) AS counted")
_PATIENCE = text("SELECT set_config('statement_timeout', :longest, true)")
_BACKWARDS = _for_each(
    "SELECT id FROM (SELECT id, words FROM {} WHERE id < :before ORDER BY id DESC LIMIT :newest) AS newest "
    f"WHERE {_MATCHES} ORDER BY id DESC LIMIT :lines"
)
_BY_GIN = _for_each(
    f"WITH hits AS MATERIALIZED (SELECT id FROM {{}} WHERE {_MATCHES} AND id + 0 < :before) "
    "SELECT id FROM hits ORDER BY id DESC LIMIT :lines"
)
