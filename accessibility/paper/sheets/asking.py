"""The templates of this room, and what those need that ask questions; nothing here is slow."""

from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from accessibility.marking import figures, marked, runs, swedish
from accessibility.paper.sheets import room
from accessibility.paper.sheets.plan import Plan
from accessibility.paper.sheets.prose import paragraphs, together
from eservices.municipality import Municipality
from forms.definition import Form
from forms.kinds import choices, file
from forms.texts import Say


def to_ask(form: Form, places: Plan, say: Say, municipality: Municipality) -> dict[str, object]:
    """What the templates of questions need."""
    fixed = {"say": say, "measures": places.measures}
    return {
        "_": say, "say": say, "municipality": municipality, "plan": places, "states": file.STATES,
        "state_words": file.state_words, "options_of": choices.options, "digits": room.digits,
        "lines": partial(room.lines, measures=places.measures), "width": partial(room.width, measures=places.measures),
        "columns": partial(room.columns, **fixed), "help_of": partial(room.help_of, say=say),
        "reckoning": partial(room.reckoning, form, say=say),
    }  # fmt: skip


@cache
def environment() -> Environment:
    """The templates of this room."""
    templates = FileSystemLoader(Path(__file__).parents[1] / "templates")
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
