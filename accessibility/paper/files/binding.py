"""Several finished files as one: their pages after each other, and all that is read aloud in that order."""

import io
from collections.abc import Iterable

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String


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
    names = pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree)
    for child in told.K:
        child.P = pdf.Root.StructTreeRoot.K[0]
        _name_anew(child, f"{at}/", names)
    return list(told.K)


def _name_anew(element: Dictionary, where: str, names: pikepdf.NameTree) -> None:
    """Two files may have elements of one name, and a cell of a table tells its headings by name."""
    if Name.ID in element:
        element.ID = String(f"{where}{element.ID}")
        names[str(element.ID)] = element
    told = element.get(Name.A, Dictionary())
    if isinstance(told, Dictionary) and Name.Headers in told:
        told.Headers = Array(String(f"{where}{each}") for each in told.Headers)
    for kid in element.get(Name.K, Array()):
        if not isinstance(kid, int) and kid.get(Name.Type) == Name.StructElem:
            _name_anew(kid, where, names)


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


def part_after(pdf: Pdf, contents: Iterable[bytes], language: str) -> None:
    """Put finished files last, as a part in its own language."""
    root = pdf.Root.StructTreeRoot.K[0]
    part = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Part, P=root, Lang=String(language), K=Array()))
    for content in contents:
        for child in _taken_in(pdf, content, at=len(pdf.pages)):
            child.P = part
            part.K.append(child)
    root.K.append(part)
