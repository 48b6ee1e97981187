"""Files are looked at, kept whole, and tied to drafts and cases."""

import shutil
import zipfile
from io import BytesIO
from pathlib import Path
from tempfile import SpooledTemporaryFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eservices import attachments, drafts, services
from eservices.database import Database
from eservices.files import LIMIT, LONGEST_NAME, Files, harmless, media_type_of
from eservices.refusals import AlreadyFiled, EmptyFile, FileGone, KindOfFileRefused, NotKept, TooLarge, TooManyFiles
from tests.eservices.conftest import PDF, Cast, begun, send


def zipped(*names: str, mimetype: str = "", packing: int = zipfile.ZIP_STORED) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", packing) as archive:
        for name in names:
            archive.writestr(name, mimetype if name == "mimetype" else "x")
    return buffer.getvalue()


ODT = "application/vnd.oasis.opendocument.text"
TAKEN = {
    "application/pdf": PDF,
    "image/jpeg": b"\xff\xd8\xff\xe0rest",
    "image/png": b"\x89PNG\r\n\x1a\nrest",
    "image/tiff": b"II*\x00rest",
    "image/heic": b"\x00\x00\x00\x18ftypheicrest",
    ODT: zipped("mimetype", "content.xml", mimetype=ODT),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": zipped("word/document.xml"),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": zipped("xl/workbook.xml"),
}
PACKINGS = {
    packing: zipped("mimetype", "åäö/content.xml", mimetype=ODT * 3, packing=packing)
    for packing in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
}
REFUSED = {
    "program": b"MZ\x90\x00",
    "script": b"#!/bin/sh\n",
    "page": b"<html><script>",
    "archive": zipped("a.exe"),
    "macros": zipped("word/document.xml", "word/vbaProject.bin"),
    "cut": zipped("word/document.xml")[:30],
    "video": b"\x00\x00\x00\x18ftypisomrest",
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "disguised": zipped("mimetype", mimetype="text/html"),
}


@pytest.mark.parametrize("media_type", TAKEN)
def test_the_kind_of_a_file_is_told_by_what_is_in_it(files: Files, media_type: str) -> None:
    stored = files.store(BytesIO(TAKEN[media_type]), "anything.exe")
    assert (stored.media_type, stored.size) == (media_type, len(TAKEN[media_type]))
    assert files.read(stored.sha256) == TAKEN[media_type]
    assert files.is_whole(stored.sha256)


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_not_on_the_list_is_refused_and_not_kept(files: Files, kind: str) -> None:
    with pytest.raises(KindOfFileRefused) as refusal:
        files.store(BytesIO(REFUSED[kind]), "plan.pdf")
    assert refusal.value.name == "plan.pdf"
    assert "PDF" in refusal.value.allowed
    assert list(files.names()) == []


@given(st.binary(max_size=2000))
def test_no_content_at_all_makes_the_look_fail(content: bytes) -> None:
    media_type_of(BytesIO(content))
    media_type_of(BytesIO(b"PK\x03\x04" + content))


@given(st.sampled_from(list(PACKINGS)), st.lists(st.tuples(st.integers(4, 250), st.integers(0, 255)), min_size=1, max_size=8))
def test_no_scrambled_archive_makes_the_look_fail(packing: int, changes: list[tuple[int, int]]) -> None:
    content = bytearray(PACKINGS[packing])
    for place, byte in changes:
        content[place % len(content)] = byte
    media_type_of(BytesIO(content))


def test_a_file_that_is_too_large_or_empty_is_refused(files: Files) -> None:
    with pytest.raises(TooLarge) as refusal:
        files.store(BytesIO(PDF + bytes(LIMIT)), "plan.pdf")
    assert refusal.value.limit == LIMIT
    with pytest.raises(EmptyFile):
        files.store(BytesIO(b""), "plan.pdf")
    assert list(files.names()) == []


def test_a_disk_that_takes_no_more_is_told_by_name(files: Files) -> None:
    shutil.rmtree(files.folder)
    files.folder.write_text("no folder")
    with pytest.raises(NotKept):
        files.store(BytesIO(PDF), "plan.pdf")


def test_a_file_of_exactly_the_limit_is_taken_and_read_in_pieces(files: Files) -> None:
    content = PDF + bytes(LIMIT - len(PDF))
    stored = files.store(BytesIO(content), "plan.pdf")
    pieces = list(files.chunks(stored.sha256))
    assert len(pieces) > 1
    assert b"".join(pieces) == content


@pytest.mark.parametrize("in_memory", [10, 10_000_000])
def test_an_upload_is_taken_as_the_web_door_hands_it_over(files: Files, in_memory: int) -> None:
    with SpooledTemporaryFile(max_size=in_memory) as upload:
        upload.write(TAKEN[ODT])
        stored = files.store(upload, "ansökan.odt")
    assert files.read(stored.sha256) == TAKEN[ODT]
    assert stored.media_type == ODT


def test_the_same_bytes_are_kept_once(files: Files) -> None:
    first, second = (files.store(BytesIO(PDF), name) for name in ("a.pdf", "b.pdf"))
    assert first.sha256 == second.sha256
    assert list(files.names()) == [first.sha256]


def test_bytes_that_are_gone_are_refused_by_name(files: Files) -> None:
    with pytest.raises(FileGone):
        files.read("0" * 64)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("plan.pdf", "plan.pdf"),
        ("C:\\Users\\Astrid\\Ritning över huset.pdf", "Ritning över huset.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie: x.pdf"),
        ("huset\u202efdp.exe", "husetfdp.exe"),
        ("", "fil"),
        ("...", "fil"),
        ("o\u0308ver.pdf", "över.pdf"),
        ("a" * 500 + "." + "b" * 200, "a" * 109 + "." + "b" * 10),
    ],
)
def test_a_name_is_kept_and_made_harmless(sent: str, kept: str) -> None:
    assert harmless(sent) == kept


@given(st.text())
def test_no_name_is_too_long_or_leaves_its_folder(name: str) -> None:
    kept = harmless(name)
    assert 0 < len(kept) <= LONGEST_NAME
    assert not set(kept) & set("/\\\0\r\n")


def test_a_draft_takes_so_many_files_and_no_more(
    database: Database, cast: Cast, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "MOST", 3)
    stored = files.store(BytesIO(PDF), "plan.pdf")
    with database.writing() as db:
        draft = begun(db)
        kept = [attachments.attach(db, draft, "drawings", stored) for _ in range(3)]
    with pytest.raises(TooManyFiles), database.writing() as db:
        attachments.attach(db, db.merge(draft), "drawings", stored)
    with database.writing() as db:
        attachments.remove(db, db.merge(draft), kept[0].id)
        assert attachments.attach(db, db.merge(draft), "drawings", stored)


def test_the_files_of_a_draft_are_found_in_it_and_in_no_other(database: Database, cast: Cast, files: Files) -> None:
    stored = files.store(BytesIO(PDF), "plan.pdf")
    with database.writing() as db:
        mine, other = begun(db), begun(db)
        kept = attachments.attach(db, mine, "drawings", stored)
        assert attachments.find_in_draft(db, mine, kept.id).name == "plan.pdf"
        for verb in (attachments.find_in_draft, attachments.remove):
            with pytest.raises(FileGone):
                verb(db, other, kept.id)


def test_what_has_been_sent_cannot_be_taken_back(database: Database, cast: Cast, files: Files) -> None:
    stored = files.store(BytesIO(PDF), "plan.pdf")
    with database.writing() as db:
        draft = begun(db)
        kept = attachments.attach(db, draft, "drawings", stored)
        send(db, draft)
    for verb in (lambda db: attachments.remove(db, draft, kept.id), lambda db: attachments.attach(db, draft, "x", stored)):
        with pytest.raises(AlreadyFiled), database.writing() as db:
            verb(db)


def test_one_copy_of_the_application_is_kept_however_often_it_is_made(
    database: Database, cast: Cast, files: Files, filed: object
) -> None:
    with database.writing() as db:
        case = filed(db)
        first = attachments.keep_copy(db, case.id, files.store(BytesIO(PDF), "kopia.pdf"))
        second = attachments.keep_copy(db, case.id, files.store(BytesIO(PDF + b"!"), "kopia.pdf"))
        assert first.id == second.id
        assert attachments.find_in_case(db, case, first.id).sha256 == first.sha256


def test_a_store_opens_the_folder_that_it_kept_in(tmp_path: Path) -> None:
    stored = Files(tmp_path).store(BytesIO(PDF), "plan.pdf")
    assert Files(tmp_path).read(stored.sha256) == PDF


def test_a_language_is_changed_on_the_way(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        draft, _ = drafts.begin(db, services.current(db, "contact"))
        drafts.speak(db, draft, "en")
        assert draft.language == "en"
