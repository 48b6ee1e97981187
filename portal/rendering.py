"""Filling templates: one Jinja environment a language, with the components as globals and `_` as that language's wording."""

from functools import cache
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.environment import TemplateModule
from jinja2.utils import missing
from jinja2_fragments import render_block
from starlette.responses import HTMLResponse

from accessibility import hours, languages
from accessibility.marking import marked, swedish, tongue
from eservices import clock
from eservices.municipality import Municipality
from forms.answers import Problem
from forms.definition import Question
from forms.kinds import KINDS, choices, file, kind_of
from forms.texts import Borrowed, Say
from portal import assets, formats, icons
from portal.assets import Dress
from portal.folding import Folding
from portal.visit import Visit

FOLDER = Path(__file__).with_name("templates")
STAFF_FOLDERS = ("desk/", "office/", "admin/")


class Absent(StrictUndefined):
    """A name that nobody gave is a fault; a part that a row leaves out counts as no."""

    __slots__ = ()

    def __bool__(self) -> bool:
        if self._undefined_obj is missing:
            self._fail_with_undefined_error()
        return False


def render(visit: Visit, template: str, *, status: int = 200, block: str | None = None, **values: object) -> HTMLResponse:
    """The page; with `block`, only that block of it when htmx asks."""
    jinja = environment(visit.language, visit.house.dress)
    context = {
        "visit": visit,
        "municipality": visit.municipality,
        "now": clock.now,
        "help_line": hours.just_now(visit.municipality, clock.now(), visit.say),
        "surface": "staff" if template.startswith(STAFF_FOLDERS) else "citizen",
    } | values
    if block and visit.is_htmx:
        page = render_block(jinja, template, block, context)
    else:
        page = jinja.get_template(template).render(context)
    return HTMLResponse(page, status_code=status, headers={"Vary": "HX-Request, Accept-Language, Cookie"})


@cache
def environment(language: str, dress: Dress | None = None) -> Folding:
    """The templates in one language, in the dress of a municipality."""
    dress = dress or assets.dress(Municipality())
    jinja = Folding(
        loader=FileSystemLoader(FOLDER), autoescape=True, undefined=Absent, trim_blocks=True, lstrip_blocks=True,
        auto_reload=False,
    )  # fmt: skip
    say = languages.say_for(language)
    jinja.filters.update(formats.filters(say))
    jinja.globals.update(
        _=say, say=say, language=language, direction=languages.direction(language), static=dress.address,
        language_name=lambda code: languages.called(code, say), is_by_machine=languages.is_machine_made(language),
        words=lambda text: marked(text if isinstance(text, str) else say.text(text)), tongue=tongue,
        swedish=lambda words: swedish(words, say), direction_of=languages.direction,
        icon=icons.icon, mark=dress.mark, hatch=icons.hatch, drawing=icons.drawing, subject_icon=icons.of_subject,
        kind_of=kind_of, options_of=choices.options, file_states=file.STATES, hint_of=lambda question: hint_of(question, say),
    )  # fmt: skip
    jinja.globals["ui"] = _macros(jinja, "components/ui.html")
    ask = _macros(jinja, "components/ask.html")
    jinja.globals["ask"] = {kind: getattr(ask, kind) for kind in KINDS}
    jinja.globals["parts"] = _macros(jinja, "citizen/parts.html").parts
    return jinja


def _macros(jinja: Folding, name: str) -> TemplateModule:
    return jinja.get_template(name).module


def hint_of(question: Question, say: Say) -> str:
    """The question's own help, and what its kind tells about form and limits; one example is enough."""
    own, of_kind, example = say.text(question.help), kind_of(question).hint(question, say), say("Till exempel")
    if example in own and of_kind.startswith(example):
        of_kind = ""
    if isinstance(own, Borrowed) and of_kind:
        return formats.paragraphs(own) + formats.paragraphs(of_kind)
    return own if not of_kind else "\n".join(filter(None, (own, of_kind)))


def field_id(problem: Problem) -> str:
    """The id of the control that a problem is about: what an error summary links to."""
    return f"{problem.path}-{problem.part}" if problem.part else problem.path
