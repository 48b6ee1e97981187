"""Lynx on a terminal of many rows, driven by what stands on its screen, as a person reads and presses keys."""

import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

ROWS, COLUMNS = 100, 110
LOOKS = 100


class Terminal:
    """A tmux session that runs lynx. Links and fields are numbered on screen; the arrow keys go from one to the next."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.at = 1

    def screen(self) -> str:
        return self._tmux("capture-pane", "-p", "-t", self.name)

    def until(self, words: str) -> str:
        """The screen once it shows the words."""
        for _ in range(LOOKS):
            screen = self.screen()
            if words in screen:
                return screen
            time.sleep(0.1)
        return pytest.fail(f"lynx shows no “{words}”:\n{screen.strip()}")

    def press(self, words: str, then: str) -> str:
        """Go to the link or button that carries the words and press it; returns the page that shows `then`."""
        self._go(self._number(rf"\[(\d+)\][^\[\n]*{re.escape(words)}", words))
        self._keys("Enter")
        self.at = 1
        return self.until(then)

    def tick(self, words: str) -> None:
        """Tick the option that carries the words."""
        self._go(self._number(rf"\[(\d+)\][(\[][^\[\n]*{re.escape(words)}", words))
        self._keys("Enter")

    def fill(self, label: str, words: str) -> None:
        """Write into the first field after its label."""
        self._go(self._number(rf"{re.escape(label)}[^\[]*\[(\d+)\]", label))
        self._tmux("send-keys", "-t", self.name, "-l", words)

    def _number(self, pattern: str, wanted: str) -> int:
        self.until(wanted)
        found = re.search(pattern, self.screen())
        return int(found[1]) if found else pytest.fail(f"lynx numbers no “{wanted}”:\n{self.screen().strip()}")

    def _go(self, number: int) -> None:
        self._keys(*(["Down"] * (number - self.at) or ["Up"] * (self.at - number)))
        self.at = number

    def _keys(self, *keys: str) -> None:
        if keys:
            self._tmux("send-keys", "-t", self.name, *keys)
            time.sleep(0.3)

    def _tmux(self, *words: str) -> str:
        return subprocess.run(["tmux", "-u", *words], capture_output=True, text=True, check=True).stdout


@contextmanager
def lynx(address: str, name: str = "lucka-lynx") -> Iterator[Terminal]:
    """Lynx on an address, in Swedish, with cookies taken."""
    if not (shutil.which("lynx") and shutil.which("tmux")):
        pytest.skip("lynx or tmux is not installed")
    command = f"env -u LINES -u COLUMNS LANG=C.UTF-8 TERM=xterm lynx -accept_all_cookies -number_fields -nocolor '{address}'"
    subprocess.run(["tmux", "-u", "new-session", "-d", "-s", name, "-x", str(COLUMNS), "-y", str(ROWS), command], check=True)
    try:
        yield Terminal(name)
    finally:
        subprocess.run(["tmux", "kill-session", "-t", name], check=False, capture_output=True)
