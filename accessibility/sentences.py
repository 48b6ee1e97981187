"""Every Swedish sentence that code and templates say: what a language's catalogue must hold, no more and no less."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment
from jinja2.ext import extract_from_ast

ROOT = Path(__file__).parent.parent
ROOMS = ("forms", "eservices", "accessibility", "portal")
SPEAKERS = ("_", "say", "to_say")


def said() -> dict[str, list[str]]:
    """Each sentence, and the files that say it."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(path for room in ROOMS for path in (ROOT / room).rglob("*")):
        name = path.relative_to(ROOT).as_posix()
        for sentence in _in_file(path):
            if name not in found[sentence]:
                found[sentence].append(name)
    return dict(found)


def _in_file(path: Path) -> Iterator[str]:
    if path.suffix == ".py":
        yield from in_python(path.read_text(encoding="utf-8"))
    elif path.suffix == ".html":
        yield from in_template(path.read_text(encoding="utf-8"))


def in_python(source: str) -> Iterator[str]:
    """The literals given to `say`, `_` and `to_say`, also in a table."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args and _speaker(node.func) in SPEAKERS:
            yield from _literals(node.args[0])


def _literals(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(sentence)):
            yield sentence
        case ast.Dict(values=parts) | ast.Tuple(elts=parts):
            for part in parts:
                yield from _literals(part)


def _speaker(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def in_template(source: str) -> Iterator[str]:
    """The literals given to `_` and `say`."""
    for _line, _function, sentence in extract_from_ast(Environment().parse(source), gettext_functions=SPEAKERS):
        if isinstance(sentence, str):
            yield sentence
        elif sentence and isinstance(sentence[0], str):
            yield sentence[0]


def update(path: Path) -> int:
    """Rewrites a catalogue to hold exactly what is said; returns how many sentences still lack a translation."""
    old = _read(path)
    new = Catalog(locale=path.stem, project="Lucka", fuzzy=False)
    for sentence, places in said().items():
        new.add(sentence, old.get(sentence, ""), locations=[(place, None) for place in places])
    text = BytesIO()
    write_po(text, new, width=0, sort_output=True, include_lineno=False, omit_header=True)
    path.write_bytes(_HEADER + text.getvalue())
    return sum(1 for message in new if message.id and not message.string)


def _read(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    with path.open(encoding="utf-8") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id}


_HEADER = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
