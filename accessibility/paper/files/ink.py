"""What is drawn on top of a laid out page, in the operators of a PDF."""

from accessibility.paper.files.lengths import PAGE_HEIGHT, POINTS_PER_MM

DRAWN_LAST = "LuckaDrawnLast"
"""In the dictionary of the stream that was drawn last on a page, which on a sheet draws the marks: the number of the page."""


def rectangle(left: float, top: float, width: float, height: float) -> str:
    """A path of millimetres from the top left, in the page's own points from the bottom left."""
    corner = left, PAGE_HEIGHT - top - height
    return " ".join(f"{edge * POINTS_PER_MM:.2f}" for edge in (*corner, width, height)) + " re"


def artifact(drawing: str) -> str:
    """The operators as what is not read aloud."""
    return f"/Artifact <</Type /Layout>> BDC\nq\n{drawing}\nQ\nEMC"
