"""The files that pages are dressed in: read once, packed once, at addresses that change with their content.

The municipality's colour is a few tokens at the end of the CSS, its arms a file beside the others: no page is heavier for them.
The digest of all files is a part of the address, so that relative addresses in the CSS hold and browsers may keep each file
for ever.
"""

import gzip
from functools import cache
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from accessibility import FONTS, colours
from eservices.municipality import Municipality, Picture
from portal import icons
from portal.refusals import NotFound

FOLDER = Path(__file__).with_name("static")
CSS = "css/citizen.css"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".txt": "text/plain; charset=utf-8",
}
PACKED = {".css", ".js", ".svg", ".txt"}
FOR_EVER = "public, max-age=31536000, immutable"
DRAWING_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""What an SVG opened by itself may do: be looked at."""
MARK_HEIGHT = 48
_TOKENS = "--pine: {0.pine}; --on-pine: {0.on_pine}; --link: {0.link}; --tint: {0.tint}"
_COLOURED = """
/* The municipality's own colour. */
@layer tokens {{
  :root {{ {light} }}
  @media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}
}}
"""


class Dress:
    """The files as one municipality's pages wear them."""

    def __init__(self, colour: str, arms: Picture | None) -> None:
        self._arms = arms
        self._files = dict(_files())
        self._files[CSS] += _own_css(colour).encode()
        if arms:
            self._files[_file_of(arms)] = arms.content
        self._packed = {name: _pack(content) for name, content in self._files.items() if Path(name).suffix in PACKED}
        self.digest = _digest(self._files)

    def address(self, name: str) -> str:
        """Where a file of `static/` is served. Raises KeyError for one that is not there."""
        if name not in self._files:
            raise KeyError(name)
        return f"/static/{self.digest}/{name}"

    def mark(self) -> Markup:
        """What stands beside the municipality's name: its arms, or Lucka's own hatch. Silent, for the name says it."""
        if not self._arms:
            return icons.mark()
        width = round(MARK_HEIGHT * self._arms.width / self._arms.height)
        image = '<img class="arms" src="{}" width="{}" height="{}" alt="">'
        return Markup(image).format(self.address(_file_of(self._arms)), width, MARK_HEIGHT)

    def find(self, name: str, *, packed: bool) -> tuple[bytes, bool]:
        """The file, and whether it is packed. Raises NotFound."""
        if name not in self._files:
            raise NotFound
        return (self._packed[name], True) if packed and name in self._packed else (self._files[name], False)


@cache
def _files() -> dict[str, bytes]:
    found = (path for folder in (FOLDER, FONTS) for path in sorted(folder.rglob("*")) if path.suffix in TYPES)
    return {_name(path): path.read_bytes() for path in found}


def _name(path: Path) -> str:
    """The part of the address that names a file: the letters of the room below are served as `fonts/…`."""
    return path.relative_to(FOLDER if path.is_relative_to(FOLDER) else FONTS.parent).as_posix()


def _own_css(colour: str) -> str:
    if not colour:
        return ""
    shades = colours.shades(colour)
    return _COLOURED.format(light=_TOKENS.format(shades.light), dark=_TOKENS.format(shades.dark))


def _file_of(arms: Picture) -> str:
    return "arms.svg" if arms.media_type == "image/svg+xml" else "arms.webp"


@cache
def _pack(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


def _digest(files: dict[str, bytes]) -> str:
    total = sha256()
    for name, content in files.items():
        total.update(name.encode() + b"\0" + sha256(content).digest())
    return total.hexdigest()[:12]


@cache
def _dress(colour: str, arms: Picture | None) -> Dress:
    return Dress(colour, arms)


def dress(municipality: Municipality) -> Dress:
    """How a municipality's pages are dressed; those that look alike share one."""
    return _dress(municipality.colour, municipality.drawing.screen if municipality.drawing else None)


async def serve(request: Request) -> Response:
    """The file, whatever the digest asked for: an old page may still want its dress."""
    name, worn = request.path_params["name"], request.app.state.house.dress
    content, packed = worn.find(name, packed="gzip" in request.headers.get("accept-encoding", ""))
    current = request.path_params["digest"] == worn.digest
    headers = {"Cache-Control": FOR_EVER if current else "no-cache", "Vary": "Accept-Encoding"}
    headers |= {"Content-Encoding": "gzip"} if packed else {}
    headers |= {"Content-Security-Policy": DRAWING_POLICY} if name.endswith(".svg") else {}
    return Response(content, headers=headers, media_type=TYPES[Path(name).suffix])
