"""The morning's post in the demonstration: letters that wait, each with its scan, and one that has been dealt with."""

import io
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from accessibility import FONTS
from eservices import clock, people
from eservices.contact_centre.letters.incoming import mail, scans
from eservices.contact_centre.letters.incoming.arriving import FIRST_EMPTYING, LATER
from eservices.contact_centre.letters.incoming.mail import Envelope
from eservices.database import Database
from eservices.files import Files

HAND = FONTS / "atkinson-hyperlegible-next-latin-400-normal.woff2"
SHEET, MARGIN, LINE = (1240, 1754), 140, 64


@dataclass(frozen=True)
class _Letter:
    days_ago: int
    way: str
    kind: str
    group: str
    sender: str
    service: str
    lines: tuple[str, ...]


LETTERS = (
    _Letter(4, LATER, "application", "contact-centre", "Inger Sandell", "contact", (
        "Hej!", "", "Lampan vid busshållplatsen på Storgatan", "lyser inte. Det är mörkt när jag går hem.",
        "Kan ni laga den?", "", "Svara gärna med brev.", "", "Inger Sandell", "Storgatan 4", "100 01 Lillköping",
    )),
    _Letter(1, FIRST_EMPTYING, "application", "care", "Gunnar Holm", "safety-alarm", (
        "Till omsorgen", "", "Jag vill ha ett trygghetslarm.", "Jag har ramlat två gånger i höst.",
        "", "Gunnar Holm", "Ängsvägen 2", "100 12 Norra Lillköping",
    )),
    _Letter(0, FIRST_EMPTYING, "other", "contact-centre", "", "", (
        "Hej kommunen!", "", "När öppnar isbanan i vinter?", "", "Hälsningar från Maja, 8 år",
    )),
)  # fmt: skip


def live(database: Database, files: Files, now: datetime) -> None:
    """Each registered and scanned by Berit, at the time when it came."""
    for number, letter in enumerate(LETTERS):
        at = now - timedelta(days=letter.days_ago, minutes=30 - number)
        stored = files.store(io.BytesIO(_scan(letter.lines)), "brev.png")
        with clock.standing_at(at), database.writing() as db:
            berit = people.colleague(db, "berit")
            seen = Envelope(clock.today(), letter.way, letter.kind, letter.group, sender=letter.sender, service=letter.service)
            scans.add(db, mail.register(db, berit, f"demo-{number}", seen), berit, stored)


@cache
def _scan(lines: tuple[str, ...]) -> bytes:
    """A sheet that somebody has written on, as a scanner sees it."""
    from PIL import Image, ImageDraw, ImageFont

    sheet, out = Image.new("L", SHEET, 247), io.BytesIO()
    font = ImageFont.truetype(str(HAND), 40)
    for row, line in enumerate(lines):
        ImageDraw.Draw(sheet).text((MARGIN, MARGIN + row * LINE), line, fill=45, font=font)
    sheet.rotate(0.7, fillcolor=247).save(out, "PNG", optimize=True)
    return out.getvalue()
