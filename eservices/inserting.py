"""INSERT statements that leave a row alone when it is already there, for both databases, built once."""

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from sqlmodel import Session, SQLModel

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

    Insert = postgresql.Insert | sqlite.Insert


def insert_new(db: Session, table: type[SQLModel]) -> "Insert":
    """`INSERT … ON CONFLICT DO NOTHING`, to be run with the row's columns as `params`."""
    return _insert_new(db.get_bind().dialect.name, table)


@cache
def insert_for(dialect: str, table: type[SQLModel]) -> "Insert":
    """An INSERT that knows ON CONFLICT in that database's dialect; the other's is not even imported."""
    return import_module(f"sqlalchemy.dialects.{dialect}").insert(table.__table__)  # type: ignore[attr-defined]


@cache
def _insert_new(dialect: str, table: type[SQLModel]) -> "Insert":
    return insert_for(dialect, table).on_conflict_do_nothing()
