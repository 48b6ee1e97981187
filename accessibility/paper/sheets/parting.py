"""What does not stand on one page as it is: a question that is too long for one, and words whose question takes the next."""

from accessibility.paper.files.pdf import Anchors, LaidOut
from accessibility.paper.sheets.measures import INTRODUCTION_END, QUESTIONS_END

ONWARD = '<p class="onward">'


def settled(html: str, laid: LaidOut) -> str:
    """The document with long questions set closer, and with a word of where the question is where a page has none."""
    for path in sorted(_split(laid.anchors)):
        html = _classed(html, path, "long")
    for path in _after_idle_pages(laid.anchors):
        html = _alone(html, path)
    return html


def asks(anchors: Anchors, page: int) -> bool:
    """Whether there is anything to write on."""
    return bool(_paths(anchors, page))


def page_of(anchors: Anchors, end: str) -> int:
    return next(page for page, on_page in enumerate(anchors) if end in on_page)


def _split(anchors: Anchors) -> set[str]:
    """The paths of questions with places on two pages."""
    seen: dict[str, int] = {}
    pages = ((path, page) for page in range(len(anchors)) for path in _paths(anchors, page))
    return {path for path, page in pages if seen.setdefault(path, page) != page}


def _after_idle_pages(anchors: Anchors) -> list[str]:
    """The paths of questions that take a page by themselves, after one that holds words alone."""
    first, last = page_of(anchors, INTRODUCTION_END), page_of(anchors, QUESTIONS_END)
    idle = (page for page in range(first + 1, last) if not asks(anchors, page))
    return [path for page in idle for path in _paths(anchors, page + 1)[:1]]


def _paths(anchors: Anchors, page: int) -> list[str]:
    """Of the questions on a page, from the top."""
    places = sorted((corners[1], name) for name, corners in anchors[page].items() if ":" in name)
    return list(dict.fromkeys(name.partition(":")[0] for _, name in places))


def _classed(html: str, path: str, word: str) -> str:
    """The document with one more class on a question that has not got it."""
    head, found, tail = html.partition(f'data-name="{path}"')
    above, start, classes = head.rpartition('class="')
    has_it = word in classes.partition('"')[0].split()
    return html if has_it or not found else f"{above}{start}{word} {classes}{found}{tail}"


def _alone(html: str, path: str) -> str:
    """The document with a page begun at a question, or at the heading of its copy of a group.

    Words right above a question say where it is.
    """
    above, found, below = html.partition(f'data-name="{path}"')
    before, entry, between = above.rpartition('<section class="entry')
    if entry and between.count("<section") == 1:
        return f'{before}<section class="entry alone{between}{found}{below}'
    html = _classed(html, path, "alone")
    above, found, below = html.partition(f'data-name="{path}"')
    before, onward, between = above.rpartition(ONWARD)
    is_right_above = onward and between.count("<section") == 1
    return f'{before}<p class="onward shown">{between}{found}{below}' if is_right_above else html
