"""The form at a glance, beside what is edited: its pages, and the questions of the page that is open."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from forms.editing.outline import Line, said
from forms.editing.places import Tree
from forms.texts import UNWRITTEN, Say
from portal import icons
from portal.admin.builder.words import KINDS, PARTS, UNTITLED, of_item

FEW = 60
"""How many lines are shown all at once; of a longer form only the page that is open."""
LONGEST = 90


@dataclass(frozen=True)
class Row:
    """One line: an item as it is told at a glance, and how many findings there are at it."""

    address: str
    words: str
    number: int
    icon: str
    kind: str
    depth: int
    has_condition: bool
    is_here: bool
    findings: int
    stops: bool


@dataclass(frozen=True)
class PageRow(Row):
    """A page, the rows on it (none when it is folded) and how many questions it has."""

    rows: tuple[Row, ...] = ()
    count: int = 0


@dataclass(frozen=True)
class Contents:
    pages: tuple[PageRow, ...]
    is_whole: bool
    questions: int
    conditions: int
    rules: int


Found = Mapping[str, Sequence[bool]]
"""Address → for each finding there whether it stops."""


def contents(tree: Tree, lines: Sequence[Line], here: str, say: Say, found: Found, *, whole: bool = False) -> Contents:
    """The outline with its rows worded; `here` is the address that is open, `whole` opens every page."""
    grouped = list(_by_page(lines))
    is_whole = whole or len(lines) <= FEW
    counts = Counter({page.address: sum(bool(line.number) for line in inner) for page, inner in grouped})
    pages = []
    for page, inner in grouped:
        is_open = is_whole or here == page.address or any(line.address == here for line in inner)
        rows = tuple(_row(line, here, say, found) for line in inner) if is_open else ()
        among = [line.address for line in inner] if not is_open else []
        pages.append(_page_row(page, here, say, _gathered(found, [page.address, *among]), rows, counts[page.address]))
    questions = sum(counts.values())
    return Contents(tuple(pages), is_whole, questions, len(tree.get("conditions", ())), len(tree.get("rules", ())))


def _by_page(lines: Sequence[Line]) -> Iterator[tuple[Line, list[Line]]]:
    starts = [index for index, line in enumerate(lines) if line.sort == "page"]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield lines[start], list(lines[start + 1 : end])


def _row(line: Line, here: str, say: Say, found: Found) -> Row:
    words = of_item(line.sort, line.kind)
    at = found.get(line.address, ())
    return Row(
        line.address, called(line.label, say), line.number, words.icon, say(words.name), line.depth, line.has_condition,
        line.address == here, len(at), any(at),
    )  # fmt: skip


def _page_row(line: Line, here: str, say: Say, found: Sequence[bool], rows: tuple[Row, ...], count: int) -> PageRow:
    return PageRow(
        line.address, called(line.label, say), 0, "page", say(PARTS["page"].name), 0, line.has_condition, line.address == here,
        len(found), any(found), rows, count,
    )  # fmt: skip


def _gathered(found: Found, addresses: Sequence[str]) -> list[bool]:
    return [each for address in addresses for each in found.get(address, ())]


def called(label: object, say: Say) -> str:
    """A part's own words, cut short; what it is called until it has any."""
    words = said(label, say)
    if not words or words == UNWRITTEN:
        return say(UNTITLED)
    return words if len(words) <= LONGEST else type(words)(words[:LONGEST].rstrip() + "…") if type(words) is str else words


def sprite() -> list[tuple[str, Markup]]:
    """Each icon of the outline drawn once; its rows only point at them."""
    names = {words.icon for words in (*KINDS.values(), *PARTS.values())} | {"branch", "alert", "info"}
    return [(name, Markup('<path d="{}"/>').format(icons.LINES[name])) for name in sorted(names)]
