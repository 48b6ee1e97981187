"""The standing cast at work: Cem handles building permits, Dag sits in care, Elin and Fia answer the telephone, Eva and Mia
write the forms."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from sqlmodel import Session, select

from eservices import drafts, filing, people, services
from eservices.cases import Case
from eservices.database import FILE_NAME, Database, connect
from eservices.files import Files
from eservices.people import Colleague
from forms.answers import Answer
from forms.definition import Form

PASSWORD = "tio tecken långt"
PDF = b"%PDF-1.7\n" + b"a drawing" * 10


def form(
    service: str = "building-permit", group: str = "building", department: str = "building", title: str = "Bygglov"
) -> Form:
    """A small form that is a whole e-service all the same."""
    question = {"question": "applicant", "kind": "text", "label": {"sv": "Ditt namn"}}
    files = {"question": "drawings", "kind": "file", "label": {"sv": "Ritningar"}, "required": "no"}
    words = {"title": title, "summary": "Sök lov.", "fee": "Ingen avgift.", "purpose": "För beslut.", "retention": "Bevaras."}
    texts = {name: {"sv": text} for name, text in words.items()}
    return Form.model_validate({
        "lucka": 1, "service": service, "subject": "building", "department": department, "group": group, "minutes": 5,
        "languages": ["sv"], "clock": {"weeks": 10, "basis": {"sv": "PBL 9 kap."}}, "applicant": "applicant",
        "next_steps": [{"text": {"sv": "Vi läser."}}],
        "pages": [{"page": "you", "title": {"sv": "Du"}, "items": [question, files]}], **texts,
    })  # fmt: skip


@dataclass(frozen=True)
class Cast:
    """Who works here."""

    cem: Colleague
    dag: Colleague
    elin: Colleague
    fia: Colleague
    eva: Colleague
    mia: Colleague


def at_work(database: Database) -> Cast:
    """Three services, and all of the cast taken on."""
    with database.writing() as db:
        centre = people.CONTACT_CENTRE
        for service in (form(), form("home-care", "care", "care", "Hemtjänst"), form("contact", centre, "streets")):
            services.publish(db, service, "", "test")
        password = people.hash_password(PASSWORD)
        wanted = {
            "cem": ("Cem Demir", "handler", {"building"}),
            "dag": ("Dag Ek", "handler", {"care"}),
            "elin": ("Elin Fors", "agent", {centre}),
            "fia": ("Fia Grahn", "agent", {centre, "building"}),
            "eva": ("Eva Holm", "administrator", set()),
            "mia": ("Mia Strand", "administrator", set()),
        }
        for name, (full_name, role, groups) in wanted.items():
            people.add_staff(db, name, full_name, role, password, groups)
        return Cast(**{name: people.colleague(db, name) for name in wanted})


@pytest.fixture(scope="session")
def staffed(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Cast]:
    """A SQLite file in which the cast is at work, to be copied, and the cast."""
    folder = tmp_path_factory.mktemp("staffed")
    shutil.copy(migrated_sqlite, folder / FILE_NAME)
    database = connect(None, folder)
    cast = at_work(database)
    with database.writer.connect() as connection:
        connection.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return folder / FILE_NAME, cast


@pytest.fixture
def sqlite(
    request: pytest.FixtureRequest, migrated_sqlite: Path, staffed: tuple[Path, Cast], tmp_path: Path
) -> Iterator[Database]:
    """An SQLite database of one's own, in `tmp_path`: empty, or with the cast at work in it for a test that asks for them."""
    shutil.copy(staffed[0] if "cast" in request.fixturenames else migrated_sqlite, tmp_path / FILE_NAME)
    database = connect(None, tmp_path)
    yield database
    database.close()


@pytest.fixture
def cast(database: Database, staffed: tuple[Path, Cast]) -> Cast:
    return staffed[1] if database.writer.dialect.name == "sqlite" else at_work(database)


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


@pytest.fixture
def pdf() -> BytesIO:
    return BytesIO(PDF)


def begun(db: Session, service: str = "building-permit", channel: str = "web", name: str = "Astrid Berg") -> drafts.Draft:
    """A draft of Astrid's with her name in it."""
    draft, _ = drafts.begin(db, services.current(db, service), channel)
    drafts.save_answers(db, draft, {"applicant": Answer(name)})
    return draft


def send(db: Session, draft: drafts.Draft, **more: object) -> filing.Receipt:
    version = services.version(db, draft.version_id)
    return filing.file(db, filing.prepare(version, draft, draft.given, **more))


Filed = Callable[..., Case]


@pytest.fixture
def filed() -> Filed:
    """Makes a case in one go: `filed(db, service="home-care")`."""

    def make(db: Session, service: str = "building-permit", channel: str = "web", name: str = "Astrid Berg") -> Case:
        receipt = send(db, begun(db, service, channel, name))
        return db.exec(select(Case).where(Case.reference == receipt.reference)).one()

    return make
