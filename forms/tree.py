"""The text of a definition file → its tree of mappings, lists and scalars, or what in it is no sound YAML.

YAML 1.2 without anchors, aliases or tags, of bounded size and depth: a definition is data that may come from outside.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.constructor import ConstructorError, RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent, CollectionStartEvent, MappingEndEvent, NodeEvent, ScalarEvent, SequenceEndEvent
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.reader import ReaderError

from forms.checks.finding import Finding
from forms.texts import SWEDISH, Say

LARGEST_BYTES = 600_000
"""Several times the largest shipped definition: 300 questions in five languages take 450 kB. The parser needs seconds."""
DEEPEST = 40
MOST_EVENTS = 40_000
"""Keys, values and lists in a file: eight times as many as in the largest shipped definition."""
LONGEST_NUMBER = 30
MOST_TOLD = 100
_UNSAYABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Flaw:
    """One fault in a definition file; `line` counts from 1."""

    line: int
    finding: Finding

    @property
    def path(self) -> str:
        """Where in the definition it is, as people write it."""
        return dotted(self.finding.at)

    def said(self, say: Say) -> str:
        """pages[2].items[0].label: what is wrong, and what to do about it."""
        words = (self.finding.reason(say), self.finding.remedy(say))
        return ": ".join(filter(None, (self.path, " ".join(filter(None, words)))))

    def __str__(self) -> str:
        return f"{self.line}: {self.said(SWEDISH)}"


class DefinitionRefused(Exception):
    """What was read holds no sound definition; `flaws` are all that was found, in the order of the file."""

    def __init__(self, flaws: list[Flaw]) -> None:
        told = {(flaw.line, flaw.path, flaw.finding.code, str(flaw.finding.values)): flaw for flaw in flaws}
        self.flaws = [told[each] for each in sorted(told)]
        super().__init__("\n".join(map(str, self.flaws[:MOST_TOLD])))


def tree_of(source: str | bytes) -> object:
    """The tree of a file; its mappings and lists know their lines (`lc`). Raises DefinitionRefused."""
    return _parsed(_decoded(source))


def _decoded(source: str | bytes) -> str:
    if len(source) > LARGEST_BYTES:
        raise DefinitionRefused([_flaw(1, "file_too_large", kilobytes=LARGEST_BYTES // 1000)])
    if isinstance(source, str):
        return source
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source[: error.start].count(b"\n") + 1
        raise DefinitionRefused([_flaw(line, "not_utf8")]) from error


def _parsed(text: str) -> object:
    yaml = YAML()
    yaml.version, yaml.Constructor = "1.2", _Constructor
    try:
        refused = list(_refused_events(text))
        if refused:
            raise DefinitionRefused(refused)
        return yaml.load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise DefinitionRefused([_yaml_flaw(line, error)]) from error
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise DefinitionRefused([_flaw(line, "unsayable")]) from error
    except (YAMLError, ValueError, RecursionError) as error:
        raise DefinitionRefused([_flaw(1, "not_yaml", problem=str(error).splitlines()[0])]) from error


def _flaw(line: int, code: str, **values: object) -> Flaw:
    return Flaw(line, Finding((), code, values))


def _yaml_flaw(line: int, error: MarkedYAMLError) -> Flaw:
    if error.problem == _LONG_NUMBER:
        return _flaw(line, "long_number")
    return _flaw(line, "not_yaml", problem=str(error.problem or error.context))


_LONG_NUMBER = "this number has too many digits"


class _Constructor(RoundTripConstructor):
    """Dates stay the text that was written; no number is longer than any that a form could mean."""

    def as_written(self, node: ScalarNode) -> str:
        return node.value

    def whole_number(self, node: ScalarNode) -> int:
        if len(node.value) > LONGEST_NUMBER:
            raise ConstructorError(problem=_LONG_NUMBER, problem_mark=node.start_mark)
        return self.construct_yaml_int(node)


_Constructor.add_constructor("tag:yaml.org,2002:timestamp", _Constructor.as_written)
_Constructor.add_constructor("tag:yaml.org,2002:int", _Constructor.whole_number)


def _refused_events(text: str) -> Iterator[Flaw]:
    depth = 0
    for number, event in enumerate(YAML(typ="safe", pure=True).parse(text)):
        line = event.start_mark.line + 1
        if number > MOST_EVENTS:
            yield _flaw(line, "too_tangled")
            return
        if isinstance(event, AliasEvent) or (isinstance(event, NodeEvent) and event.anchor):
            yield _flaw(line, "anchor")
        elif getattr(event, "tag", None) and str(event.tag) != "None":
            yield _flaw(line, "tag", tag=str(event.tag))
        elif isinstance(event, ScalarEvent) and _UNSAYABLE.search(event.value):
            yield _flaw(line, "unsayable")
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, MappingEndEvent | SequenceEndEvent)
        if depth > DEEPEST:
            yield _flaw(line, "too_deep", levels=DEEPEST)
            return


def line_of(tree: object, at: Iterable[str | int]) -> int:
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


def dotted(at: Iterable[str | int]) -> str:
    """A place in a tree as people write it: pages[2].items[0].label."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in at).lstrip(".")


def plain(value: object) -> object:
    """The tree without its lines, every key a text."""
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, list) else value
