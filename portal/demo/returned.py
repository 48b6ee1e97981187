"""A sheet of the demonstration that has come back by post, filled in at a kitchen table, and lies in a scanned pile."""

import io
import logging
from collections.abc import Mapping

from accessibility.languages import say_for
from accessibility.paper import masters, workshop
from accessibility.paper.answered.edition import Edition
from eservices import clock, people, services, sheets
from eservices.contact_centre.letters.incoming import piles
from eservices.contact_centre.letters.incoming.piles import Arrival
from eservices.database import Database
from eservices.files import Files
from eservices.municipality import Municipality
from eservices.services import Version
from forms.answers import Answer
from forms.journey import walk

SERVICE, TILT = "contact", 0.6
ANSWERS: Mapping[str, object] = {
    "matter": {"option": "fault"}, "place": "Busskuren på Ängsvägen 2", "message": "Glaset är krossat. Det ligger på bänken.",
    "name": "Gunnar Holm", "reply": {"option": "phone"}, "telephone": "+46701740605",
}  # fmt: skip
log = logging.getLogger("lucka.demo")


def live(database: Database, files: Files, municipality: Municipality) -> None:
    """Laid in by Berit; the worker reads it, and its answers wait to be confirmed beside their picture.

    Where nothing can be drawn the counter opens without it.
    """
    try:
        pile = _drawn(database, municipality)
    except Exception:  # letters of print are missing, memory is short: whatever it is, all else is there to be shown
        log.exception("the sheet that has come by post could not be drawn: the demonstration goes on without it")
        return
    stored = files.store(io.BytesIO(pile), "morgonens-post.pdf")
    with database.writing() as db:
        piles.add(db, people.colleague(db, "berit"), stored, Arrival(clock.today()))


def _drawn(database: Database, municipality: Municipality) -> bytes:
    with database.reading() as db:
        version = services.current(db, SERVICE)
        db.expunge(version)
    master = masters.whole(database, municipality, version.id or 0, "sv", "standard")
    return workshop.run(_scanned, _edition(version, master), sheets.new_serial(master))


def _edition(version: Version, master: sheets.Sheet) -> Edition:
    return Edition(version.form, version.number, master.pdf, master.layout)


def _scanned(edition: Edition, serial: str) -> bytes:
    """The pages as a scanner sees them, a little askew. Runs in the workshop."""
    from accessibility.paper.answered import filling
    from accessibility.scan import drawing

    journey = walk(edition.form, {key: Answer(value) for key, value in ANSWERS.items()})
    sheet, pile = filling.fill(edition, serial, journey, say_for("sv")).pdf, io.BytesIO()
    drawn = (drawing.draw(sheet, "application/pdf", number, is_grey=True) for number in _pages(edition))
    first, *rest = (page.rotate(TILT, fillcolor=250) for page in drawn)
    first.save(pile, "PDF", save_all=True, append_images=rest, resolution=300)
    return pile.getvalue()


def _pages(edition: Edition) -> range:
    return range(1, edition.layout["pages"] + 1)
