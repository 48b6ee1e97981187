"""What WeasyPrint 70.0 leaves out of a tagged file's tree: the language of a part, words from the right, a picture's place.

`lang` on an element never reaches the tree, so a reader aloud would say Swedish names by the rules of Arabic. Letters that run
from the right are drawn from the left, and some are joined in one shape: the words themselves stand beside what is drawn. The
place of a picture is told in the page's own points, from the bottom.
"""

from collections.abc import Iterator

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf import tags

from accessibility.marking import runs
from accessibility.paper.files.lengths import MM_PER_PX, PAGE_HEIGHT

POINTS_PER_PX = 0.75
_build = tags._build_box_tree


def _told(box, parent, pdf, page_number, nums, annotations, marked) -> Iterator[pydyf.Dictionary]:  # noqa: ANN001
    """The elements of a box as WeasyPrint makes them, with what it leaves out."""
    here = box._box if isinstance(box, AbsolutePlaceholder) else box
    words = {marked[child]["mcid"]: child.text for child in _texts(here) if runs(child.text) == "rtl"}
    language = here.element.get("lang") if here.element is not None and here.element_tag != "html" else None
    name = _name(here.element) if here.element is not None else None
    for element in _build(box, parent, pdf, page_number, nums, annotations, marked):
        if language:
            element["Lang"] = pydyf.String(language)
        if name:
            element["ID"], name = pydyf.String(name), None
        if element["S"] == "/Figure":
            element["A"]["BBox"] = pydyf.Array(_in_points(here))
        yield element
    for mark, text in words.items():
        pdf.objects[int(nums[mark].split()[0])]["ActualText"] = pydyf.String(text)


def _name(element) -> str | None:  # noqa: ANN001
    """What the element is found by in the tree: a question by its path, a place to write on by its id."""
    return element.get("data-name") or (element.get("id") if element.get("class") in ("tick", "cells", "row") else None)


def _in_points(box: boxes.Box) -> tuple[float, ...]:
    left, top = box.content_box_x(), box.content_box_y()
    edges = (left, PAGE_HEIGHT / MM_PER_PX - top - box.height, left + box.width, PAGE_HEIGHT / MM_PER_PX - top)
    return tuple(round(edge * POINTS_PER_PX, 2) for edge in edges)


def _texts(box: boxes.Box) -> Iterator[boxes.TextBox]:
    """The runs of letters that stand straight in a box."""
    for child in getattr(box, "children", ()):
        for each in child.children if isinstance(child, boxes.LineBox) else (child,):
            if isinstance(each, boxes.TextBox):
                yield each


def teach() -> None:
    """Let every file be told of what it holds."""
    tags._build_box_tree = _told
