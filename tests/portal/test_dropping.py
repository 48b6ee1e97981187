"""What a scanner leaves in the inbox, or the command lays in, becomes a pile once; what is no paper is set aside."""

import io
import json
import os
import threading
import time
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

import pytest
from PIL import Image
from sqlmodel import select

from eservices import clock
from eservices.contact_centre.letters.incoming.scans import Scan
from eservices.files import Stored
from portal import dropping
from portal.house import House


@pytest.fixture(autouse=True)
def on_tuesday() -> Iterator[None]:
    with clock.standing_at(datetime(2026, 11, 24, 9, tzinfo=clock.HERE)):
        yield


@pytest.fixture
def inbox(house: House) -> Path:
    """Made as the worker makes it."""
    stop = threading.Event()
    stop.set()
    dropping.watch(house, stop)
    return house.settings.data / "inbox"


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("L", (20, 30), 200).save(out, "TIFF")
    return out.getvalue()


def left(file: Path, data: bytes, seconds_ago: float = 60) -> Path:
    file.write_bytes(data)
    os.utime(file, (time.time() - seconds_ago,) * 2)
    return file


def piles_of(house: House) -> list[Scan]:
    with house.database.reading() as db:
        return list(db.exec(select(Scan).order_by(Scan.id)))


def test_files_are_taken_when_they_lie_still_and_leave_the_inbox(house: House, inbox: Path) -> None:
    early = left(inbox / "first" / "tidig.tif", picture())
    later, written = left(inbox / "bunt.tif", picture() + b"\0"), left(inbox / "skrivs.tif", picture() + b"\0\0", 0)
    assert dropping.empty(house) == 2
    assert (early.exists(), later.exists(), written.exists()) == (False, False, True)
    assert [(pile.name, pile.way, pile.by_name, pile.reached_on) for pile in piles_of(house)] == [
        ("bunt.tif", "later", "Skannern", date(2026, 11, 24)), ("tidig.tif", "first_emptying", "Skannern", date(2026, 11, 24)),
    ]  # fmt: skip
    left(inbox / "igen.tif", picture())
    assert (dropping.empty(house), len(piles_of(house))) == (1, 2)


def test_what_is_no_paper_is_set_aside_and_a_link_is_not_followed(house: House, inbox: Path, tmp_path: Path) -> None:
    left(inbox / "virus.exe", b"MZ")
    left(inbox / "tom.pdf", b"")
    secret = left(tmp_path / "secret.tif", picture())
    (inbox / "link.tif").symlink_to(secret)
    assert (dropping.empty(house), piles_of(house)) == (0, [])
    assert sorted(file.suffix for file in (inbox / "refused").iterdir()) == [".exe", ".pdf"]
    assert secret.exists()


def test_a_file_that_may_not_be_read_does_not_stop_the_others(
    house: House, inbox: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    left(inbox / "a, Anna Berg.tif", picture())
    left(inbox / "b.tif", picture())
    kept = house.files.store

    def store(stream: BinaryIO, name: str, limit: int) -> Stored:
        if name.startswith("a"):
            raise PermissionError(13, "Permission denied", name)
        return kept(stream, name, limit)

    monkeypatch.setattr(house.files, "store", store)
    assert (dropping.empty(house), [pile.name for pile in piles_of(house)]) == (1, ["b.tif"])
    assert len(list((inbox / "refused").iterdir())) == 1
    assert "Anna" not in caplog.text


def test_what_another_worker_has_set_aside_meanwhile_does_not_stop_the_others(
    house: House, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, kept = left(inbox / "a.exe", b"MZ"), house.files.store
    left(inbox / "b.tif", picture())

    def store(stream: BinaryIO, name: str, limit: int) -> Stored:
        gone.unlink(missing_ok=True)
        return kept(stream, name, limit)

    monkeypatch.setattr(house.files, "store", store)
    assert dropping.empty(house) == 1


def test_what_a_scanner_goes_on_writing_stays_until_it_is_whole(
    house: House, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, kept = left(inbox / "bunt.tif", picture()), house.files.store

    def store(stream: BinaryIO, name: str, limit: int) -> Stored:
        half = kept(stream, name, limit)
        left(file, picture() + b"mer", 30)
        return half

    monkeypatch.setattr(house.files, "store", store)
    dropping.empty(house)
    assert file.read_bytes().endswith(b"mer")
    monkeypatch.setattr(house.files, "store", kept)
    assert (dropping.empty(house), file.exists(), len(piles_of(house))) == (1, False, 2)


def test_the_command_tells_each_file_its_pile(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.setattr(dropping.settings, "read", lambda: house.settings)
    good, bad = left(tmp_path / "bunt.tif", picture()), left(tmp_path / "brev.txt", b"Hej")
    assert dropping.scan([good, bad, tmp_path / "none.pdf"], as_json=True) == 1
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(each["pile"], each["problem"]) for each in told] == [
        (1, ""), (None, "no picture of paper"), (None, "No such file or directory"),
    ]  # fmt: skip
    assert told[0] | {"file": ""} == {
        "file": "", "pile": 1, "problem": "", "state": "waiting", "pages": 0, "read": 0, "letters": [],
    }  # fmt: skip
    assert dropping.scan([good], as_json=False) == 0
    assert capsys.readouterr().out.endswith("bunt.tif: pile 1\n")
