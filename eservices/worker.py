"""The worker: claims jobs one by one and runs what handles them.

A handler gets the database and the payload, opens its own transactions, and may be run again for the same job. One that takes
long does a part and raises ``jobs.MoreToDo``, so that nobody waits behind it and no lease runs out.
"""

import logging
import os
import socket
import threading
from collections.abc import Callable, Mapping
from functools import partial

from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from eservices import housekeeping, jobs
from eservices.database import Database
from eservices.jobs import Job, MoreToDo
from eservices.refusals import Busy, LeaseLost

Handlers = Mapping[str, Callable[[Database, Mapping[str, object]], None]]
POLL_SECONDS = 1.0
BEAT_SECONDS = 15.0
log = logging.getLogger("lucka.worker")


def work(database: Database, handlers: Handlers, stop: threading.Event, name: str = "worker") -> None:
    """Run jobs until `stop` is set; the job in hand is ended first. A database that is away is waited for.

    The worker keeps house as well (`eservices.housekeeping`).
    """
    owner, handlers = _owner(name), {housekeeping.TIDY: housekeeping.tidy, **handlers}
    heart = threading.Thread(target=_beat, args=(database, name, stop), daemon=True)
    heart.start()
    while not stop.is_set():
        try:
            pause = 0.0 if _run_one(database, handlers, owner) else POLL_SECONDS
        except (Busy, SQLAlchemyError):
            log.exception("the database did not answer the worker")
            pause = BEAT_SECONDS
        stop.wait(pause)
    heart.join(BEAT_SECONDS)


def run_due(database: Database, handlers: Handlers, name: str = "worker") -> int:
    """Run what is due now, one after the other, and tell how many jobs that was."""
    done = 0
    while _run_one(database, handlers, _owner(name)):
        done += 1
    return done


def _run_one(database: Database, handlers: Handlers, owner: str) -> bool:
    kinds = tuple(handlers)
    with database.reading() as db:
        if not jobs.is_due(db, kinds):
            return False
    with database.writing() as db:
        job = jobs.claim(db, owner, kinds)
    if job is None:
        return False
    end = _run(database, handlers, job)
    with database.writing() as db:
        try:
            end(db, job)
        except LeaseLost:
            log.warning("job %s (%s) took longer than its lease", job.id, job.kind)
    return True


def _run(database: Database, handlers: Handlers, job: Job) -> Callable[[Session, Job], None]:
    """How it ended. Whatever went wrong belongs to the job, not to the worker, so nothing is let through."""
    try:
        handlers[job.kind](database, job.payload)
    except MoreToDo as more:
        return partial(jobs.go_on, kinds=tuple(handlers), known=more.known)
    except Exception as error:
        log.exception("job %s (%s) failed at attempt %s", job.id, job.kind, job.attempts)
        return partial(jobs.fail, error=f"{type(error).__name__}: {error}")
    return jobs.complete


def _beat(database: Database, name: str, stop: threading.Event) -> None:
    while not stop.is_set():
        try:
            with database.writing() as db:
                jobs.beat(db, name)
                housekeeping.promise(db)
        except (Busy, SQLAlchemyError):
            log.warning("the worker could not write its heartbeat")
        stop.wait(BEAT_SECONDS)


def _owner(name: str) -> str:
    return f"{name}@{socket.gethostname()}:{os.getpid()}:{threading.get_ident()}"[:80]
