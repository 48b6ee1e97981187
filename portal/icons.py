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
    "down": "M5 9l7 7 7-7",
    "print": "M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z",
    "person": "M16 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM4 21c0-4 3.5-6 8-6s8 2 8 6",
    "pen": "M4 20l1-4.5L16 4.5l3.5 3.5-11 11zM13.5 7l3.5 3.5",
    "plus": "M12 5v14M5 12h14",
    "globe": "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM3 12h18M12 3c5 5.5 5 12.5 0 18M12 3c-5 5.5-5 12.5 0 18",
    "house": "M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-6h4v6",
    "care": "M12 20S4 15 4 9.5A4.3 4.3 0 0 1 12 7a4.3 4.3 0 0 1 8 2.5C20 15 12 20 12 20z",
    "road": "M8 4L4 20M16 4l4 16M12 4v3M12 10.5v3M12 17v3",
    "speech": "M4 5h16v11h-8l-5 4v-4H4zM8 9h8M8 12h5",
    "folder": "M3 6h6l2 2.5h10V19H3z",
    "up": "M5 15l7-7 7 7",
    "undo": "M4 10h10.5a5.5 5.5 0 0 1 0 11H8M9 5l-5 5 5 5",
    "copy": "M8 8h12v12H8zM8 16H4V4h12v4",
    "bin": "M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13M10.5 11v5M13.5 11v5",
    "eye": "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM15 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0z",
    "branch": "M6 3v18M6 8c0 5 12 2 12 8v5M14.5 17.5L18 21l3.5-3.5",
    "stop": "M8.5 3h7L21 8.5v7L15.5 21h-7L3 15.5v-7zM8 12h8",
    "lines": "M4 6h16M4 10.7h16M4 15.3h16M4 20h9",
    "letters": "M5 7V4h14v3M12 4v16M9 20h6",
    "one": "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM15 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0z",
    "several": "M3 4h7v7H3zM4.5 7.5l2 2L11 4M14 7.5h7M3 14h7v7H3zM14 17.5h7",
    "list": "M3 5h18v6H3zM14.5 7l2 2 2-2M5 15h14M5 19h10",
    "either": "M3 9l3.5 3.5L12 6M14.5 13.5l6 6M20.5 13.5l-6 6",
    "figures": "M9.5 4l-2 16M16.5 4l-2 16M4 9h16.5M3.5 15H20",
    "fraction": "M4 8a3 3 0 0 1 6 0v6a3 3 0 0 1-6 0zM12.5 17l-1.5 4M14.5 8a3 3 0 0 1 6 0v6a3 3 0 0 1-6 0z",
    "coin": "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM9.5 7.5v9M15 9.5l-5.5 4M11.5 12l4 4.5",
    "calendar": "M4 5.5h16V20H4zM4 10h16M8 3v4.5M16 3v4.5M8 14h3",
    "card": "M3 5h18v14H3zM10 10.5a2 2 0 1 1-4 0 2 2 0 0 1 4 0zM5.5 16c.5-2 4.5-2 5 0M14 10h4M14 14h4",
    "building": "M5 21V4h9v17M14 10h5v11M3 21h18M8.5 8h2M8.5 12h2M8.5 16h2",
    "plot": "M12 21c-4-5-6-8-6-11a6 6 0 0 1 12 0c0 3-2 6-6 11zM14 10a2 2 0 1 1-4 0 2 2 0 0 1 4 0z",
    "bank": "M3 6h18v12H3zM3 10.5h18M6.5 14.5h4",
    "signed": "M3 20h18M4 15c3-9 7-12 8-9s-5 9-3 9 4-5 5.5-5-1 4 .5 4 2.5-1.5 5-1.5",
    "promise": "M6 3h12v18H6zM9 12l2.2 2.5L15.5 9",
    "sum": "M17 6V4H6l6.5 8L6 20h11v-2",
    "heading": "M4 5h9M4 10.5h16M4 15h16M4 19.5h11",
    "again": "M4 12a8 8 0 0 1 14-5.3L20 9M20 4v5h-5M20 12a8 8 0 0 1-14 5.3L4 15M4 20v-5h5",
    "page": "M5 3h14v18H5zM9 8h6M9 12h6",
    "scales": "M12 4v16M8 20h8M5 7h14M5 7l-2.5 6h5zM19 7l-2.5 6h5z",
}
TURNING = ("arrow", "back")
"""Those that point along the line of reading, and turn with it."""
SUBJECTS = {"building": "house", "care": "care", "traffic": "road", "contact": "speech"}
DRAWINGS = {
    "counter": (
        "0 0 320 160", '<path class="fill" d="M88 160V72c0-42 30-60 72-60s72 18 72 60v88"/>'
        '<path class="paper" d="M102 160V76c0-32 24-48 58-48s58 16 58 48v84"/>'
        '<path class="fill" d="M120 160c0-27 14-42 40-42s40 15 40 42"/><path class="paper" d="M150 119l10 11 10-11"/>'
        '<circle class="paper" cx="160" cy="90" r="20"/>'
        '<path d="M141 85c6-2 10-5 12-10 5 6 14 9 26 9M153 93v.1M167 93v.1M154 101c4 3 8 3 12 0"/>'
        '<circle class="fill" cx="26" cy="62" r="9"/><path class="paper" d="M8 160c0-36 10-58 36-58 22 0 33 15 38 40l3 18z"/>'
        '<circle class="paper" cx="44" cy="78" r="20"/><path d="M27 68c10 4 22 1 27-8 6 3 9 8 10 14M56 82v.1"/>'
        '<path class="paper" d="M84 122l26-8 10 32-26 8z"/><path d="M94 127l12-4M97 136l12-4M62 124l26 20"/>'
        '<path class="paper" d="M240 160c2-34 14-54 38-54s34 22 34 54z"/><circle class="paper" cx="276" cy="82" r="20"/>'
        '<path d="M257 76c4-14 14-17 24-14 9 2 14 9 15 17M270 84v.1M266 93c3 2 5 2 8 1M262 130l-12 3 2-34"/>'
        '<path class="fill" d="M248 74l7-1 3 24-7 1z"/>',
    ),
    "received": (
        "0 0 160 104", '<path class="fill" d="M28 96V52C28 22 48 8 80 8s52 14 52 44v44"/>'
        '<path class="paper" d="M42 96V54c0-22 14-32 38-32s38 10 38 32v42"/><path d="M6 96h148"/>'
        '<path class="paper" d="M46 52h68v44H46zM46 52l34 24 34-24"/>'
        '<circle class="fill" cx="80" cy="78" r="13"/><path d="M73.5 78.5l4.5 4.5 8.5-9.5"/>',
    ),
}  # fmt: skip
_ICON = '<svg class="icon{}" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><path d="{}"/></svg>'
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
    return Markup(_ICON).format(" turn" if name in TURNING else "", LINES[name])


def of_subject(subject: str) -> Markup:
    """The icon of a subject of services; a folder for one that the municipality has added."""
    return icon(SUBJECTS.get(subject, "folder"))


def mark() -> Markup:
    """Lucka's mark: a hatch in a counter, an opening with a gently rounded top over its sill."""
    return Markup(_MARK)


def hatch() -> Markup:
    """The hatch, large and empty, for lists with nothing in them."""
    return Markup(_HATCH)


@cache
def drawing(name: str) -> Markup:
    """A small picture by its name, in the same line as the icons. Raises KeyError for one that is not drawn."""
    box, lines = DRAWINGS[name]
    width, height = box.split()[2:]
    frame = '<svg class="drawing" viewBox="{}" width="{}" height="{}" aria-hidden="true">{}</svg>'
    return Markup(frame).format(box, width, height, Markup(lines))
