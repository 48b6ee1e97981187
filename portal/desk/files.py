"""Files of a case, handed out so that no browser runs what is in them."""

from urllib.parse import quote

from sqlmodel import Session
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from eservices import attachments
from portal.desk.surroundings import own_case
from portal.endpoint import page
from portal.visit import Visit, asked_number


def download(visit: Visit, db: Session) -> Response:
    case = own_case(visit, db, what="file")
    file = attachments.find_in_case(db, case, asked_number(visit, "file"))
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.name)}",
        "Content-Length": str(file.size),
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
    }
    return StreamingResponse(visit.files.chunks(file.sha256), media_type=file.media_type, headers=headers)


routes = [Route("/desk/cases/{reference}/files/{file}", page(download, staff=True))]
