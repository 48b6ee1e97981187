"""What is asked of the process that reads a scan: little to load, and nothing of the house."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from accessibility.scan.pages.recognising import Seen
    from accessibility.scan.writing.deciphering import PageRead


def count(data: bytes, media_type: str) -> int:
    """How many pages a file has. Raises Unreadable."""
    from accessibility.scan import drawing

    return drawing.count_pages(data, media_type)


def identify(data: bytes, media_type: str, first: int, count: int) -> list[Seen]:
    """What each of `count` pages is, from number `first` (1 and on). A page that cannot be drawn is one with a problem."""
    from accessibility.scan.pages import recognising

    return [recognising.identify(data, media_type, number) for number in range(first, first + count)]


def read(data: bytes, media_type: str, number: int, layout: Mapping[str, Any], page: int, blank_pdf: bytes) -> PageRead:
    """What is written on page `number` of a file, which is `page` of the sheet that was printed as `blank_pdf`.

    Raises Unreadable.
    """
    return read_all(data, media_type, [(number, layout, page, blank_pdf)])[0]


def read_all(data: bytes, media_type: str, asked: Sequence[tuple[int, Mapping[str, Any], int, bytes]]) -> list[PageRead]:
    """Many pages of one file, each as `read` has it: what is loaded and drawn for one serves the others."""
    from accessibility.scan.pages.blanks import Sheet
    from accessibility.scan.writing import deciphering

    return [deciphering.read(data, media_type, number, Sheet(layout, page, pdf)) for number, layout, page, pdf in asked]
