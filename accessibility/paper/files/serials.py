"""A serial on each page of a finished master, for the one who is handed it; nothing is loaded but what draws the codes."""

import re

from accessibility.paper.files import appending, marks
from accessibility.paper.files.ink import DRAWN_LAST

_MARKS = re.compile(rb"\n(\d+) 0 obj\s*<<[^<>]*/" + DRAWN_LAST.encode() + rb" (\d+)[^<>]*>>\s*stream\r?\n")


def bear(master: bytes, service: str, version: int, token: str) -> bytes:
    """The master with the token on each of its pages; as it is when it was made before pages told where their marks are."""
    drawn = [(int(number), int(page)) for number, page in _MARKS.findall(master)]
    end = appending.ending(master)
    if not drawn or end is None:
        return master
    names = {page: marks.payload(service, version, page, token) for _, page in drawn}
    changed = {number: appending.drawn_last(marks.of_page(names[page], page), page) for number, page in drawn}
    return appending.append(master, end, changed)
