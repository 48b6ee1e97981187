"""What changes in a finished file, written after its end as the format allows.

The file is neither read through nor written again: it takes thousandths of a second, and nothing is loaded for it.
"""

import hashlib
import re
import zlib
from collections.abc import Mapping
from typing import NamedTuple

from accessibility.paper.files.ink import DRAWN_LAST, artifact

_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_TRAILER = re.compile(rb"/(Root|Info|Size) (\d+)|/ID \[\s*<([0-9a-f]*)>")


class Ending(NamedTuple):
    """What the last part of a file must repeat of the one before it; `size` is the first number that no object has."""

    at: int
    size: int
    root: int
    info: int
    identity: str


def ending(file: bytes) -> Ending | None:
    """None for a file that ends otherwise than ours do."""
    end = _END.search(file, max(0, len(file) - 64))
    if end is None:
        return None
    head = file[int(end[1]) :].partition(b"stream")[0]
    found = {name or b"ID": number or identity for name, number, identity in _TRAILER.findall(head)}
    if found.keys() < {b"Root", b"Info", b"Size", b"ID"}:
        return None
    return Ending(int(end[1]), *(int(found[name]) for name in (b"Size", b"Root", b"Info")), found[b"ID"].decode())


def stream(content: bytes, told: str = "") -> bytes:
    """A stream as an object's body; `told` is what else stands in its dictionary."""
    packed = zlib.compress(content)
    return f"<< /Length {len(packed)} /Filter /FlateDecode {told} >>\nstream\n".encode() + packed + b"\nendstream"


def drawn_last(drawing: str, page: int) -> bytes:
    """The stream on top of a page's others."""
    return stream(artifact(drawing).encode(), f"/{DRAWN_LAST} {page}")


def append(file: bytes, end: Ending, objects: Mapping[int, bytes]) -> bytes:
    """The file with these bodies in place of, or beside, its objects of those numbers."""
    added, places = bytearray(b"\n"), {}
    for number, body in objects.items():
        places[number] = len(file) + len(added)
        added += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = max(end.size, *(number + 1 for number in objects))
    places[table] = start = len(file) + len(added)
    told = _told(end, sorted(places), hashlib.sha256(end.identity.encode() + added).hexdigest())
    rows = b"".join(_row(places[number]) for number in sorted(places))
    added += b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, stream(rows, told), start)
    return file + bytes(added)


def _told(end: Ending, numbers: list[int], changed: str) -> str:
    return (
        f"/Type /XRef /W [1 4 1] /Index [{' '.join(f'{number} 1' for number in numbers)}] /Size {numbers[-1] + 1} "
        f"/Root {end.root} 0 R /Info {end.info} 0 R /ID [<{end.identity}><{changed[: len(end.identity)]}>] /Prev {end.at}"
    )


def _row(at: int) -> bytes:
    """An object in use, and where it begins."""
    return b"\x01" + at.to_bytes(4) + b"\x00"
