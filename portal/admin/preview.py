"""One part of a form as it looks at each of the three doors: asked, printed and said by the doors' own templates."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from accessibility import languages
from accessibility.paper.sheets.glimpse import glimpse as printed
from accessibility.phone.page import glimpse as told
from forms.checks import Finding, unaskable
from forms.definition import AnyItem, Content, Form, Question, Section, Stop
from forms.editing import Tree, find, languages_of
from forms.editing.places import CONDITION, HEAD, PAGE, RULE
from forms.editing.places import at as standing_at
from forms.reading import shaped
from forms.texts import Say
from portal.citizen.fields import Field, Node
from portal.rendering import environment
from portal.visit import Visit

ASKED = "as"
"""The name, in an address, of the language that is looked at."""
MOST_ITEMS = 12


@dataclass(frozen=True)
class Look:
    """One item at the three doors."""

    screen: Markup
    paper: Markup
    phone: Markup


@dataclass(frozen=True)
class Doors:
    """A part in one language. `why_not` tells why it cannot be shown; `is_bare` that broken conditions are left out."""

    looks: list[Look]
    language: str
    direction: str
    languages: list[str]
    why_not: str = ""
    is_bare: bool = False
    more: int = 0


def doors(visit: Visit, tree: Tree, address: str) -> Doors | None:
    """How the part looks, None for what is at no door by itself: the form's own fields, conditions and rules."""
    path = None if address == HEAD or address.startswith((CONDITION, RULE)) else find(tree, address)
    if path is None:
        return None
    asked, spoken = visit.query.get(ASKED, ""), [code for code in languages_of(tree) if code in languages.every()]
    language = asked if asked in spoken else spoken[0]
    form = shaped(tree)
    stops = unaskable(form)
    frame = {"language": language, "direction": languages.direction(language), "languages": spoken}
    broken = next((each for each in stops if each.at[: len(path)] == path and not _is_of_conditions(each)), None)
    if broken:
        return Doors([], why_not=broken.reason(visit.say), **frame)
    form = shaped(_bare(tree)) if stops else form
    keys = _keys(tree, address, path)
    looks = [_look(visit, form, key, language) for key in keys[:MOST_ITEMS]]
    return Doors(looks, is_bare=bool(stops), more=max(0, len(keys) - MOST_ITEMS), **frame)


def _is_of_conditions(finding: Finding) -> bool:
    return "show_if" in finding.at


def _bare(tree: Tree) -> Tree:
    """The tree without conditions, rules and the applicant: whatever may name what is not there."""
    left = {name: value for name, value in tree.items() if name not in ("conditions", "rules", "applicant")}
    return _unconditional(left)


def _unconditional(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _unconditional(each) for name, each in value.items() if name != "show_if"}
    return [_unconditional(each) for each in value] if isinstance(value, list) else value


def _keys(tree: Tree, address: str, path: tuple[str | int, ...]) -> list[str]:
    """The keys of the items to show: of a page, all that it holds."""
    element = standing_at(tree, path)
    items = element["items"] if address.startswith(PAGE) else [element]
    return [str(next(item[name] for name in _NAMES if name in item)) for item in items]


_NAMES = ("question", "section", "repeating_group", "content", "stop")


def _look(visit: Visit, form: Form, key: str, language: str) -> Look:
    say = languages.say_for(language)
    return Look(
        screen=_on_screen(visit, form, key, language),
        paper=printed(form, key, visit.municipality, say),
        phone=told(form, key, say),
    )


def _on_screen(visit: Visit, form: Form, key: str, language: str) -> Markup:
    """By the citizen's own macros; what is ticked there goes nowhere, for it stands in no form."""
    item = next(item for item, _ in form.items() if item.key == key)
    jinja = environment(language, visit.house.dress)
    if isinstance(item, Stop):
        return Markup(jinja.get_template("admin/stopped.html").render(stop=item))
    return Markup(jinja.globals["parts"](list(_nodes((item,), languages.say_for(language)))))  # type: ignore[operator]


def _nodes(items: tuple[AnyItem, ...], say: Say) -> Iterator[Node]:
    for item in items:
        match item:
            case Question():
                yield "question", Field(item, f"look-{item.key}", {}, None)
            case Content():
                yield "content", item
            case Stop():
                continue
            case Section():
                yield "section", (item.title, list(_nodes(item.items, say)))
            case _:
                yield "section", (item.title, list(_nodes(item.items, say)))
