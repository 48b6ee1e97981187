"""What is in a tree, in order: what the builder lists, and by which an editor sees that another has been there."""

import hashlib
import json
from dataclasses import dataclass

from forms.editing.places import HEAD, Tree, address_of, find, key_of, sort_of, walk
from forms.editing.places import at as standing_at
from forms.texts import Say, Text

_BESIDE_HEAD = ("pages", "conditions", "rules")


@dataclass(frozen=True)
class Line:
    """One page or item. `sort` is page, question, section, repeating_group, content or stop; `number` a question's own, else 0.

    `depth` counts from the page (0); `group` is the key of the repeating group around it, `holder` the address of what holds
    it.
    """

    address: str
    key: str
    sort: str
    label: object
    number: int = 0
    depth: int = 0
    kind: str = ""
    required: str = ""
    group: str = ""
    holder: str = ""
    has_condition: bool = False
    options: int = 0


def outline(tree: Tree) -> list[Line]:
    """Every page and item of the tree, in the order asked, with the numbers that all doors give the questions."""
    lines: list[Line] = []
    around: dict[tuple[str | int, ...], Line] = {}
    number = 0
    for path, element in walk(tree):
        above = around.get(path[:-2])
        number += sort_of(element) == "question"
        around[path] = _line(element, number, above)
        lines.append(around[path])
    return lines


def _line(element: Tree, number: int, above: Line | None) -> Line:
    sort = sort_of(element)
    group = "" if above is None else above.key if above.sort == "repeating_group" else above.group
    return Line(
        address=address_of(element), key=key_of(element), sort=sort, label=element.get("label") or words_of(element),
        number=number if sort == "question" else 0, depth=0 if above is None else above.depth + 1,
        kind=element.get("kind", ""), required=element.get("required", "yes") if sort == "question" else "",
        group=group, holder="" if above is None else above.address, has_condition=element.get("show_if") is not None,
        options=len(element.get("options", ())),
    )  # fmt: skip


def words_of(element: Tree) -> object:
    """The text that an element is known by: its label or title, the text of a content, the message of a rule."""
    return next((element[name] for name in ("label", "title", "text", "message") if element.get(name)), "")


def said(text: object, say: Say) -> str:
    """A tree's text in a reader's language; Borrowed where another language lends it."""
    words = {"sv": text} if isinstance(text, str) else text
    if not words or not any(each.strip() for each in words.values()):  # type: ignore[attr-defined]
        return ""
    return say.text(Text.model_construct(root=words))  # type: ignore[arg-type]


def digest_of(tree: Tree, address: str) -> str:
    """A short mark of what an element says of itself, without the items in it; "" when it is not there.

    The address "" is the form's own fields: all but its pages, conditions and rules.
    """
    path = find(tree, address)
    if path is None:
        return ""
    element = standing_at(tree, path)
    left_out = _BESIDE_HEAD if address == HEAD else ("items",)
    own = {name: value for name, value in element.items() if name not in left_out} if isinstance(element, dict) else element
    return hashlib.sha256(json.dumps(own, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]
