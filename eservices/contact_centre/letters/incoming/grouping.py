"""Pages of a pile put into sheaves, each for one letter: what is not known to belong together is not laid together.

Pure. A sheet that was printed for one person bears a token of its own, which gathers its pages wherever they lie. Where two
papers bear the same one (somebody has copied a blank sheet), and where all do (a binder's), only pages that follow upon each
other in the pile are taken for one person's, and a person is asked to look.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from eservices.contact_centre.letters.incoming.scan_pages import ScanPage


class Sheaf(NamedTuple):
    """What goes into one letter."""

    token: str
    pages: tuple[ScanPage, ...]
    alarm: str = ""


class Master(NamedTuple):
    """What a token names: how many pages the sheet has, and whether everybody's sheets bear that token."""

    pages: int
    is_everybodys: bool


Placed = tuple[int, ScanPage]


def sheaves(pages: Sequence[ScanPage], masters: Mapping[str, Master]) -> list[Sheaf]:
    """Those that `counts` of a file's pages, in the order in which each sheaf's first lies."""
    lying = [page for page in pages if page.state not in ("blank", "double")]
    of_token: dict[str, list[Placed]] = {}
    for place, page in enumerate(lying):
        if page.token in masters:
            of_token.setdefault(page.token, []).append((place, page))
    made = [sheaf for token, placed in of_token.items() for sheaf in _of_token(token, placed, masters[token])]
    return sorted(made, key=lambda sheaf: sheaf.pages[0].number)


def strangers(pages: Sequence[ScanPage], masters: Mapping[str, Master]) -> Iterator[tuple[ScanPage, ...]]:
    """Pages that are of no sheet of ours, those that follow upon each other together."""
    run: list[ScanPage] = []
    for page in pages:
        if page.state in ("blank", "double"):
            continue
        if page.token not in masters:
            run.append(page)
        elif run:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def _of_token(token: str, placed: Sequence[Placed], master: Master) -> list[Sheaf]:
    if master.is_everybodys:
        alarm = "no_serial" if master.pages > 1 else ""
        return [Sheaf(token, run, alarm) for run in _runs(placed)]
    if len({page.page for _, page in placed}) == len(placed):
        return [Sheaf(token, tuple(page for _, page in placed))]
    runs = list(_runs(placed))
    if not all(run[0].page == 1 and len(run) >= master.pages for run in runs):
        runs = [(page,) for _, page in placed]
    return [Sheaf(token, run, "two_of_one") for run in runs]


def _runs(placed: Sequence[Placed]) -> Iterator[tuple[ScanPage, ...]]:
    """Pages that lie upon each other, each the next one of the sheet."""
    run: list[Placed] = []
    for place, page in placed:
        if run and (place, page.page) != (run[-1][0] + 1, run[-1][1].page + 1):
            yield tuple(each for _, each in run)
            run = []
        run.append((place, page))
    yield tuple(each for _, each in run)
