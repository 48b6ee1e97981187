"""How a sheet fills its pages: none stands nearly empty, at the price of a second try at laying it out."""

from accessibility.paper.files.lengths import MM_PER_PX, PAGE_HEIGHT
from accessibility.paper.files.pdf import LaidOut, lay_out
from accessibility.paper.sheets.measures import INTRODUCTION_END, QUESTIONS_END, SHEET_END, Size
from eservices.municipality import Picture

FITS: dict[Size, tuple[tuple[str, ...], ...]] = {
    "standard": ((), ("ending",), ("tight",), ("flowing",), ("tight", "flowing", "ending")),
    "large": (("flowing",), ("flowing", "ending"), ("tight", "flowing"), ("tight", "flowing", "ending")),
    "largest": (
        ("flowing",), ("flowing", "ending"), ("tight", "flowing"), ("tight", "flowing", "ending"), ("flowing", "halved"),
    ),
}  # fmt: skip
"""Styles to add, the best looking first. In large print the introduction always takes more than its page."""
LEAST_FILLED = {INTRODUCTION_END: 0.4, QUESTIONS_END: 0.28, SHEET_END: 0.4}
"""How far down its page each must stand, as a part of the page's height. The last questions may stand by themselves."""
A_FEW_LINES = 0.3


def fitted(html: str, size: Size, arms: Picture | None = None, *, flows: bool = False) -> LaidOut:
    """The first way of laying out that leaves no page nearly empty; if none does, the best of those tried.

    `flows`: the questions begin under the introduction, whatever the size, as they do on a sheet of a few.
    """
    tried = []
    for fit in FITS["large" if flows else size]:
        laid = lay_out(html, "sheet", size, *fit, arms=arms)
        if _has_idle_page(laid):
            laid = lay_out(html, "sheet", size, *fit, "parted", arms=arms)
        is_full = all(_filled(laid, end) >= LEAST_FILLED[end] for end in _page_ends(fit))
        if len(laid.anchors) == 1 or (is_full and not _thin_pages(laid)):
            return laid
        tried.append(laid)
    return min(tried, key=lambda laid: (_thin_pages(laid), len(laid.anchors), -_filled(laid, SHEET_END)))


def _thin_pages(laid: LaidOut) -> int:
    """How many of the introduction's and the sheet's last pages hold a few lines alone."""
    alone = not _asks(laid, _page(laid, INTRODUCTION_END)) and _filled(laid, INTRODUCTION_END) < A_FEW_LINES
    return int(alone) + int(_filled(laid, SHEET_END) < A_FEW_LINES)


def _has_idle_page(laid: LaidOut) -> bool:
    """Whether a page holds words alone, because the question under them takes the next one by itself."""
    first, last = (_page(laid, end) for end in (INTRODUCTION_END, QUESTIONS_END))
    return any(not _asks(laid, page) for page in range(first + 1, last))


def _asks(laid: LaidOut, page: int) -> bool:
    """Whether there is anything to write on."""
    return any(":" in name for name in laid.anchors[page])


def _page(laid: LaidOut, end: str) -> int:
    return next(page for page, anchors in enumerate(laid.anchors) if end in anchors)


def _page_ends(fit: tuple[str, ...]) -> list[str]:
    """What a page ends with, other than where the next question did not fit."""
    introduction = [] if "flowing" in fit else [INTRODUCTION_END]
    return [*introduction, *([QUESTIONS_END] if "ending" in fit else []), SHEET_END]


def endings(laid: LaidOut) -> dict[str, float]:
    """What ends → how far down its page it does, as a part of the page's height."""
    return {end: round(_filled(laid, end), 3) for end in LEAST_FILLED}


def _filled(laid: LaidOut, end: str) -> float:
    """How far down its page something ends, as a part of the page's height."""
    return max(anchors[end][3] for anchors in laid.anchors if end in anchors) * MM_PER_PX / PAGE_HEIGHT
