"""A serial on each page of a finished master, for the one who is handed it.

The master is neither read through nor laid out again: what changes is written after its end, as the format allows. So it takes
thousandths of a second, and nothing is loaded but what draws the codes.
"""

import hashlib
import re
import zlib
from typing import NamedTuple

from accessibility.paper.files import marks
from accessibility.paper.files.ink import DRAWN_LAST, artifact

_MARKS = re.compile(rb"\n(\d+) 0 obj\s*<<[^<>]*/" + DRAWN_LAST.encode() + rb" (\d+)[^<>]*>>\s*stream\r?\n")
_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_TRAILER = re.compile(rb"/(Root|Info|Size) (\d+)|/ID \[\s*<([0-9a-f]*)>")


class _Trailer(NamedTuple):
    """What the last part of a file must repeat of the one before it."""

    at: int
    size: int
    root: int
    info: int
    identity: str


def bear(master: bytes, service: str, version: int, token: str) -> bytes:
    """The master with the token on each of its pages; as it is when it was made before pages told where their marks are."""
    drawn = [(int(number), int(page)) for number, page in _MARKS.findall(master)]
    trailer = _trailer(master)
    if not drawn or trailer is None:
        return master
    added, places = bytearray(b"\n"), {}
    for number, page in drawn:
        places[number] = len(master) + len(added)
        added += _stream(number, f"/{DRAWN_LAST} {page}", _marks(marks.payload(service, version, page, token), page))
    places[trailer.size] = start = len(master) + len(added)
    added += _stream(trailer.size, _told(trailer, sorted(places), token), _table(places))
    return master + bytes(added) + b"startxref\n%d\n%%%%EOF\n" % start


def _trailer(master: bytes) -> _Trailer | None:
    """None for a file that ends otherwise than ours do."""
    end = _END.search(master, max(0, len(master) - 64))
    if end is None:
        return None
    head = master[int(end[1]) :].partition(b"stream")[0]
    found = {name or b"ID": number or identity for name, number, identity in _TRAILER.findall(head)}
    if found.keys() < {b"Root", b"Info", b"Size", b"ID"}:
        return None
    return _Trailer(int(end[1]), *(int(found[name]) for name in (b"Size", b"Root", b"Info")), found[b"ID"].decode())


def _marks(name: str, page: int) -> bytes:
    return artifact(marks.of_page(name, page)).encode()


def _stream(number: int, told: str, content: bytes) -> bytes:
    packed = zlib.compress(content)
    head = f"{number} 0 obj\n<< /Length {len(packed)} /Filter /FlateDecode {told} >>\nstream\n"
    return head.encode() + packed + b"\nendstream\nendobj\n"


def _told(trailer: _Trailer, numbers: list[int], token: str) -> str:
    changed = hashlib.sha256(f"{trailer.identity}{token}".encode()).hexdigest()[: len(trailer.identity)]
    return (
        f"/Type /XRef /W [1 4 1] /Index [{' '.join(f'{number} 1' for number in numbers)}] /Size {trailer.size + 1} "
        f"/Root {trailer.root} 0 R /Info {trailer.info} 0 R /ID [<{trailer.identity}><{changed}>] /Prev {trailer.at}"
    )


def _table(places: dict[int, int]) -> bytes:
    return b"".join(_row(places[number]) for number in sorted(places))


def _row(at: int) -> bytes:
    """An object in use, and where it begins."""
    return b"\x01" + at.to_bytes(4) + b"\x00"
