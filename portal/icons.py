"""The icons, drawn with one hand: a 24 px grid, 2 px lines, round ends. Each stands beside a word, and is silent."""

from functools import cache

from markupsafe import Markup

LINES = {
    "screen": "M4 4h16v12H4zM9 20h6M12 16v4",
    "paper": "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
    "phone": "M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a1 1 0 0 1-1 1A15.5 15.5 0 0 1 4 5a1 1 0 0 1 1-1z",
    "letter": "M3 6h18v13H3zM3 7l9 6.5L21 7",
    "counter": "M5 19v-8c0-4.5 3-6.5 7-6.5s7 2 7 6.5v8M2 19h20M9 15h6",
    "email": "M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0zm0-4v5.5a2.5 2.5 0 0 0 5 0V12a9 9 0 1 0-3.5 7",
    "check": "M4 12.5l5.5 5.5L20 6.5",
    "alert": "M12 3l10 18H2zM12 10v5M12 18v.1",
    "info": "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM12 11v6M12 7.5v.1",
    "clock": "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM12 7v5l3.5 2",
    "file": "M6 3h8l4 4v14H6zM14 3v4h4",
    "search": "M17 10.5a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0zM15.5 15.5L21 21",
    "arrow": "M4 12h16M13 5l7 7-7 7",
    "back": "M20 12H4M11 5l-7 7 7 7",
    "print": "M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z",
    "person": "M16 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM4 21c0-4 3.5-6 8-6s8 2 8 6",
    "pen": "M4 20l1-4.5L16 4.5l3.5 3.5-11 11zM13.5 7l3.5 3.5",
    "plus": "M12 5v14M5 12h14",
    "globe": "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM3 12h18M12 3c5 5.5 5 12.5 0 18M12 3c-5 5.5-5 12.5 0 18",
}
_ICON = '<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><path d="{}"/></svg>'
_MARK = (
    '<svg class="mark" viewBox="0 0 32 32" width="40" height="40" aria-hidden="true"><path fill-rule="evenodd" '
    'd="M4 25V13.5C4 7 9 4 16 4s12 3 12 9.5V25h3v3H1v-3zm5-3h14v-8.5C23 10.3 20.3 9 16 9s-7 1.3-7 4.5z"/></svg>'
)
_HATCH = (
    '<svg class="hatch" viewBox="0 0 96 80" width="96" height="80" aria-hidden="true">'
    '<path d="M18 66V34C18 18 30 10 48 10s30 8 30 24v32M4 66h88M30 66V38c0-9 7-14 18-14s18 5 18 14v28"/></svg>'
)


@cache
def icon(name: str) -> Markup:
    """An icon by its name. Raises KeyError for one that is not drawn."""
    return Markup(_ICON).format(LINES[name])


def mark() -> Markup:
    """Lucka's mark: a hatch in a counter, an opening with a gently rounded top over its sill."""
    return Markup(_MARK)


def hatch() -> Markup:
    """The hatch, large and empty, for lists with nothing in them."""
    return Markup(_HATCH)
