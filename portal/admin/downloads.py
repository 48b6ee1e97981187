"""A form as a file to keep: the whole of it as YAML with its comments, its answers as JSON Schema, its questions as XLSForm."""

from collections.abc import Callable
from functools import partial

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices import services
from forms.texts import to_say
from portal.endpoint import page
from portal.visit import Visit, asked_number

TYPES = {
    "yaml": "application/yaml; charset=utf-8",
}
"""How the file's name ends → what it is."""
NAMES = {
    "yaml": to_say("Hela formuläret (YAML)"),
}
OTHERS: dict[str, Callable] = {}


def version(visit: Visit, db: Session, ending: str) -> Response:
    """A version's file: as it was written, or as another system reads it."""
    service = services.find(db, visit.path["service"])
    found = services.find_version(db, service.id, asked_number(visit, "number"))
    content = found.source.encode() if ending == "yaml" else OTHERS[ending](found.form)
    return saved(f"{service.id}-{found.number}.{ending}", content, TYPES[ending])


def saved(name: str, content: bytes, media_type: str) -> Response:
    """An answer that browsers keep as a file and do not open."""
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cache-Control": "private, no-store",
    }
    return Response(content, media_type=media_type, headers=headers)


routes = [
    Route(
        f"/admin/forms/{{service}}/versions/{{number}}.{ending}", page(partial(version, ending=ending), staff="administrator")
    )
    for ending in TYPES
]
