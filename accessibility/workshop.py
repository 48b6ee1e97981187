"""A process of its own for work that takes seconds and a hundred megabytes, or reads what others have written.

It is bounded in memory and time; a worker that runs for months lends neither its memory nor its life to it. Sheets are laid
out in one (`paper.workshop`), what is scanned is read in others (`scan`).
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
from typing import NamedTuple, ParamSpec, TypeVar

IDLE_SECONDS = 60
NICENESS = 10
STOPS = (signal.SIGINT, signal.SIGTERM)
P = ParamSpec("P")
T = TypeVar("T")


class WorkFailed(Exception):
    """The work could not be done within its bounds."""


class Bounds(NamedTuple):
    """How much a piece of work may take."""

    seconds: int
    most_bytes: int


class Workshop:
    """At most one process. It is closed when nothing has been asked of it for a minute, or after each piece of work."""

    def __init__(self, is_kept: bool = True) -> None:
        self._is_kept = is_kept
        self._door = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._closing: threading.Timer | None = None

    def run(self, bounds: Bounds, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `work` returns, done in the process. Raises WorkFailed, or what `work` itself raises."""
        with self._door:
            if self._closing:
                self._closing.cancel()
            try:
                with _signals_held():
                    result = self._open().submit(_bounded, bounds, work, *args, **kwargs)
                return self._wait(result, bounds.seconds)
            finally:
                self._close_later() if self._is_kept else self._close(at_once=True)

    def _open(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), initializer=_settle)
        return self._pool

    def _wait(self, result: Future[T], seconds: int) -> T:
        try:
            return result.result(timeout=seconds)
        except TooLong:
            self._close(at_once=True)
            raise WorkFailed(f"the work took more than {seconds} seconds") from None
        except (BrokenProcessPool, MemoryError) as error:
            self._close(at_once=True)
            raise WorkFailed("the work took too much memory or time, or the process was ended") from error

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


def _bounded(bounds: Bounds, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Runs in the process: memory is bounded for good, processor time from here on."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + bounds.seconds
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    resource.setrlimit(resource.RLIMIT_AS, (bounds.most_bytes, resource.getrlimit(resource.RLIMIT_AS)[1]))
    return work(*args, **kwargs)
