"""What WeasyPrint leaves to be done before a reader aloud gets it right (measured on 70.0), and drawing on finished pages.

Heads and feet are tagged as content that stands nowhere in the tree: they become artifacts. Rooms to write in leave empty
elements in the tree: they are taken out. Items of lists in columns are lifted into their list.
"""

from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator, Pdf

from accessibility.paper.files import lettering
from accessibility.paper.files.ink import DRAWN_LAST, artifact


def mend(pdf: Pdf) -> None:
    root = pdf.Root.StructTreeRoot
    known: dict[int, set[int]] = {}
    pages = {page.objgen: number for number, page in enumerate(page.obj for page in pdf.pages)}
    _prune(root.K[0], pages, known)
    _name(pdf, root)
    for number, page in enumerate(pdf.pages):
        _outside_the_tree(pdf, page, known.get(number, set()))
        _forget(root.ParentTree, page, known.get(number, set()))


def _prune(element: Dictionary, pages: dict[tuple[int, int], int], known: dict[int, set[int]]) -> bool:
    """Take empty elements out below `element`, note each page's marked content; whether anything remains."""
    kept = Array()
    for kid in element.get(Name.K, Array()):
        if isinstance(kid, int):
            known.setdefault(pages[element.Pg.objgen], set()).add(int(kid))
            kept.append(kid)
        elif kid.get(Name.Type) != Name.StructElem or _prune(kid, pages, known) or kid.S in (Name.TD, Name.TH):
            kept.extend(_lifted(kid, element))
    element.K = kept
    return len(kept) > 0


def _name(pdf: Pdf, root: Dictionary) -> None:
    """The way from a name to the element that bears it."""
    names = pikepdf.NameTree.new(pdf)
    for element in _named(root.K[0]):
        names[str(element.ID)] = element
    root.IDTree = names.obj


def _named(element: Dictionary) -> Iterator[Dictionary]:
    if Name.ID in element:
        yield element
    for kid in element.get(Name.K, Array()):
        if not isinstance(kid, int) and kid.get(Name.Type) == Name.StructElem:
            yield from _named(kid)


def _lifted(kid: Dictionary, parent: Dictionary) -> list[Dictionary]:
    """The items of a list out of the nameless boxes that a flexible layout puts round them; anything else as it is."""
    if parent.S != Name.L or Name.NonStruct != kid.S:
        return [kid]
    for item in kid.K:
        item.P = parent
    return list(kid.K)


def _outside_the_tree(pdf: Pdf, page: pikepdf.Page, known: set[int]) -> None:
    """Rewrite the page: marked content that the tree does not know is an artifact."""
    instructions = []
    for operands, operator in pikepdf.parse_content_stream(page):
        if operator == Operator("BDC") and operands[1].get(Name.MCID, -1) not in known:
            operands = [Name.Artifact, Dictionary(Type=Name.Pagination)]
        instructions.append((operands, operator))
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))


def _forget(parents: Dictionary, page: pikepdf.Page, known: set[int]) -> None:
    """The way back from content to element, without what is no content any more."""
    owners = pikepdf.NumberTree(parents)[int(page.obj.StructParents)]
    for marked in range(len(owners)):
        if marked not in known:
            owners[marked] = None


def stamp(pdf: Pdf, drawings: Sequence[str]) -> None:
    """Draw on each page, on top and outside the reading order. A page's own changes of the grid are closed in first.

    What is drawn at one time stays in a stream of its own.
    """
    lettering.embed(pdf, list(pdf.pages), lettering.asked_for("\n".join(drawings)))
    for page, drawing in zip(pdf.pages, drawings, strict=False):
        if drawing:
            draw(pdf, page, artifact(drawing))


def tell_what_is_last(pdf: Pdf) -> None:
    """On each page, of the stream that was drawn last: so it is found in the finished file without reading all of it."""
    for number, page in enumerate(pdf.pages, start=1):
        if isinstance(page.obj.Contents, Array):
            page.obj.Contents[-1][Name("/" + DRAWN_LAST)] = number


def draw(pdf: Pdf, page: pikepdf.Page, operators: str) -> None:
    """One more stream on top of the page's others, the last of which is the latest drawn."""
    if not isinstance(page.obj.Contents, Array):
        page.contents_add(b"q", prepend=True)
        page.contents_add(b"Q", prepend=False)
        page.contents_coalesce()
        page.obj.Contents = Array([page.obj.Contents])
    page.obj.Contents.append(pdf.make_stream(operators.encode()))
