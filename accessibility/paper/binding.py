"""Several finished files as one: their pages after each other, and all that is read aloud in that order."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Pdf


def before(pdf: Pdf, letter: bytes) -> None:
    """Put a letter's pages first."""
    children = _taken_in(pdf, letter, at=0)
    root = pdf.Root.StructTreeRoot.K[0]
    root.K = Array([*children, *root.K])


def after(pdf: Pdf, sheets: bytes) -> None:
    """Put more sheets last."""
    children = _taken_in(pdf, sheets, at=len(pdf.pages))
    pdf.Root.StructTreeRoot.K[0].K.extend(children)


def _taken_in(pdf: Pdf, content: bytes, at: int) -> list[Dictionary]:
    """The pages stand in the file; what is told of them, to be hung where it belongs."""
    with pikepdf.open(io.BytesIO(content)) as other:
        tree, count = other.Root.StructTreeRoot, len(other.pages)
        owners = [_owners(other, page) for page in other.pages]
        for number, page in enumerate(other.pages):
            pdf.pages.insert(at + number, page)
        told = pdf.copy_foreign(other.make_indirect(tree.K[0]))
        for number, each in enumerate(owners):
            _own(pdf, pdf.pages[at + number].obj, pdf.copy_foreign(each))
        assert count == len(owners)
    for child in told.K:
        child.P = pdf.Root.StructTreeRoot.K[0]
    return list(told.K)


def _owners(other: Pdf, page: pikepdf.Page) -> pikepdf.Object:
    """Which elements a page's content belongs to."""
    parents = pikepdf.NumberTree(other.Root.StructTreeRoot.ParentTree)
    return other.make_indirect(parents[int(page.obj.StructParents)])


def _own(pdf: Pdf, page: Dictionary, owners: pikepdf.Object) -> None:
    parents = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    key = max(parents, default=-1) + 1
    page.StructParents = key
    parents[key] = owners
    pdf.Root.StructTreeRoot.ParentTreeNextKey = key + 1
