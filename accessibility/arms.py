"""A municipality's coat of arms from a file that may hold anything: a picture made anew, or a drawing of known parts only."""

import io
import re
import warnings
from pathlib import Path
from xml.etree import ElementTree

from eservices.municipality import Arms, Picture

LARGEST_BYTES = 5_000_000
LARGEST_DRAWING = 200_000
MOST_PIXELS = 40_000_000
SCREEN_PX, PAPER_PX = 168, 480
"""The height that is kept: three times that of the header, and 20 mm in print at 600 dots an inch."""
NARROWEST, WIDEST = 0.25, 4.0
MOST_ELEMENTS, DEEPEST, MOST_COPIES = 4000, 30, 40
FORMATS = ("PNG", "JPEG", "WEBP")
SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_PARTS = """
svg g defs path rect circle ellipse line polyline polygon use symbol clipPath mask linearGradient radialGradient stop style
"""
_PROPERTIES = """
id class style transform d x y x1 y1 x2 y2 cx cy r rx ry fx fy width height points viewBox preserveAspectRatio offset href
gradientUnits gradientTransform spreadMethod clipPathUnits maskUnits maskContentUnits clip-path clip-rule mask mask-type
fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit
stroke-dasharray stroke-dashoffset stop-color stop-opacity opacity color display visibility vector-effect paint-order
"""
ELEMENTS, ATTRIBUTES = frozenset(_PARTS.split()), frozenset(_PROPERTIES.split())
LEFT_OUT = frozenset({"title", "desc", "metadata"})
_AWAY = re.compile(r"url\(\s*(?!['\"]?#[\w.-]+['\"]?\s*\))|@|\\|/\*|expression|javascript|data:", re.IGNORECASE)
"""What a style could fetch, hide or run; only a part of the same drawing may be named."""
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(?:px)?\s*")


class ArmsRefused(Exception):
    """The file cannot be the coat of arms; the message ends a sentence that begins with its name."""


def read(path: Path) -> Arms:
    """The coat of arms in a file. Raises ArmsRefused, or OSError where the file cannot be read."""
    if path.stat().st_size > LARGEST_BYTES:
        raise ArmsRefused(f"is larger than {LARGEST_BYTES // 1_000_000} MB: save it smaller")
    content = path.read_bytes()
    if path.suffix.lower() == ".svg":
        drawing = _drawing(content)
        return Arms(drawing, drawing)
    return _raster(content)


def _raster(content: bytes) -> Arms:
    """Made anew in two sizes, without what a camera or a program has written beside the picture."""
    from PIL import Image, ImageOps

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            opened = Image.open(io.BytesIO(content), formats=FORMATS)
            if opened.width * opened.height > MOST_PIXELS:
                raise ArmsRefused(f"has more than {MOST_PIXELS // 1_000_000} million pixels: save it smaller")
            opened.draft("RGB", (4 * PAPER_PX, 4 * PAPER_PX))
            picture = ImageOps.exif_transpose(opened).convert("RGBA")
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
            raise ArmsRefused("is no whole PNG, JPEG, WebP or SVG picture") from error
    _refuse_shape(picture.width, picture.height)
    return Arms(_kept(picture, SCREEN_PX, "webp"), _kept(picture, PAPER_PX, "png"))


def _kept(picture: object, height: int, form: str) -> Picture:
    small = picture.copy()
    small.thumbnail((int(height * WIDEST), height))
    saved = io.BytesIO()
    small.save(saved, form, **({"quality": 88, "method": 6} if form == "webp" else {"optimize": True}))
    return Picture(saved.getvalue(), f"image/{form}", small.width, small.height)


def _refuse_shape(width: float, height: float) -> None:
    if not (width > 0 and height > 0 and NARROWEST <= width / height <= WIDEST):
        raise ArmsRefused("is much longer than it is wide, or the other way: cut it to the arms alone")


def _drawing(content: bytes) -> Picture:
    if len(content) > LARGEST_DRAWING:
        raise ArmsRefused(f"is larger than {LARGEST_DRAWING // 1000} kB: simplify the drawing, or save it as PNG")
    root = _parsed(content)
    if root.tag != f"{{{SVG}}}svg":
        raise ArmsRefused("is no SVG drawing")
    _Cleaning(root).clean(root, 1)
    width, height = _measures(root)
    _refuse_shape(width, height)
    root.attrib |= {"width": f"{width:g}", "height": f"{height:g}"}
    root.attrib.setdefault("viewBox", f"0 0 {width:g} {height:g}")
    ElementTree.register_namespace("", SVG)
    ElementTree.register_namespace("xlink", XLINK)
    return Picture(ElementTree.tostring(root), "image/svg+xml", max(1, round(width)), max(1, round(height)))


def _parsed(content: bytes) -> ElementTree.Element:
    """The tree of a drawing in UTF-8 that declares no entities, which could grow without end or read other files."""
    try:
        text = content.decode("utf-8-sig")
        if "<!DOCTYPE" in text.upper() or "<!ENTITY" in text.upper():
            raise ArmsRefused("has a DOCTYPE, which may hide anything: save it as plain SVG")
        return ElementTree.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    except (UnicodeDecodeError, ElementTree.ParseError, ValueError) as error:
        raise ArmsRefused("is no SVG drawing that can be read") from error


class _Cleaning:
    """Walks a drawing: drops what programs add for themselves, and refuses what could run, fetch or grow."""

    def __init__(self, root: ElementTree.Element) -> None:
        self._elements, self._copies = 0, 0
        self._root = root

    def clean(self, element: ElementTree.Element, depth: int) -> None:
        self._elements += 1
        if self._elements > MOST_ELEMENTS or depth > DEEPEST:
            raise ArmsRefused("is too intricate: simplify the drawing, or save it as PNG")
        self._clean_attributes(element)
        name = element.tag.rpartition("}")[2]
        if name == "use":
            self._refuse_growth(element)
        if name == "style" and (len(element) or _AWAY.search(element.text or "")):
            raise ArmsRefused("has a style that could fetch something from elsewhere: save it as plain SVG")
        if name != "style":
            element.text = None
        for child in list(element):
            child.tail = None
            if self._belongs(child):
                self.clean(child, depth + 1)
            else:
                element.remove(child)

    def _belongs(self, child: ElementTree.Element) -> bool:
        """Whether it is a part of the drawing; a program's own notes and comments are not."""
        if not isinstance(child.tag, str) or not child.tag.startswith(f"{{{SVG}}}"):
            return False
        name = child.tag.rpartition("}")[2]
        if name not in ELEMENTS | LEFT_OUT:
            raise ArmsRefused(f"holds <{name[:30]}>, which is not allowed in a coat of arms: draw it with paths alone")
        return name in ELEMENTS

    def _clean_attributes(self, element: ElementTree.Element) -> None:
        for name, value in list(element.attrib.items()):
            plain = "href" if name == f"{{{XLINK}}}href" else name
            if plain.lower().startswith("on"):
                raise ArmsRefused(f"holds a script ({plain[:20]}): save it as plain SVG")
            if plain == "href" and not re.fullmatch(r"#[\w.-]+", value):
                raise ArmsRefused("points to something outside itself: save it as plain SVG with everything in it")
            if plain in ATTRIBUTES and _AWAY.search(value):
                raise ArmsRefused(f"has a {plain} that could fetch something from elsewhere: save it as plain SVG")
            if plain not in ATTRIBUTES:
                del element.attrib[name]

    def _refuse_growth(self, use: ElementTree.Element) -> None:
        """Copies of copies could make a small file endless."""
        self._copies += 1
        wanted = (use.get("href") or use.get(f"{{{XLINK}}}href") or "#")[1:]
        copied = next((each for each in self._root.iter() if each.get("id") == wanted), None)
        if self._copies > MOST_COPIES or (copied is not None and any(each.tag == f"{{{SVG}}}use" for each in copied.iter())):
            raise ArmsRefused("copies parts of itself too often: simplify the drawing, or save it as PNG")


def _measures(root: ElementTree.Element) -> tuple[float, float]:
    """Of its view box, else of its width and height."""
    box = [float(part) for part in re.findall(r"-?\d+(?:\.\d+)?", root.get("viewBox", ""))]
    if len(box) == 4:
        return box[2], box[3]
    sides = [_LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
    if not all(sides):
        raise ArmsRefused("does not say how large it is: give it a viewBox")
    return float(sides[0][1]), float(sides[1][1])
