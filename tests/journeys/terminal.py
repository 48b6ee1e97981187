"""A text browser on a terminal of many rows, driven by what stands on its screen, as a person reads and presses keys."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

ROWS, COLUMNS = 100, 110
LOOKS = 100


class Terminal:
    """A tmux session that runs a text browser."""

    browser = ""

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
        return pytest.fail(f"{self.browser} shows no “{words}”:\n{screen.strip()}")

    def _type(self, words: str) -> None:
        self._tmux("send-keys", "-t", self.name, "-l", words)

    def _tmux(self, *words: str) -> str:
        return subprocess.run(["tmux", "-u", *words], capture_output=True, text=True, check=True).stdout


@contextmanager
def opened(browser: str, command: str) -> Iterator[str]:
    """The name of a session that runs the browser so, in the terminal's own size; skips where the browser is not installed."""
    if not (shutil.which(browser) and shutil.which("tmux")):
        pytest.skip(f"{browser} or tmux is not installed")
    name, size = f"lucka-{browser}", ("-x", str(COLUMNS), "-y", str(ROWS))
    told = f"env -u LINES -u COLUMNS LANG=C.UTF-8 TERM=xterm {command}"
    subprocess.run(["tmux", "-u", "new-session", "-d", "-s", name, *size, told], check=True)
    try:
        yield name
    finally:
        subprocess.run(["tmux", "kill-session", "-t", name], check=False, capture_output=True)
