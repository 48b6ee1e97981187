"""Pages as pictures, drawn of a PDF or of a picture that somebody has sent. Runs in a process of its own."""

import io
import struct
import zlib
from contextlib import suppress
from typing import NamedTuple

import cv2
import numpy
import pypdfium2 as pdfium
from PIL import Image, ImageFile, ImageOps
from pypdfium2 import raw

from accessibility.scan import Unreadable, heic

PDF = "application/pdf"
MOST_PIXELS = 60_000_000
"""Of a picture as it was sent: a sheet of A4 at 600 dots an inch is 35 million."""
LONGEST = 3508
"""Points along a page that is read: 300 to an inch of A4."""
QUALITY = 82
FORMATS = ("JPEG", "PNG", "TIFF", "HEIF")
UNEQUAL = 1.2
"""A fax has twice as many dots across as down."""
BROKEN = (
    OSError, ValueError, SyntaxError, TypeError, LookupError, ArithmeticError, AttributeError, EOFError, RuntimeError,
    struct.error, zlib.error, pdfium.PdfiumError,
)  # fmt: skip
"""What the libraries raise at files that are not what they say they are, by where the lie stands."""


class Page(NamedTuple):
    """One page as a JPEG."""

    jpeg: bytes
    width: int
    height: int


def count_pages(data: bytes, media_type: str) -> int:
    """How many pages the file says that it has, at least one. Raises Unreadable."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2
    try:
        count = len(_document(data)) if media_type == PDF else _frames(data, media_type)
    except Image.DecompressionBombError:
        raise Unreadable("pixels") from None
    except BROKEN:
        raise Unreadable("broken") from None
    if count < 1:
        raise Unreadable("broken")
    return count


def draw(data: bytes, media_type: str, number: int, is_grey: bool = False, with_fields: bool = True) -> Image.Image:
    """Page `number` (from 1) on white, grey or in colour, neither side longer than LONGEST, with what somebody has typed in
    its fields or without. Raises Unreadable."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2
    try:
        is_pdf = media_type == PDF
        drawn = _of_pdf(data, number, is_grey, with_fields) if is_pdf else _of_picture(data, media_type, number, is_grey)
        return _shrunk(_on_white(drawn, is_grey))
    except Image.DecompressionBombError:
        raise Unreadable("pixels") from None
    except BROKEN:
        raise Unreadable("broken") from None


def has_fields(data: bytes, media_type: str, number: int) -> bool:
    """Whether page `number` is one to type in. Raises Unreadable."""
    try:
        return media_type == PDF and _has_fields(_document(data), number)
    except BROKEN:
        raise Unreadable("broken") from None


def _has_fields(document: pdfium.PdfDocument, number: int) -> bool:
    """As the file says, or as the page shows: a page that was taken out of its file may have left the saying behind."""
    if document.get_formtype() != raw.FORMTYPE_NONE:
        return True
    page = document[number - 1]
    return any(_is_field(page, place) for place in range(raw.FPDFPage_GetAnnotCount(page)))


def _is_field(page: pdfium.PdfPage, place: int) -> bool:
    seen = raw.FPDFPage_GetAnnot(page, place)
    try:
        return raw.FPDFAnnot_GetSubtype(seen) == raw.FPDF_ANNOT_WIDGET
    finally:
        raw.FPDFPage_CloseAnnot(seen)


def as_page(picture: Image.Image) -> Page:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, optimize=True)
    return Page(out.getvalue(), picture.width, picture.height)


def _document(data: bytes) -> pdfium.PdfDocument:
    with suppress(ValueError):
        data = data[data.index(b"%PDF-") :]
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise Unreadable("locked" if "password" in str(error).lower() else "broken") from None


def _of_pdf(data: bytes, number: int, is_grey: bool, with_fields: bool) -> Image.Image:
    """No script is run. Fields are seen as they are filled in, not as the file would show them."""
    document = _document(data)
    if with_fields and _has_fields(document, number):
        from accessibility.scan.screen import looks

        document = _document(looks.renewed(data))
        document.init_forms()
    page = document[number - 1]
    scale = LONGEST / max(*page.get_size(), 1)
    return page.render(scale=scale, grayscale=is_grey, may_draw_forms=with_fields).to_pil()


def _frames(data: bytes, media_type: str) -> int:
    with _opened(data, media_type) as picture:
        return getattr(picture, "n_frames", 1)


def _opened(data: bytes, media_type: str) -> Image.Image:
    if media_type == heic.MEDIA_TYPE:
        heic.learn()
    return Image.open(io.BytesIO(data), formats=FORMATS)


def _of_picture(data: bytes, media_type: str, number: int, is_grey: bool) -> Image.Image:
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # whoever lays out pages beside this lets half pictures pass
    with _opened(data, media_type) as picture:
        picture.seek(number - 1)
        if picture.width * picture.height > MOST_PIXELS:
            raise Unreadable("pixels")
        if picture.format == "JPEG":  # nothing smaller that is bundled with another may stand in for it
            picture.draft("L" if is_grey else None, (LONGEST, LONGEST))
        return ImageOps.exif_transpose(_squared(picture))


def _squared(picture: Image.Image) -> Image.Image:
    """With as many dots to an inch down as across."""
    across, down = (float(each) for each in picture.info.get("dpi", (1, 1)))
    if across <= 0 or down <= 0 or max(across / down, down / across) < UNEQUAL or max(across / down, down / across) > 4:
        return picture
    by = max(across, down)
    return picture.convert("L").resize((round(picture.width * by / across), round(picture.height * by / down)))


def _on_white(picture: Image.Image, is_grey: bool) -> Image.Image:
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        picture = Image.new("RGB", clear.size, "white")
        picture.paste(clear, mask=clear.getchannel("A"))
    elif picture.mode.startswith("I;16"):
        picture = picture.point(lambda value: value / 256).convert("L")
    return picture.convert("L" if is_grey or picture.mode in ("1", "L") else "RGB")


def _shrunk(picture: Image.Image) -> Image.Image:
    by = LONGEST / max(picture.size)
    if by >= 1:
        return picture
    size = max(1, round(picture.width * by)), max(1, round(picture.height * by))
    how = cv2.INTER_AREA if by < 0.5 else cv2.INTER_LINEAR
    return Image.fromarray(cv2.resize(numpy.asarray(picture), size, interpolation=how))
