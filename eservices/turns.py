"""Taking turns in the order of asking: an ordinary lock lets the quick barge in, and someone waits for seconds."""

import threading
from collections import deque


class Turns:
    """A lock that is handed on to the one who has waited longest."""

    def __init__(self) -> None:
        self._gate = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()
        self._is_taken = False

    @property
    def waiting(self) -> int:
        """How many wait for their turn."""
        return len(self._waiting)

    def wait(self, seconds: float) -> bool:
        """Wait for one's turn; False if it did not come in time."""
        with self._gate:
            if not self._is_taken:
                self._is_taken = True
                return True
            mine = threading.Lock()
            mine.acquire()
            self._waiting.append(mine)
        return mine.acquire(timeout=seconds) or not self.give_up(mine)

    def end(self) -> None:
        with self._gate:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._is_taken = False

    def give_up(self, mine: threading.Lock) -> bool:
        """Stop waiting; False if the turn has come at the very last moment."""
        with self._gate:
            if mine not in self._waiting:
                return False
            self._waiting.remove(mine)
            return True
