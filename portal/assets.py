"""The files that pages are dressed in: read once, packed once, at addresses that change with their content.

The digest of the whole folder is a part of the address, so that relative addresses in the CSS hold and browsers may keep
each file for ever.
"""

import gzip
from functools import cache
from hashlib import sha256
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from accessibility import FONTS
from portal.refusals import NotFound

FOLDER = Path(__file__).with_name("static")
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}
FOR_EVER = "public, max-age=31536000, immutable"


@cache
def _files() -> dict[str, bytes]:
    found = (path for folder in (FOLDER, FONTS) for path in sorted(folder.rglob("*")) if path.suffix in TYPES)
    return {_name(path): path.read_bytes() for path in found}


def _name(path: Path) -> str:
    """The part of the address that names a file: the letters of the room below are served as `fonts/…`."""
    return path.relative_to(FOLDER if path.is_relative_to(FOLDER) else FONTS.parent).as_posix()


@cache
def _digest() -> str:
    total = sha256()
    for name, content in _files().items():
        total.update(name.encode() + b"\0" + sha256(content).digest())
    return total.hexdigest()[:12]


@cache
def _packed(name: str) -> bytes:
    return gzip.compress(_files()[name], mtime=0)


def address(name: str) -> str:
    """Where a file of `static/` is served. Raises KeyError for one that is not there."""
    if name not in _files():
        raise KeyError(name)
    return f"/static/{_digest()}/{name}"


async def serve(request: Request) -> Response:
    """The file, whatever the digest asked for: an old page may still want its dress."""
    name = request.path_params["name"]
    if name not in _files():
        raise NotFound
    current = request.path_params["digest"] == _digest()
    headers = {"Cache-Control": FOR_EVER if current else "no-cache", "Vary": "Accept-Encoding"}
    media_type = TYPES[Path(name).suffix]
    if media_type.startswith("font/") or "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(_files()[name], headers=headers, media_type=media_type)
    return Response(_packed(name), headers=headers | {"Content-Encoding": "gzip"}, media_type=media_type)
