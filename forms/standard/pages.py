"""The line that stands for standard pages, and the pages that it becomes; in a tree, before a form is read from it.

The pages speak the languages of their form. ``items`` under the line stand first on the first page, before its question.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from forms.texts import FIRST_LANGUAGE

NAME = "standard"
_FOLDER = Path(__file__).parent
Tree = dict[str, Any]


@cache
def names() -> tuple[str, ...]:
    """What a line may name."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.yaml")))


def unfolded(tree: Any) -> Any:
    """The tree with the pages that its lines stand for; the same tree where there is no such line."""
    pages = tree.get("pages") if isinstance(tree, Mapping) else None
    if not isinstance(pages, list | tuple) or not any(_is_line(page) for page in pages):
        return tree
    languages = _languages(tree)
    return {**tree, "pages": [each for page in pages for each in (_pages(page, languages) if _is_line(page) else (page,))]}


def folded(tree: Tree) -> Tree:
    """The tree with standard pages that are as they were made written as their line again."""
    pages, languages = list(tree.get("pages") or ()), _languages(tree)
    for name in names():
        standard = _standard(name, languages)
        at = next((index for index in range(len(pages)) if _stands(pages, index, standard)), None)
        if at is not None:
            before = pages[at]["items"][: -len(standard[0]["items"])]
            pages[at : at + len(standard)] = [{NAME: name} | ({"items": before} if before else {})]
    return tree | {"pages": pages} if len(pages) != len(tree.get("pages") or ()) else tree


def origins(tree: Any) -> list[int]:
    """For each page of the unfolded tree the number of the element that it came from."""
    pages, languages = tree["pages"], _languages(tree)
    return [index for index, page in enumerate(pages) for _ in (_pages(page, languages) if _is_line(page) else (page,))]


def has_lines(tree: Any) -> bool:
    """Whether a tree has a line that stands for pages."""
    return unfolded(tree) is not tree


def _is_line(page: object) -> bool:
    return isinstance(page, Mapping) and page.get(NAME) in names() and set(page) <= {NAME, "items"}


def _pages(line: Mapping[str, Any], languages: frozenset[str]) -> list[Tree]:
    first, *others = _standard(line[NAME], languages)
    before = line.get("items") or []
    return [first | {"items": [*before, *first["items"]]}, *others]


def _stands(pages: list[Any], at: int, standard: list[Tree]) -> bool:
    there = pages[at : at + len(standard)]
    if len(there) != len(standard) or there[1:] != standard[1:] or not isinstance(there[0], Mapping):
        return False
    items = there[0].get("items") or []
    last = items[-len(standard[0]["items"]) :]
    return {**there[0], "items": last} == standard[0]


def _languages(tree: Mapping[str, Any]) -> frozenset[str]:
    spoken = tree.get("languages")
    return frozenset(map(str, spoken)) if isinstance(spoken, list | tuple) else frozenset({FIRST_LANGUAGE})


def _standard(name: str, languages: frozenset[str]) -> list[Tree]:
    return [_in(page, languages) for page in _read(name)]


@cache
def _read(name: str) -> list[Tree]:
    from ruamel.yaml import YAML

    yaml = YAML(typ="safe", pure=True)
    yaml.version = "1.2"
    return yaml.load((_FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


def _in(value: Any, languages: frozenset[str]) -> Any:
    """A piece of a standard page with its texts in those of the languages, and the layers on them, that it has."""
    if isinstance(value, list):
        return [_in(each, languages) for each in value]
    if not isinstance(value, dict):
        return value
    if FIRST_LANGUAGE in value:
        return {code: words for code, words in value.items() if code.partition("-")[0] in {*languages, FIRST_LANGUAGE}}
    return {name: _in(each, languages) for name, each in value.items()}


def texts_of(name: str) -> Iterator[Tree]:
    """The standard pages as they are written, in every language that they have."""
    yield from _read(name)
