"""A definition file → a Form, or every fault in it with its line.

Shape is checked first, then sense; what both find is told at once.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from forms.checks import Location, findings
from forms.definition import ITEM_NAMES, Form
from forms.tree import DefinitionRefused as DefinitionRefused
from forms.tree import Flaw, dotted, line_of, plain, tree_of

_TAGS = {*ITEM_NAMES, "all", "any", "not", "condition"}
"""Names of shapes, which pydantic puts into a location where the file has none."""
_NAMED = re.compile(r"(?:question|named) (\w+)")


def read_file(path: Path) -> Form:
    """Read a definition from a file; raises DefinitionRefused, or OSError where the file cannot be read."""
    return read(path.read_bytes())


def read(source: str | bytes) -> Form:
    """Read a definition; raises DefinitionRefused with every fault."""
    tree = tree_of(source)
    if not isinstance(tree, dict):
        raise DefinitionRefused([Flaw(1, "", "a definition is a mapping that begins with lucka: 1")])
    return _checked(tree)


def _checked(tree: dict) -> Form:
    """Shape first; what is left when misshapen items are set aside is checked for sense too, so that all is told at once."""
    try:
        form = Form.model_validate(plain(tree))
    except ValidationError as error:
        errors = _deepest(error.errors())
        misshapen = [_in_file(tree, each["loc"]) for each in errors]
        flaws = [_flaw(tree, at, each["msg"], each["type"]) for at, each in zip(misshapen, errors, strict=True)]
        raise DefinitionRefused([*flaws, *_rest(tree, misshapen)]) from error
    faults = [_flaw(tree, _in_file(tree, finding.at), finding.message) for finding in findings(form)]
    if faults:
        raise DefinitionRefused(faults)
    return form


_SOMETHING = {"title": "…", "summary": "…", "subject": "subject", "department": "department", "service": "service", "lucka": 1,
              "clock": {"weeks": 1, "basis": "…"}, "minutes": 1, "fee": "…", "next_steps": [{"text": "…"}], "purpose": "…",
              "retention": "…"}  # fmt: skip
"""Stands in for what is missing or misshapen at the top, so that the rest can be checked."""


def _rest(tree: dict, misshapen: list[Location]) -> list[Flaw]:
    """Faults in what is left without the misshapen items, apart from those about keys that went with them."""
    kept = _without(tree, {_item_of(at) for at in misshapen})
    try:
        form = Form.model_validate(_SOMETHING | kept)
    except ValidationError:
        return []
    gone = set(_keys(plain(tree))) - set(_keys(kept))
    told = (finding for finding in findings(form) if not set(_NAMED.findall(finding.message)) & gone)
    return [_flaw(tree, _in_whole(kept, each.at), each.message) for each in told if each.at[0] in kept]


class _Left(list):
    """What is left of a list, and the index that each element had."""

    origin: list[int]


def _item_of(at: Location) -> Location:
    """The innermost list element that a location lies in; outside lists the named condition or the whole key at the top."""
    last = max((index for index, step in enumerate(at) if isinstance(step, int)), default=None)
    return at[: 2 if at[0] == "conditions" else 1] if last is None or at[0] == "conditions" else at[: last + 1]


def _without(value: object, dropped: set[Location], at: Location = ()) -> object:
    if isinstance(value, dict):
        kept = {key: each for key, each in value.items() if (*at, str(key)) not in dropped}
        return {str(key): _without(each, dropped, (*at, str(key))) for key, each in kept.items()}
    if not isinstance(value, list):
        return value
    origin = [index for index in range(len(value)) if (*at, index) not in dropped]
    left = _Left(_without(value[index], dropped, (*at, index)) for index in origin)
    left.origin = origin
    return left


def _in_whole(left: object, location: Location) -> Location:
    """Where a place in what is left stood in the whole."""
    whole: list[str | int] = []
    for step in location:
        whole.append(left.origin[step] if isinstance(left, _Left) and isinstance(step, int) else step)
        left = left[step] if isinstance(left, _Left) else left.get(step) if isinstance(left, dict) else None
    return tuple(whole)


def _keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (str(value[name]) for name in (*ITEM_NAMES, "option", "page") if isinstance(value.get(name), str))
        yield from map(str, value["conditions"]) if isinstance(value.get("conditions"), dict) else ()
        yield from (key for each in value.values() for key in _keys(each))
    elif isinstance(value, list):
        yield from (key for each in value for key in _keys(each))


def _deepest(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """Without "too few items" where the items are there but misshapen themselves."""
    places = [error["loc"] for error in errors]

    def is_told_deeper(at: Location) -> bool:
        return any(place != at and place[: len(at)] == at for place in places)

    return [error for error in errors if error["type"] != "too_short" or not is_told_deeper(error["loc"])]


def _in_file(tree: object, location: Location) -> Location:
    """A location without the names of shapes that the file does not have."""
    kept: list[str | int] = []
    for step, following in zip_longest(location, location[1:]):
        if _is_shape(tree, step, following):
            continue
        kept.append(step)
        if (isinstance(tree, list) and isinstance(step, int) and step < len(tree)) or (isinstance(tree, dict) and step in tree):
            tree = tree[step]  # type: ignore[index]
    return tuple(kept)


def _is_shape(tree: object, step: str | int, following: str | int | None) -> bool:
    if following is None or step not in _TAGS or not isinstance(tree, dict):
        return False
    return following == step or not isinstance(tree.get(step), dict | list)


def _flaw(tree: object, at: Location, message: str, kind: str = "") -> Flaw:
    words = {"missing": "this is missing", "extra_forbidden": "this does not belong here"}.get(kind, message)
    return Flaw(line_of(tree, at), dotted(at), words.removeprefix("Value error, "))
