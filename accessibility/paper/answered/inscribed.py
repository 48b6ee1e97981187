"""What is written on a master by a pen of ours, after the master's end: drawn under the marks, told last under its question."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from accessibility.paper.answered import anatomy
from accessibility.paper.answered.anatomy import Anatomy, Parted
from accessibility.paper.files import appending, lettering

_MARKED = "/P <</MCID {}>> BDC\nq\n{}\nQ\nEMC"


class Inscription(NamedTuple):
    """What is drawn of the answer at `path`, by page (from 1), and what a reader aloud says of it: once, on the first."""

    path: str
    drawn: Mapping[int, str]
    told: str


def inscribed(master: bytes, said: Sequence[Inscription], mark: Callable[[int], str]) -> bytes:
    """The master's copy. `mark` draws the marks of a page, in place of the master's own."""
    body = anatomy.of(
        master, frozenset({0} | lettering.asked_for("".join(operators for each in said for operators in each.drawn.values())))
    )
    changed = {leaf.marks: appending.drawn_last(mark(page), page) for page, leaf in enumerate(body.leaves, start=1)}
    return appending.append(body.file, body.end, changed | _written(body, said))


def _written(body: Anatomy, said: Sequence[Inscription]) -> dict[int, bytes]:
    """The objects of which a copy differs from its master, but for the marks, by their numbers."""
    changed, numbers = {}, count(body.end.size)
    drawn: dict[int, list[str]] = defaultdict(list)
    owners: dict[int, list[int]] = defaultdict(list)
    kids: dict[Parted, list[int]] = defaultdict(list)
    for each in said:
        parent, number, marked = body.questions.get(each.path, body.document), next(numbers), []
        for page, operators in ((page - 1, operators) for page, operators in each.drawn.items()):
            marked.append((body.leaves[page].page.number, body.leaves[page].owned + len(owners[page])))
            drawn[page].append(_MARKED.format(marked[-1][1], operators))
            owners[page].append(number)
        changed[number] = _element(parent.number, marked, each.told)
        kids[parent].append(number)
    for page, operators in drawn.items():
        number = next(numbers)
        changed[number] = appending.stream("\n".join(operators).encode())
        changed[body.leaves[page].page.number] = body.leaves[page].page.holding(_references([number]))
    changed |= {parent.number: parent.holding(_references(held)) for parent, held in kids.items()}
    return changed | {body.parents: body.owned_by(_all_references(owners))} if said else {}


def _element(parent: int, marked: Sequence[tuple[int, int]], told: str) -> bytes:
    """`marked` are the pages' objects, and what is marked on them; the first page is the element's own."""
    words = f"<feff{told.encode('utf-16-be').hex()}>"
    (page, first), *rest = marked
    kids = " ".join([str(first), *(f"<< /Type /MCR /Pg {later} 0 R /MCID {number} >>" for later, number in rest)])
    return f"<< /Type /StructElem /S /P /P {parent} 0 R /Pg {page} 0 R /K [ {kids} ] /ActualText {words} >>".encode()


def _all_references(numbers: Mapping[int, list[int]]) -> dict[int, str]:
    return {page: _references(held) for page, held in numbers.items()}


def _references(numbers: Sequence[int]) -> str:
    return " ".join(f"{number} 0 R" for number in numbers)
