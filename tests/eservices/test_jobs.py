"""Promised work is done at least once, whatever dies on the way."""

import subprocess
import sys
import threading
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from eservices import clock, jobs, worker
from eservices.database import Database
from eservices.jobs import Job
from eservices.refusals import LeaseLost

KINDS = ("letter",)


def enqueue(database: Database, number: int = 1) -> None:
    with database.writing() as db:
        for one in range(number):
            jobs.enqueue(db, "letter", {"number": one})


def claim(database: Database, owner: str = "a") -> Job | None:
    with database.writing() as db:
        return jobs.claim(db, owner, KINDS)


def the_job(database: Database) -> Job:
    with database.reading() as db:
        return db.exec(select(Job)).one()


def test_a_job_whose_transaction_fails_was_never_promised(database: Database) -> None:
    with pytest.raises(ValueError), database.writing() as db:
        jobs.enqueue(db, "letter", {})
        raise ValueError
    assert claim(database) is None


def test_of_jobs_with_the_same_key_one_is_kept(database: Database) -> None:
    with database.writing() as db:
        for _ in range(3):
            jobs.enqueue(db, "letter", {}, key="once")
    assert the_job(database).key == "once"


def test_a_job_is_claimed_once_and_done(database: Database) -> None:
    enqueue(database)
    job = claim(database)
    assert job.payload == {"number": 0}
    assert claim(database, "b") is None
    with database.writing() as db:
        jobs.complete(db, job)
    assert (the_job(database).state, the_job(database).owner) == ("done", None)
    with clock.standing_at(clock.now() + timedelta(days=1)):
        assert claim(database) is None


def test_a_job_waits_for_its_time_and_for_someone_who_knows_its_kind(database: Database) -> None:
    with database.writing() as db:
        jobs.enqueue(db, "letter", {}, run_after=clock.now() + timedelta(hours=1))
        jobs.enqueue(db, "unheard_of", {})
    assert claim(database) is None
    with clock.standing_at(clock.now() + timedelta(hours=2)):
        assert claim(database).kind == "letter"


def test_eight_workers_share_the_jobs_and_do_none_twice(database: Database) -> None:
    enqueue(database, 60)
    done: list[int] = []
    handlers = {"letter": lambda _database, payload: done.append(payload["number"])}
    threads = [threading.Thread(target=worker.run_due, args=(database, handlers, f"w{number}")) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    worker.run_due(database, handlers)
    assert sorted(done) == list(range(60))


def test_a_lease_that_ran_out_is_given_to_another_and_the_first_is_told(database: Database) -> None:
    enqueue(database)
    first = claim(database, "a")
    with clock.standing_at(clock.now() + timedelta(seconds=jobs.LEASE_SECONDS + 1)):
        second = claim(database, "b")
        assert (second.id, second.fence, second.attempts) == (first.id, 2, 2)
        for end in (jobs.complete, lambda db, job: jobs.fail(db, job, "x")):
            with pytest.raises(LeaseLost), database.writing() as db:
                end(db, first)
        with database.writing() as db:
            jobs.complete(db, second)
    assert the_job(database).state == "done"


def test_a_job_that_fails_is_tried_again_after_longer_and_longer_pauses_and_then_lies_dead_to_be_seen(
    database: Database,
) -> None:
    enqueue(database)

    def break_down(_database: Database, _payload: object) -> None:
        raise OSError("the printer is on fire")

    at, pauses = clock.now(), []
    for _ in range(jobs.MOST_ATTEMPTS):
        with clock.standing_at(at):
            assert worker.run_due(database, {"letter": break_down}) == 1
        pauses.append(the_job(database).run_after - at)
        at = max(at, the_job(database).run_after)
    assert pauses[:3] == [timedelta(seconds=15), timedelta(seconds=30), timedelta(seconds=60)]
    assert pauses[:-1] == sorted(pauses[:-1])
    with database.writing() as db:
        (dead,) = jobs.dead(db)
        assert dead.error == "OSError: the printer is on fire"
        jobs.retry(db, dead.id)
    assert worker.run_due(database, {"letter": lambda *_: None}) == 1


def test_a_job_that_kills_its_worker_each_time_is_laid_aside(database: Database) -> None:
    enqueue(database)
    at = clock.now()
    for _ in range(jobs.MOST_ATTEMPTS):
        with clock.standing_at(at):
            assert claim(database)
        at += timedelta(seconds=jobs.LEASE_SECONDS + 1)
    with clock.standing_at(at):
        assert claim(database) is None
    assert the_job(database).state == "dead"


KILLED_IN_THE_MIDDLE = """
import os, signal, sys
from pathlib import Path
from eservices.database import connect
from eservices.worker import run_due
run_due(connect(sys.argv[1], Path(".")), {"letter": lambda database, payload: os.kill(os.getpid(), signal.SIGKILL)})
"""


def test_a_job_whose_worker_is_killed_in_the_middle_is_done_by_the_next(database: Database) -> None:
    enqueue(database)
    address = database.writer.url.render_as_string(hide_password=False)
    top = Path(__file__).parents[2]
    killed = subprocess.run([sys.executable, "-c", KILLED_IN_THE_MIDDLE, address], check=False, cwd=top)
    assert killed.returncode == -9
    done: list[object] = []
    handlers = {"letter": lambda _database, payload: done.append(payload)}
    assert worker.run_due(database, handlers) == 0
    with clock.standing_at(clock.now() + timedelta(seconds=jobs.LEASE_SECONDS + 1)):
        assert worker.run_due(database, handlers) == 1
    assert done == [{"number": 0}]


def test_the_worker_works_beats_and_stops_when_it_is_told(database: Database) -> None:
    enqueue(database)
    done, stop = threading.Event(), threading.Event()
    with database.reading() as db:
        assert jobs.heartbeat_age(db) is None
    thread = threading.Thread(target=worker.work, args=(database, {"letter": lambda *_: done.set()}, stop))
    thread.start()
    assert done.wait(10)
    stop.set()
    thread.join(10)
    assert not thread.is_alive()
    with database.reading() as db:
        assert jobs.heartbeat_age(db) < timedelta(seconds=30)


def test_what_somebody_waits_for_is_done_before_what_nobody_waits_for(database: Database) -> None:
    with database.writing() as db:
        for one in range(4):
            jobs.enqueue(db, "letter", {"number": one}, key=f"letter:{one}")
        jobs.hasten(db, "letter:2")
        jobs.hasten(db, "letter:3")
        jobs.hasten(db, "letter:2")
        jobs.hasten(db, "unheard of")
        claimed = [jobs.claim(db, "one", ["letter"]) for _ in range(4)]
    assert [job.payload["number"] for job in claimed if job] == [2, 3, 0, 1]


def test_a_long_job_gets_on_however_much_stands_in_line_and_knows_what_it_knew(database: Database) -> None:
    done: list[object] = []

    def a_part(_database: Database, payload: Mapping[str, object]) -> None:
        part = int(str(payload["part"]))
        done.append(f"part {part}")
        if part < 3:
            raise jobs.MoreToDo(part=part + 1)

    with database.writing() as db:
        for number in range(20):
            jobs.enqueue(db, "short", {"number": number})
        for number in range(10):
            jobs.enqueue(db, "unheard of", {"number": number})
        jobs.enqueue(db, "long", {"part": 1}, key="long")
        jobs.hasten(db, "long")
    worker.run_due(database, {"long": a_part, "short": lambda _database, payload: done.append(payload["number"])})
    assert [done.index(f"part {part}") for part in (1, 2, 3)] == [0, 6, 12]
    assert [each for each in done if isinstance(each, int)] == list(range(20))


def test_a_long_job_does_a_part_and_makes_way_for_those_that_wait(database: Database) -> None:
    done: list[str] = []

    def a_part(_database: Database, _payload: object) -> None:
        done.append("long")
        if done.count("long") < 14:
            raise jobs.MoreToDo

    with database.writing() as db:
        jobs.enqueue(db, "long", {})
        jobs.enqueue(db, "short", {})
    handlers = {"long": a_part, "short": lambda _database, _payload: done.append("short")}
    assert worker.run_due(database, handlers) == 15
    assert done == ["long", "short"] + ["long"] * 13
    with database.reading() as db:
        assert [(job.kind, job.state, job.attempts) for job in db.exec(select(Job).order_by(Job.id))] == [
            ("long", "done", 1), ("short", "done", 1),
        ]  # fmt: skip
