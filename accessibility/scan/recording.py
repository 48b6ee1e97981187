"""What is read of a file in a process of its own, kept in rows: nothing that comes out of there is lost or kept twice."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from accessibility.paper.files import page_name
from accessibility.scan import Unreadable, opening, printed, reading
from accessibility.scan.printed import Printed
from accessibility.workshop import Bounds, WorkFailed, Workshop
from eservices.contact_centre.letters.incoming import doubles, naming, scan_pages, scans
from eservices.contact_centre.letters.incoming.naming import Name
from eservices.contact_centre.letters.incoming.scan_pages import Drawn, ScanPage
from eservices.contact_centre.letters.incoming.scans import Scan
from eservices.database import Database
from eservices.files import Files

if TYPE_CHECKING:
    from accessibility.scan.pages.recognising import Seen

BOUNDS = Bounds(seconds=90, most_bytes=2_500_000_000)
MOST_LOST = 10
"""Pages of a file that may be too much: after them the rest is not tried, which could take a day."""
NO_TWIN = 0
P = ParamSpec("P")
T = TypeVar("T")
_workshop = Workshop(is_kept=False)


@dataclass
class Reader:
    """Reads `most` pages in one process; where that was too much, those (`alone` of them are left) one by one, so that only
    the bad page is lost."""

    database: Database
    files: Files
    most: int
    alone: int = 0

    @property
    def at_once(self) -> int:
        return 1 if self.alone else self.most

    def run(self, pages: int, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """What `work` returns, done within bounds; None when it is to be tried with fewer. Raises Unreadable."""
        self.alone = max(self.alone - 1, 0)
        try:
            return _workshop.run(BOUNDS, work, *args, **kwargs)
        except (WorkFailed, MemoryError):
            if pages <= 1:
                raise Unreadable("too_much") from None
            self.alone = pages
            return None


def begin(reader: Reader, scan: Scan) -> None:
    """How many pages there are, and the first of them; a file that has none that can be read, or too many, is refused."""
    data = reader.files.read(scan.sha256)
    try:
        opened = reader.run(reader.at_once, opening.begin, data, scan.media_type, scan.most_pages, reader.at_once)
        problem = _problem(scan, *opened) if opened else ""
    except Unreadable as unreadable:
        opened = _without_pages(reader, scan, data) if unreadable.problem == "too_much" else (0, [])
        problem = _problem(scan, *opened) if opened[0] > 1 else unreadable.problem
    if opened is None:
        return
    pages, seen = opened
    with reader.database.writing() as db:
        scans.refuse(db, scan.id or 0, problem) if problem else scans.begin(db, scan.id or 0, pages)
    if not problem:
        _keep_seen(reader, scan, 1, seen) if seen else _lose(reader, scan, 1, "too_much")


def _without_pages(reader: Reader, scan: Scan, data: bytes) -> tuple[int, list[Seen]]:
    """How many there are, where the first is too much; 0 where that cannot be told either."""
    try:
        return reader.run(1, opening.begin, data, scan.media_type, scan.most_pages, 0) or (0, [])
    except Unreadable:
        return 0, []


def _problem(scan: Scan, pages: int, seen: Sequence[Seen]) -> str:
    """Why nothing comes of the file; "" when something does."""
    if pages > scan.most_pages:
        return "pages"
    return seen[0].problem if len(seen) == pages and not any(each.jpeg for each in seen) else ""


def identify(reader: Reader, scan: Scan, first: int) -> None:
    """Keep the pictures of the next pages, and which pages they are; of a page that cannot be drawn, why."""
    most, data = min(reader.at_once, scan.pages - first + 1), reader.files.read(scan.sha256)
    try:
        seen = reader.run(most, reading.identify, data, scan.media_type, first, most)
    except Unreadable as unreadable:
        _lose(reader, scan, first, unreadable.problem)
    else:
        _keep_seen(reader, scan, first, seen or [])


def _lose(reader: Reader, scan: Scan, number: int, problem: str) -> None:
    """A page that cannot be read, and with the last that may be lost all that follow."""
    lost = Drawn("", 0, 0, state="unread", problem=problem)
    with reader.database.writing() as db:
        is_last = scan_pages.count(db, scan, problem) + 1 >= MOST_LOST
        scan_pages.keep(db, scan, number, [lost] * (max(scan.pages - number, 0) + 1 if is_last else 1))


def _keep_seen(reader: Reader, scan: Scan, first: int, seen: Sequence[Seen]) -> None:
    drawn = [_drawn(reader.files, each, number) for number, each in enumerate(seen, start=first)]
    names = {number: page_name.read(each.code) for number, each in enumerate(seen, start=first) if each.code}
    with reader.database.writing() as db:
        for page in scan_pages.keep(db, scan, first, drawn):
            name = names.get(page.number)
            if name and naming.known(db, Name(*name)):
                naming.give(page, Name(*name))
            elif name:
                page.problem = "foreign"
            db.add(page)


def _drawn(files: Files, seen: Seen, number: int) -> Drawn:
    """A page's picture, and what it is as long as no code names it."""
    if not seen.jpeg:
        return Drawn("", 0, 0, state="unread", problem=seen.problem)
    kept = files.store(io.BytesIO(seen.jpeg), f"{number}.jpg")
    is_torn = seen.marks >= 2 and not seen.code and not seen.problem
    state = "blank" if seen.is_blank else "unknown"
    return Drawn(kept.sha256, seen.width, seen.height, seen.look, state, "torn" if is_torn else seen.problem)


def read(reader: Reader, scan: Scan, pages: Sequence[ScanPage]) -> None:
    """Keep what is written on pages that are known. Raises PaperFailed when a copy cannot be drawn as it was printed."""
    found = lru_cache(4)(lambda token: printed.of_token(reader.database, token))
    asked = [(page, sheet) for page in pages if (sheet := _sheet(found(page.token), page))]
    for page in pages:
        if all(page is not each for each, _ in asked):
            _keep(reader, page, "extra", None)
    if not asked:
        return
    wanted = [(page.number, dict(sheet.layout), page.page, sheet.pdf) for page, sheet in asked]
    try:
        done = reader.run(len(asked), reading.read_all, reader.files.read(scan.sha256), scan.media_type, wanted)
    except Unreadable as unreadable:
        _keep(reader, asked[0][0], unreadable.problem, None)
        return
    for (page, _), each in zip(asked, done or [], strict=False):
        _keep(reader, page, "" if each.squared else "unsquared", each)


def _sheet(sheet: Printed | None, page: ScanPage) -> Printed | None:
    """None for what follows after a copy's own pages: there is nothing to read on it."""
    return sheet if sheet and page.page <= int(str(sheet.layout.get("pages", page.page))) else None


def _keep(reader: Reader, page: ScanPage, problem: str, done: Any) -> None:
    squared = reader.files.store(io.BytesIO(done.squared), "page.jpg").sha256 if done and done.squared else ""
    with reader.database.writing() as db:
        scan_pages.keep_reading(db, page.id or 0, done.reading if done else None, squared, problem)


def mark_doubles(reader: Reader, pages: Sequence[ScanPage]) -> None:
    """Tell which pages are the same paper as one that came before.

    Where another page of the same sheet is somebody else's, none is: two people's pages with little on them look alike.
    """
    found = [(page, twin) for page in pages if (twin := _twin(reader, page)) is not None]
    copied = {page.token for page, twin in found if twin == NO_TWIN}
    first: dict[int, int] = {}
    for page, twin in found:
        if page.token not in copied:
            first[page.id or 0] = first.get(twin, twin)
            with reader.database.writing() as db:
                doubles.mark(db, page.id or 0, first[page.id or 0])


def _twin(reader: Reader, page: ScanPage) -> int | None:
    """The page that is the same paper, or NO_TWIN; None where nothing of that name came before, or it cannot be told."""
    with reader.database.reading() as db:
        before = doubles.candidates(db, page)
        db.expunge_all()
    if not before:
        return None
    mine = reader.files.read(page.squared_sha256)
    pairs = [(mine, reader.files.read(each.squared_sha256)) for each in before]
    try:
        same = reader.run(1, opening.are_same, pairs) or []
    except Unreadable:
        return None
    return next((each.id for each, is_same in zip(before, same, strict=False) if is_same), NO_TWIN)
