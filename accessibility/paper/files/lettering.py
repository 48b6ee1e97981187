"""Words drawn on finished pages: real letters of our own, embedded, that a reader aloud and a search find again.

No letters are joined or turned here: what needs that (Arabic, say) cannot be written, and `can_write` tells.
"""

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from accessibility import FONTS
from accessibility.paper.files.lengths import PAGE_HEIGHT, POINTS_PER_MM

FILES = ("atkinson-hyperlegible-next-latin", "atkinson-hyperlegible-next-latin-ext", "noto-sans-sami", "noto-sans-cyrillic",
         "noto-sans-greek", "noto-sans-vietnamese")  # fmt: skip
_DRAWN = ("glyf", "loca", "head", "hhea", "hmtx", "maxp", "cvt ", "fpgm", "prep", "gasp", "cmap", "post", "name", "OS/2")


@dataclass(frozen=True)
class Face:
    """One file of letters: how wide each is in thousandths of its size, and the file as a PDF embeds it."""

    name: str
    glyphs: dict[str, int]
    widths: tuple[int, ...]
    bounds: tuple[int, ...]
    ascent: int
    descent: int
    cap_height: int
    packed: bytes
    length: int

    def width(self, word: str) -> int:
        return sum(self.widths[self.glyphs[letter]] for letter in word)


@cache
def faces() -> tuple[Face, ...]:
    return tuple(_face(name) for name in FILES)


def _face(name: str) -> Face:
    font, kept = drawn_only(name), io.BytesIO()
    font.save(kept)
    order, head, os2 = font.getGlyphOrder(), font["head"], font["OS/2"]
    ids = {glyph: number for number, glyph in enumerate(order)}
    return Face(
        name.title().replace("-", ""),
        {chr(code): ids[glyph] for code, glyph in (font.getBestCmap() or {}).items()},
        tuple(font["hmtx"][glyph][0] for glyph in order), (head.xMin, head.yMin, head.xMax, head.yMax),
        font["hhea"].ascent, font["hhea"].descent, os2.sCapHeight, zlib.compress(kept.getvalue(), 9), len(kept.getvalue()),
    )  # fmt: skip


def drawn_only(name: str) -> TTFont:
    """A file of letters without what only those who set them ask for."""
    font = TTFont(FONTS / f"{name}-400-normal.woff2")
    font.flavor = None
    for table in set(font.keys()) - {*_DRAWN, "GlyphOrder"}:
        del font[table]
    return font


@cache
def _of(letter: str) -> int | None:
    """The first file that has the letter."""
    return next((number for number, face in enumerate(faces()) if letter in face.glyphs), None)


def can_write(words: str) -> bool:
    return all(_of(letter) is not None for letter in words)


def width(words: str, points: float) -> float:
    """Millimetres."""
    return sum(faces()[number].width(run) for number, run in _runs(words)) * points / 1000 / POINTS_PER_MM


def _runs(words: str) -> Iterator[tuple[int, str]]:
    for number, letters in groupby(words, key=_of):
        if number is not None:
            yield number, "".join(letters)


def write(words: str, left: float, baseline: float, points: float) -> str:
    """The operators that draw one line; millimetres from the page's top left."""
    at = f"{left * POINTS_PER_MM:.2f} {(PAGE_HEIGHT - baseline) * POINTS_PER_MM:.2f}"
    shown = " ".join(f"/Lucka{number} {points:g} Tf <{_codes(number, run)}> Tj" for number, run in _runs(words))
    return f"BT 1 0 0 1 {at} Tm {shown} ET"


def _codes(number: int, run: str) -> str:
    return "".join(f"{faces()[number].glyphs[letter]:04x}" for letter in run)


def asked_for(drawn: str) -> frozenset[int]:
    """The files of letters that the operators ask for."""
    return frozenset(number for number in range(len(FILES)) if f"/Lucka{number} " in drawn)


def held(page: pikepdf.Page) -> frozenset[int]:
    """The files of letters that a page has."""
    return asked_for(" ".join([*map(str, page.obj.Resources.get(Name.Font, Dictionary()).keys()), ""]))


def embed(pdf: Pdf, pages: list[pikepdf.Page], numbers: frozenset[int]) -> None:
    """Give the pages these files of letters."""
    for number in sorted(numbers):
        name = f"/Lucka{number}"
        font = next((fonts[name] for page in pages if name in (fonts := _fonts(page))), None) or _font(pdf, number)
        for page in pages:
            _fonts(page)[name] = font


def _fonts(page: pikepdf.Page) -> Dictionary:
    resources = page.obj.Resources
    if Name.Font not in resources:
        resources.Font = Dictionary()
    return resources.Font


def _font(pdf: Pdf, number: int) -> pikepdf.Object:
    """A Type 0 font whose codes are the file's own glyphs."""
    face = faces()[number]
    file = Stream(pdf, face.packed, Filter=Name.FlateDecode, Length1=face.length)
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/" + face.name), Flags=4, FontBBox=Array(face.bounds), ItalicAngle=0,
        Ascent=face.ascent, Descent=face.descent, CapHeight=face.cap_height, StemV=80, FontFile2=pdf.make_indirect(file),
    )  # fmt: skip
    descendant = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/" + face.name), CIDToGIDMap=Name.Identity, DW=0,
        CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor), W=Array([0, Array(face.widths)]),
    )  # fmt: skip
    return pdf.make_indirect(Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/" + face.name), Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(descendant)]), ToUnicode=pdf.make_indirect(Stream(pdf, _to_unicode(number))),
    ))  # fmt: skip


@cache
def _to_unicode(number: int) -> bytes:
    """The way back from glyphs to letters; of several letters with one glyph the first."""
    letters = {glyph: letter for letter, glyph in sorted(faces()[number].glyphs.items(), reverse=True)}
    lines = [f"<{glyph:04x}> <{letter.encode('utf-16-be').hex()}>" for glyph, letter in sorted(letters.items())]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    told = "\n".join(f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        f"{told}\nendcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode()
