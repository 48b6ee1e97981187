"""A municipality that comes from an older Lucka brings every row along, on both databases."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text
from sqlmodel import select

from eservices import audit, drafts, services
from eservices.cases import Case
from eservices.database import MIGRATIONS, Database, _migrating, connect, is_migrated, migrate
from eservices.drafts import Draft
from eservices.files import Files
from eservices.finding import catching, index
from eservices.jobs import Job
from eservices.publishing import publications
from eservices.publishing.form_events import history
from eservices.services import Service, Version
from eservices.sheets import Sheet
from eservices.tables import METADATA
from tests import postgres_server
from tests.eservices.conftest import form

AT = datetime(2026, 3, 1, 7, 30, tzinfo=UTC)
DEFINITION = form().model_dump(mode="json", by_alias=True)
ROWS: dict[str, list[dict[str, object]]] = {
    "departments": [{"id": "building", "name": "Stadsbyggnad"}],
    "groups": [{"id": "building", "name": "Stadsbyggnad", "department_id": "building"}],
    "staff": [{"id": 1, "name": "cem", "full_name": "Cem Demir", "role": "handler", "password_hash": "x", "made_at": AT}],
    "services": [{"id": "building-permit", "department_id": "building", "group_id": "building", "number": 2}],
    "versions": [
        {
            "id": number, "service_id": "building-permit", "number": number, "definition": DEFINITION,
            "source": f"# {number}", "languages": ["sv"], "sha256": f"{number}" * 64, "published_at": AT,
            "published_by": "Lucka",
        }
        for number in (1, 2)
    ],
    "sheets": [
        {
            "id": 1, "version_id": 1, "language": "sv", "size": "standard", "token": "TOKEN", "pdf": b"%PDF",
            "sha256": "a" * 64, "layout": {"applicant": {"page": 1}}, "pages": 1, "made_at": AT,
        },
    ],
    "drafts": [
        {
            "id": number, "journey": f"journey-{number}", "version_id": number, "channel": "web", "language": "sv",
            "answers": {"applicant": {"value": "Astrid", "source": "citizen"}}, "made_at": AT, "changed_at": AT,
            "expires_at": AT, "filed_at": filed, "reference": "ABC" if filed else None,
        }
        for number, filed in ((1, AT), (2, None))
    ],
    "draft_keys": [{"digest": "d" * 64, "draft_id": 2}],
    "cases": [
        {
            "id": 1, "reference": "ABC", "receipt_digest": "r" * 64, "journey": "journey-1", "version_id": 1,
            "service": "building-permit", "title": "Bygglov", "channel": "web", "language": "sv", "group_id": "building",
            "status": "received", "arrived_on": AT.date(), "due_on": AT.date(), "registered_at": AT, "changed_at": AT,
        },
    ],
    "case_answers": [{"case_id": 1, "answers": {"applicant": {"value": "Astrid", "source": "citizen"}}}],
    "case_events": [{"id": 1, "case_id": 1, "at": AT, "kind": "received", "by_name": "", "why": "", "data": {}}],
    "tally": [{"group_id": "building", "status": "received", "assignee_id": 0, "cases": 1}],
    "jobs": [
        {
            "id": 1, "kind": "application_copy", "payload": {"case_id": 1}, "key": "application_copy:1", "state": "done",
            "run_after": AT, "attempts": 1, "fence": 1, "made_at": AT,
        },
    ],
}  # fmt: skip


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database without a single table."""
    if request.param == "sqlite":
        database = connect(None, tmp_path)
        yield database
        database.close()
        return
    with postgres_server.fresh_database(request.getfixturevalue("postgres")) as address:
        database = connect(address, tmp_path)
        yield database
        database.close()


def come_to(database: Database, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with _migrating(database) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def fill(database: Database, **more: dict[str, object]) -> None:
    """Rows as that older Lucka wrote them; `more` are columns that came later."""
    with database.writer.begin() as connection:
        for table, rows in ROWS.items():
            for row in (row | more.get(table, {}) for row in rows):
                names = ", ".join(row)
                bound = {name: _stored(value, database.is_sqlite) for name, value in row.items()}
                connection.execute(text(f"INSERT INTO {table} ({names}) VALUES (:{', :'.join(row)})"), bound)
        if not database.is_sqlite:
            connection.execute(text("SELECT setval('jobs_id_seq', 1)"))


def _stored(value: object, is_sqlite: bool) -> object:
    if isinstance(value, dict | list):
        return json.dumps(value)
    if is_sqlite and isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S.%f")
    return value.isoformat() if is_sqlite and hasattr(value, "isoformat") else value


@pytest.mark.parametrize("revision", ["0001", "0002", "0003"])
def test_every_row_comes_along_and_the_reckoning_finds_nothing_missing(empty: Database, tmp_path: Path, revision: str) -> None:
    come_to(empty, revision)
    fill(empty, **({"sheets": {"face": ""}} if revision == "0003" else {}))
    assert not is_migrated(empty)
    migrate(empty)
    assert is_migrated(empty)
    with empty.writer.connect() as connection:
        counted = {table: connection.scalar(text(f"SELECT count(*) FROM {table}")) for table in ROWS}
        compared = {"compare_type": True, "include_name": lambda name, kind, _of: kind != "table" or not index.is_a_table(name)}
        assert compare_metadata(MigrationContext.configure(connection, opts=compared), METADATA) == []
    assert counted == {table: len(rows) for table, rows in ROWS.items()} | {"jobs": 2}
    with empty.reading() as db:
        assert audit.verify(db, Files(tmp_path)) == []
        assert catching.waiting(db) == {"case"}
        sheet = db.exec(select(Sheet)).one()
        assert (sheet.face, sheet.pdf, sheet.layout, sheet.made_at) == ("", b"%PDF", {"applicant": {"page": 1}}, AT)
        assert [(draft.is_filed, draft.carried, draft.language) for draft in db.exec(select(Draft).order_by(Draft.id))] == [
            (True, {}, "sv"), (False, {}, "sv"),
        ]  # fmt: skip
        case = db.exec(select(Case)).one()
        assert (case.reference, case.arrived_on, case.registered_at) == ("ABC", AT.date(), AT)


def test_what_was_published_before_has_its_publications_and_is_offered(empty: Database) -> None:
    come_to(empty, "0003")
    fill(empty, sheets={"face": ""})
    migrate(empty)
    with empty.reading() as db:
        told = publications.of_service(db, "building-permit")
        assert {number: (each.by_name, each.running, each.at) for number, each in told.items()} == {
            1: ("Lucka", "finish", AT), 2: ("Lucka", "finish", AT),
        }  # fmt: skip
        assert [(event.kind, event.at, event.data["number"]) for event in history(db, "building-permit")] == [
            ("published", AT, 2), ("published", AT, 1),
        ]  # fmt: skip
        service = db.get_one(Service, "building-permit")
        assert (service.withdrawn_at, service.withdrawn_text, service.onward, service.trial_of) == (None, None, "", None)
        assert services.current(db, "building-permit").form == form()
        assert not publications.must_move(db, services.find_version(db, "building-permit", 1), 2)


def test_the_migrated_house_goes_on_publishing_and_begins_drafts(empty: Database) -> None:
    """Numbers that the database hands out go on where the rows end."""
    come_to(empty, "0001")
    fill(empty)
    if not empty.is_sqlite:
        with empty.writer.begin() as connection:
            for table in ("versions", "drafts", "jobs"):
                connection.execute(text(f"SELECT setval('{table}_id_seq', (SELECT max(id) FROM {table}))"))
    migrate(empty)
    with empty.writing() as db:
        version = publications.publish_as_it_is(db, form(title="Lov"), "", "lucka forms publish")
        assert version.number == 3
        draft, _ = drafts.begin(db, version)
        assert draft.carried == {}
        assert len(db.exec(select(Version)).all()) == 3
        assert len(db.exec(select(Job).where(Job.kind == "render_sheet")).all()) == 2
