"""Every Swedish sentence that code and templates say: what a language's catalogue must hold, no more and no less."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment, nodes

ROOT = Path(__file__).parent.parent
ROOMS = ("forms", "eservices", "accessibility", "portal")
SPEAKERS = ("_", "say", "to_say")
COUNTER = "count"
Sentence = str | tuple[str, str]


@cache
def said() -> Mapping[Sentence, list[str]]:
    """Each sentence, or pair of sentences for one and for many, and the files that say it."""
    found: dict[Sentence, list[str]] = defaultdict(list)
    for path in sorted(path for room in ROOMS for path in (ROOT / room).rglob("*")):
        name = path.relative_to(ROOT).as_posix()
        for sentence in _in_file(path):
            if name not in found[sentence]:
                found[sentence].append(name)
    return MappingProxyType(found)


def _in_file(path: Path) -> Iterator[Sentence]:
    if path.suffix == ".py":
        yield from in_python(path.read_text(encoding="utf-8"))
    elif path.suffix == ".html":
        yield from in_template(path.read_text(encoding="utf-8"))


def in_python(source: str) -> Iterator[Sentence]:
    """The literals given to `say`, `_` and `to_say`, also in a table, and the pairs given to `say.count`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args:
            if _speaker(node.func) in SPEAKERS:
                yield from _literals(node.args[0])
            elif _speaker(node.func) == COUNTER:
                yield from _pair([getattr(part, "value", None) for part in node.args[:2]])


def _literals(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(sentence)):
            yield sentence
        case ast.Dict(values=parts) | ast.Tuple(elts=parts):
            for part in parts:
                yield from _literals(part)


def _pair(arguments: list[object]) -> Iterator[tuple[str, str]]:
    match arguments:
        case [str(one), str(many)]:
            yield one, many


def _speaker(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def in_template(source: str) -> Iterator[Sentence]:
    """The literals given to `_` and `say`, and the pairs given to `say.count`."""
    for call in Environment().parse(source).find_all(nodes.Call):
        arguments = [part.value if isinstance(part, nodes.Const) else None for part in call.args[:2]]
        if isinstance(call.node, nodes.Name) and call.node.name in SPEAKERS:
            yield from (sentence for sentence in arguments[:1] if isinstance(sentence, str))
        elif isinstance(call.node, nodes.Getattr) and call.node.attr == COUNTER:
            yield from _pair(arguments)
