"""A page that comes back, whole: the file as it arrives, what a reader may know of it, and the truth."""

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import cv2
import numpy as np
import pypdfium2 as pdfium
from PIL import Image

from accessibility.paper.answered import filled
from accessibility.paper.files import marks
from accessibility.paper.sheets.measures import Size
from eservices.references import ALPHABET, TOKEN_LENGTH, is_proved
from tests.masters import VERSION, master
from tests.returned.canvas import DPI, Canvas, some_pen
from tests.returned.filling import Truth, fill
from tests.returned.grades import GRADES
from tests.returned.hands import Hand, StrokeHand
from tests.returned.scanning import laid

SERVICES = ("home-care", "safety-alarm", "parking-permit", "building-permit", "contact", "accessibility-feedback", "specimen")


@dataclass(frozen=True)
class Returned:
    """`data` is the file as it arrives and `picture` the same unpacked; `layout`, `page` and `blank_pdf` (the
    sheet as it was handed out, with its own token) are what a reader is given; `truth` is what it should find."""

    data: bytes
    media_type: str
    picture: np.ndarray
    layout: dict[str, Any]
    page: int
    blank_pdf: bytes
    truth: Truth


def page(
    seed: int, grade: str = "clean", service: str = "", number: int = 0, size: Size = "standard", hand: Hand | None = None
) -> Returned:
    """The page of that seed: any service and any page of it that has something to write on, unless they are named."""
    rng = np.random.default_rng(seed)
    service = service or str(rng.choice(SERVICES))
    rendered = master(service, size)
    number = number or int(rng.choice(written_pages(rendered.layout)))
    code = marks.payload(service, VERSION, number, token(rng))
    blank = handed_out(service, size, code)
    canvas = Canvas(raster(blank, number).copy(), some_pen(rng))
    hand = hand or StrokeHand(seed)
    truth = Truth(code, number, hand.name, canvas.pen.colour)
    fill(canvas, rendered.layout["fields"], truth, hand, rng)
    sent = GRADES[grade](laid(canvas.picture(rng)), rng)
    truth.to_picture = sent.to_picture
    data, media_type = _file(sent.picture, sent.quality)
    return Returned(data, media_type, sent.picture, rendered.layout, number, blank, truth)


def written_pages(layout: dict[str, Any]) -> list[int]:
    """Those with something to write on."""
    places = [place for each in layout["fields"].values() for place in each["options"].values()]
    places += [box for each in layout["fields"].values() for part in each["parts"].values() for box in part["boxes"]]
    return sorted({place[0] for place in places})


def token(rng: np.random.Generator) -> str:
    """As `references.new_token`, by the seed."""
    letters = "".join(rng.choice(list(ALPHABET), TOKEN_LENGTH - 1))
    return next(letters + last for last in ALPHABET if is_proved(letters + last))


@lru_cache(8)
def handed_out(service: str, size: Size, code: str) -> bytes:
    """The master with that code's token on its pages, each with its own number."""
    given, rendered = code.rpartition(".")[2], master(service, size)
    made = filled.fill(
        rendered.pdf, rendered.layout, (), lambda n: marks.of_page(marks.payload(service, VERSION, n, given), n), ""
    )
    return made.pdf


@lru_cache(8)
def raster(pdf: bytes, number: int) -> np.ndarray:
    """A page as it is printed: blue, green, red."""
    drawn = pdfium.PdfDocument(pdf)[number - 1].render(scale=DPI / 72).to_numpy()
    return np.ascontiguousarray(drawn[..., :3])


def _file(picture: np.ndarray, quality: int) -> tuple[bytes, str]:
    if quality:
        return cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes(), "image/jpeg"
    out = io.BytesIO()
    Image.fromarray(picture).convert("1").save(out, "TIFF", compression="group4", dpi=(200, 200))
    return out.getvalue(), "image/tiff"
