"""The web door on a fresh SQLite folder with the shipped services published, and the standing cast to walk through it."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from sqlmodel import Session

from eservices.database import FILE_NAME, connect
from eservices.files import Files
from portal import shipping
from portal.app import create_app
from portal.house import House
from portal.settings import Settings
from tests.client import Client

SECRET = b"a secret for tests, 32 bytes long"


@pytest.fixture(scope="session")
def published_sqlite(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the shipped services in it, to be copied."""
    folder = tmp_path_factory.mktemp("published")
    shutil.copy(migrated_sqlite, folder / FILE_NAME)
    database = connect(None, folder)
    with database.writing() as db:
        shipping.publish_shipped(db)
    with database.writer.connect() as connection:
        connection.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return folder / FILE_NAME


@pytest.fixture
def house(published_sqlite: Path, tmp_path: Path) -> Iterator[House]:
    """An application's settings, database and files, in `tmp_path`."""
    shutil.copy(published_sqlite, tmp_path / FILE_NAME)
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
def writing(house: House) -> Callable[[], AbstractContextManager[Session]]:
    """A writing transaction on the application's database: `with writing() as db:`."""
    return house.database.writing
