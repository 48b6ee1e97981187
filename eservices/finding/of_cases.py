"""What a case is found by: its title, who applies, and what was answered, then or later; behind the wall of its group."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import JSON, bindparam, column, select, table
from sqlmodel import Session

from eservices.finding import index, of_contacts, tokens

_CASES = table("cases", *map(column, ("id", "title", "applicant", "group_id")))
_ANSWERS = table("case_answers", column("case_id"), column("answers", JSON))
_FOUND_BY = (
    select(*_CASES.c, _ANSWERS.c.answers)
    .join_from(_CASES, _ANSWERS, _ANSWERS.c.case_id == _CASES.c.id, isouter=True)
    .where(_CASES.c.id.in_(bindparam("ids", expanding=True)))
)
_LATER = table("case_completions", column("case_id"), column("answers", JSON))
_CAME_LATER = select(_LATER).where(_LATER.c.case_id.in_(bindparam("ids", expanding=True)))


def filed(db: Session, number: int, case: Mapping[str, Any], values: Iterable[object]) -> None:
    """Index what has just been filed, by the columns of its row and the values of its answers."""
    index.put(db, "case", number, words_of(case["title"], case["applicant"], values), (case["group_id"],))
    of_contacts.follow(db, case["journey"])


def changed(db: Session, number: int, journey: str) -> None:
    """The case lies behind another wall, and so do its contacts; or more has been answered."""
    for case_id, words, walls in entries(db, [number]):
        index.put(db, "case", case_id, words, walls)
    of_contacts.follow(db, journey, number)


def entries(db: Session, ids: list[int]) -> list[tuple[int, list[str], set[str]]]:
    """What each case is found by, and its wall."""
    later: dict[int, list[object]] = defaultdict(list)
    for case_id, answers in db.connection().execute(_CAME_LATER, {"ids": ids}):
        later[case_id].extend(_values(answers))
    rows = db.connection().execute(_FOUND_BY, {"ids": ids}).mappings()
    return [
        (row["id"], words_of(row["title"], row["applicant"], [*_values(row["answers"]), *later[row["id"]]]), {row["group_id"]})
        for row in rows
    ]


def words_of(title: str, applicant: str | None, values: Iterable[object]) -> list[str]:
    texts = (text for value in values for text in tokens.texts_of(value))
    return tokens.of_texts((title, applicant or "", *texts))


def _values(answers: Mapping[str, Mapping[str, object]] | None) -> Iterator[object]:
    yield from (answer["value"] for answer in (answers or {}).values())
