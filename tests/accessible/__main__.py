"""Looks at every place in every view and writes what was found for the accessibility statement; exit 1 when something was.

`python -m tests.accessible` takes twenty minutes on two cores; `--central` looks at central places alone, `--quiet` tells
only faults, `--dry` leaves the last run as it is.
"""

import sys
import tempfile
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path

from eservices import clock
from tests.accessible import markup, report, weights
from tests.accessible.checks.whole import WHOLE
from tests.accessible.criteria import VALID_MARKUP
from tests.accessible.matrix import Findings
from tests.accessible.touring import Trip, chromium, go, municipality, trips


def make(trip: Trip, address: str, is_quiet: bool) -> tuple[Findings, str]:
    """One trip in a process of its own, with the markup of all that it saw; and the browser's name."""
    tell: Callable[[str], None] = (lambda line: None) if is_quiet else (lambda line: print(f"  {trip.kind} {line}", flush=True))
    with chromium() as browser:
        found = go(trip, address, browser, tell)
        found.faults += markup.faults(found.sources.kept) + weights.faults(found.sources.kept, address)
        found.sources.kept.clear()
        return found, f"Chromium {browser.version.split('.')[0]}"


def read(arguments: list[str]) -> Namespace:
    parser = ArgumentParser("python -m tests.accessible", description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    for flag in ("--central", "--quiet", "--dry"):
        parser.add_argument(flag, action="store_true")
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> int:
    asked = read(arguments)
    with tempfile.TemporaryDirectory() as folder, municipality(Path(folder)) as running, ProcessPoolExecutor(3) as workers:
        tours = trips(asked.central)
        made = list(workers.map(make, tours, repeat(running.address), repeat(asked.quiet)))
    named, spoilt = report.failing_tests()
    faults = [fault for found, _ in made for fault in found.faults] + [f"the test {name} fails" for name in sorted(spoilt)]
    checks = {name for found, _ in made for name in found.ran} | {*WHOLE, VALID_MARKUP}
    pages, views = set().union(*(found.pages for found, _ in made)), sum(found.views for found, _ in made)
    failed = report.names_in(faults, checks) | spoilt
    run = report.Run(made[0][1], len({page.split("/", 3)[3] for page in pages}), views, checks | named, failed, clock.today())
    if not asked.dry:
        run.write()
    print(*sorted(set(faults)), sep="\n")
    print(f"{run.pages} pages in {run.views} views by {len(checks)} checks: {len(set(faults))} faults.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
