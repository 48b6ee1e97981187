"""The script as a piece of a page for the agent's desk; the page around it belongs to whoever shows it."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from accessibility.languages import direction
from accessibility.marking import figures, is_by_machine, marked, tongue
from accessibility.phone.script import Line, leading_nowhere, script_of, spoken
from accessibility.phone.spelling import alphabet
from accessibility.phone.wording import BY_MACHINE, SEND_IN
from forms.definition import Form
from forms.kinds import KINDS
from forms.texts import Say

Ask = dict[str, Callable[[Line], Markup]]


def render(form: Form, version_number: int, say: Say) -> Markup:
    """The whole script of a version: an `article` with headings from level 2 down."""
    page = _environment().get_template("script.html")
    names = list(alphabet(say).values())
    words = page.render(
        script=script_of(form, say), version=version_number, ask=voice(say), alphabet=names, _=say, send_in=SEND_IN,
        direction=direction(say.language), is_by_machine=is_by_machine(form, say.language), by_machine=BY_MACHINE,
    )  # fmt: skip
    return Markup(words)


def glimpse(form: Form, key: str, say: Say) -> Markup:
    """What is said of one item, by itself: it leads nowhere."""
    item = next(item for item, _ in form.items() if item.key == key)
    module = (
        _environment()
        .get_template("spoken.html")
        .make_module({"_": say, "send_in": SEND_IN, "direction": direction(say.language), "ask": voice(say)})
    )
    return Markup(module.spoken(leading_nowhere(spoken(item, form, say))))


def voice(say: Say) -> Ask:
    """How each kind of question is asked aloud: kind → macro of one line."""
    macros = (
        _environment()
        .get_template("voice.html")
        .make_module({"_": say, "send_in": SEND_IN, "direction": direction(say.language)})
    )
    return {kind: getattr(macros, kind) for kind in KINDS}


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=marked,
    )
    made.globals |= {"tongue": tongue, "figures": figures}
    return made
