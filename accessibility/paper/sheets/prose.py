"""Plain text of a definition → paragraphs and lists: blank lines part, lines that begin with "- " are a list."""

import re
from itertools import groupby

from markupsafe import Markup

from accessibility.marking import steady, tongue
from forms.texts import Borrowed


def paragraphs(text: str) -> Markup:
    blocks = (block.split("\n") for block in re.split(r"\n\s*\n", text.strip()) if block.strip())
    made = Markup("\n").join(_block(lines) for lines in blocks)
    return Markup("<div{}>{}</div>").format(tongue(text), made) if isinstance(text, Borrowed) else made


def _block(lines: list[str]) -> Markup:
    runs = groupby(lines, key=lambda line: line.startswith("- "))
    return Markup("").join(_list(list(run)) if is_list else _paragraph(list(run)) for is_list, run in runs)


def _list(lines: list[str]) -> Markup:
    return Markup("<ul>{}</ul>").format(Markup("").join(Markup("<li>{}</li>").format(steady(line[2:])) for line in lines))


def _paragraph(lines: list[str]) -> Markup:
    return Markup("<p>{}</p>").format(Markup("<br>").join(map(steady, lines)))


def together(sentence: str) -> str:
    """The sentence with each number kept on the line of the word before it: "fråga 9" is never parted."""
    return re.sub(r" (?=\d)", "\u00a0", sentence)
