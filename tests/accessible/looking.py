"""What a check is: a look at a page that answers with faults in words, and the criteria that it proves."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page

EYES = (Path(__file__).parent / "eyes.js").read_text(encoding="utf-8")
When = Literal["place", "view", "width", "scheme", "narrow", "keys", "touch", "errors", "desk", "citizen"]
"""Once a place · in every view · at each width · in each colour scheme · at 320 px · by keys · where touching does no harm ·
where answers are wrong · only at the desk · only on a citizen's pages."""
Look = Callable[[Page], Iterable[str]]


@dataclass(frozen=True)
class Check:
    """`look` gives the faults of the page as it stands; it leaves the page as it was, unless it is a touching one."""

    name: str
    criteria: tuple[str, ...]
    when: When
    look: Look

    def __call__(self, page: Page) -> list[str]:
        return [f"{self.name}: {fault}" for fault in self.look(page)]


CHECKS: dict[str, Check] = {}


def check(*criteria: str, when: When = "place") -> Callable[[Look], Look]:
    """Registers a check under its function's name."""

    def registered(look: Look) -> Look:
        CHECKS[look.__name__] = Check(look.__name__, criteria, when, look)
        return look

    return registered


def eyes(page: Page, measure: str) -> list[str]:
    """What one measure of `eyes.js` says, such as `clipped()`."""
    page.evaluate(f"window.eyes ? null : (() => {{ {EYES} }})()")
    return page.evaluate(f"eyes.{measure}")


def dressed(page: Page, css: str, measure: Callable[[], list[str]]) -> list[str]:
    """What is measured while more style is worn."""
    page.evaluate(
        "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet] }", css
    )
    try:
        return measure()
    finally:
        page.evaluate("document.adoptedStyleSheets = []")
