"""HTML → tagged PDF (PDF/UA-1 and PDF/A-3a), with nothing fetched but the letters, drawings and styles beside this room."""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import pikepdf
from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from accessibility import FONTS
from accessibility.paper.files import tagging
from accessibility.paper.files.archive import make_lasting
from accessibility.paper.files.lacking import by_name
from accessibility.paper.files.mending import mend, stamp, tell_what_is_last
from eservices.municipality import Picture

STYLE = Path(__file__).parents[1] / "style"
_MEDIA = {".woff2": "font/woff2", ".svg": "image/svg+xml"}
VARIANT = {"pdf_variant": "pdf/ua-1", "pdf_tags": True}
tagging.teach()
Anchors = list[Mapping[str, tuple[float, float, float, float]]]


@cache
def assets() -> dict[str, Path]:
    """Everything that a sheet may fetch, by the name after ``asset:``."""
    return {path.name: path for folder in (STYLE, FONTS) for path in sorted(folder.iterdir()) if path.suffix in _MEDIA}


class AssetsOnly(URLFetcher):
    """Knows ``asset:NAME`` and no other address, so nothing in a definition can make the server read or ring anything.

    ``asset:arms`` is the municipality's own drawing, when it has one.
    """

    def __init__(self, arms: Picture | None = None) -> None:
        super().__init__()
        self._arms = arms

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        if url == "asset:arms" and self._arms:
            return URLFetcherResponse(url, self._arms.content, {"Content-Type": self._arms.media_type})
        path = assets().get(url.removeprefix("asset:")) if url.startswith("asset:") else None
        if path is None:
            raise ValueError(f"not fetched: {url[:100]}")
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": _MEDIA[path.suffix]})


@cache
def _fonts() -> FontConfiguration:
    return FontConfiguration()


@cache
def _dress(style: str) -> CSS:
    """A parsed style with its fonts, kept for the next sheet."""
    return CSS(string=(STYLE / f"{style}.css").read_text(), font_config=_fonts(), url_fetcher=AssetsOnly())


@dataclass(frozen=True)
class LaidOut:
    """A document with its pages settled. `anchors`: for each page, element id → its corners in CSS px."""

    document: Document
    anchors: Anchors

    @cached_property
    def _raw(self) -> bytes:
        return self.document.write_pdf(**VARIANT)

    def write(self, *drawings: Sequence[str], lay: Callable[[pikepdf.Pdf], None] = lambda pdf: None) -> bytes:
        """The finished file; each of `drawings` are PDF operators, a string a page, drawn on top of those before.

        `lay` puts more into it, while each place that is laid out still has its element in the tree.
        """
        with pikepdf.open(io.BytesIO(self._raw)) as pdf:
            lay(pdf)
            mend(pdf)
            for each in drawings:
                stamp(pdf, each)
            tell_what_is_last(pdf)
            make_lasting(pdf)
            kept = io.BytesIO()
            pdf.save(kept, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
        return kept.getvalue()


def lay_out(html: str, *styles: str, arms: Picture | None = None) -> LaidOut:
    """Settle the pages. Ids serve the map only: as named destinations they would make every file twice as large."""
    page = HTML(string=by_name(html), base_url="asset:", url_fetcher=AssetsOnly(arms))
    document = page.render(stylesheets=[_dress(each) for each in styles], font_config=_fonts(), **VARIANT)
    anchors: Anchors = [dict(each.anchors) for each in document.pages]
    for each in document.pages:
        each.anchors.clear()
    return LaidOut(document, anchors)
