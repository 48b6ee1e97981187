"""The sheet of a form: any version, in any of its languages, in two sizes, with the map of where each answer is written."""

from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from accessibility import hours, languages
from accessibility.marking import figures, is_by_machine, marked, runs, swedish
from accessibility.paper import ink, marks, plan, room
from accessibility.paper.fitting import endings, fitted
from accessibility.paper.measures import MEASURES, PAGE_HEIGHT, PAGE_WIDTH, Size
from accessibility.paper.outline import Outline
from accessibility.paper.plan import Box, Place, Plan
from accessibility.paper.prose import paragraphs, together
from eservices.municipality import Municipality, Picture
from forms.definition import Form
from forms.kinds import choices, file
from forms.numbering import numbers
from forms.texts import Say


@dataclass(frozen=True)
class Rendered:
    """A finished master. `layout` is what a reader of returned pages goes by."""

    pdf: bytes
    layout: dict[str, Any]
    pages: int


def render(form: Form, version: int, token: str, municipality: Municipality, say: Say, size: Size = "standard") -> Rendered:
    """Make the sheet; takes seconds. `token` (`references.new_token`) names it in the code on each page.

    Raises LayoutIncomplete when something to write on did not come out exactly once.
    """
    places = Plan(MEASURES[size])
    code = marks.payload_before_page(form.service, version)
    html = as_html(form, places, say, {"version": version, "token": token, "code": code, "size": size}, municipality)
    laid = fitted(html, size, arms_of(municipality))
    located, pages = places.locate(laid.anchors), len(laid.anchors)
    names = [marks.payload(form.service, version, page, token) for page in range(1, pages + 1)]
    drawings = [_drawing(name, page, located, places) for page, name in enumerate(names, start=1)]
    layout = {
        "service": form.service, "version": version, "language": say.language, "size": size, "pages": pages,
        "page_mm": [PAGE_WIDTH, PAGE_HEIGHT], "marks": marks.as_map(names[-1]),
        "numbers": numbers(form), "endings": endings(laid), "fields": plan.as_map(located, places.measures),
    }  # fmt: skip
    return Rendered(laid.write(drawings), layout, pages)


def _drawing(name: str, page: int, located: list[tuple[Place, Box]], places: Plan) -> str:
    """What is drawn on one page: what to write on, the marks, and on the first page where to fold."""
    all_marks = (*marks.corners(), marks.qr(name), marks.data_matrix(name))
    fold = [marks.fold()] if page == 1 else []
    return "\n".join([ink.strokes(located, page, places.measures), marks.drawing(all_marks), *fold])


def as_html(form: Form, places: Plan, say: Say, edition: dict[str, object], municipality: Municipality) -> str:
    """What is to be laid out; `places` learns what there is to write on. `edition`: version, token, code and size."""
    outline = Outline(form, say)
    fixed = {"say": say, "measures": places.measures}
    enclosures = [(n, say.text(form.questions_by_key[key].label)) for key, n in outline.enclosures.items()]
    words = {
        "_": say, "say": say, "form": form, "title": say.text(form.title), "municipality": municipality, "plan": places,
        "hours": say.listed(hours.in_words(municipality, say)), "blocks": outline.blocks(), "enclosures": enclosures,
        "states": file.STATES, "state_words": file.state_words, "options_of": choices.options, "digits": room.digits,
        "direction": languages.direction(say.language), "is_by_machine": is_by_machine(form, say.language),
        "lines": partial(room.lines, measures=places.measures), "width": partial(room.width, measures=places.measures),
        "columns": partial(room.columns, **fixed), "help_of": partial(room.help_of, say=say),
        "reckoning": partial(room.reckoning, form, say=say),
    }  # fmt: skip
    return environment().get_template("sheet.html").render(words | edition)


def arms_of(municipality: Municipality) -> Picture | None:
    """The coat of arms as the printer wants it."""
    return municipality.drawing.paper if municipality.drawing else None


@cache
def environment() -> Environment:
    """The templates of this room."""
    templates = FileSystemLoader(Path(__file__).with_name("templates"))
    made = Environment(
        loader=templates, undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True, finalize=marked
    )  # fmt: skip
    made.filters |= {"paragraphs": paragraphs, "together": together}
    made.globals |= {"page_of_pages": page_of_pages, "swedish": swedish, "figures": figures, "runs": runs}
    return made


def page_of_pages(say: Say) -> Markup:
    """Page 2 of 7 in words, with numbers that only the layout knows."""
    page, pages = Markup('<span class="page-number"></span>'), Markup('<span class="page-count"></span>')
    return escape(say("Sida {page} av {pages}")).format(page=page, pages=pages)
