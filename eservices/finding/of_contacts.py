"""What a contact is found by: what was said and by whom. It lies behind the walls of the group that had it, of the one that it
was handed to, and of each case that it is about; where a case goes, its contacts' walls follow."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import bindparam, column, select, table
from sqlmodel import Session

from eservices.finding import index, tokens

_SAID = ("caller_name", "phone", "about", "note", "answer")
_CONTACTS = table("contacts", *map(column, ("id", "group_id", "handed_to", *_SAID)))
_LINKS = table("contact_links", *map(column, ("contact_id", "case_id", "journey")))
_CASES = table("cases", *map(column, ("id", "journey", "group_id")))
_ROWS = select(*_CONTACTS.c).where(_CONTACTS.c.id.in_(bindparam("ids", expanding=True)))
_OF_IDS = _LINKS.c.contact_id.in_(bindparam("ids", expanding=True))
_WALLS = (
    select(_LINKS.c.contact_id, _CASES.c.group_id).join_from(_LINKS, _CASES, _CASES.c.id == _LINKS.c.case_id).where(_OF_IDS)
).union(
    select(_LINKS.c.contact_id, _CASES.c.group_id)
    .join_from(_LINKS, _CASES, _CASES.c.journey == _LINKS.c.journey)
    .where(_OF_IDS)
)
_OF_JOURNEY = select(_LINKS.c.contact_id).where(_LINKS.c.journey == bindparam("journey"))
_OF_CASE = select(_LINKS.c.contact_id).where(_LINKS.c.case_id == bindparam("case_id"))


def put(db: Session, ids: Iterable[int]) -> None:
    """Index contacts as they now stand in the tables."""
    for number, words, walls in entries(db, list(ids)):
        index.put(db, "contact", number, words, walls)


def follow(db: Session, journey: str, case_id: int | None = None) -> None:
    """A case has come to a group: whoever sees the case finds its contacts. One that is just filed has them by its journey."""
    connection = db.connection()
    about = list(connection.scalars(_OF_JOURNEY, {"journey": journey}))
    if case_id is not None:
        about += connection.scalars(_OF_CASE, {"case_id": case_id})
    if about:
        put(db, dict.fromkeys(about))


def entries(db: Session, ids: list[int]) -> list[tuple[int, list[str], set[str]]]:
    """What each contact is found by, and its walls."""
    if not ids:
        return []
    connection = db.connection()
    cases: dict[int, set[str]] = {}
    for number, group in connection.execute(_WALLS, {"ids": ids}):
        cases.setdefault(number, set()).add(group)
    return [(row["id"], _words(row), _own(row) | cases.get(row["id"], set()))
            for row in connection.execute(_ROWS, {"ids": ids}).mappings()]  # fmt: skip


def _words(row: Mapping[str, Any]) -> list[str]:
    return tokens.of_texts(row[name] for name in _SAID)


def _own(row: Mapping[str, Any]) -> set[str]:
    return {group for group in (row["group_id"], row["handed_to"]) if group}
