"""Hypothesis strategy: the next version of a form, changed as those who write forms change them, and still sound."""

import random
from collections.abc import Callable, Iterator
from copy import deepcopy

from hypothesis import strategies as st

from forms.checks import findings
from forms.definition import Form

Tree = dict
Change = Callable[[random.Random, Tree], None]


@st.composite
def mutated(draw: st.DrawFn, form: Form, most: int = 5) -> Form:
    """The form after some changes; one that would make it unsound is left out."""
    chance = random.Random(draw(st.integers(0, 2**32)))
    tree = form.model_dump(mode="json", by_alias=True, exclude_defaults=True) | {"lucka": 1}
    for _ in range(draw(st.integers(0, most))):
        tree = _changed(chance, tree)
    return Form.model_validate(tree)


def _changed(chance: random.Random, tree: Tree) -> Tree:
    after = deepcopy(tree)
    try:
        chance.choice(CHANGES)(chance, after)
        form = Form.model_validate(after)
    except (ValueError, IndexError):
        return tree
    return tree if findings(form) else after


def lists(tree: Tree) -> Iterator[list[Tree]]:
    """Every list of items."""
    for page in tree["pages"]:
        yield from _lists(page["items"])


def _lists(items: list[Tree]) -> Iterator[list[Tree]]:
    yield items
    for item in items:
        yield from _lists(item["items"]) if "items" in item else ()


def questions(tree: Tree) -> list[Tree]:
    return [item for items in lists(tree) for item in items if "question" in item]


def rename(chance: random.Random, tree: Tree) -> None:
    question = chance.choice(questions(tree))
    words = chance.choice(("Något helt annat?", f"{question['label']['sv']} Skriv kort."))
    question["label"] = {"sv": words, "en": f"{words} (en)"}


def change_kind(chance: random.Random, tree: Tree) -> None:
    question = chance.choice(questions(tree))
    kind = chance.choice(
        ("text", "textarea", "email", "integer", "decimal", "money", "radio", "select", "checkboxes", "yes_no")
    )
    choices = kind in ("radio", "checkboxes")
    own = [{"option": f"o{n}", "label": {"sv": f"Svar {n}", "en": f"Svar {n} (en)"}} for n in (1, 2)]
    kept = {name: question[name] for name in ("question", "label", "show_if", "required") if name in question}
    options = {"options": question.get("options", own)} if choices else {}
    question.clear()
    question |= kept | {"kind": kind} | options


def drop(chance: random.Random, tree: Tree) -> None:
    items = chance.choice([items for items in lists(tree) if len(items) > 1])
    items.remove(chance.choice(items))


def add(chance: random.Random, tree: Tree) -> None:
    items = chance.choice(list(lists(tree)))
    key = f"added{len(questions(tree))}"
    items.insert(chance.randint(0, len(items)), {"question": key, "kind": "text", "label": {"sv": "Ny?", "en": "New?"}})


def move(chance: random.Random, tree: Tree) -> None:
    """To another place, perhaps in or out of a group."""
    start = chance.choice([items for items in lists(tree) if len(items) > 1])
    item = start.pop(chance.randrange(len(start)))
    goal = chance.choice(list(lists(tree)))
    goal.insert(chance.randint(0, len(goal)), item)


def drop_option(chance: random.Random, tree: Tree) -> None:
    question = chance.choice([each for each in questions(tree) if len(each.get("options", ())) > 2])
    question["options"].pop(chance.randrange(len(question["options"])))


def rename_option(chance: random.Random, tree: Tree) -> None:
    question = chance.choice([each for each in questions(tree) if each.get("options")])
    chance.choice(question["options"])["label"] = {"sv": "Ett helt nytt svar", "en": "A wholly new answer"}


def limit(chance: random.Random, tree: Tree) -> None:
    question = chance.choice(questions(tree))
    if question["kind"] in ("text", "textarea"):
        question["max_length"] = chance.randint(1, 12)
    elif question["kind"] in ("integer", "decimal", "money"):
        question["maximum"] = str(chance.randint(-3, 3))
    elif question["kind"] == "date":
        question["minimum"] = chance.choice(("today", "1970-01-01"))


def drop_page(chance: random.Random, tree: Tree) -> None:
    tree["pages"].pop(chance.randrange(1, len(tree["pages"])))


def swap_pages(chance: random.Random, tree: Tree) -> None:
    chance.shuffle(tree["pages"])


CHANGES: list[Change] = [rename, change_kind, drop, add, move, drop_option, rename_option, limit, drop_page, swap_pages]
