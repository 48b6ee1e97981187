"""Who goes where in which languages: the whole run, and the part of it that every test run holds."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from accessibility import languages
from forms import library
from tests.accessible.matrix import EVERY_VIEW, FEW_VIEWS, Findings, Tour, Views
from tests.accessible.places import CITIZEN, DESK, KINDS, SERVICES, Place
from tests.accessible.visitor import AGENT, Visitor
from tests.journeys.conftest import CHROMIUM
from tests.served import PASSWORD, Running, serving

WHOLE_WAY = {"sv", "ar"}
"""The languages in which a citizen's every place is seen in every view; in others some are, in few."""


@dataclass(frozen=True)
class Trip:
    """One visitor's places and views in one language."""

    kind: str
    language: str
    places: tuple[str, ...]
    views: Views

    def __str__(self) -> str:
        return f"{self.kind} {self.language}"


def trips() -> list[Trip]:
    """The whole run."""
    offered = [code for code in ("sv", "ar", "en", "fi") if code in languages.names()]
    citizens = [_citizen(code) for code in offered]
    return [*citizens, Trip("desk", "sv", _names(DESK), EVERY_VIEW), Trip("desk", "en", _names(DESK), FEW_VIEWS)]


def _citizen(language: str) -> Trip:
    """An onward place is a long way: it is walked in the first language only."""
    if language not in WHOLE_WAY:
        return Trip("citizen", language, _names([each for each in CITIZEN if each.key]), FEW_VIEWS)
    return Trip(
        "citizen", language, _names([each for each in CITIZEN if language == "sv" or "onward" not in each.marks]), EVERY_VIEW
    )


def _names(places: list[Place]) -> tuple[str, ...]:
    return tuple(each.name for each in places)


def go(trip: Trip, address: str, browser: Browser, tell: Callable[[str], None] = lambda line: None) -> Findings:
    """Make one trip in a browser of its own kind."""
    context = browser.new_context(locale="sv-SE")
    forms = {service: library.form(name) for service, name in SERVICES.items()}
    visitor = Visitor(context, address, trip.language, forms)
    every = CITIZEN if trip.kind == "citizen" else DESK
    last = max(number for number, each in enumerate(every) if each.name in trip.places)
    try:
        return Tour(visitor, trip.kind, every[: last + 1], trip.views, frozenset(trip.places), tell).go()
    finally:
        context.close()


@contextmanager
def municipality(folder: Path) -> Iterator[Running]:
    """A served Lucka with a believable municipality, the specimen as a service, and an agent who may see every case."""
    with serving(folder / "data", "--demo") as running:
        source = library.path(library.SPECIMEN).read_text(encoding="utf-8").replace("service: specimen", f"service: {KINDS}")
        (folder / "specimen.yaml").write_text(source, encoding="utf-8")
        running.command("forms", "publish", str(folder / "specimen.yaml"))
        groups = [word for group in ("contact-centre", "building", "care", "streets") for word in ("--group", group)]
        running.command("staff", "add", AGENT, "--name", "Kerstin Alm", "--role", "agent", *groups, stdin=PASSWORD)
        yield running


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser
        browser.close()
