"""Who goes where in which languages: the whole run, and the part of it that every test run holds."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from accessibility import languages
from eservices.database import connect
from eservices.publishing import publications
from forms import library, reading
from tests import versions
from tests.accessible.matrix import EVERY_VIEW, FEW_VIEWS, ONE_VIEW, Findings, Tour, Views
from tests.accessible.places import CITIZEN, CLOSED, KINDS, NOT_OPEN, OLD_SHEETS, SERVICES, Place
from tests.accessible.staff_places import DESK
from tests.accessible.visitor import ADMINISTRATOR, AGENT, HANDLER, Visitor
from tests.journeys.conftest import CHROMIUM
from tests.served import Running, serving


@dataclass(frozen=True)
class Trip:
    """One visitor's places and views in one language. The way to them leads `through` other places (all before, if none)."""

    kind: str
    language: str
    places: tuple[str, ...]
    views: Views
    through: tuple[str, ...] | None = None

    def __str__(self) -> str:
        return f"{self.kind} {self.language}"


def trips(central_only: bool = False) -> list[Trip]:
    """The whole run, the longest first, or that of central places. An onward place is a long way: it is walked in one language."""
    central = _names([each for each in CITIZEN if each.key])
    places = central if central_only else _names([each for each in CITIZEN if "onward" not in each.marks])
    sampled = [Trip("citizen", code, central, FEW_VIEWS) for code in ("en", "fi") if code in languages.names()]
    return [
        Trip("citizen", "sv", places, EVERY_VIEW),
        Trip("citizen", "ar", places, EVERY_VIEW),
        Trip("citizen", "sv", _names([each for each in CITIZEN if "onward" in each.marks]), ONE_VIEW, through=()),
        *sampled,
        Trip("desk", "sv", _names(DESK), EVERY_VIEW),
        Trip("desk", "en", _names(DESK), FEW_VIEWS),
    ]


def _names(places: list[Place]) -> tuple[str, ...]:
    return tuple(each.name for each in places)


def go(trip: Trip, address: str, browser: Browser, tell: Callable[[str], None] = lambda line: None) -> Findings:
    """Make one trip in a browser of its own kind."""
    context = browser.new_context(locale="sv-SE")
    forms = {service: library.form(name) for service, name in SERVICES.items()}
    visitor = Visitor(context, address, trip.language, forms)
    every = CITIZEN if trip.kind == "citizen" else DESK
    try:
        return Tour(visitor, trip.kind, _way(trip, every), trip.views, frozenset(trip.places), tell).go()
    finally:
        context.close()


def _way(trip: Trip, every: list[Place]) -> list[Place]:
    if trip.through is not None:
        return [each for each in every if each.name in (*trip.places, *trip.through)]
    last = max(number for number, each in enumerate(every) if each.name in trip.places)
    return every[: last + 1]


@contextmanager
def municipality(folder: Path) -> Iterator[Running]:
    """A served Lucka with a believable municipality, the specimen as a service, an agent who may see every case, and an administrator."""
    with serving(folder / "data", "--demo") as running:
        running.employ(AGENT, "Kerstin Alm", "agent", "contact-centre", "building", "care", "streets")
        running.employ(ADMINISTRATOR, "Agneta Holm", "administrator")
        running.employ(HANDLER, "Helge Dahl", "handler", "building")
        _press(folder)
        yield running


def _press(folder: Path) -> None:
    """The specimen as a service, and services that are not open, closed, or ask otherwise than their first sheets do."""
    source = library.path(library.SPECIMEN).read_text(encoding="utf-8").replace("service: specimen", f"service: {KINDS}")
    database = connect(None, folder / "data")
    with closing(database):
        with database.writing() as db:
            publications.publish_as_it_is(db, reading.read(source), source, "test")
        versions.publish(database.writing, *versions.FIRST, service=NOT_OPEN, title="Sommarkollo", opens_on="2099-06-01")
        versions.publish(database.writing, *versions.FIRST, service=CLOSED, title="Vinterkollo", closes_on="2020-01-31")
        versions.publish(database.writing, *versions.FIRST, service=OLD_SHEETS)
        versions.publish(database.writing, *versions.SECOND, service=OLD_SHEETS, running="move")


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser
        browser.close()
