"""What the file of a master is made of, read once for all the copies of it: its pages, its questions, and where more may go.

Each is kept as it stands in the file, in two halves, so that a copy is written by putting what is its own between them.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from accessibility.paper.files import appending, lettering

MASTERS_KEPT = 8
_HERE = "LuckaHere"


class Parted(NamedTuple):
    """An object's number, and its body up to and after the place for more."""

    number: int
    head: bytes
    tail: bytes

    def holding(self, more: str) -> bytes:
        return self.head + more.encode() + self.tail


class Leaf(NamedTuple):
    """A page (more is drawn under its marks), the number of the stream of its marks, and what owns its content."""

    page: Parted
    marks: int
    key: int
    owners: bytes
    owned: int


@dataclass(frozen=True)
class Anatomy:
    """`questions`: each one's element in the tree by its path; `document` is the element that holds all; `parents` the way
    back from content to elements."""

    file: bytes
    end: appending.Ending
    leaves: tuple[Leaf, ...]
    questions: Mapping[str, Parted]
    document: Parted
    parents: int

    def owned_by(self, more: Mapping[int, str]) -> bytes:
        """The way back, with more owners of the content of some pages (from 0)."""
        rows = (b"%d %b %b ]" % (leaf.key, leaf.owners, more.get(n, "").encode()) for n, leaf in enumerate(self.leaves))
        return b"<< /Nums [ %b ] >>" % b" ".join(rows)


@lru_cache(MASTERS_KEPT)
def of(master: bytes, letters: frozenset[int]) -> Anatomy:
    """Of a master whose pages have these files of letters (`lettering.FILES`), which are put in where they are not there."""
    with pikepdf.open(io.BytesIO(master)) as pdf:
        pages = list(pdf.pages)
        if all(letters <= lettering.held(page) for page in pages):
            return _read(pdf, master)
        lettering.embed(pdf, pages, letters)
        kept = io.BytesIO()
        pdf.save(kept, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    with pikepdf.open(kept) as pdf:
        return _read(pdf, kept.getvalue())


def _read(pdf: Pdf, file: bytes) -> Anatomy:
    end, tree = appending.ending(file), pdf.Root.StructTreeRoot
    assert end is not None and tree.ParentTree.is_indirect
    owners = pikepdf.NumberTree(tree.ParentTree)
    leaves = tuple(_leaf(page.obj, owners[int(page.obj.StructParents)]) for page in pdf.pages)
    questions = {path: _parted(element, Name.K) for path, element in pikepdf.NameTree(tree.IDTree).items()}
    return Anatomy(file, end, leaves, questions, _parted(tree.K[0], Name.K), tree.ParentTree.objgen[0])


def _leaf(page: Dictionary, owners: Array) -> Leaf:
    marks, whole = page.Contents[-1].objgen[0], owners.unparse(resolved=True)
    parted = _parted(page, Name.Contents, before=1)
    return Leaf(parted, marks, int(page.StructParents), whole[: whole.rindex(b"]")], len(owners))


def _parted(holder: Object, name: Name, before: int = 0) -> Parted:
    """Parted in its array of that name: at the end of it, or before the last so many."""
    held = list(holder[name])
    held.insert(len(held) - before, String(_HERE))
    holder[name] = Array(held)
    head, _, tail = holder.unparse(resolved=True).partition(f"({_HERE})".encode())
    return Parted(holder.objgen[0], head, tail)
