"""How a sheet fills its pages: none stands nearly empty and nothing is parted, at the price of more tries at laying it out.

The introduction is tried by itself, which is quick, so that the whole is seldom laid out more than twice.
"""

from accessibility.paper.files.lengths import MM_PER_PX, PAGE_HEIGHT
from accessibility.paper.files.pdf import LaidOut, lay_out
from accessibility.paper.sheets.measures import INTRODUCTION_END, QUESTIONS_END, SHEET_END, Size
from accessibility.paper.sheets.parting import asks, page_of, settled
from eservices.municipality import Picture

FITS: dict[Size, tuple[tuple[str, ...], ...]] = {
    "standard": ((), ("close",), ("tight", "close"), ("running",)),
    "large": ((), ("close",), ("halved",), ("running",)),
    "largest": ((), ("tight",), ("halved",), ("tight", "running")),
}  # fmt: skip
"""Styles to add, the best looking first."""
INTRODUCTIONS: tuple[tuple[str, ...], ...] = ((), ("snug",))
"""Styles of an introduction with pages of its own; where it takes a few lines of the last of them, the questions follow it."""
LEAST_FILLED = {INTRODUCTION_END: 0.4, QUESTIONS_END: 0.28, SHEET_END: 0.34}
"""How far down its page each must stand, as a part of the page's height."""
A_FEW_LINES = 0.3


def fitted(html: str, size: Size, arms: Picture | None = None, *, flows: bool = False) -> LaidOut:
    """The first way of laying out that leaves no page nearly empty; if none does, the best of those tried.

    `flows`: the questions begin under the introduction, whatever the size, as they do on a sheet of a few.
    """
    begun = ("flowing",) if flows or size != "standard" else _introduced(html, size, arms)
    tried = []
    for fit in FITS[size]:
        styles = ("sheet", size, *begun, *fit)
        laid = lay_out(html, *styles, arms=arms)
        mended = settled(html, laid)
        if mended != html:
            html, laid = mended, lay_out(mended, *styles, arms=arms)
        if len(laid.anchors) == 1 or _is_full(laid):
            return laid
        tried.append(laid)
    return min(tried, key=lambda laid: (_thin_pages(laid), len(laid.anchors), -_filled(laid, SHEET_END)))


def _introduced(html: str, size: Size, arms: Picture | None) -> tuple[str, ...]:
    """How the introduction is laid out, tried without what follows it."""
    alone = html.partition("<main>")[0]
    for styles in INTRODUCTIONS:
        if _filled(lay_out(alone, "sheet", size, *styles, arms=arms), INTRODUCTION_END) >= LEAST_FILLED[INTRODUCTION_END]:
            return styles
    return ("flowing",)


def _is_full(laid: LaidOut) -> bool:
    """Whether the questions do not end with a single one on its page, and the sheet not with a few lines."""
    return all(_filled(laid, end) >= LEAST_FILLED[end] for end in (QUESTIONS_END, SHEET_END)) and not _thin_pages(laid)


def _thin_pages(laid: LaidOut) -> int:
    """How many of the introduction's and the sheet's last pages hold a few lines alone."""
    asked_under = asks(laid.anchors, page_of(laid.anchors, INTRODUCTION_END))
    alone = not asked_under and _filled(laid, INTRODUCTION_END) < A_FEW_LINES
    return int(alone) + int(_filled(laid, SHEET_END) < A_FEW_LINES)


def endings(laid: LaidOut) -> dict[str, float]:
    """What ends → how far down its page it does, as a part of the page's height."""
    return {end: round(_filled(laid, end), 3) for end in LEAST_FILLED}


def _filled(laid: LaidOut, end: str) -> float:
    """How far down its page something ends, as a part of the page's height."""
    return max(anchors[end][3] for anchors in laid.anchors if end in anchors) * MM_PER_PX / PAGE_HEIGHT
