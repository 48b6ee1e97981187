"""Pages of a sheet as the reader has made them straight: what the strips beside the answers are cut from."""

from sqlmodel import Session
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from eservices.contact_centre.letters.incoming import mail, scan_pages
from portal.desk.surroundings import signed_in
from portal.endpoint import page
from portal.refusals import NotFound
from portal.visit import Visit, asked_number

HEADERS = {"Content-Security-Policy": "sandbox; default-src 'none'", "Cache-Control": "private, no-store"}


def straight(visit: Visit, db: Session) -> Response:
    """No browser keeps it. Raises MailGone, and NotFound for a page that could not be made straight."""
    letter = mail.find(db, signed_in(visit), asked_number(visit, "letter"))
    found = scan_pages.find(db, letter, asked_number(visit, "page"))
    if not found.squared_sha256:
        raise NotFound
    return StreamingResponse(visit.files.chunks(found.squared_sha256), media_type="image/jpeg", headers=HEADERS)


routes = [Route("/desk/mail/{letter}/pages/{page}/straight", page(straight, staff=True))]
