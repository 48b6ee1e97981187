"""What an element says of itself, changed; its sort, its key and what stands in it are changed elsewhere."""

from collections.abc import Mapping
from typing import Any

from forms.definition import Form, Rule
from forms.editing.adding import MODELS
from forms.editing.fields import changed_fields, shaped_part
from forms.editing.places import CONDITION, HEAD, RULE, Tree, changed, path_of, sort_of
from forms.editing.places import at as standing_at
from forms.editing.refusals import EditRefused
from forms.editing.starting import settings_of
from forms.kinds import KINDS

COMMON = frozenset({"key", "kind", "label", "help", "why_we_ask", "required", "show_if", "paper", "phone", "autocomplete"})
"""What every question may say; the rest depends on its kind."""
_STAND_IN = {"pages": [{"page": "page", "title": "…", "items": [{"content": "content", "text": "…"}]}]}
_OF_QUESTIONS = ("rules", "conditions", "languages", "machine_made")


def change(tree: Tree, address: str, fields: Mapping[str, object]) -> Tree:
    """The tree with fields of a page, item, rule or, at "", of the form itself changed.

    A text is {language: words}, merged into what stands; None or "" empties a field, and one that is needed becomes "…".
    A question of another `kind` leaves behind what that kind does not take. Raises EditRefused with the `field` at fault.
    """
    if address == HEAD:
        return change_head(tree, fields)
    if address.startswith(CONDITION):
        raise EditRefused("unknown_field", name=address)
    path = path_of(tree, address)
    model = Rule if address.startswith(RULE) else MODELS[sort_of(standing_at(tree, path))]
    if "kind" in fields and model is MODELS["question"]:
        tree = changed(tree, path, lambda old: of_kind(tree, old, str(fields["kind"])))
    return changed(tree, path, lambda old: changed_fields(model, old, fields))


def of_kind(tree: Tree, question: Tree, kind: str) -> Tree:
    """The question as one of another kind: what both take stays, what the new one needs is begun."""
    if kind not in KINDS:
        raise EditRefused("no_kind", "kind")
    if kind == question["kind"]:
        return question
    fitting = COMMON | KINDS[kind].settings | {"question"}
    kept = {name: value for name, value in question.items() if name in fitting}
    return kept | {"kind": kind} | {name: value for name, value in settings_of(tree, kind).items() if name not in kept}


def change_head(tree: Tree, fields: Mapping[str, object]) -> Tree:
    """The form with fields of its own changed: what the catalogue tells, the clock, the promises. Synonyms may be words between
    commas or lines."""
    own = {name: value for name, value in tree.items() if name not in ("pages", *_OF_QUESTIONS)}
    given = dict(fields)
    if isinstance(given.get("synonyms"), Mapping):
        given["synonyms"] = _synonyms(tree.get("synonyms", {}), given["synonyms"])  # type: ignore[arg-type]
    new = changed_fields(Form, own | _STAND_IN, given)
    beside = {name: value for name, value in tree.items() if name in ("pages", *_OF_QUESTIONS)}
    order = [*tree, *(name for name in new if name not in tree)]
    return _pages_last({name: (beside if name in beside else new)[name] for name in order if name in beside or name in new})


def _pages_last(tree: Tree) -> Tree:
    """With what asks, last: a file begins with what the form is."""
    asking = ("conditions", "rules", "pages")
    return {name: tree[name] for name in tree if name not in asking} | {name: tree[name] for name in asking if name in tree}


def _synonyms(old: Mapping[str, object], given: Mapping[str, Any]) -> dict[str, object]:
    """Words by language: a text is read as words between commas or lines, a language that is not given stays."""
    read = {code: _words(each) if isinstance(each, str) else each for code, each in given.items()}
    return {code: words for code, words in {**old, **read}.items() if words}


def _words(text: str) -> list[str]:
    return [word for each in text.replace("\n", ",").split(",") if (word := " ".join(each.split()))]


def in_shape(tree: Tree) -> Form:
    """The tree as a whole, as the model reads it. Raises EditRefused when it is out of shape."""
    return shaped_part(Form, tree)
