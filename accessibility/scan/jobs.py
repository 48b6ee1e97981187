"""When a scan is read: the worker's job, which may be run twice and keeps each page once."""

import io
from collections.abc import Mapping
from functools import partial

from accessibility.scan import Unreadable, reading
from accessibility.workshop import Bounds, WorkFailed, Workshop
from eservices.contact_centre.letters import scan_pages, scans
from eservices.contact_centre.letters.scan_pages import Drawn
from eservices.database import Database
from eservices.files import Files
from eservices.worker import Handlers

BOUNDS = Bounds(seconds=45, most_bytes=1_500_000_000)
_workshop = Workshop(is_kept=False)


def handlers(files: Files) -> Handlers:
    """Kind of job → what does it."""
    return {scans.READ: partial(read_scan, files=files)}


def read_scan(database: Database, payload: Mapping[str, object], *, files: Files) -> None:
    """Read and keep the pages of a file, or why that cannot be done: people are told, and the file is kept."""
    number = int(str(payload["scan_id"]))
    with database.reading() as db:
        scan = scans.to_read(db, number)
    if scan is None:
        return
    problem, drawn = _drawn(files, scan.sha256, scan.media_type)
    with database.writing() as db:
        if problem:
            scans.refuse(db, number, problem)
        elif scan := scans.to_read(db, number):
            scan_pages.keep(db, scan, 1, drawn)
            scan.state, scan.pages = "done", len(drawn)
            db.add(scan)


def _drawn(files: Files, sha256: str, media_type: str) -> tuple[str, list[Drawn]]:
    """What went wrong, "" for nothing, and the pages, kept."""
    try:
        pages = _workshop.run(BOUNDS, reading.draw, files.read(sha256), media_type)
    except Unreadable as unreadable:
        return unreadable.problem, []
    except (WorkFailed, MemoryError):
        return "too_much", []
    stored = [files.store(io.BytesIO(jpeg), f"{n}.jpg") for n, (jpeg, _, _) in enumerate(pages, start=1)]
    kept = [Drawn(one.sha256, width, height, state="unknown") for one, (_, width, height) in zip(stored, pages, strict=True)]
    return "", kept
