"""The numbers on the tabs are right however many work at once, on both databases."""

import random
import threading
from collections.abc import Callable
from datetime import timedelta

from sqlmodel import Session, select

from eservices import cases, clock, people, queue
from eservices.audit import verify
from eservices.cases import Case
from eservices.contact_centre.refusals import NothingFits, TooLateToUndo
from eservices.contact_centre.sharing_work import absences, bulk, taking
from eservices.database import Database
from eservices.files import Files
from eservices.people import Colleague
from eservices.refusals import AlreadyTaken, NotAllowed
from tests.eservices.conftest import Cast, Filed

CASES, TURNS = 12, 6


def test_counts_add_up_when_many_take_hand_over_undo_file_and_go_at_once(
    database: Database, cast: Cast, filed: Filed, files: Files
) -> None:
    with database.writing() as db:
        people.set_groups(db, db.get_one(people.Staff, cast.elin.id), {people.CONTACT_CENTRE, "building"})
        everyone = [people.colleague(db, name) for name in ("elin", "fia", "cem")]
        references = [filed(db, "contact").reference for _ in range(CASES)]

    def work(by: Colleague, seed: int) -> None:
        pick = random.Random(seed)
        for _ in range(TURNS):
            some = pick.sample(references, 4)
            do: Callable = pick.choice((_take_all, _hand_over_all, _undo, _next, _file, _go))
            try:
                with database.writing() as db:
                    do(db, by, some)
            except (NothingFits, AlreadyTaken, NotAllowed, TooLateToUndo):
                continue

    def _file(db: Session, _by: Colleague, _some: list[str]) -> None:
        filed(db, "contact")

    hands = [threading.Thread(target=work, args=(by, seed)) for seed, by in enumerate(everyone * 2)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    with database.reading() as db:
        assert verify(db, files) == []
        open_cases = db.exec(select(Case).where(Case.status != "closed")).all()
        counts = queue.counts(db, everyone[0])
        assert counts.all == len(open_cases) >= CASES
        assert counts.unassigned == sum(case.status == "received" for case in open_cases)
        assert counts.mine == sum(case.assignee_id == everyone[0].id for case in open_cases)


def _take_all(db: Session, by: Colleague, some: list[str]) -> None:
    bulk.take(db, by, some)


def _hand_over_all(db: Session, by: Colleague, some: list[str]) -> None:
    bulk.hand_over(db, by, some, "building" if len(some[0]) % 2 else people.CONTACT_CENTRE, "Hör dit.")


def _undo(db: Session, by: Colleague, some: list[str]) -> None:
    bulk.undo(db, by, bulk.take(db, by, some).id or 0)


def _next(db: Session, by: Colleague, _some: list[str]) -> None:
    cases.put_back(db, taking.take_next(db, by), by)


def _go(db: Session, by: Colleague, _some: list[str]) -> None:
    absences.announce(db, by, clock.now(), clock.now() + timedelta(hours=1))
