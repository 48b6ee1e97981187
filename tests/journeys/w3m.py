"""w3m on a terminal of many rows. One stands on links and fields by searching for their words, as its readers do."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.journeys.lynx import COLUMNS, LOOKS, ROWS


class Page:
    """A tmux session that runs w3m."""

    def __init__(self, name: str) -> None:
        self.name = name

    def screen(self) -> str:
        return self._tmux("capture-pane", "-p", "-t", self.name)

    def until(self, words: str) -> str:
        """The screen once it shows the words."""
        for _ in range(LOOKS):
            screen = self.screen()
            if words in screen:
                return screen
            time.sleep(0.1)
        return pytest.fail(f"w3m shows no “{words}”:\n{screen.strip()}")

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
        self._tmux("send-keys", "-t", self.name, "-l", pattern.replace("[", "\\[").replace(")", "\\)"))
        self._keys("Enter")

    def _keys(self, *keys: str) -> None:
        for key in keys:
            self._tmux("send-keys", "-t", self.name, key)
            time.sleep(0.15)

    def _tmux(self, *words: str) -> str:
        return subprocess.run(["tmux", "-u", *words], capture_output=True, text=True, check=True).stdout


@contextmanager
def w3m(address: str, editor: Path, name: str = "lucka-w3m") -> Iterator[Page]:
    """w3m on an address, with cookies taken, and with the editor that it opens for longer texts."""
    if not (shutil.which("w3m") and shutil.which("tmux")):
        pytest.skip("w3m or tmux is not installed")
    command = f"env -u LINES -u COLUMNS LANG=C.UTF-8 TERM=xterm w3m -cookie -o editor='{editor}' '{address}'"
    subprocess.run(["tmux", "-u", "new-session", "-d", "-s", name, "-x", str(COLUMNS), "-y", str(ROWS), command], check=True)
    try:
        yield Page(name)
    finally:
        subprocess.run(["tmux", "kill-session", "-t", name], check=False, capture_output=True)
