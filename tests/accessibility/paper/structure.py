"""How the tests walk the tree of a tagged file: what is read aloud, in which order, in whose language."""

import io
from collections.abc import Iterator
from typing import NamedTuple

import pikepdf

HEADINGS = {f"/H{level}": level for level in range(1, 7)}


class Read(NamedTuple):
    """A piece of content in the order in which it is read: its page (from 0), its mark there, its element and language."""

    page: int
    mark: int
    element: pikepdf.Object
    language: str


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every element in the order in which it is read."""
    yield from _below(pdf.Root.StructTreeRoot.K[0])


def _below(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    yield element
    for kid in element.get("/K", []):
        if not isinstance(kid, int) and kid.get("/Type") == "/StructElem":
            yield from _below(kid)


def read(pdf: pikepdf.Pdf) -> list[Read]:
    numbers = {each.obj.objgen: number for number, each in enumerate(pdf.pages)}
    return list(_read(pdf.Root.StructTreeRoot.K[0], numbers, str(pdf.Root.Lang)))


def _read(element: pikepdf.Object, numbers: dict, language: str) -> Iterator[Read]:
    own = str(element.Lang) if "/Lang" in element else language
    for kid in element.get("/K", []):
        if isinstance(kid, int):
            yield Read(numbers[element.Pg.objgen], int(kid), element, own)
        elif kid.get("/Type") == "/MCR":
            yield Read(numbers[kid.Pg.objgen], int(kid.MCID), element, own)
        elif kid.get("/Type") == "/StructElem":
            yield from _read(kid, numbers, own)


def marked(pdf: pikepdf.Pdf) -> set[tuple[int, int]]:
    """(page, mark) of all content that is not an artifact."""
    found = set()
    for number, page in enumerate(pdf.pages):
        for operands, operator in pikepdf.parse_content_stream(page):
            if operator == pikepdf.Operator("BDC") and operands[0] != pikepdf.Name.Artifact:
                found.add((number, int(operands[1].MCID)))
    return found


def unmarked(pdf: pikepdf.Pdf) -> int:
    """How many times something is drawn that is neither read aloud nor an artifact."""
    shown, depth, count = {"Tj", "TJ", "S", "s", "f", "F", "f*", "B", "b", "Do"}, 0, 0
    for page in pdf.pages:
        for _, operator in pikepdf.parse_content_stream(page):
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(operator), 0)
            count += str(operator) in shown and not depth
    return count
