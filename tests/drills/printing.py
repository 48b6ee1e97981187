"""A thousand letters are one job, and the worker is killed in the middle: none is lost, none is kept twice.

`python -m tests.drills.printing [LETTERS]` prints the figures; two-fifths of the way through, the worker gets SIGKILL.
"""

import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import func, update
from sqlmodel import Session, col, select

from eservices import clock, people
from eservices.contact_centre.letters.outgoing import batches, posting, printing
from eservices.contact_centre.letters.outgoing.batches import Batch
from eservices.contact_centre.letters.outgoing.posting import Address, Letter, Order, Posting
from eservices.database import Database, connect, migrate
from eservices.files import Files
from eservices.jobs import Job
from eservices.municipality import Municipality

LONG = "Vi har inte hunnit fatta beslut i ditt ärende, för vi väntar på ett yttrande. "
_CODE = re.compile(r"NR (\d{6})")


class Found(NamedTuple):
    """What came of it. `before`: letters kept when the worker was killed; `seconds` and `cpu` of both workers together."""

    letters: int
    before: int
    jobs: int
    missing: int
    twice: int
    drawn_again: int
    pages: int
    seconds: float
    cpu: float


def drill(database: Database, folder: Path, letters: int, go_on: Callable[[Path], object]) -> Found:
    """Order them, have a worker killed, and let the next one `go_on`."""
    with database.writing() as db:
        batch = ordered(db, letters)
    with timed() as taken:
        worker = begin_worker(folder)
        wait_until(database, batch, letters * 2 // 5)
        worker.kill()
        worker.wait()
        kept = when_kept(database, batch)
        let_time_pass(database)
        go_on(folder)
    return found(database, batch, letters, kept, *taken)


def ordered(db: Session, letters: int) -> Batch:
    """Each with a number of its own in its text, every seventh on two pages."""
    people.ensure_group(db, people.CONTACT_CENTRE)
    for number in range(letters):
        to = Address(f"Invånare {number}", ("Storgatan 1", "123 45 Lillköping"))
        posting.order(db, Order(posting.LETTER, "Försening", to, "sv", said(number).payload()), None, at_once=False)
    return batches.make(db, None, people.CONTACT_CENTRE, posting.ECONOMY, is_two_sided=True)


def said(number: int) -> Letter:
    return Letter("Ditt ärende tar längre tid", ("Hej!", LONG * (60 if number % 7 == 0 else 4)), f"NR {number:06}")


def wait_until(database: Database, batch: Batch, drawn: int) -> None:
    """Raises TimeoutError when nothing happens for minutes."""
    for _ in range(6000):
        with database.reading() as db:
            if printing.progress(db, batch).drawn >= drawn:
                return
        time.sleep(0.05)
    raise TimeoutError


def when_kept(database: Database, batch: Batch) -> dict[int, object]:
    """The letters that are drawn, and when each was."""
    with database.reading() as db:
        drawn = select(Posting.id, Posting.changed_at).where(Posting.batch_id == batch.id, Posting.state == "ready")
        return dict(db.exec(drawn).all())


def let_time_pass(database: Database) -> None:
    """The dead worker's lease runs out."""
    with database.writing() as db:
        db.exec(update(Job).where(col(Job.owner).is_not(None)).values(run_after=clock.now(), lease_until=clock.now()))


def found(
    database: Database, batch: Batch, letters: int, kept: dict[int, object], seconds: float, cpu: float
) -> Found:  # fmt: skip
    import pypdfium2

    again = sum(when_kept(database, batch).get(number) != at for number, at in kept.items())
    with database.reading() as db:
        batch = db.get_one(Batch, batch.id)
        document = pypdfium2.PdfDocument(batches.file(db, batch, batches.LETTERS))
        jobs = db.exec(select(func.count()).select_from(Job).where(Job.kind == batches.PRINT)).one()
    codes = Counter(code for page in document for code in _CODE.findall(page.get_textpage().get_text_bounded()))
    twice = sum(count > 1 for count in codes.values())
    return Found(letters, len(kept), jobs, letters - len(codes), twice, again, len(document), seconds, cpu)


@contextmanager
def timed() -> Iterator[list[float]]:
    """Seconds on the wall, and of the processor in processes that have ended."""
    taken: list[float] = []
    wall, before = time.monotonic(), _cpu()
    yield taken
    taken += [time.monotonic() - wall, _cpu() - before]


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def begin_worker(folder: Path) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-m", "tests.drills.printing", "--work", str(folder)])


def work(folder: Path) -> None:
    """What the worker does until nothing is due."""
    from accessibility.paper import jobs
    from eservices.worker import run_due

    run_due(connect(None, folder), jobs.handlers(Municipality(), Files(folder)))


def main(letters: int) -> int:
    from tests.drills import plain_letters

    with tempfile.TemporaryDirectory() as folder:
        database = connect(None, Path(folder))
        migrate(database)
        seen = drill(database, Path(folder), letters, lambda here: begin_worker(here).wait())
        database.close()
    plain = plain_letters.a_second(said(number) for number in range(28))
    print(f"{seen.letters} letters, {seen.pages} sides to print, {seen.jobs} job; killed after {seen.before}")
    print(f"missing {seen.missing}, twice {seen.twice}, drawn again {seen.drawn_again}")
    print(f"{seen.seconds:.0f} s, {seen.cpu:.0f} s of processor: {seen.letters / seen.cpu:.1f} letters a second and core")
    print(f"WeasyPrint alone {plain:.1f} a second: {seen.letters / seen.cpu / plain:.2f} : 1")
    return 1 if seen.missing or seen.twice or seen.drawn_again else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--work"]:
        work(Path(sys.argv[2]))
    else:
        sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 1000))
