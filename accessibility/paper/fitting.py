"""How a sheet fills its pages: no page that is nearly empty, at the price of a second try at laying it out."""

from accessibility.paper.measures import PAGE_HEIGHT
from accessibility.paper.pdf import LaidOut, lay_out
from accessibility.paper.plan import MM_PER_PX

FITS = ((), ("tight",), ("flowing",), ("tight", "flowing"))
"""Styles to add, the best looking first."""
INTRODUCTION_END, SHEET_END = "introduction-end", "sheet-end"
LEAST_FILLED = 0.4


def fitted(html: str, *styles: str) -> LaidOut:
    """The first way of laying out that leaves no page nearly empty; if none does, the one with the fewest pages."""
    tried = []
    for fit in FITS:
        laid = lay_out(html, *styles, *fit)
        if all(_filled(laid, end) >= LEAST_FILLED for end in (INTRODUCTION_END, SHEET_END)):
            return laid
        tried.append(laid)
    return min(tried, key=lambda laid: (len(laid.anchors), -_filled(laid, SHEET_END)))


def _filled(laid: LaidOut, end: str) -> float:
    """How far down its page something ends, as a part of the page's height."""
    return max(anchors[end][3] for anchors in laid.anchors if end in anchors) * MM_PER_PX / PAGE_HEIGHT
