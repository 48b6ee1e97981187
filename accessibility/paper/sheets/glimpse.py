"""One item of a form as it will be printed, for a screen: the sheet's own words and templates, with the ink drawn at once.

Measures are told in `em` of the sheet's letters, so that a smaller letter makes a smaller paper.
"""

from markupsafe import Markup

from accessibility.paper.files.lengths import POINTS_PER_MM
from accessibility.paper.sheets.asking import environment, to_ask
from accessibility.paper.sheets.measures import MEASURES, Measures, Size
from accessibility.paper.sheets.outline import Outline
from accessibility.paper.sheets.plan import Place, Plan
from eservices.municipality import Municipality
from forms.definition import Form
from forms.texts import Say


class Drawn(Plan):
    """A plan whose places are drawn where they stand, instead of afterwards on top of the laid out page."""

    def across(self, width: float | None) -> Markup:
        return Markup()

    def _element(self, kind: str, place: Place, width: float | None, height: float) -> Markup:
        em = self.measures.points / POINTS_PER_MM
        size = Markup('width="{}" height="{:.2f}em"').format("100%" if width is None else f"{width / em:.2f}em", height / em)
        return Markup('<svg class="{}" {} aria-hidden="true">{}</svg>').format(kind, size, self._ink(place, height, em))

    def _ink(self, place: Place, height: float, em: float) -> Markup:
        """The frames to write in."""
        if place.shape != "cells":
            return Markup('<rect width="100%" height="100%"/>')
        step = (self.measures.cell_width + self.measures.gap) / em
        cell = Markup('<rect x="{:.2f}em" width="{:.2f}em" height="100%"/>')
        return Markup("").join(cell.format(index * step, self.measures.cell_width / em) for index in range(place.count))


def glimpse(form: Form, key: str, municipality: Municipality, say: Say, size: Size = "standard") -> Markup:
    """The item as HTML with headings from level 3 down; "" where the form has none of that key."""
    block = Outline(form, say).of(key)
    if block is None:
        return Markup()
    measures: Measures = MEASURES[size]
    words = to_ask(form, Drawn(measures), say, municipality) | {"size": size}
    return Markup(environment().get_template("blocks.html").make_module(words).block(block, 3))
