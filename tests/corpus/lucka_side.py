"""Lucka's side of a condition: whether an element is shown, given what answers look like to conditions."""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import TypeVar

from forms.conditions import Condition
from forms.definition import Content, Form, RepeatingGroup, Section, Stop
from forms.evaluation import evaluate
from tests.corpus.matching import bare


class Side:
    """A form's elements with all the conditions that each stands under."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.under: dict[str, tuple[Condition, ...]] = {}
        for page in form.pages:
            above = (page.show_if,) if page.show_if else ()
            self.under.setdefault(page.key, above)
            self._items(page.items, above)

    def _items(self, items: tuple, above: tuple[Condition, ...]) -> None:
        for item in items:
            under = (*above, item.show_if) if item.show_if else above
            self.under[item.key] = under
            if isinstance(item, Section | RepeatingGroup):
                self._items(item.items, under)

    def named(self, name: str) -> list[str]:
        """The keys that a name of the source became."""
        wanted = re.sub(r"[^a-z0-9]", "", name.lower())[:36]
        return [key for key in self.under if wanted in (_flat(key), _flat(re.sub(r"_\d+$", "", key)))]

    def text(self, key: str) -> str:
        """The words of a content, bare."""
        found = next((item for item, _ in self.form.items() if item.key == key), None)
        return bare(found.text.root["sv"]) if isinstance(found, Content | Stop) else ""

    def shown(self, key: str, answers: list[dict[str, object]]) -> tuple[bool, ...]:
        """Whether the element is shown for each of the answers."""
        return tuple(self.is_shown(key, each) for each in answers)

    def is_shown(self, key: str, answers: dict[str, object]) -> bool:
        """Whether all conditions hold; an answer that is not there is missing."""
        return all(evaluate(condition, self.form.conditions, answers.get) is True for condition in self.under.get(key, ()))


def _flat(key: str) -> str:
    return key.replace("_", "")[:36]


Of = TypeVar("Of")
Shown = tuple[bool, ...]


def kept(chain: list[Shown], shown: Shown, names: list[Of]) -> Iterator[tuple[Of, bool]]:
    """Which of the conditions that something stands under it is shown by: the most of them that together give what is shown."""
    for missing in range(len(chain) + 1):
        for left_out in combinations(range(len(chain)), missing):
            rest = [each for index, each in enumerate(chain) if index not in left_out]
            if tuple(map(all, zip(*rest, strict=True))) == shown or (not rest and all(shown)):
                yield from ((name, index not in left_out) for index, name in enumerate(names))
                return
    yield from ((name, False) for name in names)
