"""A definition file → a Form, or every fault in it with its line.

YAML 1.2 without anchors, aliases or tags, of bounded size and depth: a definition is data that may come from outside.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent, CollectionStartEvent, MappingEndEvent, NodeEvent, SequenceEndEvent

from forms.checks import Location, findings
from forms.definition import ITEM_NAMES, Form

LARGEST_BYTES = 1_000_000
DEEPEST = 40
_TAGS = {*ITEM_NAMES, "all", "any", "not", "condition"}
"""Names of shapes, which pydantic puts into a location where the file has none."""
_NAMED = re.compile(r"(?:question|named) (\w+)")


@dataclass(frozen=True, order=True)
class Flaw:
    """One fault in a definition file; `line` counts from 1, `path` is where in the definition it stands."""

    line: int
    path: str
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.path}: {self.message}" if self.path else f"line {self.line}: {self.message}"


class DefinitionRefused(Exception):
    """The file holds no sound definition; `flaws` are all that was found, in the order of the file."""

    def __init__(self, flaws: list[Flaw]) -> None:
        self.flaws = sorted(set(flaws))
        super().__init__("\n".join(map(str, self.flaws)))


def read_file(path: Path) -> Form:
    """Read a definition from a file; raises DefinitionRefused, or OSError where the file cannot be read."""
    return read(path.read_bytes())


def read(source: str | bytes) -> Form:
    """Read a definition; raises DefinitionRefused with every fault."""
    text = _decoded(source)
    tree = _parsed(text)
    if not isinstance(tree, dict):
        raise DefinitionRefused([Flaw(1, "", "a definition is a mapping that begins with lucka: 1")])
    return _checked(tree)


def _decoded(source: str | bytes) -> str:
    if len(source) > LARGEST_BYTES:
        raise DefinitionRefused([Flaw(1, "", f"the file is larger than {LARGEST_BYTES // 1000} kB")])
    if isinstance(source, str):
        return source
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source[: error.start].count(b"\n") + 1
        raise DefinitionRefused([Flaw(line, "", "the file is not written in UTF-8")]) from error


def _parsed(text: str) -> object:
    yaml = YAML()
    yaml.version = "1.2"
    try:
        refused = list(_refused_events(text))
        if refused:
            raise DefinitionRefused(refused)
        return yaml.load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise DefinitionRefused([Flaw(line, "", f"this is not YAML: {error.problem or error.context}")]) from error
    except (YAMLError, ValueError, RecursionError) as error:
        raise DefinitionRefused([Flaw(1, "", f"this is not YAML: {str(error).splitlines()[0]}")]) from error


def _refused_events(text: str) -> Iterator[Flaw]:
    depth = 0
    for event in YAML().parse(text):
        line = event.start_mark.line + 1
        if isinstance(event, AliasEvent) or (isinstance(event, NodeEvent) and event.anchor):
            yield Flaw(line, "", "anchors and aliases are not allowed; write the text out")
        elif getattr(event, "tag", None) and str(event.tag) != "None":
            yield Flaw(line, "", f"tags such as {event.tag} are not allowed")
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, MappingEndEvent | SequenceEndEvent)
        if depth > DEEPEST:
            yield Flaw(line, "", f"the definition is nested deeper than {DEEPEST} levels")
            return


def _checked(tree: dict) -> Form:
    """Shape first; what is left when misshapen items are set aside is checked for sense too, so that all is told at once."""
    try:
        form = Form.model_validate(_plain(tree))
    except ValidationError as error:
        errors = _deepest(error.errors())
        misshapen = [_in_file(tree, each["loc"]) for each in errors]
        flaws = [_flaw(tree, at, each["msg"], each["type"]) for at, each in zip(misshapen, errors, strict=True)]
        raise DefinitionRefused([*flaws, *_rest(tree, misshapen)]) from error
    faults = [_flaw(tree, _in_file(tree, finding.at), finding.message) for finding in findings(form)]
    if faults:
        raise DefinitionRefused(faults)
    return form


def _rest(tree: dict, misshapen: list[Location]) -> list[Flaw]:
    """Faults in what is left without the misshapen items, apart from those about keys that went with them."""
    kept = _without(tree, {_item_of(at) for at in misshapen})
    try:
        form = Form.model_validate(kept)
    except ValidationError:
        return []
    gone = set(_keys(_plain(tree))) - set(_keys(kept))
    told = (finding for finding in findings(form) if not set(_NAMED.findall(finding.message)) & gone)
    return [_flaw(tree, _in_whole(kept, finding.at), finding.message) for finding in told]


class _Left(list):
    """What is left of a list, and the index that each element had."""

    origin: list[int]


def _item_of(at: Location) -> Location:
    """The innermost list element that a location lies in."""
    last = max((index for index, step in enumerate(at) if isinstance(step, int)), default=-1)
    return at[: last + 1]


def _without(value: object, dropped: set[Location], at: Location = ()) -> object:
    if isinstance(value, dict):
        return {str(key): _without(each, dropped, (*at, key)) for key, each in value.items()}
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
        yield from (key for each in value.values() for key in _keys(each))
    elif isinstance(value, list):
        yield from (key for each in value for key in _keys(each))


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list) else value


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
        if (isinstance(tree, list) and isinstance(step, int) and step < len(tree)) or (
            isinstance(tree, dict) and step in tree
        ):
            tree = tree[step]  # type: ignore[index]
    return tuple(kept)


def _is_shape(tree: object, step: str | int, following: str | int | None) -> bool:
    if following is None or step not in _TAGS or not isinstance(tree, dict):
        return False
    return following == step or not isinstance(tree.get(step), dict | list)


def _flaw(tree: object, at: Location, message: str, kind: str = "") -> Flaw:
    words = {"missing": "this is missing", "extra_forbidden": "this does not belong here"}.get(kind, message)
    return Flaw(_line(tree, at), _dotted(at), words.removeprefix("Value error, "))


def _line(tree: object, at: Location) -> int:
    """The line of the innermost thing on the way that the file has."""
    line = 1
    for step in at:
        if isinstance(tree, dict) and step in tree:
            line = tree.lc.key(step)[0] + 1 if hasattr(tree, "lc") else line
        elif isinstance(tree, list) and isinstance(step, int) and step < len(tree):
            line = tree.lc.item(step)[0] + 1 if hasattr(tree, "lc") else line
        else:
            break
        tree = tree[step]  # type: ignore[index]
    return line


def _dotted(at: Location) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in at).lstrip(".")
