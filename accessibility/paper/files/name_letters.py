"""The letters of a page's name: few and always the same, so they are known here without opening a file of letters."""

from accessibility.paper.files.lengths import PAGE_HEIGHT, POINTS_PER_MM

_KNOWN = (
    "0dc,648 1dd,407 2de,548 3df,576 4e0,614 5e1,588 6e2,598 7e3,510 8e4,615 9e5,595 A1,626 Ba,613 Cb,645 Dd,669 Ef,569 "
    "F14,552 G15,694 H16,694 I17,392 J1c,512 K1e,631 L1f,541 M20,824 N21,693 O23,714 P2b,592 Q2d,724 R2e,614 S2f,592 T30,558 "
    "U31,690 V36,593 W37,856 X38,623 Y39,575 Z3b,607 -91,362 .80,210 :82,210"
)
"""Each letter with its number in the first of `lettering.FILES` and how wide it is, in thousandths of its size."""
CODES = {each[0]: f"{int(each[1:].partition(',')[0], 16):04x}" for each in _KNOWN.split()}
WIDTHS = {each[0]: int(each.partition(",")[2]) for each in _KNOWN.split()}


def write(name: str, right: float, baseline: float, points: float) -> str:
    """The operators that draw a name up to `right`; millimetres from the page's top left. As ``lettering.write``."""
    left = right - sum(WIDTHS[letter] for letter in name) * points / 1000 / POINTS_PER_MM
    at = f"{left * POINTS_PER_MM:.2f} {(PAGE_HEIGHT - baseline) * POINTS_PER_MM:.2f}"
    return f"BT 1 0 0 1 {at} Tm /Lucka0 {points:g} Tf <{''.join(CODES[letter] for letter in name)}> Tj ET"
