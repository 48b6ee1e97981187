"""A form, a page or a question to begin from, in the smallest sound shape; what must be written is "…" until it is."""

import json
from collections.abc import Mapping

from forms.definition import Form
from forms.editing.cleaning import words as cleaned_words
from forms.editing.keys import free_key
from forms.editing.places import Tree, key_of, sort_of, walk
from forms.editing.refusals import EditRefused
from forms.kinds import KINDS
from forms.texts import FIRST_LANGUAGE, UNWRITTEN

SUMMED = ("integer", "decimal", "money")
_NEED_NOT = {"email": "no", "computed": "no", "file": "expected", "content": "no"}


def unwritten(words: str = "") -> dict[str, str]:
    """A text with Swedish words, or one that waits for them."""
    return {FIRST_LANGUAGE: cleaned_words(words, "label") or UNWRITTEN}


def blank(service: str, title: str, department: str) -> Tree:
    """A form of one page and one question, to write the rest of."""
    return {
        "lucka": 1, "service": service, "title": unwritten(title), "summary": unwritten(), "subject": "other",
        "languages": [FIRST_LANGUAGE], "department": department, "clock": {"weeks": 4, "basis": unwritten()}, "minutes": 10,
        "fee": unwritten(), "next_steps": [{"text": unwritten()}], "purpose": unwritten(), "retention": unwritten(),
        "pages": [{"page": "page", "title": unwritten(), "items": [question_of({}, "text", "question")]}],
    }  # fmt: skip


def from_form(form: Form) -> Tree:
    """The tree of a form: what it says of itself, without what it leaves to the defaults."""
    return form.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def from_tree(tree: Mapping[str, object], service: str = "", title: str = "") -> Tree:
    """A tree of plain values of its own, out of another or out of a file; under another name where one is given."""
    own = json.loads(json.dumps(tree, default=str))
    return own | ({"service": service} if service else {}) | ({"title": unwritten(title)} if title else {})


def item_of(tree: Tree, sort: str, kind: str, key: str, label: str = "") -> Tree:
    """An item in the shape that one of its sort begins with."""
    text = unwritten(label)
    match sort:
        case "question":
            return question_of(tree, kind, key, label)
        case "content":
            return {"content": key, "text": text}
        case "stop":
            return {"stop": key, "title": text, "text": unwritten()}
        case "section" | "repeating_group":
            inner = question_of(tree, "text", free_key(tree, f"{key[:44]}_1"))
            return {sort: key, "title": text} | ({} if sort == "section" else {"entry_title": unwritten()}) | {"items": [inner]}
    raise EditRefused("no_kind")


def question_of(tree: Tree, kind: str, key: str, label: str = "") -> Tree:
    """A question of a kind; one to choose from has two options, a sum adds up what there is to add."""
    if kind not in KINDS:
        raise EditRefused("no_kind", "kind")
    required = {"required": _NEED_NOT[kind]} if kind in _NEED_NOT else {}
    return {"question": key, "kind": kind, "label": unwritten(label)} | required | settings_of(tree, kind)


def settings_of(tree: Tree, kind: str) -> Tree:
    """What a kind cannot be without."""
    if "options" in KINDS[kind].settings:
        return {"options": [{"option": f"option_{n}", "label": unwritten()} for n in (1, 2)]}
    return {"compute": _sum_of_what_stands(tree)} if kind == "computed" else {}


def _sum_of_what_stands(tree: Tree) -> Tree:
    numbers = [key_of(item) for _, item in walk(tree) if item.get("kind") in SUMMED]
    groups = [key_of(item) for _, item in walk(tree) if sort_of(item) == "repeating_group"]
    return {"sum": numbers[-1:]} if numbers or not groups else {"count": groups[-1]}
