"""The pulse of the queues: how often anything has moved in each group, looked for at most once a second for a whole process."""

import threading
import time
from collections.abc import Iterable, Mapping

from eservices import tally
from eservices.database import Database

EVERY_SECONDS = 1.0


class Pulse:
    """Shared by everyone who watches. Nobody waits for another's look: meanwhile the last one is good enough."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._looking = threading.Lock()
        self._moves: Mapping[str, int] | None = None
        self._looked_at = 0.0

    @property
    def is_fresh(self) -> bool:
        return self._moves is not None and time.monotonic() - self._looked_at < EVERY_SECONDS

    def mark(self, groups: Iterable[str]) -> str:
        """What has moved in these groups, as the last look told."""
        return tally.mark(self._moves or {}, groups)

    def look(self) -> None:
        """Look again, unless that has just been done or somebody is at it; only the very first look is waited for."""
        if self._looking.acquire(blocking=self._moves is None):
            try:
                if not self.is_fresh:
                    with self._database.reading() as db:
                        self._moves = tally.moves(db)
                    self._looked_at = time.monotonic()
            finally:
                self._looking.release()
