"""Piles that nobody lays in at a screen: by `lucka scan`, or by a scanner that leaves its files in the data folder's inbox.

What lies in ``inbox/`` came with the post of the day; what lies in ``inbox/first/`` lay in our own box at its first emptying.
A file is taken once nothing has been written to it for a while; one that cannot be taken is moved to ``inbox/refused/``.
"""

import json
import logging
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from eservices import clock
from eservices.contact_centre.letters.incoming import arriving, piles
from eservices.contact_centre.letters.incoming.piles import Arrival
from eservices.contact_centre.letters.incoming.scans import TAKEN, Scan
from eservices.refusals import Busy, EmptyFile, KindOfFileRefused, NotKept, TooLarge
from portal import keeping, settings
from portal.house import House

INBOX, FIRST, REFUSED = "inbox", "first", "refused"
QUIET_SECONDS = 5.0
LOOK_SECONDS = 5.0
REASONS = {
    KindOfFileRefused: "no picture of paper", TooLarge: "too large", EmptyFile: "empty", PermissionError: "may not be read",
}  # fmt: skip
log = logging.getLogger("lucka.inbox")


def scan(files: list[Path], *, as_json: bool) -> int:
    """Lay in files, and print the number of each pile. 1 when one of them cannot be taken."""
    with keeping.opened(settings.read()) as house:
        told = [_told(house, file) for file in files]
    for each in told:
        words = f"pile {each['pile']}" if each["pile"] else f"refused: {each['problem']}"
        print(json.dumps(each, ensure_ascii=False) if as_json else f"{each['file']}: {words}")
    return int(any(each["problem"] for each in told))


def _told(house: House, file: Path) -> dict[str, object]:
    """What came of one file: its pile, how far it is read, and why it was not taken ("" for nothing)."""
    try:
        pile = take(house, file, arriving.LATER)
    except OSError as error:
        return {"file": str(file), "pile": None, "problem": error.strerror or "unreadable"}
    except tuple(REASONS) as refused:
        return {"file": str(file), "pile": None, "problem": REASONS[type(refused)]}
    with house.database.reading() as db:
        outcome = piles.outcome(db, pile)
    letters = [{"letter": letter.id, "pages": pages, "alarms": alarms} for letter, pages, alarms in outcome.letters]
    progress = {"state": pile.state, "pages": pile.pages, "read": outcome.read, "letters": letters}
    return {"file": str(file), "pile": pile.id, "problem": pile.problem} | progress


def take(house: House, file: Path, way: str) -> Scan:
    """Keep a file and lay it in as a pile; the same bytes twice are one. Raises OSError, TooLarge, EmptyFile and
    KindOfFileRefused."""
    with file.open("rb") as stream:
        stored = house.files.store(stream, file.name, piles.LIMIT)
    if stored.media_type not in TAKEN:
        raise KindOfFileRefused(stored.name, tuple(TAKEN.values()))
    with house.database.writing() as db:
        pile = piles.add(db, None, stored, Arrival(clock.today(), way))
        db.flush()
        db.refresh(pile)
        db.expunge(pile)
    return pile


def watch(house: House, stop: threading.Event) -> None:
    """Take what is laid in the inbox until `stop` is set."""
    for folder in (INBOX, f"{INBOX}/{FIRST}", f"{INBOX}/{REFUSED}"):
        (house.settings.data / folder).mkdir(parents=True, exist_ok=True)
    while not stop.is_set():
        try:
            empty(house)
        except (OSError, Busy, NotKept):
            log.exception("the inbox could not be looked through")
        stop.wait(LOOK_SECONDS)


def empty(house: House) -> int:
    """Take every file that lies still, and tell how many those were. A file leaves the inbox once it is kept elsewhere."""
    taken = 0
    for file, way in _lying_still(house.settings.data / INBOX):
        try:
            before, pile = _written(file), take(house, file, way)
        except FileNotFoundError:
            continue
        except tuple(REASONS) as refused:
            log.warning("a file in the inbox is refused: %s", REASONS[type(refused)])
            with suppress(FileNotFoundError):
                file.rename(house.settings.data / INBOX / REFUSED / f"{time.time_ns()}{file.suffix}")
        else:
            log.info("a file from the inbox is pile %s", pile.id)
            if _written(file) == before:
                file.unlink(missing_ok=True)
            taken += 1
    return taken


def _written(file: Path) -> tuple[int, int]:
    """Differs once somebody has written to it."""
    seen = file.stat()
    return seen.st_size, seen.st_mtime_ns


def _lying_still(inbox: Path) -> Iterator[tuple[Path, str]]:
    """Files that nobody is writing, and how what is in them came."""
    for folder, way in ((inbox, arriving.LATER), (inbox / FIRST, arriving.FIRST_EMPTYING)):
        for file in sorted(folder.iterdir()):
            with suppress(FileNotFoundError):
                is_still = time.time() - file.stat().st_mtime > QUIET_SECONDS
                if file.is_file() and not file.is_symlink() and is_still and not file.name.startswith("."):
                    yield file, way
