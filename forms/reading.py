"""A definition, written or drawn up → a Form, or every fault in it with its line.

Shape is checked first, then sense; what both find is told at once.
"""

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from forms.checks import Finding, Location, findings
from forms.checks.shape import of_shape
from forms.definition import ITEM_NAMES, Form
from forms.standard.pages import has_lines, origins
from forms.tree import DEEPEST, Flaw, line_of, plain, tree_of
from forms.tree import DefinitionRefused as DefinitionRefused

_TAGS = {*ITEM_NAMES, "all", "any", "not", "condition"}
"""Names of shapes, which pydantic puts into a location where the file has none."""
_NAMING = frozenset({"no_such_condition", "no_such_question", "no_applicant_question", "computed_too_early", "looks_forward"})
"""Findings about what is not there."""


def read_file(path: Path) -> Form:
    """Read a definition from a file; raises DefinitionRefused, or OSError where the file cannot be read."""
    return read(path.read_bytes())


def read(source: str | bytes) -> Form:
    """Read a definition; raises DefinitionRefused with every fault."""
    return sound(mapping_of(source))


def mapping_of(source: str | bytes) -> dict:
    """The tree of a definition's text, knowing its lines, whatever shape it has inside; raises DefinitionRefused."""
    tree = tree_of(source)
    if not isinstance(tree, dict):
        raise DefinitionRefused([Flaw(1, Finding((), "no_mapping"))])
    return tree


def shaped(tree: Mapping) -> Form:
    """The form that a tree has the shape of, askable or not; raises DefinitionRefused with every fault of its shape."""
    try:
        return _form(tree)
    except ValidationError as error:
        raise DefinitionRefused(_misshapen(tree, error)) from error


def sound(tree: Mapping) -> Form:
    """The form of a tree, of the right shape and askable; what is left when misshapen items are set aside is checked too."""
    try:
        form = _form(tree)
    except ValidationError as error:
        flaws = _misshapen(tree, error)
        raise DefinitionRefused([*flaws, *_rest(tree, [flaw.finding.at for flaw in flaws])]) from error
    faults = [flaw_of(tree, finding) for finding in findings(form)]
    if faults:
        raise DefinitionRefused(faults)
    return form


def _form(tree: Mapping) -> Form:
    try:
        return Form.model_validate(plain(tree))
    except RecursionError as error:
        raise DefinitionRefused([Flaw(1, Finding((), "too_deep", {"levels": DEEPEST}))]) from error


def flaw_of(tree: object, finding: Finding) -> Flaw:
    """A finding with its line in the file that the tree was read from."""
    at = _in_file(tree, _as_written(tree, finding.at))
    return Flaw(line_of(tree, at), Finding(at, finding.code, finding.values))


def _misshapen(tree: object, error: ValidationError) -> list[Flaw]:
    errors = _deepest(error.errors(include_url=False))
    places = [_in_file(tree, _as_written(tree, each["loc"])) for each in errors]
    return [Flaw(line_of(tree, at), of_shape(at, each)) for at, each in zip(places, errors, strict=True)]


_SOMETHING = {"title": "…", "summary": "…", "subject": "subject", "department": "department", "service": "service", "lucka": 1,
              "clock": {"weeks": 1, "basis": "…"}, "minutes": 1, "fee": "…", "next_steps": [{"text": "…"}], "purpose": "…",
              "retention": "…"}  # fmt: skip
"""Stands in for what is missing or misshapen at the top, so that the rest can be checked."""


def _rest(tree: Mapping, misshapen: list[Location]) -> list[Flaw]:
    """Faults in what is left without the misshapen items, apart from those about keys that went with them."""
    kept = _without(tree, {_item_of(at) for at in misshapen})
    try:
        form = Form.model_validate(_SOMETHING | kept)
    except ValidationError:
        return []
    gone = set(_keys(plain(tree))) - set(_keys(kept))
    told = (finding for finding in findings(form) if not _is_about(finding, gone) and finding.at[0] in kept)
    placed = ((_in_whole(kept, _as_written(kept, each.at)), each) for each in told)
    return [Flaw(line_of(tree, at), Finding(at, each.code, each.values)) for at, each in placed]


def _is_about(finding: Finding, gone: set[str]) -> bool:
    return finding.code in _NAMING and bool({finding.values.get("key"), finding.values.get("name")} & gone)


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


def _as_written(tree: object, at: Location) -> Location:
    """A place in the form as a place in its file, where one line may stand for several pages."""
    if len(at) < 2 or at[0] != "pages" or not isinstance(at[1], int) or not has_lines(tree):
        return at
    came_from = origins(tree)
    whole = came_from[at[1]] if at[1] < len(came_from) else at[1]
    return ("pages", whole) if came_from.count(whole) > 1 else ("pages", whole, *at[2:])


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
