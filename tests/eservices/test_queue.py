"""The queue is ordered by due day and arrival, paged by key, and flat however many cases there are."""

import random
from datetime import date, timedelta

import pytest
from sqlalchemy import event, insert
from sqlmodel import Session, select

from eservices import cases, clock, queue, services, tally
from eservices.audit import verify
from eservices.cases import Case
from eservices.database import Database
from eservices.files import Files
from eservices.queue import Key
from eservices.refusals import NotYours
from tests.eservices.conftest import Cast, Filed, begun, send

FIRST_DAY = date(2026, 1, 5)


def fill(db: Session, number: int, group: str = "building", status: str = "received", holder: int | None = None) -> None:
    """Many cases at once, with days in disorder."""
    pick = random.Random(number)
    version = services.current(db, "building-permit")
    start = db.exec(select(Case.id).order_by(Case.id.desc())).first() or 0
    template = {
        "receipt_digest": "", "version_id": version.id, "service": "building-permit", "title": "Bygglov", "channel": "web",
        "language": "sv", "group_id": group, "status": status, "assignee_id": holder,
        "outcome": "settled" if status == "closed" else None, "registered_at": version.published_at,
        "changed_at": version.published_at,
    }  # fmt: skip
    rows = []
    for one in range(start + 1, start + number + 1):
        arrived = FIRST_DAY + timedelta(days=pick.randrange(60))
        due = arrived + timedelta(weeks=pick.choice((4, 10)))
        rows.append({**template, "reference": f"R{one}", "journey": f"j{one}", "arrived_on": arrived, "due_on": due})
    db.exec(insert(Case), params=rows)
    tally.add(db, tally.place(group, status, holder), number)


def walk(db: Session, by: object, view: str, **more: object) -> list[queue.Row]:
    rows, after = [], None
    while True:
        page = queue.page(db, by, view, after=after, size=7, **more)
        rows += page.rows
        after = page.next
        if after is None:
            return rows


def in_order(rows: list[queue.Row]) -> bool:
    keys = [(row.due_on, row.arrived_on, row.id) for row in rows]
    return keys == sorted(keys)


def test_walking_the_pages_shows_every_case_once_and_in_order(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        fill(db, 40)
        fill(db, 30, "contact-centre")
        fill(db, 20, "care")
        fill(db, 10, "building", "in_progress", cast.fia.id)
        fill(db, 10, "building", "closed", cast.fia.id)
    with database.reading() as db:
        for view, number in (("all", 80), ("unassigned", 70), ("mine", 10)):
            rows = walk(db, cast.fia, view)
            assert len({row.id for row in rows}) == len(rows) == number
            assert in_order(rows)
        assert len(walk(db, cast.fia, "group", group="contact-centre")) == 30
        assert walk(db, cast.fia, "mine")[0].assignee_name == "Fia Grahn"


def test_a_case_that_arrives_while_paging_shifts_no_other(database: Database, cast: Cast, filed: Filed) -> None:
    with database.writing() as db:
        fill(db, 20)
    with database.writing() as db:
        first = queue.page(db, cast.cem, size=10)
        fill(db, 5)
        second = queue.page(db, cast.cem, after=first.next, size=100)
    seen = [row.id for row in first.rows + second.rows]
    assert len(seen) == len(set(seen))
    assert set(range(1, 21)) <= set(seen)


def test_a_letter_that_was_long_on_its_way_stands_before_what_came_by_web(database: Database, cast: Cast, filed: Filed) -> None:
    with database.writing() as db:
        filed(db)
        letter = send(db, begun(db, channel="letter"), arrived_on=clock.today() - timedelta(days=9), by=cast.elin)
        assert queue.page(db, cast.cem).rows[0].reference == letter.reference


def test_the_page_of_a_group_that_one_is_not_in_does_not_exist(database: Database, cast: Cast) -> None:
    with pytest.raises(NotYours), database.reading() as db:
        queue.page(db, cast.cem, "group", group="care")


@pytest.mark.parametrize("view", ["mine", "unassigned", "group", "all"])
def test_a_page_uses_an_index_and_neither_counts_nor_skips(database: Database, cast: Cast, view: str) -> None:
    with database.writing() as db:
        fill(db, 2000)
        fill(db, 2000, "contact-centre")
        fill(db, 2000, "care")
        fill(db, 2000, "building", "in_progress", cast.fia.id)
        fill(db, 4000, "building", "closed", cast.fia.id)
        db.connection().exec_driver_sql("ANALYZE")
    key = Key(FIRST_DAY + timedelta(weeks=9), FIRST_DAY, 5).show()
    with database.reading() as db:
        group = "building" if view == "group" else None
        statements = statements_of(database, lambda: queue.page(db, cast.fia, view, after=key, group=group))
        assert len(statements) == 1
        statement, parameters = statements[0]
        assert "OFFSET" not in statement.replace("LIMIT ? OFFSET ?", "")
        assert "count(" not in statement.lower()
        prefix = "EXPLAIN QUERY PLAN " if database.is_sqlite else "EXPLAIN "
        plan = [tuple(row) for row in db.connection().exec_driver_sql(prefix + statement, parameters)]
    words = "\n".join(map(str, plan))
    assert "ix_cases_" in words, words
    if database.is_sqlite:
        assert_cases_are_read_in_order(plan)
    else:
        assert "Seq Scan on cases" not in words, words


def assert_cases_are_read_in_order(plan: list[tuple[object, ...]]) -> None:
    """SQLite reads the cases by an index, and sorts only the few lines that it has read."""
    read = {parent: detail for _, parent, _, detail in plan if "cases" in str(detail)}
    sorted_in = {parent for _, parent, _, detail in plan if "TEMP B-TREE" in str(detail)}
    assert all("SEARCH cases USING INDEX ix_cases_" in str(detail) for detail in read.values()), plan
    assert not read.keys() & sorted_in, plan


def statements_of(database: Database, work: object) -> list[tuple[str, object]]:
    """What is sent to the database while `work` runs."""
    seen: list[tuple[str, object]] = []

    def note(_c: object, _u: object, statement: str, parameters: object, _x: object, _m: bool) -> None:
        if statement != "BEGIN":
            seen.append((statement, parameters))

    event.listen(database.reader, "before_cursor_execute", note)
    try:
        work()
    finally:
        event.remove(database.reader, "before_cursor_execute", note)
    return seen


def test_page_and_counts_are_two_queries(database: Database, cast: Cast) -> None:
    with database.reading() as db:
        assert len(statements_of(database, lambda: (queue.page(db, cast.fia), queue.counts(db, cast.fia)))) == 2


def test_the_numbers_on_the_tabs_follow_the_cases(database: Database, cast: Cast, filed: Filed, files: Files) -> None:
    with database.writing() as db:
        first, second = filed(db), filed(db, "contact")
        filed(db, "home-care")
        assert queue.counts(db, cast.fia)[:4] == (0, 2, 2, {"building": 1, "contact-centre": 1})
        cases.take(db, first, cast.fia)
        assert queue.counts(db, cast.fia)[:4] == (1, 1, 2, {"building": 1, "contact-centre": 1})
        cases.hand_over(db, second, cast.fia, "care", "Hör dit.")
        cases.close(db, first, cast.fia, "granted", "Enligt plan.")
        assert queue.counts(db, cast.fia)[:4] == (0, 0, 0, {"building": 0, "contact-centre": 0})
        assert queue.counts(db, cast.dag).unassigned == 2
        assert verify(db, files) == []


@pytest.mark.parametrize("shown", ["", "x", "2026-01-01_2026-01-01", "2026-13-01_2026-01-01_1", "1_2_3", "' OR 1=1"])
def test_a_broken_key_in_the_address_shows_the_first_page(database: Database, cast: Cast, filed: Filed, shown: str) -> None:
    with database.writing() as db:
        filed(db)
    with database.reading() as db:
        assert len(queue.page(db, cast.cem, after=shown).rows) == 1


def test_a_key_is_read_back_as_it_was_shown() -> None:
    key = Key(date(2026, 3, 1), date(2026, 1, 2), 17)
    assert Key.read(key.show()) == key
