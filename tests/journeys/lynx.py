"""Lynx: links and fields are numbered on screen, and the arrow keys go from one to the next."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.journeys.terminal import Terminal, opened


class Lynx(Terminal):
    """Lynx on a page."""

    browser = "lynx"

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.at = 1

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
        self._type(words)

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


@contextmanager
def lynx(address: str) -> Iterator[Lynx]:
    """Lynx on an address, in Swedish, with cookies taken."""
    with opened("lynx", f"lynx -accept_all_cookies -number_fields -nocolor '{address}'") as name:
        yield Lynx(name)
