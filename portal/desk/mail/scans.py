"""Scans of letters: files that come in, and the pictures of their pages, which alone are shown."""

from sqlmodel import Session
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from eservices.contact_centre.letters.incoming import mail, scan_pages, scans
from eservices.contact_centre.letters.incoming.mail import Mail
from eservices.contact_centre.letters.incoming.scan_pages import ScanPage
from eservices.contact_centre.letters.incoming.scans import MOST, TAKEN
from eservices.contact_centre.refusals import TooManyScans
from eservices.database import Database
from eservices.files import LIMIT, Stored, media_type_of
from eservices.people import Colleague
from eservices.refusals import EmptyFile, KindOfFileRefused, TooLarge
from portal.desk.mail import letter as letters
from portal.desk.mail.listing import HERE, LETTER
from portal.desk.surroundings import signed_in
from portal.endpoint import action, page, see_other
from portal.formats import size_words
from portal.visit import Visit, asked_number

FIELD = "scan"


def store(visit: Visit, limit: int = LIMIT) -> tuple[list[Stored], str]:
    """What was uploaded, kept on the disk, and what is wrong with the first that cannot be taken ("" for nothing).

    No file may be larger than `limit`.
    """
    stored: list[Stored] = []
    say = visit.say
    for upload in visit.uploads.getlist(FIELD)[:MOST]:
        try:
            if media_type_of(upload.file) not in TAKEN:
                raise KindOfFileRefused(upload.filename or "", ())
            stored.append(visit.files.store(upload.file, upload.filename or "", limit))
        except EmptyFile:
            return stored, say("Välj en annan fil. Den här är tom.")
        except TooLarge:
            return stored, say("Välj en mindre fil. Den får vara högst {limit}.", limit=size_words(limit, say))
        except KindOfFileRefused:
            return stored, say("Läs in brevet som PDF, JPEG, PNG eller TIFF.")
    return stored, ""


def keep(db: Session, letter: Mail, by: Colleague, stored: list[Stored]) -> None:
    for each in stored:
        scans.add(db, letter, by, each)


def add(visit: Visit, database: Database) -> Response:
    """One more file of a letter."""
    with database.reading() as db:
        mail.find(db, signed_in(visit), asked_number(visit, "letter"))
    stored, problem = store(visit)
    with database.writing() as db:
        letter = mail.find(db, signed_in(visit), asked_number(visit, "letter"), hold=True)
        if problem or not stored:
            return letters.view(visit, db, letter, {FIELD: problem or visit.say("Välj en fil.")})
        try:
            keep(db, letter, signed_in(visit), stored)
        except TooManyScans as refused:
            words = visit.say("Ett brev har plats för {n} filer.", n=refused.limit)
            return letters.view(visit, db, letter, {FIELD: words})
        return see_other(f"{HERE}/{letter.id}")


def picture(visit: Visit, db: Session) -> Response:
    """One page, as the picture that was drawn of it; no browser keeps it. Raises MailGone."""
    letter = mail.find(db, signed_in(visit), asked_number(visit, "letter"))
    return as_picture(visit, scan_pages.find(db, letter, asked_number(visit, "page")))


def as_picture(visit: Visit, found: ScanPage) -> Response:
    """A page that may be seen. Raises FileGone for one of which there is no picture."""
    headers = {"Content-Security-Policy": "sandbox; default-src 'none'", "Cache-Control": "private, no-store"}
    return StreamingResponse(visit.files.chunks(found.sha256), media_type="image/jpeg", headers=headers)


routes = [
    Route(LETTER + "/scans", action(add, staff=True, files=True, transaction=False), methods=["POST"]),
    Route(LETTER + "/pages/{page}", page(picture, staff=True)),
]
