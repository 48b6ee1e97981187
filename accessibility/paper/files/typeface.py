"""The letters of what is typed in a field: one font of Windows' Latin letters, as the programs that fill in forms want it."""

import io
import zlib
from functools import cache
from typing import NamedTuple

from fontTools.merge import Merger
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from accessibility.paper.files.lettering import FILES, drawn_only

NAME = "LuckaTyped"
LATIN, NON_SYMBOLIC = FILES[:2], 32


class _Typeface(NamedTuple):
    """The file, packed, and how wide each code's letter is."""

    packed: bytes
    length: int
    widths: tuple[int, ...]
    bounds: tuple[int, ...]
    ascent: int
    descent: int
    cap_height: int


@cache
def _typeface() -> _Typeface:
    """Both files of Latin letters as one: š and ž lie in the second."""
    font = Merger().merge([_opened(name) for name in LATIN])
    kept = io.BytesIO()
    font.save(kept)
    letters, head, os2 = font.getBestCmap() or {}, font["head"], font["OS/2"]
    widths = tuple(font["hmtx"][letters.get(_letter(code), ".notdef")][0] for code in range(32, 256))
    return _Typeface(
        zlib.compress(kept.getvalue(), 9), len(kept.getvalue()), widths, (head.xMin, head.yMin, head.xMax, head.yMax),
        font["hhea"].ascent, font["hhea"].descent, os2.sCapHeight,
    )  # fmt: skip


def _opened(name: str) -> io.BytesIO:
    file = io.BytesIO()
    drawn_only(name).save(file)
    file.seek(0)
    return file


def _letter(code: int) -> int:
    return ord(bytes([code]).decode("cp1252", "replace"))


def font(pdf: Pdf) -> Object:
    """The font as a field asks for it."""
    face = _typeface()
    file = Stream(pdf, face.packed, Filter=Name.FlateDecode, Length1=face.length)
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/" + NAME), Flags=NON_SYMBOLIC, FontBBox=Array(face.bounds), ItalicAngle=0,
        Ascent=face.ascent, Descent=face.descent, CapHeight=face.cap_height, StemV=80, FontFile2=pdf.make_indirect(file),
    )  # fmt: skip
    return pdf.make_indirect(Dictionary(
        Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/" + NAME), Encoding=Name.WinAnsiEncoding, FirstChar=32,
        LastChar=255, Widths=Array(face.widths), FontDescriptor=pdf.make_indirect(descriptor),
    ))  # fmt: skip
