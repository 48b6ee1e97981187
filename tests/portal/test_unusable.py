"""What is said when the database cannot be used: the advice fits what is the matter."""

import sqlite3

import pytest

from portal.keeping import opened
from portal.refusals import SettingsRefused
from portal.settings import Settings
from portal.unusable import unusable


def full(folder):
    """What SQLite says when it may not grow any more."""
    with pytest.raises(sqlite3.OperationalError) as told, sqlite3.connect(folder / "small.sqlite3") as connection:
        connection.execute("PRAGMA max_page_count = 1")
        connection.execute("CREATE TABLE more (word TEXT)")
    return told.value


def test_a_full_disk_is_not_mended_by_a_backup(tmp_path):
    said = unusable(Settings(data=tmp_path), full(tmp_path))
    assert "disk is full: make room" in said
    assert "backup" not in said


def test_a_damaged_file_is_restored_from_a_backup(tmp_path):
    assert "backup" in unusable(Settings(data=tmp_path), sqlite3.DatabaseError("database disk image is malformed"))


@pytest.mark.parametrize("host", ["127.0.0.1:1", "[::1]:1"])
def test_an_address_that_does_not_answer_is_named_without_its_password(host, tmp_path):
    given = Settings(data=tmp_path, database_url=f"postgresql://lucka:very-secret@{host}/lucka")
    with pytest.raises(SettingsRefused) as refused, opened(given):
        pass
    assert f"{host.strip('[]').replace(']', '')} does not answer" in str(refused.value)
    assert "secret" not in str(refused.value)
    assert "backup" not in str(refused.value)


def test_what_is_no_address_says_how_one_is_written(tmp_path):
    with (
        pytest.raises(SettingsRefused, match="postgresql://user:password@host/name"),
        opened(Settings(data=tmp_path, database_url="nonsense")),
    ):
        pass


@pytest.mark.postgres
def test_a_server_that_refuses_is_quoted(postgres, tmp_path):
    given = Settings(data=tmp_path, database_url=postgres.replace("/postgres", "/no-such-database"))
    with pytest.raises(SettingsRefused, match=r"refuses .*no-such-database"), opened(given):
        pass
