"""A master filled in with answers: the same pages, the letters of a pen, each answer told after its question.

Nothing is laid out again, so it takes hundredths of a second. What does not fit its room, or cannot be written in the
letters that we draw, is marked with a star and told in full on sheets that follow (`extra`); it is never made small.
"""

import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from accessibility.paper.answered.entries import Written
from accessibility.paper.answered.penned import Unfit, penned
from accessibility.paper.files import lettering, mending
from accessibility.paper.sheets.measures import MEASURES

Field = Mapping[str, Any]
STAR = "*"


@dataclass(frozen=True)
class Given:
    """An answer and its place on the sheet; `told` is all of it in words, for who listens."""

    path: str
    written: Written
    told: str


@dataclass(frozen=True)
class Filled:
    """The sheet, still open, and the paths of what stands elsewhere in full."""

    pdf: Pdf
    unfit: frozenset[str]


def fill(master: bytes, layout: Field, given: Iterable[Given], mark: Callable[[int], str], elsewhere: str) -> Filled:
    """Write the answers on the master's pages. `mark` draws the marks of a page; `elsewhere` says where the rest stands."""
    pdf = pikepdf.open(io.BytesIO(master))
    points = MEASURES[layout["size"]].points
    drawn: dict[int, list[str]] = defaultdict(list)
    names, unfit = pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree), set()
    for answer in given:
        strokes, told = _strokes(answer, layout["fields"].get(answer.path), points), answer.told
        if strokes is None:
            unfit.add(answer.path)
            strokes, told = _starred(layout["fields"].get(answer.path), elsewhere, points), elsewhere
        for page, operators in strokes.items():
            drawn[page].append(_tell(pdf, names, answer.path, page, told, operators))
    everything = "\n".join(operators for page in drawn.values() for operators in page)
    marks = [mark(page) for page in range(1, len(pdf.pages) + 1)]
    lettering.embed(pdf, list(pdf.pages), everything + "".join(marks))
    for number, page in enumerate(pdf.pages, start=1):
        mending.redraw(pdf, page, marks[number - 1])
        if number in drawn:
            mending.draw_below_last(pdf, page, "\n".join(drawn[number]))
    return Filled(pdf, frozenset(unfit))


def _strokes(answer: Given, field: Field | None, points: int) -> dict[int, str] | None:
    """What is drawn of an answer: page → operators; None when it does not fit."""
    if field is None:
        return None
    try:
        return penned(answer.written, field, points)
    except Unfit:
        return None


def _starred(field: Field | None, elsewhere: str, points: int) -> dict[int, str]:
    """A star where the answer would begin, and where it stands if there is a line for that."""
    begins = next((part for part in (field or {"parts": {}})["parts"].values()), None)
    if begins is None:
        return {}
    page, left, _, _, bottom = begins["boxes"][0]
    words = f"{STAR} {elsewhere}" if begins["shape"] == "row" and lettering.can_write(elsewhere) else STAR
    return {page: lettering.write(words, left + 2, bottom - 3, points)}


def _tell(pdf: Pdf, names: pikepdf.NameTree, path: str, page: int, told: str, operators: str) -> str:
    """The operators as content that stands last under its question, said as `told`."""
    root, leaf = pdf.Root.StructTreeRoot, pdf.pages[page - 1].obj
    owners = pikepdf.NumberTree(root.ParentTree)[int(leaf.StructParents)]
    parent = names[path] if path in names else root.K[0]
    element = pdf.make_indirect(Dictionary(
        Type=Name.StructElem, S=Name.P, P=parent, Pg=leaf, K=Array([len(owners)]), ActualText=String(told),
    ))  # fmt: skip
    parent.K.append(element)
    owners.append(element)
    return f"/P <</MCID {len(owners) - 1}>> BDC\nq\n{operators}\nQ\nEMC"
