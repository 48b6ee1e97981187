"""Days, times and sizes as people write them: the filters of the templates."""

import re
from collections.abc import Callable
from datetime import date, datetime

from babel.numbers import format_decimal
from markupsafe import Markup, escape

from accessibility import hours
from eservices import clock, references
from forms.kinds.date import in_words
from forms.texts import Say

MB = 1_000_000


def filters(say: Say) -> dict[str, Callable]:
    """`day`, `clock`, `moment`, `size`, `lines`, `paragraphs`, `reference` in one language."""
    return {
        "day": lambda at: day_words(at, say.language),
        "clock": lambda at: clock_words(at, say.language),
        "moment": lambda at: moment_words(at, say),
        "size": lambda count: size_words(count, say.language),
        "lines": lines,
        "paragraphs": paragraphs,
        "reference": references.show,
    }


def day_words(at: date, language: str) -> str:
    """22 november 2026."""
    return in_words(_here(at), language)


def clock_words(at: datetime, language: str) -> str:
    """The time of day where the municipality is."""
    return hours.clock_words(clock.local(at).time(), language)


def moment_words(at: datetime, say: Say) -> str:
    """22 november 2026 kl. 14.05."""
    return say("{day} kl. {time}", day=day_words(at, say.language), time=clock_words(at, say.language))


def _here(at: date) -> date:
    return clock.local(at) if isinstance(at, datetime) and at.tzinfo else at


def size_words(count: int, language: str) -> str:
    """1,2 MB; small files in kB, never less than one."""
    if count < MB:
        return f"{max(1, round(count / 1000))} kB"
    return f"{format_decimal(round(count / MB, 1), locale=language)} MB"


def lines(text: str) -> Markup:
    """Plain text with its line breaks."""
    return Markup("<br>").join(escape(line) for line in text.split("\n"))


def paragraphs(text: str) -> Markup:
    """Plain text as a definition writes it: blank lines part the paragraphs, lines that begin with "- " are a list."""
    parts = (part.strip("\n") for part in re.split(r"\n\s*\n", text.strip()) if part.strip())
    return Markup("").join(_paragraph(part.split("\n")) for part in parts)


def _paragraph(rows: list[str]) -> Markup:
    if all(row.lstrip().startswith("- ") for row in rows):
        items = Markup("").join(Markup("<li>{}</li>").format(row.lstrip()[2:]) for row in rows)
        return Markup("<ul>{}</ul>").format(items)
    return Markup("<p>{}</p>").format(lines("\n".join(rows)))
