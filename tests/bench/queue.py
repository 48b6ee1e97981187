"""How fast the queue and the search are when a municipality has grown old. `python -m tests.bench.queue [OPTIONS]`.

A million cases and two million contacts (`--cases N`: as many, and twice as many contacts) are built on SQLite, in a folder
(`--folder F`: kept and used again), or with `--url U` in an empty PostgreSQL database, which is kept too; `--postgresql`
starts a server for the time being. Told is what a page waits for its database: the middle and the 95th of a hundred, with
other words, names, places and people each time, the quickest of three, rows read into objects included.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from statistics import quantiles

from sqlalchemy import text
from sqlmodel import Session, select

from eservices import people, queue, tally
from eservices.contact_centre import search
from eservices.contact_centre.meeting import callers, clues, contact_list, contacts
from eservices.contact_centre.meeting.callers import Caller
from eservices.contact_centre.meeting.contact_list import Wanted
from eservices.contact_centre.sharing_work import taking
from eservices.database import Database, connect, migrate
from eservices.people import Colleague
from eservices.queue import Narrow
from tests import postgres_server
from tests.bench.crowd import STAFF, Crowd, build, phone, reference
from tests.bench.measuring import cpu_seconds
from tests.bench.swedes import ERRANDS, STREETS, SURNAMES

RUNS = 100
TIMES = 3
"""As often as each question is asked, for others work on the machine as well."""
CASES = 1_000_000
COMMON = list(SURNAMES)[:12]
RARE = ("Qvarnhammar", "Gladstedt", "Zoltán Löväs", "Truls Hagfors", "Ottilia Vikblad")
Ask = Callable[[Session, Colleague, int], object]
Clock = Callable[[int], float]


class Undone(Exception):
    """What was done for the sake of measuring is not kept."""


def questions(cases: int) -> dict[str, Ask]:
    """What is measured, by name: each asks something else each time."""
    services, words = list(ERRANDS), [words.split() for _, _, words in ERRANDS.values()]
    places = {number: _place(number) for number in (1, 10, 100, 1000)}

    def narrowed(narrow: Callable[[int], Narrow]) -> Ask:
        return lambda db, by, turn: queue.page(db, by, narrow=narrow(turn))

    def found(what: Callable[[int], str], before: int | None = None) -> Ask:
        return lambda db, by, turn: search.cases(db, by, search.read(what(turn)), before)

    def met(what: Callable[[int], str], before: int | None = None) -> Ask:
        return lambda db, by, turn: search.contacts_with(db, by, search.read(what(turn)), before)

    return {
        "queue: my own": lambda db, by, turn: queue.page(db, by, "mine"),
        "queue: not taken": lambda db, by, turn: queue.page(db, by, "unassigned"),
        "queue: one group": lambda db, by, turn: queue.page(db, by, "group", group=sorted(by.groups)[turn % len(by.groups)]),
        "queue: one service": narrowed(lambda turn: Narrow(services=(services[turn % len(services)],))),
        "queue: one language": narrowed(lambda turn: Narrow(languages=(("en", "fi", "ar")[turn % 3],))),
        "queue: one channel, late": narrowed(lambda turn: Narrow(channels=("letter",), late=True)),
        **{f"queue: all, page {number}": page for number, page in places.items()},
        "counts on the tabs": lambda db, by, turn: tally.counts(db, by.id, by.groups),
        "next best case, taken": lambda db, by, turn: taking.take_next(db, by),
        "cases: common name": found(lambda turn: COMMON[turn % len(COMMON)]),
        "cases: Anna Andersson and others": found(lambda turn: f"{('Anna', 'Eva', 'Lars')[turn % 3]} {COMMON[turn % 5]}"),
        "cases: the same, page far back": found(lambda turn: COMMON[turn % len(COMMON)], cases // 20),
        "cases: rare name": found(lambda turn: RARE[turn % len(RARE)]),
        "cases: a word": found(lambda turn: words[turn % len(words)][turn % 9]),
        "cases: three words": found(lambda turn: f"{STREETS[turn % len(STREETS)]} {' '.join(words[turn % len(words)][:2])}"),
        "cases: reference": found(lambda turn: reference(1 + turn * 7919 % cases)),
        "cases: telephone": found(lambda turn: phone(1 + turn * 7919 % cases)),
        "cases: word that has none": found(lambda turn: f"Qzxq{turn}"),
        "contacts: common name": met(lambda turn: COMMON[turn % len(COMMON)]),
        "contacts: two words": met(lambda turn: f"{STREETS[turn % len(STREETS)]} {words[turn % len(words)][0]}"),
        "contacts: the same, page far back": met(lambda turn: words[turn % len(words)][0], cases // 10),
        "contacts: telephone": met(lambda turn: phone(turn * 7919 % (cases // 4))),
        "people: part of a name": lambda db, by, turn: callers.find(db, by, clues.read(f"Ann {COMMON[turn % 12][:6]}")),
        "contact list: mine": lambda db, by, turn: contact_list.page(db, by, Wanted("mine")),
        "contact list: groups, one outcome": lambda db, by, turn: contact_list.page(
            db, by, Wanted("groups", outcome="call_back")
        ),
        "a person's contacts": lambda db, by, turn: contacts.of_caller(db, by, _caller(db, 1 + turn * 97 % (cases // 4))),
    }


def _place(number: int) -> Ask:
    """The page with that number; where it begins is found beforehand."""
    keys: dict[int, str | None] = {}

    def ask(db: Session, by: Colleague, turn: int) -> object:
        if by.id not in keys:
            keys[by.id] = queue.page(db, by, size=(number - 1) * queue.SIZE).next if number > 1 else None
        return queue.page(db, by, after=keys[by.id])

    return ask


def _caller(db: Session, number: int) -> Caller:
    return db.exec(select(Caller).where(Caller.id == number)).one()


def measured(database: Database, ask: Ask, by: Colleague, clock: Clock) -> tuple[float, float]:
    """Milliseconds in the middle and at the 95th of a hundred; of each question the quickest of some times."""
    took = [min(timed(database, ask, by, turn, clock) for _ in range(TIMES)) for turn in range(RUNS)]
    cuts = quantiles(took, n=100)
    return cuts[49], cuts[94]


def timed(database: Database, ask: Ask, by: Colleague, turn: int, clock: Clock) -> float:
    """Milliseconds, in a transaction that is not kept."""
    with suppress(Undone), database.writing() as db:
        backend = 0 if database.is_sqlite else db.connection().scalar(text("SELECT pg_backend_pid()")) or 0
        began = clock(backend)
        ask(db, by, turn)
        took = (clock(backend) - began) * 1e3
        raise Undone
    return took


def waited(_backend: int) -> float:
    return time.perf_counter()


def worked(backend: int) -> float:
    """What the processor has done for us, here and in PostgreSQL's process: what one would wait where nobody else works."""
    return time.thread_time() + (cpu_seconds(backend) if backend else 0)


def table(database: Database, cases: int, clock: Clock) -> Iterator[str]:
    """A line for each question, for someone in every group and for someone in two."""
    with database.reading() as db:
        wide, narrow = (people.colleague(db, name) for name in ("staff1", f"staff{STAFF}"))
    yield f"{'ms in the database':36} {'in all groups':>15} {'in two':>15}"
    yield f"{'':36} {'p50':>7} {'p95':>7} {'p50':>7} {'p95':>7}"
    for name, ask in questions(cases).items():
        figures = [figure for by in (wide, narrow) for figure in measured(database, ask, by, clock)]
        yield f"{name:36} " + " ".join(f"{figure:7.1f}" for figure in figures)


def filled(database: Database, cases: int) -> None:
    """Migrated, and with the crowd in it, unless that is there already."""
    migrate(database)
    with database.reader.connect() as connection:
        if connection.scalar(text("SELECT max(id) FROM cases")):
            return
    began = time.monotonic()
    build(database, Crowd(cases, 2 * cases))
    print(f"{cases:,} cases and {2 * cases:,} contacts built in {time.monotonic() - began:.0f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=CASES)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--url")
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--cpu", action="store_true", help="count the processor's time, where others work on the machine too")
    given = parser.parse_args()
    with ExitStack() as stack:
        folder = given.folder or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        if given.postgresql:
            given.url = stack.enter_context(postgres_server.fresh_database(stack.enter_context(postgres_server.running())))
        database = connect(given.url, folder)
        filled(database, given.cases)
        for line in table(database, given.cases, worked if given.cpu else waited):
            print(line, flush=True)
        database.close()


if __name__ == "__main__":
    main()
