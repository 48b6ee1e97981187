"""Pages as pictures, drawn of a PDF or of a picture that somebody has sent. Runs in a process of its own."""

import io
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

import pypdfium2 as pdfium
from PIL import Image, ImageFile, ImageOps

from accessibility.scan import Unreadable

MOST_PAGES = 40
MOST_PIXELS = 60_000_000
"""Of a picture as it was sent: a sheet of A4 at 600 dots an inch is 35 million."""
WIDTH, HEIGHT = 1400, 2800
QUALITY = 82
FORMATS = ("JPEG", "PNG", "TIFF")
BROKEN = (
    OSError, ValueError, SyntaxError, TypeError, LookupError, ArithmeticError, AttributeError, EOFError,
    struct.error, zlib.error, pdfium.PdfiumError,
)  # fmt: skip
"""What the libraries raise at files that are not what they say they are, by where the lie stands."""


class Page(NamedTuple):
    """One page as a JPEG."""

    jpeg: bytes
    width: int
    height: int


def draw(data: bytes, media_type: str) -> list[Page]:
    """Every page, none larger than WIDTH × HEIGHT. Raises Unreadable."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2
    pictures = _of_pdf(data) if media_type == "application/pdf" else _of_picture(data)
    try:
        return [_page(each) for each in pictures]
    except Image.DecompressionBombError:
        raise Unreadable("pixels") from None
    except BROKEN:
        raise Unreadable("broken") from None


def _of_pdf(data: bytes) -> Iterator[Image.Image]:
    with suppress(ValueError):
        data = data[data.index(b"%PDF-") :]
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise Unreadable("locked" if "password" in str(error).lower() else "broken") from None
    if not 0 < len(document) <= MOST_PAGES:
        raise Unreadable("pages" if len(document) else "broken")
    for page in document:
        width, height = page.get_size()
        scale = min(WIDTH / max(width, 1), HEIGHT / max(height, 1))
        yield page.render(scale=scale).to_pil()


def _of_picture(data: bytes) -> Iterator[Image.Image]:
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # whoever lays out pages beside this lets half pictures pass
    with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
        frames = getattr(picture, "n_frames", 1)
        if frames > MOST_PAGES:
            raise Unreadable("pages")
        for frame in range(frames):
            picture.seek(frame)
            if picture.width * picture.height > MOST_PIXELS:
                raise Unreadable("pixels")
            yield ImageOps.exif_transpose(picture)


def _page(picture: Image.Image) -> Page:
    """On white, at most as large as a screen needs it."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        picture = Image.new("RGB", clear.size, "white")
        picture.paste(clear, mask=clear.getchannel("A"))
    elif picture.mode.startswith("I;16"):
        picture = picture.point(lambda value: value / 256).convert("L")
    page = picture.convert("L" if picture.mode in ("1", "L") else "RGB")
    page.thumbnail((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    page.save(out, "JPEG", quality=QUALITY, optimize=True)
    return Page(out.getvalue(), page.width, page.height)
