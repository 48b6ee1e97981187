"""The sheet of a service to print: made once by the worker, kept, and handed out as it is."""

from typing import TYPE_CHECKING

from starlette.responses import Response
from starlette.routing import Route

from accessibility import languages
from eservices import fillable_sheets, services, sheets
from eservices.database import afterwards
from forms.texts import FIRST_LANGUAGE
from portal.citizen.application import asked_service
from portal.endpoint import Visit, page
from portal.refusals import NotFound
from portal.rendering import render

if TYPE_CHECKING:
    from sqlmodel import Session

    from eservices.fillable_sheets import FillableSheet
    from eservices.services import Version
    from eservices.sheets import Sheet

LOOK_AGAIN_SECONDS = 4


def sheet(visit: Visit, db: "Session") -> Response:
    """The PDF; a page that waits for it while the worker makes it (503, and the browser asks again)."""
    version = _version(visit, db)
    size = visit.query.get("size", "standard")
    if size not in services.SIZES:
        raise NotFound
    language = _language(visit, version)
    face = visit.municipality.face
    found = sheets.find(db, version.id or 0, language, size, face)
    if found is None:
        afterwards(db, lambda later: sheets.order_at_once(later, version.id or 0, language, size, face))
        return _being_made(visit, version)
    if visit.query.get("fillable") == "yes":
        return _to_fill_in(visit, db, version, found)
    return _pdf(visit, _name(version, found), found)


def _to_fill_in(visit: Visit, db: "Session", version: "Version", found: "Sheet") -> Response:
    """The same sheet with fields, to be filled in on the screen and printed."""
    filled_in = fillable_sheets.find(db, found)
    if filled_in is None:
        afterwards(db, lambda later: fillable_sheets.order_at_once(later, found))
        return _being_made(visit, version)
    return _pdf(visit, f"{_name(version, found)}-fillable", filled_in)


def _name(version: "Version", found: "Sheet") -> str:
    """What a downloaded file says of itself."""
    return f"{version.service_id}-{version.number}-{found.size}-{found.language}"


def _version(visit: Visit, db: "Session") -> "Version":
    number = visit.query.get("version")
    if number is None:
        return services.current(db, asked_service(visit))
    if not number.isdecimal() or len(number) > 6:
        raise NotFound
    return services.find_version(db, asked_service(visit), int(number))


def _language(visit: Visit, version: "Version") -> str:
    """The language asked for in the address, else the reader's; the sheet's choice does not change that of the pages."""
    language = visit.query.get("lang") or visit.language
    return language if version.form.speaks(language) and language in languages.every() else FIRST_LANGUAGE


def _being_made(visit: Visit, version: "Version") -> Response:
    response = render(visit, "citizen/sheet_being_made.html", status=503, form=version.form)
    response.headers["Refresh"] = response.headers["Retry-After"] = str(LOOK_AGAIN_SECONDS)
    return response


def _pdf(visit: Visit, name: str, found: "Sheet | FillableSheet") -> Response:
    """The file under a name that says what it is. It is asked for anew: with the municipality's face the sheet changes."""
    tag = f'"{found.sha256[:32]}"'
    headers = {
        "ETag": tag,
        "Cache-Control": "no-cache",
        "Vary": "Accept-Language, Cookie",
        "Content-Disposition": f'inline; filename="{name}.pdf"',
    }
    if tag in visit.request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(found.pdf, media_type="application/pdf", headers=headers)


routes = [Route("/services/{service}/paper.pdf", page(sheet))]
