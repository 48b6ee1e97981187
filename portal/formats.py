"""Days, times and sizes as people write them: the filters of the templates."""

import re
from collections.abc import Callable

from babel.numbers import format_decimal
from markupsafe import Markup, escape

from accessibility import days
from accessibility.days import NO_BREAK
from accessibility.marking import tongue
from eservices import clock, references
from forms.texts import Borrowed, Say

MB = 1_000_000


def filters(say: Say) -> dict[str, Callable]:
    """`day`, `on_day`, `clock`, `moment`, `size`, `lines`, `paragraphs`, `reference` in one language."""
    return {
        "day": lambda at, near=False: days.day(at, say, near=near),
        "on_day": lambda at: days.on_day(at, say),
        "clock": lambda at: days.clock_words(clock.local(at).time(), say),
        "moment": lambda at: days.moment(at, say),
        "size": lambda count: size_words(count, say),
        "lines": lines,
        "paragraphs": paragraphs,
        "reference": references.show,
    }


def size_words(count: int, say: Say) -> str:
    """1,2 MB; small files in kB, never less than one."""
    if count < MB:
        return f"{max(1, round(count / 1000))}{NO_BREAK}kB"
    return f"{format_decimal(round(count / MB, 1), locale=say.locale)}{NO_BREAK}MB"


def lines(text: str) -> Markup:
    """What someone has written, with its line breaks; each line runs as its own letters do."""
    whole = Markup("<br>").join(Markup("<bdi>{}</bdi>").format(line) for line in text.split("\n"))
    return Markup("<span{}>{}</span>").format(tongue(text), whole) if isinstance(text, Borrowed) else whole


def paragraphs(text: str) -> Markup:
    """Plain text as a definition writes it: blank lines part the paragraphs, lines that begin with "- " are a list.

    What is paragraphs already stays as it is.
    """
    if isinstance(text, Markup):
        return text
    parts = (part.strip("\n") for part in re.split(r"\n\s*\n", text.strip()) if part.strip())
    whole = Markup("").join(_paragraph(part.split("\n")) for part in parts)
    return Markup("<div{}>{}</div>").format(tongue(text), whole) if isinstance(text, Borrowed) else whole


def _paragraph(rows: list[str]) -> Markup:
    if all(row.lstrip().startswith("- ") for row in rows):
        items = Markup("").join(Markup("<li>{}</li>").format(row.lstrip()[2:]) for row in rows)
        return Markup("<ul>{}</ul>").format(items)
    return Markup("<p>{}</p>").format(Markup("<br>").join(escape(row) for row in rows))
