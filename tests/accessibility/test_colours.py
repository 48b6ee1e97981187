"""Whatever colour a municipality asks for, everything can be read in it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accessibility import colours
from accessibility.colours import DARK, LIGHT, Paper, contrast
from eservices.municipality import colour_of
from portal.assets import FOLDER

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@settings(max_examples=150, deadline=None)
@given(COLOURS)
def test_any_colour_gives_tokens_that_can_be_read(asked):
    shades = colours.shades(asked)
    for paper, tones in ((LIGHT, shades.light), (DARK, shades.dark)):
        grounds = (paper.ground, paper.surface, tones.tint)
        assert all(contrast(tones.pine, ground) >= 4.5 for ground in grounds)
        assert all(contrast(tones.link, ground) >= 7 for ground in grounds)
        assert contrast(tones.on_pine, tones.pine) >= 4.5
        assert contrast(paper.ink, tones.tint) >= 7
        assert min(contrast(each, tones.tint) for each in (paper.quiet, paper.error, paper.done)) >= 4.5
        assert contrast(paper.border, tones.tint) >= 3


@settings(max_examples=100, deadline=None)
@given(COLOURS)
def test_the_hue_stays(asked):
    _, chroma, hue = colours.to_lch(asked)
    _, kept, used = colours.to_lch(colours.shades(asked).light.pine)
    assert min(chroma, kept) < 0.03 or abs((hue - used + 3.1416) % 6.2832 - 3.1416) < 0.2


def test_a_safe_colour_is_used_as_it_is():
    shades = colours.shades("#17494D")
    assert (shades.light.pine, shades.is_corrected) == ("#17494d", False)


@pytest.mark.parametrize("asked", ["#ffff00", "#fff", "#ff0000", "#e4002b", "#808080"])
def test_an_unsafe_colour_is_corrected_and_known_to_be(asked):
    assert colours.shades(asked).is_corrected


@pytest.mark.parametrize("word", ["red", "17494d", "#1749", "#17494g", "", "#17494d;}", "rgb(1,2,3)"])
def test_what_is_no_colour_is_refused(word):
    with pytest.raises(ValueError, match="not a colour"):
        colours.shades(word)


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_the_papers_are_those_of_the_screen():
    css = (FOLDER / "css/citizen.css").read_text(encoding="utf-8")
    light, dark = css.split("prefers-color-scheme: dark", 1)
    for paper, told in ((LIGHT, light), (DARK, dark)):
        assert paper == Paper(*(_token(told, name) for name in Paper.__dataclass_fields__))


def _token(css: str, name: str) -> str:
    found = re.search(rf"--{name}:\s*(#[0-9a-fA-F]+)", css)
    assert found, f"--{name} is not in the CSS"
    return colour_of(found[1])
