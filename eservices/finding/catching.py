"""Catching up: what was there before the index was is put in by a job, the newest first, a little at a time."""

from collections.abc import Mapping
from typing import Any, cast

from sqlalchemy import text
from sqlmodel import Session

from eservices import jobs
from eservices.database import Database
from eservices.finding import index, of_cases, of_contacts

INDEX_OLD = "index_old"
AT_A_TIME = 500
ENTRIES = {"case": of_cases.entries, "contact": of_contacts.entries}
_TABLES = {"case": "cases", "contact": "contacts"}


def index_old(database: Database, payload: Mapping[str, Any]) -> None:
    """The next few of `what`, from the id `from` downwards; the rest is promised in the same transaction."""
    what, newest = cast(index.What, payload["what"]), int(payload["from"])
    with database.writing() as db:
        ids = _hold(db, what, newest)
        for number, words, walls in ENTRIES[what](db, ids):
            index.put(db, what, number, words, walls)
        if len(ids) == AT_A_TIME:
            promise(db, what, min(ids) - 1)


def promise(db: Session, what: index.What, newest: int) -> None:
    jobs.enqueue(db, INDEX_OLD, {"what": what, "from": newest}, key=f"{INDEX_OLD}:{what}:{newest}")


def waiting(db: Session) -> set[str]:
    """Of which the older rows are still on their way in: "case", "contact"."""
    promised = text("SELECT key FROM jobs WHERE kind = :kind AND state <> 'done'")
    return {key.split(":")[1] for key in db.connection().scalars(promised, {"kind": INDEX_OLD})}


def _hold(db: Session, what: index.What, newest: int) -> list[int]:
    """Ids whose rows nobody changes until they are in: a case must not change groups between being read and put."""
    lock = "" if db.get_bind().dialect.name == "sqlite" else " FOR UPDATE"
    rows = text(f"SELECT id FROM {_TABLES[what]} WHERE id <= :newest ORDER BY id DESC LIMIT :lines{lock}")
    return list(db.connection().scalars(rows, {"newest": newest, "lines": AT_A_TIME}))
