"""Is each case and contact in the index with its own words and walls, and nothing else? Read through once, in order.

A row's tokens are told by a sum of theirs, so that the index is read but once, word by word, as it lies.
"""

from collections import Counter
from collections.abc import Iterator
from zlib import crc32

from sqlalchemy import TextClause, text
from sqlmodel import Session

from eservices.finding import catching
from eservices.finding.index import What
from eservices.finding.tokens import of_wall

_AT_A_TIME = 500
_TABLES: dict[What, str] = {"case": "cases", "contact": "contacts"}


def differences(db: Session) -> Iterator[tuple[What, int, str]]:
    """What, its id, and what is the matter."""
    waiting = catching.waiting(db)
    for what in _TABLES:
        kept = _kept(db, what)
        for number, wanted in _wanted(db, what):
            found = kept.pop(number, None)
            if found is None and what not in waiting:
                yield what, number, "no search finds it: its words are missing"
            elif found is not None and found != wanted:
                yield what, number, "its words or walls in the search are not its own"
        yield from ((what, number, "the search finds what is not there") for number in sorted(kept))


def _wanted(db: Session, what: What) -> Iterator[tuple[int, int]]:
    ids = list(db.connection().scalars(text(f"SELECT id FROM {_TABLES[what]} ORDER BY id")))
    for start in range(0, len(ids), _AT_A_TIME):
        for number, words, walls in catching.ENTRIES[what](db, ids[start : start + _AT_A_TIME]):
            yield number, sum(map(_weight, {*words, *map(of_wall, walls)}))


def _kept(db: Session, what: What) -> dict[int, int]:
    sums: Counter[int] = Counter()
    for token, number in db.connection().execute(_terms(db, what), execution_options={"yield_per": 5000}):
        sums[number] += _weight(token)
    return dict(sums)


def _terms(db: Session, what: What) -> TextClause:
    if db.get_bind().dialect.name == "sqlite":
        return text(f"SELECT term, doc FROM {what}_terms")
    return text(f"SELECT unnest(tsvector_to_array(words)), id FROM {what}_words")


def _weight(token: str) -> int:
    return crc32(token.encode())
