"""w3m: one stands on links and fields by searching for their words, as its readers do."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.journeys.terminal import Terminal, opened


class Page(Terminal):
    """w3m on a page."""

    browser = "w3m"

    def press(self, words: str, then: str) -> str:
        """Press the link or button that stands alone on its line with the words; the page that shows `then`."""
        self._find(f"^{words}$")
        self._keys("Enter")
        return self.until(then)

    def tick(self, words: str) -> None:
        """Tick the option whose label carries the words: its box stands before them."""
        self._find(f") {words}")
        self._keys("Left", "Enter")

    def write(self) -> None:
        """Open the first field of many lines in the editor, which writes what it is to write."""
        self._find("[  ")
        self._keys("Right", "Enter")

    def _find(self, pattern: str) -> None:
        """Search from the top of the page."""
        self._keys("g", "/")
        self._type(pattern.replace("[", "\\[").replace(")", "\\)"))
        self._keys("Enter")

    def _keys(self, *keys: str) -> None:
        for key in keys:
            self._tmux("send-keys", "-t", self.name, key)
            time.sleep(0.15)


@contextmanager
def w3m(address: str, editor: Path) -> Iterator[Page]:
    """w3m on an address, with cookies taken, and with the editor that it opens for longer texts."""
    with opened("w3m", f"w3m -cookie -o editor='{editor}' '{address}'") as name:
        yield Page(name)
