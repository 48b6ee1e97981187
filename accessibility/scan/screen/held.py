"""What the fields of a PDF hold, page by page: read by name, never by what they look like.

A file that could do something by itself, that carries other files, is signed or has more than a sheet can have is only looked
at: it has no fields here.
"""

import io
import struct
import zlib
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

MOST_FIELDS = 2000
MOST_ABOVE = 8
"""So far up is asked what a field inherits; a file may bite its own tail."""
PUSH = 1 << 16
OFF = "Off"
BROKEN = (
    pikepdf.PikepdfError, OSError, ValueError, TypeError, LookupError, AttributeError, RuntimeError, ArithmeticError,
    struct.error, zlib.error,
)  # fmt: skip
"""What is raised at files that are not what they say they are, by where the lie stands."""


class Held(NamedTuple):
    """`text` is what was typed, or the name of the box that is on ("" for none); None for what no program of ours writes."""

    kind: Literal["words", "button"]
    text: str | None


def of_page(data: bytes, number: int) -> dict[str, list[Held]]:
    """Name → what it holds on page `number` (from 1), once for each different thing; nothing where a file is only looked at."""
    try:
        pdf = _opened(data)
        return _held(pdf.pages[number - 1].obj) if pdf else {}
    except BROKEN:
        return {}


def chain(widget: Object) -> list[Object]:
    """A field as it is seen, and what it inherits from."""
    found = [widget]
    while len(found) < MOST_ABOVE and isinstance(above := found[-1].get(Name.Parent), Dictionary):
        found.append(above)
    return found


def widgets(page: Object) -> Iterator[Object]:
    """The fields that are seen on a page, as many as a sheet may have."""
    every = page.get(Name.Annots)
    for _, each in zip(range(MOST_FIELDS), every if isinstance(every, Array) else (), strict=False):
        if isinstance(each, Dictionary) and each.get(Name.Subtype) == Name.Widget:
            yield each


def inherited(links: list[Object], key: Name) -> Object | None:
    return next((each[key] for each in links if key in each), None)


def held(links: list[Object]) -> Held | None:
    """None for what is no field."""
    kind, value = inherited(links, Name.FT), inherited(links, Name.V)
    if kind == Name.Tx:
        return Held("words", "" if value is None else str(value) if isinstance(value, String) else None)
    if kind != Name.Btn or _flags(links) & PUSH:
        return Held("words", None) if kind else None
    if value is None:
        return Held("button", "")
    return Held("button", str(value).removeprefix("/").replace(OFF, "") if isinstance(value, Name) else None)


def _flags(links: list[Object]) -> int:
    flags = inherited(links, Name.Ff)
    return flags if isinstance(flags, int) else 0


@lru_cache(maxsize=1)
def _opened(data: bytes) -> Pdf | None:
    """None for what is only looked at."""
    try:
        pdf = pikepdf.open(io.BytesIO(data))
        return None if _acts(pdf) or _is_signed(pdf) else pdf
    except BROKEN:
        return None


def _acts(pdf: Pdf) -> bool:
    """Whether it does something when it is opened or written in, carries other files, or is crowded."""
    root, names = pdf.Root, pdf.Root.get(Name.Names, Dictionary())
    if Name.AA in root or Name.Collection in root or Name.XFA in root.get(Name.AcroForm, Dictionary()):
        return True
    if any(name in names for name in (Name.JavaScript, Name.EmbeddedFiles)):
        return True
    begins = root.get(Name.OpenAction)
    does = isinstance(begins, Dictionary) and begins.get(Name.S) != Name.GoTo
    return does or any(_page_acts(page.obj) for page in pdf.pages)


def _page_acts(page: Object) -> bool:
    seen = page.get(Name.Annots)
    if Name.AA in page or (isinstance(seen, Array) and len(seen) > MOST_FIELDS):
        return True
    if any(each.get(Name.Subtype) == Name.FileAttachment for each in (seen if seen is not None else ())):
        return True
    return any(Name.AA in link or Name.A in link for widget in widgets(page) for link in chain(widget))


def _is_signed(pdf: Pdf) -> bool:
    """Nobody may have changed what is signed: it is left alone."""
    form = pdf.Root.get(Name.AcroForm, Dictionary())
    return bool(int(form.get(Name.SigFlags, 0)) & 1)


def _held(page: Object) -> dict[str, list[Held]]:
    found: dict[str, list[Held]] = {}
    for widget in widgets(page):
        links = chain(widget)
        holds, name = held(links), ".".join(str(link.T) for link in reversed(links) if Name.T in link)
        if holds and holds not in found.setdefault(name, []):
            found[name].append(holds)
    return found
