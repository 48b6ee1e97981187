"""What is asked of the process about a whole file: how it begins, and which of its pages are one paper scanned twice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from accessibility.scan import reading

if TYPE_CHECKING:
    from accessibility.scan.pages.recognising import Seen


def begin(data: bytes, media_type: str, most_pages: int, at_once: int) -> tuple[int, list[Seen]]:
    """How many pages there are, and what the first `at_once` are; none of them when there are too many. Raises Unreadable."""
    pages = reading.count(data, media_type)
    return pages, reading.identify(data, media_type, 1, min(pages, at_once)) if pages <= most_pages else []


def are_same(pairs: Sequence[tuple[bytes, bytes]]) -> list[bool]:
    """Whether the squared pages of each pair are one paper."""
    from accessibility.scan import twins

    return [twins.are_same(one, other) for one, other in pairs]
