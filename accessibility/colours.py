"""A municipality's colour, made safe to read: the tokens of the light and the dark screen, each with its contrast proven.

Contrast is that of WCAG 2.2; a colour is made darker or lighter in OKLCH (Ottosson 2020), where its hue stays what it was.
"""

import math
from dataclasses import dataclass
from functools import cache

from eservices.municipality import colour_of

TEXT, LINK, DRAWN = 4.5, 7.0, 3.0
"""The least contrast of letters, of links in running text, and of what is drawn (WCAG 1.4.3, 1.4.6, 1.4.11)."""
_STEP = 0.005
Lch = tuple[float, float, float]
"""Lightness 0–1, chroma, hue in radians."""


@dataclass(frozen=True)
class Paper:
    """What a screen's own colour stands on and beside: the tokens that no municipality changes."""

    ground: str
    surface: str
    ink: str
    quiet: str
    border: str
    error: str
    done: str


LIGHT = Paper("#fbf8f2", "#ffffff", "#1e2326", "#565b5e", "#7a7f7c", "#a3161a", "#1e6b3a")
DARK = Paper("#15191a", "#1e2425", "#eceae4", "#b3b7b4", "#8b918e", "#ff9c94", "#8fd3a3")


@dataclass(frozen=True)
class Tones:
    """A screen's own colours: what is filled and drawn in it, what is written on it, links, and the pale ground."""

    pine: str
    on_pine: str
    link: str
    tint: str


@dataclass(frozen=True)
class Shades:
    """What became of the colour that was asked for."""

    asked: str
    light: Tones
    dark: Tones

    @property
    def is_corrected(self) -> bool:
        """Whether the light screen could not use the colour as it was asked for."""
        return self.light.pine != self.asked


@cache
def shades(colour: str) -> Shades:
    """The tokens of both screens, every one of them safe. Raises ValueError for what is no colour."""
    asked = colour_of(colour)
    return Shades(asked, _light(asked), _dark(asked))


def _light(asked: str) -> Tones:
    """Darker until white letters stand on it and it stands on every ground."""
    _, chroma, hue = to_lch(asked)
    tint = _pale(LIGHT, 0.94, min(chroma, 0.018), hue, _STEP)
    grounds = (LIGHT.ground, LIGHT.surface, tint)
    return Tones(_until(asked, grounds, TEXT, -_STEP), "#ffffff", _until(asked, grounds, LINK, -_STEP), tint)


def _dark(asked: str) -> Tones:
    """Lighter until it can be read on every ground; what is written on it is nearly black."""
    _, chroma, hue = to_lch(asked)
    tint = _pale(DARK, 0.29, min(chroma, 0.025), hue, -_STEP)
    pine = _until(from_lch((0.8, min(chroma, 0.09), hue)), (DARK.ground, DARK.surface, tint), LINK, _STEP)
    return Tones(pine, _until(from_lch((0.21, min(chroma, 0.02), hue)), (pine,), LINK, -_STEP), pine, tint)


def _pale(paper: Paper, lightness: float, chroma: float, hue: float, step: float) -> str:
    """A ground in the colour's hue, nearer to the paper's own until all that stands on the paper stands on it too."""
    tint = from_lch((lightness, chroma, hue))
    while min(contrast(each, tint) for each in (paper.quiet, paper.error, paper.done)) < TEXT or (
        min(contrast(paper.ink, tint) / LINK, contrast(paper.border, tint) / DRAWN) < 1
    ):
        lightness += step
        tint = from_lch((lightness, chroma, hue))
    return tint


def _until(colour: str, grounds: tuple[str, ...], least: float, step: float) -> str:
    """The colour, darker or lighter by `step` until it has the contrast on all grounds."""
    lightness, chroma, hue = to_lch(colour)
    while min(contrast(colour, ground) for ground in grounds) < least:
        lightness += step
        colour = from_lch((lightness, chroma, hue))
    return colour


def contrast(one: str, other: str) -> float:
    """1 to 21, by WCAG 2.2."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1, by WCAG 2.2."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _straight(red), _straight(green), _straight(blue)


def _straight(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def to_lch(colour: str) -> Lch:
    red, green, blue = _linear(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def from_lch(lch: Lch) -> str:
    """The nearest colour that a screen can show: as colourful as it may be at that lightness and hue."""
    lightness, chroma, hue = max(0.0, min(1.0, lch[0])), lch[1], lch[2]
    if lightness in (0.0, 1.0):
        return "#ffffff" if lightness else "#000000"
    parts = _rgb(lightness, chroma, hue)
    while chroma and not all(-0.0005 <= part <= 1.0005 for part in parts):
        chroma = max(0.0, chroma - 0.004)
        parts = _rgb(lightness, chroma, hue)
    return "#" + "".join(f"{round(255 * _curved(min(1.0, max(0.0, part)))):02x}" for part in parts)


def _rgb(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _curved(part: float) -> float:
    return 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055
