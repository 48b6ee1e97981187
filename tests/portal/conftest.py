"""The web door on a fresh SQLite folder with the shipped services published, and the standing cast to walk through it."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from sqlmodel import Session, select

from eservices import people, sessions
from eservices.database import FILE_NAME, connect
from eservices.files import Files
from eservices.people import Staff
from portal import shipping
from portal.app import create_app
from portal.house import House
from portal.settings import Settings
from portal.visit import STAFF_COOKIE
from tests import once
from tests.client import HOST, Client

SECRET = b"a secret for tests, 32 bytes long"
PASSWORD = "det var en gång en lucka"
Cast = Mapping[str, tuple[str, str, set[str]]]
SignIn = Callable[[str], Client]


@pytest.fixture(scope="session")
def published_sqlite(migrated_sqlite: Path) -> Path:
    """A SQLite file with the shipped services in it, to be copied."""
    return once.filled("published", lambda folder: changed(migrated_sqlite, folder, shipping.publish_shipped)) / FILE_NAME


def changed(before: Path, folder: Path, change: Callable[[Session], None]) -> Path:
    """Another SQLite file to be copied, with more in it."""
    shutil.copy(before, folder / FILE_NAME)
    database = connect(None, folder)
    with database.writing() as db:
        change(db)
    with database.writer.connect() as connection:
        connection.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return folder / FILE_NAME


@pytest.fixture(scope="session")
def stocked_sqlite(published_sqlite: Path) -> Path:
    """What each test begins with a copy of; in some rooms a cast is at work in it."""
    return published_sqlite


def employ(db: Session, cast: Cast) -> None:
    """Each name with its full name, role and groups."""
    password_hash = people.hash_password(PASSWORD)
    for name, (full_name, role, groups) in cast.items():
        people.add_staff(db, name, full_name, role, password_hash, groups)


@pytest.fixture
def house(stocked_sqlite: Path, tmp_path: Path) -> Iterator[House]:
    """An application's settings, database and files, in `tmp_path`."""
    shutil.copy(stocked_sqlite, tmp_path / FILE_NAME)
    house = House(Settings(data=tmp_path), SECRET, connect(None, tmp_path), Files(tmp_path))
    yield house
    house.database.close()


@pytest.fixture
def browsers(house: House) -> Callable[[], Client]:
    """Makes browsers: each has cookies of its own."""
    app = create_app(house, raises=True)
    return lambda: Client(app, SECRET)


@pytest.fixture
def client(browsers: Callable[[], Client]) -> Client:
    """One browser."""
    return browsers()


@pytest.fixture
def sign_in(house: House, browsers: Callable[[], Client]) -> SignIn:
    """A browser in which someone of the cast is signed in; `desk/test_signing.py` walks through the door itself."""

    def signed_in(name: str) -> Client:
        client = browsers()
        with house.database.writing() as db:
            _, token = sessions.begin(db, db.exec(select(Staff).where(Staff.name == name)).one())
        client.browser.cookies.set(STAFF_COOKIE, token, domain=urlsplit(HOST).hostname or "")
        return client

    return signed_in


@pytest.fixture
def writing(house: House) -> Callable[[], AbstractContextManager[Session]]:
    """A writing transaction on the application's database: `with writing() as db:`."""
    return house.database.writing
