"""A process of its own that lays out paper: bounded in memory and time, kept warm while there is work.

Laying out takes seconds and a hundred megabytes, and what is laid out was written by others; a worker that runs for months
lends neither its memory nor its life to it.
"""

import multiprocessing
import os
import resource
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as TooLong
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import resource_tracker
from typing import ParamSpec, TypeVar

MOST_SECONDS = 90
MOST_BYTES = 2_000_000_000
IDLE_SECONDS = 60
NICENESS = 10
STOPS = (signal.SIGINT, signal.SIGTERM)
P = ParamSpec("P")
T = TypeVar("T")


class PaperFailed(Exception):
    """The sheet could not be laid out within its bounds."""


class _Workshop:
    """At most one process. It is closed when nothing has been asked of it for a minute."""

    def __init__(self) -> None:
        self._door = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._closing: threading.Timer | None = None

    def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        with self._door:
            if self._closing:
                self._closing.cancel()
            try:
                with _signals_held():
                    result = self._open().submit(_bounded, work, *args, **kwargs)
                return self._wait(result)
            finally:
                self._close_later()

    def _open(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), initializer=_settle)
        return self._pool

    def _wait(self, result: Future[T]) -> T:
        try:
            return result.result(timeout=MOST_SECONDS)
        except TooLong:
            self._close(at_once=True)
            raise PaperFailed(f"laying out took more than {MOST_SECONDS} seconds") from None
        except (BrokenProcessPool, MemoryError) as error:
            self._close(at_once=True)
            raise PaperFailed("laying out took too much memory or time, or the process was ended") from error

    def _close_later(self) -> None:
        self._closing = threading.Timer(IDLE_SECONDS, self._close_idle)
        self._closing.daemon = True
        self._closing.start()

    def _close_idle(self) -> None:
        with self._door:
            self._close()

    def _close(self, at_once: bool = False) -> None:
        pool, self._pool = self._pool, None
        if pool is None:
            return
        if at_once:
            for process in list((pool._processes or {}).values()):
                process.kill()
        pool.shutdown(wait=not at_once, cancel_futures=True)


@contextmanager
def _signals_held() -> Iterator[None]:
    """A process begun meanwhile is born deaf to the signals to stop, until it has settled what they mean to it.

    Python's own tracker of resources would let them in as it starts, so it is started before.
    """
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _settle() -> None:
    """Runs in the process as it starts: signals to stop are the worker's to answer, and without a worker there is no work.

    Paper has time: those who wait for a page go before it.
    """
    for number in STOPS:
        signal.signal(number, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
    os.nice(NICENESS)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)


def _bounded(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Runs in the process: memory is bounded for good, processor time from here on."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + MOST_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, resource.getrlimit(resource.RLIMIT_AS)[1]))
    return work(*args, **kwargs)


_workshop = _Workshop()


def run(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What `work` returns, done in the process. Raises PaperFailed, or what `work` itself raises."""
    return _workshop.run(work, *args, **kwargs)
