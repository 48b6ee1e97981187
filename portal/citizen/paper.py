"""The sheet of a service to print: made once by the worker, kept, and handed out with a serial on each page."""

from typing import TYPE_CHECKING

from starlette.responses import Response
from starlette.routing import Route

from accessibility import languages
from eservices import fillable_sheets, services, sheets
from eservices.database import afterwards
from forms.more_room import extra
from forms.texts import FIRST_LANGUAGE
from portal.citizen.application import asked_service
from portal.endpoint import Visit, page
from portal.refusals import NotFound
from portal.rendering import render

if TYPE_CHECKING:
    from sqlmodel import Session

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
    paths = _paths(visit, version)
    found = sheets.find(db, version.id or 0, language, size, face, sheets.part_of(paths))
    if found is None:
        afterwards(db, lambda later: sheets.order_at_once(later, version.id or 0, language, size, face, paths))
        return _being_made(visit, version)
    if visit.query.get("fillable") == "yes" and not paths:
        return _to_fill_in(visit, db, version, found)
    return _pdf(_name(version, found), version, found, found.pdf)


def _paths(visit: Visit, version: "Version") -> tuple[str, ...]:
    """The questions of an extra sheet for a repeating group (`more`): for the entries that follow, or those `from` one."""
    key, first = visit.query.get("more"), visit.query.get("from", "0")
    if key is None:
        return ()
    paths = extra(version.form, key, int(first)) if first.isdecimal() and len(first) < 4 else ()
    if not paths:
        raise NotFound
    return paths


def _to_fill_in(visit: Visit, db: "Session", version: "Version", found: "Sheet") -> Response:
    """The same sheet with fields, to be filled in on the screen and printed."""
    filled_in = fillable_sheets.find(db, found)
    if filled_in is None:
        afterwards(db, lambda later: fillable_sheets.order_at_once(later, found))
        return _being_made(visit, version)
    return _pdf(f"{_name(version, found)}-fillable", version, found, filled_in.pdf)


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


def _pdf(name: str, version: "Version", sheet: "Sheet", master: bytes) -> Response:
    """The file under a name that says what it is, with a serial of its own; so no one is given another's from a store."""
    from accessibility.paper.files import serials

    headers = {"Cache-Control": "no-store", "Content-Disposition": f'inline; filename="{name}.pdf"'}
    borne = serials.bear(master, version.service_id, version.number, sheets.new_serial(sheet))
    return Response(borne, media_type="application/pdf", headers=headers)


routes = [Route("/services/{service}/paper.pdf", page(sheet))]
