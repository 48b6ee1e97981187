"""The sheets of the shipped services as the tests look at them: slow to draw, so each is drawn once a run for all of them."""

from functools import cache

from accessibility.languages import say_for
from accessibility.paper.sheets import sheet
from accessibility.paper.sheets.measures import Size
from accessibility.paper.sheets.sheet import Rendered
from eservices.municipality import Municipality
from forms import library
from tests import once

VERSION, TOKEN = 3, "K7M4PX9QHACD346"


def master(service: str, size: Size = "standard", language: str = "sv") -> Rendered:
    return _kept(service, size, language)


@cache
def _kept(service: str, size: Size, language: str) -> Rendered:
    return once.value(f"sheet-{service}-{language}-{size}", lambda: draw(service, size, language))


def draw(service: str, size: Size = "standard", language: str = "sv") -> Rendered:
    """Drawn afresh, as whoever measures it wants it."""
    return sheet.render(library.form(service), VERSION, TOKEN, Municipality(), say_for(language), size)
