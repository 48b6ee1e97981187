"""When a scan is read: the worker's job, a part of the file at a time. Each may be run twice, and keeps each page once.

How many pages there are → what each of them is → what is written on ours → which are one paper twice → laid in letters.
"""

import io
import time
from collections.abc import Mapping
from functools import partial

from sqlmodel import Session

from accessibility.paper import workshop
from accessibility.scan import recording
from accessibility.scan.recording import Reader
from eservices.contact_centre.letters.incoming import laying, mail_keying, moving, scan_pages, scans
from eservices.contact_centre.letters.incoming.mail import Mail
from eservices.contact_centre.letters.incoming.scans import Scan
from eservices.database import Database
from eservices.files import Files
from eservices.jobs import MoreToDo
from eservices.worker import Handlers
from forms.texts import SWEDISH, to_say

PATIENCE = 15.0
"""Seconds after which the rest is left for later: whoever waits for something else waits no longer."""
CHUNK = 8
NAME, TITLE, PAGE = to_say("Brev {n}.pdf"), to_say("Brev {n}"), to_say("Inläst sida {n} av {all}")


def handlers(files: Files) -> Handlers:
    """Kind of job → what does it."""
    return {
        scans.READ: partial(read_scan, files=files), moving.READ_PAGE: partial(read_page, files=files),
        mail_keying.BIND: partial(bind_letter, files=files),
    }  # fmt: skip


def read_scan(database: Database, payload: Mapping[str, object], *, files: Files) -> None:
    """Read a file as far as time allows. Raises MoreToDo. Why it cannot be read is kept: people are told."""
    number, began = int(str(payload["scan_id"])), time.monotonic()
    reader = Reader(database, files, CHUNK, int(str(payload.get("alone", 0))))
    while _did_a_part(reader, number):
        if time.monotonic() - began > PATIENCE:
            raise MoreToDo(alone=reader.alone)


def read_page(database: Database, payload: Mapping[str, object], *, files: Files) -> None:
    """Read a page as what a person has said that it is, and hold it against the others of its letter."""
    with database.reading() as db:
        page = scan_pages.to_read(db, int(str(payload["page_id"])))
        scan = db.get(Scan, page.scan_id) if page else None
        db.expunge_all()
    if page is None or scan is None:
        return
    recording.read(Reader(database, files, 1), scan, [page])
    recording.mark_doubles(Reader(database, files, 1), [page])
    with database.writing() as db:
        read = db.get_one(scan_pages.ScanPage, page.id)
        letter = db.get(Mail, read.mail_id) if read.mail_id else None
        if letter:
            moving.compare(db, letter)


def bind_letter(database: Database, payload: Mapping[str, object], *, files: Files) -> None:
    """Gather a letter's own pages into a file of its case: nothing else of the pile comes along. Raises PaperFailed."""
    with database.reading() as db:
        mail = db.get_one(Mail, int(str(payload["mail_id"])))
        pages = [page.sha256 for page in scan_pages.of_mail(db, mail) if page.sha256]
    if not pages:
        return
    pdf = workshop.run(_bound, [files.read(each) for each in pages], int(str(payload["mail_id"])))
    stored = files.store(io.BytesIO(pdf), SWEDISH(NAME, n=mail.id))
    with database.writing() as db:
        mail_keying.keep_pages(db, db.get_one(Mail, payload["mail_id"]), stored)


def _bound(jpegs: list[bytes], number: int) -> bytes:
    """Runs in the workshop, which alone loads what is slow to load."""
    from accessibility.scan import gathering

    told = [SWEDISH(PAGE, n=n, all=len(jpegs)) for n in range(1, len(jpegs) + 1)]
    return gathering.bind(jpegs, SWEDISH(TITLE, n=number), told)


def _did_a_part(reader: Reader, number: int) -> bool:
    """False once there is nothing left to do."""
    with reader.database.reading() as db:
        scan = scans.to_read(db, number)
        done, waiting = _progress(db, scan, reader.at_once) if scan else (0, [])
        db.expunge_all()
    if scan is None:
        return False
    if scan.pages == 0:
        recording.begin(reader, scan)
    elif done < scan.pages:
        recording.identify(reader, scan, done + 1)
    elif waiting:
        recording.read(reader, scan, waiting)
    else:
        _lay(reader, number)
    return True


def _progress(db: Session, scan: Scan, at_once: int) -> tuple[int, list[scan_pages.ScanPage]]:
    return scan_pages.count(db, scan), scan_pages.waiting(db, scan, at_once)


def _lay(reader: Reader, number: int) -> None:
    with reader.database.reading() as db:
        scan = scans.to_read(db, number)
        pages = scan_pages.of_scan(db, scan) if scan else []
        db.expunge_all()
    recording.mark_doubles(reader, pages)
    with reader.database.writing() as db:
        if scan := scans.to_read(db, number):
            laying.lay(db, scan)
