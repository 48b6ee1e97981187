"""Several finished files as one: their pages after each other, and all that is read aloud in that order."""

import io
from collections.abc import Iterable

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from accessibility.paper.files.archive import make_lasting


def begun(title: str, language: str) -> Pdf:
    """A file of no pages, for others to be put in as parts."""
    pdf = pikepdf.new()
    pdf.Root.Lang, pdf.docinfo.Title = String(language), String(title)
    pdf.Root.MarkInfo, pdf.Root.ViewerPreferences = Dictionary(Marked=True), Dictionary(DisplayDocTitle=True)
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, IDTree=pikepdf.NameTree.new(pdf).obj))
    tree.ParentTree, tree.ParentTreeNextKey = pikepdf.NumberTree.new(pdf).obj, 0
    tree.K = Array([pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=tree, K=Array()))])
    pdf.Root.StructTreeRoot = tree
    make_lasting(pdf)
    return pdf


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
        tree = other.Root.StructTreeRoot
        named, parents = _named_anew(tree, f"{at}/"), pikepdf.NumberTree(tree.ParentTree)
        owners = [other.make_indirect(parents[int(page.obj.StructParents)]) for page in other.pages]
        for number, page in enumerate(other.pages):
            pdf.pages.insert(at + number, page)
        told = pdf.copy_foreign(other.make_indirect(tree.K[0]))
        for number, each in enumerate(owners):
            _own(pdf, pdf.pages[at + number].obj, pdf.copy_foreign(each))
        names = pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree)
        for element in named:
            names[str(element.ID)] = pdf.copy_foreign(element)
    for child in told.K:
        child.P = pdf.Root.StructTreeRoot.K[0]
    return list(told.K)


def _named_anew(tree: Dictionary, where: str) -> list[Dictionary]:
    """Two files may have elements of one name, and a cell of a table tells its headings by name. The elements with names."""
    named = [element for _, element in pikepdf.NameTree(tree.IDTree).items()]
    for element in named:
        element.ID = String(f"{where}{element.ID}")
    if any(element.S == Name.TH for element in named):
        _tell_headings_anew(tree.K[0], where)
    return named


def _tell_headings_anew(element: Dictionary, where: str) -> None:
    told = element.get(Name.A, Dictionary())
    if isinstance(told, Dictionary) and Name.Headers in told:
        told.Headers = Array(String(f"{where}{each}") for each in told.Headers)
    for kid in element.get(Name.K, Array()):
        if not isinstance(kid, int) and kid.get(Name.Type) == Name.StructElem:
            _tell_headings_anew(kid, where)


def _own(pdf: Pdf, page: Dictionary, owners: pikepdf.Object) -> None:
    """Let the page's content belong to these elements."""
    root = pdf.Root.StructTreeRoot
    parents = pikepdf.NumberTree(root.ParentTree)
    key = int(root[Name.ParentTreeNextKey]) if Name.ParentTreeNextKey in root else max(parents, default=-1) + 1
    page.StructParents, root.ParentTreeNextKey = key, key + 1
    parents[key] = owners


def part_after(pdf: Pdf, contents: Iterable[bytes], language: str) -> None:
    """Put finished files last, as a part in its own language."""
    root = pdf.Root.StructTreeRoot.K[0]
    part = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Part, P=root, Lang=String(language), K=Array()))
    for content in contents:
        for child in _taken_in(pdf, content, at=len(pdf.pages)):
            child.P = part
            part.K.append(child)
    root.K.append(part)
