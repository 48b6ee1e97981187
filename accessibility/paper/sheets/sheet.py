"""The sheet of a form: any version, in any of its languages, in every size, with the map of where each answer is written."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from accessibility import hours, languages
from accessibility.marking import is_by_machine
from accessibility.paper.files import marks
from accessibility.paper.files.lengths import PAGE_HEIGHT, PAGE_WIDTH
from accessibility.paper.sheets import fillable, plan, strokes
from accessibility.paper.sheets.asking import environment, to_ask
from accessibility.paper.sheets.fields import fields
from accessibility.paper.sheets.fitting import endings, fitted
from accessibility.paper.sheets.measures import MEASURES, Size
from accessibility.paper.sheets.outline import Outline
from accessibility.paper.sheets.plan import Plan
from eservices.municipality import Municipality, Picture
from forms.definition import Form
from forms.more_room import kind_of_part
from forms.numbering import numbers
from forms.texts import Say


@dataclass(frozen=True)
class Rendered:
    """A finished master. `layout` is what a reader of returned pages goes by; `fillable` is the same to fill in on a screen."""

    pdf: bytes
    layout: dict[str, Any]
    pages: int
    fillable: bytes = b""


def render(
    form: Form, version: int, token: str, municipality: Municipality, say: Say, size: Size = "standard",
    paths: Collection[str] = (),
) -> Rendered:  # fmt: skip
    """Make the sheet; takes seconds. `token` (`references.new_token`) names it in the code on each page.

    `paths` are the questions to ask, where not all are: a sheet of what is left.
    Raises LayoutIncomplete when something to write on did not come out exactly once.
    """
    places = Plan(MEASURES[size])
    html = as_html(form, places, say, {"version": version, "size": size}, municipality, paths)
    laid = fitted(html, size, arms_of(municipality), flows=kind_of_part(form, paths) != "whole")
    located, pages = places.locate(laid.anchors), len(laid.anchors)
    names = [marks.payload(form.service, version, page, token) for page in range(1, pages + 1)]
    to_write_on = [strokes.on_page(located, page, places.measures) for page in range(1, pages + 1)]
    layout = {
        "service": form.service, "version": version, "language": say.language, "size": size, "pages": pages,
        "page_mm": [PAGE_WIDTH, PAGE_HEIGHT], "marks": marks.as_map(names[-1]),
        "numbers": numbers(form), "endings": endings(laid), "fields": plan.as_map(located, places.measures),
    }  # fmt: skip
    drawings = (to_write_on, [marks.of_page(name, page) for page, name in enumerate(names, start=1)])
    found = fields(Outline(form, say, frozenset(paths)), located)
    filled_in = b"" if paths else laid.write(*drawings, lay=lambda pdf: fillable.lay(pdf, found, places.measures))
    return Rendered(laid.write(*drawings), layout, pages, filled_in)


def as_html(
    form: Form, places: Plan, say: Say, edition: dict[str, object], municipality: Municipality, paths: Collection[str] = ()
) -> str:
    """What is to be laid out; `places` learns what there is to write on. `edition`: version and size."""
    outline = Outline(form, say, frozenset(paths))
    enclosures = [(n, say.text(form.questions_by_key[key].label), numbers(form)[key]) for key, n in outline.enclosures.items()]
    words = {
        "form": form, "title": say.text(form.title), "hours": say.listed(hours.in_words(municipality, say)),
        "blocks": outline.blocks(), "enclosures": enclosures, "direction": languages.direction(say.language),
        "is_by_machine": is_by_machine(form, say.language), "part": kind_of_part(form, paths),
    }  # fmt: skip
    asking = to_ask(form, places, say, municipality)
    return environment().get_template("sheet.html").render(asking | words | edition)


def arms_of(municipality: Municipality) -> Picture | None:
    """The coat of arms as the printer wants it."""
    return municipality.drawing.paper if municipality.drawing else None
