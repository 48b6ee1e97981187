"""The bytes of files, kept in the data folder under their sha256 and on the disk before any row names them."""

import hashlib
import os
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from lzma import LZMAError
from pathlib import Path
from typing import BinaryIO, NamedTuple

from obstore.exceptions import BaseError
from obstore.store import LocalStore

from eservices.refusals import EmptyFile, FileGone, KindOfFileRefused, NotKept, TooLarge

LIMIT = 20_000_000
LONGEST_NAME = 120
LONGEST_ENDING = 10
CHUNK = 1 << 18
_ZIPPED = {
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
ALLOWED = {
    "application/pdf": "PDF",
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/heic": "HEIC",
    "image/tiff": "TIFF",
    _ZIPPED["word/document.xml"]: "Word (docx)",
    _ZIPPED["xl/workbook.xml"]: "Excel (xlsx)",
    _OPEN_DOCUMENT + "text": "OpenDocument (odt)",
    _OPEN_DOCUMENT + "spreadsheet": "OpenDocument (ods)",
}
"""What is taken, by media type, and its name for people."""


class Stored(NamedTuple):
    """Bytes that are safely kept. `name` is the sender's, made harmless."""

    name: str
    size: int
    media_type: str
    sha256: str


class Files:
    """The store in one data folder."""

    def __init__(self, data_folder: Path) -> None:
        self.folder = data_folder / "files"
        self.store_in = LocalStore(self.folder, mkdir=True)
        _reach_the_disk(data_folder)

    def store(self, stream: BinaryIO, name: str, limit: int = LIMIT) -> Stored:
        """Look at a file and keep it; done outside any transaction, since the disk is waited for.

        Raises TooLarge, EmptyFile and KindOfFileRefused before anything is written, NotKept when the disk takes no more.
        """
        name = harmless(name)
        sha256, size = _measure(stream, name, limit)
        media_type = media_type_of(stream)
        if media_type is None:
            raise KindOfFileRefused(name, tuple(ALLOWED.values()))
        if not self.has(sha256):
            try:
                self._keep(stream, sha256)
            except (OSError, BaseError) as error:
                raise NotKept from error
        return Stored(name, size, media_type, sha256)

    def _keep(self, stream: BinaryIO, sha256: str) -> None:
        stream.seek(0)
        self.store_in.put(_path(sha256), stream)
        path = self.folder / _path(sha256)
        _reach_the_disk(path, path.parent, self.folder)

    def read(self, sha256: str) -> bytes:
        """Raises FileGone."""
        return b"".join(self.chunks(sha256))

    def chunks(self, sha256: str) -> Iterator[bytes]:
        """The bytes in pieces. Raises FileGone before the first."""
        try:
            found = self.store_in.get(_path(sha256))
        except FileNotFoundError as error:
            raise FileGone from error
        return (bytes(chunk) for chunk in found.stream(min_chunk_size=CHUNK))

    def has(self, sha256: str) -> bool:
        return (self.folder / _path(sha256)).is_file()

    def names(self) -> Iterator[str]:
        """The sha256 of everything that is kept."""
        for batch in self.store_in.list():
            yield from (entry["path"].rsplit("/", 1)[-1] for entry in batch)

    def is_whole(self, sha256: str) -> bool:
        """Whether the bytes are there and are still those that were sent."""
        if not self.has(sha256):
            return False
        with (self.folder / _path(sha256)).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == sha256


def harmless(name: str) -> str:
    """The file's own name without folders, control characters and marks that turn the reading direction."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(character for character in last if unicodedata.category(character)[0] != "C")
    stem, dot, ending = seen.strip(" .").rpartition(".")
    if not dot:
        stem, ending = ending, ""
    ending = ending[:LONGEST_ENDING]
    return (stem[: LONGEST_NAME - len(ending) - 1] + dot + ending).strip() or "fil"


def media_type_of(stream: BinaryIO) -> str | None:
    """The kind of a file by what is in it, never by its name; None if it is not one that is taken."""
    stream.seek(0)
    head = stream.read(1024)
    if b"%PDF-" in head:
        return "application/pdf"
    if head[4:8] == b"ftyp":
        return "image/heic" if head[8:12] in (b"heic", b"heix", b"mif1", b"heim", b"heis", b"msf1") else None
    if head.startswith(b"PK\x03\x04"):
        return _document_in(stream)
    return next((kind for mark, kind in _MARKS.items() if head.startswith(mark)), None)


_MARKS = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"II*\x00": "image/tiff",
    b"MM\x00*": "image/tiff",
}


_DAMAGED = (zipfile.BadZipFile, zlib.error, LZMAError, OSError, EOFError, ValueError, RuntimeError)
"""What `zipfile` raises for archives that are cut, scrambled, encrypted or packed in ways that it does not know."""


def _document_in(stream: BinaryIO) -> str | None:
    """The kind of a zipped office document; None if it is another archive or carries macros."""
    try:
        with zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
            kind = archive.open("mimetype").read(100).decode("ascii", "replace") if "mimetype" in names else ""
    except _DAMAGED:
        return None
    if any(name.endswith("vbaProject.bin") or name.startswith("Basic/") for name in names):
        return None
    zipped = next((kind for name, kind in _ZIPPED.items() if name in names), kind)
    return zipped if zipped in ALLOWED else None


def _measure(stream: BinaryIO, name: str, limit: int) -> tuple[str, int]:
    stream.seek(0)
    digest, size = hashlib.sha256(), 0
    while chunk := stream.read(CHUNK):
        size += len(chunk)
        if size > limit:
            raise TooLarge(name, limit)
        digest.update(chunk)
    if size == 0:
        raise EmptyFile(name)
    return digest.hexdigest(), size


def _reach_the_disk(*places: Path) -> None:
    for place in places:
        handle = os.open(place, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _path(sha256: str) -> str:
    return f"{sha256[:2]}/{sha256}"
