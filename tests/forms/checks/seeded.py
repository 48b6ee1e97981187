"""Faults sown into sound forms, each with the code and the place that the gate must tell; and what only looks like one."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from functools import cache

from forms import library
from forms.standard.pages import unfolded
from forms.tree import plain, tree_of
from tests import once

Tree = dict
At = tuple[str | int, ...]


@dataclass(frozen=True)
class Seed:
    """A form and what the gate must say of it: `code` at `at`; with `at` None it must not say the code at all."""

    code: str
    tree: Tree
    at: At | None = None
    previous: Tree | None = None

    @property
    def name(self) -> str:
        return f"{self.code} at {'.'.join(map(str, self.at))}" if self.at else f"{self.code} is not told"


def shipped(name: str, *changes: Callable[[Tree], object]) -> Tree:
    """A shipped service with some things changed."""
    tree = deepcopy(_shipped(name))
    for change in changes:
        change(tree)
    return tree


@cache
def _shipped(name: str) -> Tree:
    return once.value(f"tree-{name}", lambda: unfolded(plain(tree_of(library.path(name).read_bytes()))))


def put(*way: str | int, to: object) -> Callable[[Tree], object]:
    """Puts a value at a place, which is made of what is on the way."""

    def change(tree: Tree) -> None:
        for step in way[:-1]:
            tree = tree.setdefault(step, {}) if isinstance(tree, dict) else tree[step]
        tree[way[-1]] = to

    return change


def drop(*way: str | int) -> Callable[[Tree], object]:
    """Takes away what is at a place."""

    def change(tree: Tree) -> None:
        for step in way[:-1]:
            tree = tree[step]
        del tree[way[-1]]

    return change


def small(*pages: list[Tree] | Tree, **more: object) -> Tree:
    """A form without a fault: a page with the applicant's name, then these pages (of items, or whole)."""
    name = q("name", label="Vad heter du?", why_we_ask="Då vet vi vem du är.")
    made = [page if isinstance(page, dict) else {"items": page} for page in ([name], *pages)]
    head = {
        "lucka": 1, "service": "small", "title": "Prov", "summary": "Ett prov.", "subject": "care", "department": "care",
        "synonyms": {"sv": ["prov"]}, "clock": {"weeks": 1, "basis": "Vårt mål."}, "minutes": 1, "fee": "Gratis.",
        "next_steps": [{"text": "Vi läser.", "within_days": 2}], "purpose": "Vi svarar dig.", "retention": "Ett år.",
        "applicant": "name",
    }  # fmt: skip
    numbered = [{"page": f"page{index}", "title": f"Sida {index}"} | page for index, page in enumerate(made)]
    return head | {"pages": numbered} | more


def q(key: str, kind: str = "text", **more: object) -> Tree:
    """A question with a label of its own."""
    return {"question": key, "kind": kind, "label": f"Hur är det med {key}?"} | more


def yes(key: str) -> Tree:
    return {"question": key, "equals": "yes"}


def no(key: str) -> Tree:
    return {"question": key, "equals": "no"}


def choice(key: str, labels: str | list[str], **more: object) -> Tree:
    """A question to choose from; the options are coded a, b, c …"""
    named = labels.split() if isinstance(labels, str) else labels
    codes = [f"o{index}" for index, _ in enumerate(named)]
    return q(key, "radio", options=[{"option": c, "label": w} for c, w in zip(codes, named, strict=True)]) | more


def stop(key: str, **more: object) -> Tree:
    return {"stop": key, "title": "Du kan inte söka", "text": "Ring oss."} | more


def item(page: int, index: int, *rest: str | int) -> At:
    """A place in an item; pages of `small` are counted from 1, after the applicant's."""
    return ("pages", page, "items", index, *rest)
