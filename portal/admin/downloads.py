"""A form as a file to keep: the whole of it as YAML with its comments, its answers as JSON Schema, its questions as XLSForm."""

import json
from collections.abc import Callable
from functools import partial

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility.paper import workshop
from eservices import services
from eservices.services import Version
from forms import editing
from forms.texts import Say, to_say
from portal.admin.proposal import own_proposal
from portal.endpoint import page
from portal.visit import Visit, asked_number

YAML = "application/yaml; charset=utf-8"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NAMES = {
    "yaml": to_say("Hela formuläret (YAML)"),
    "schema.json": to_say("Svarens form (JSON Schema)"),
    "xlsx": to_say("Frågorna (XLSForm)"),
}
"""How a file's name ends → what is in it."""


def version(visit: Visit, db: Session, ending: str) -> Response:
    """A version's file: as it was written, or as another system reads it."""
    service = services.find(db, visit.path["service"])
    found = services.find_version(db, service.id, asked_number(visit, "number"))
    content, media_type = WRITERS[ending](found, visit.say)
    return saved(f"{service.id}-{found.number}.{ending}", content, media_type)


def _yaml(version: Version, say: Say) -> tuple[bytes, str]:
    return version.source.encode(), YAML


def _schema(version: Version, say: Say) -> tuple[bytes, str]:
    from forms.exports.schema import json_schema

    return json.dumps(json_schema(version.form, say), ensure_ascii=False, indent=2).encode(), "application/schema+json"


def _xlsform(version: Version, say: Say) -> tuple[bytes, str]:
    from forms.exports.xlsform import xlsform

    return xlsform(version.form), SHEET


WRITERS: dict[str, Callable[[Version, Say], tuple[bytes, str]]] = {"yaml": _yaml, "schema.json": _schema, "xlsx": _xlsform}


def draft(visit: Visit, db: Session) -> Response:
    """The draft's own file, written in a process of its own: it takes a while for a large form."""
    proposal = own_proposal(visit, db)
    text = workshop.run(editing.written, proposal.tree, proposal.source)
    return saved(f"{proposal.service_id}.yaml", text.encode(), YAML)


def saved(name: str, content: bytes, media_type: str) -> Response:
    """An answer that browsers keep as a file and do not open."""
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cache-Control": "private, no-store",
    }
    return Response(content, media_type=media_type, headers=headers)


routes = [
    *(
        Route(
            f"/admin/forms/{{service}}/versions/{{number}}.{ending}",
            page(partial(version, ending=ending), staff="administrator"),
        )
        for ending in NAMES
    ),
    Route("/admin/proposals/{proposal}/form.yaml", page(draft, staff="administrator")),
]
