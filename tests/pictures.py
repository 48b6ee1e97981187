"""Pictures of the central pages, as they are seen on a telephone, a tablet and a screen, to look at with fresh eyes.

`python -m tests.pictures FOLDER` walks as the accessibility suite does, through a served demo, and takes a picture of each
page in `CITIZEN` and `DESK` at each width. `--help` tells of languages, dark, large letters, forced colours and paper.
"""

import re
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path

from playwright.sync_api import Browser

from forms import library
from tests.accessible import places, staff_places, touring
from tests.accessible.places import Place
from tests.accessible.visitor import Visitor
from tests.served import Running

WIDTHS = (360, 768, 1280)
CITIZEN = (
    "start", "found", "nothing found", "service", "before the first question", "help and hours", "accessibility statement",
    "first question", "who, nothing answered", "who, filled", "a stop", "days, nothing answered", "reach, empty",
    "an entry, wrong", "entries, as many as there may be", "files", "saved for later", "check the answers", "receipt",
    "status of a case", "open a case", "a question to answer", "no such page",
)  # fmt: skip
DESK = ("sign in", "queue", "a case", "a case, all that can be done", "services", "script")
TOURS = {"citizen": (places.CITIZEN, CITIZEN), "desk": (staff_places.DESK, DESK)}


def options() -> Namespace:
    parser = ArgumentParser(prog="python -m tests.pictures", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="where the pictures are laid")
    parser.add_argument("--language", default="sv", help="sv, en, fi, ar … (the desk speaks sv and en)")
    parser.add_argument("--width", type=int, action="append", help=f"in pixels, once or more; {WIDTHS} if none is given")
    parser.add_argument("--only", action="append", help="a page by its name, once or more")
    parser.add_argument("--dark", action="store_true", help="in dark colours")
    parser.add_argument("--forced", action="store_true", help="in the few colours that a system forces")
    parser.add_argument("--large", action="store_true", help="in the larger, simpler view")
    parser.add_argument("--text", type=int, default=100, help="size of the text in percent")
    parser.add_argument("--print", action="store_true", help="on paper (PDF) instead")
    return parser.parse_args()


def way(tour: list[Place], wanted: Iterable[str]) -> Iterator[Place]:
    """The places in order, up to the last that is wanted: each may lean on the one before it."""
    left = set(wanted)
    for each in tour:
        if left and "onward" not in each.marks:
            left.discard(each.name)
            yield each


def person(browser: Browser, running: Running, asked: Namespace) -> Visitor:
    context = browser.new_context(
        locale="sv-SE",
        bypass_csp=True,
        color_scheme="dark" if asked.dark else "light",
        forced_colors="active" if asked.forced else "none",
    )
    if asked.large:
        context.add_cookies([{"name": "lucka_view", "value": "large", "url": running.address}])
    forms = {service: library.form(name) for service, name in places.SERVICES.items()}
    return Visitor(context, running.address, asked.language, forms)


def take(visitor: Visitor, name: str, asked: Namespace) -> None:
    """One page at every width, or on paper."""
    page, stem = visitor.page, re.sub(r"\W+", "-", name)
    if asked.print:
        page.pdf(path=asked.folder / f"{stem}.pdf", format="A4")
        return
    if asked.text != 100:
        page.add_style_tag(content=f":root {{ font-size: {asked.text}% !important }}")
    for width in asked.width or WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.screenshot(path=asked.folder / f"{stem}-{width}.png", full_page=True)
    page.set_viewport_size({"width": 1280, "height": 900})


def main(asked: Namespace) -> None:
    asked.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, touring.municipality(Path(data)) as running, touring.chromium() as browser:
        for kind, (tour, central) in TOURS.items():
            wanted = [name for name in central if not asked.only or name in asked.only]
            visitor = person(browser, running, asked)
            for place in way(tour, wanted):
                place.reach(visitor)
                if place.name in wanted:
                    take(visitor, f"{kind} {central.index(place.name) + 1:02} {place.name}", asked)


if __name__ == "__main__":
    main(options())
