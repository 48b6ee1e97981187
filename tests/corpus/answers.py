"""One answer, as a source keeps it and as conditions of Lucka look at it: drawn at random, paired by options' words."""

import random
from collections.abc import Sequence
from decimal import Decimal

from forms.definition import Question
from tests.corpus.matching import bare

NUMBERS = ("integer", "decimal", "money", "computed")


def choices(question: Question) -> list[str]:
    """The codes of a question's options, in order."""
    return ["yes", "no"] if question.kind == "yes_no" else [option.code for option in question.options]


def paired(question: Question, offered: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Value in the source → code, by label, else by the value itself, else by place (yes and no)."""
    if question.kind == "yes_no" and len(offered) == 2:
        return dict(zip((value for value, _ in offered), ("yes", "no"), strict=True))
    by_words = {bare(words): option.code for option in reversed(question.options) for words in option.label.root.values()}
    pairs = {value: by_words.get(bare(label)) or by_words.get(bare(value)) for value, label in offered}
    return {value: code for value, code in pairs.items() if code}


def drawn(
    question: Question,
    offered: Sequence[tuple[str, str]],
    literals: Sequence[str],
    chance: random.Random,
    is_certain: bool = False,
) -> tuple[object, object]:
    """What the source keeps ("" for nothing, a list of several), and what Lucka's conditions see.

    `is_certain`: nobody gets past the question without an answer.
    """
    if chance.random() < 0.2 and not is_certain:
        return ("", None)
    pairs = paired(question, offered)
    if question.kind == "checkboxes" and pairs:
        ticked = [value for value in pairs if chance.random() < 0.5]
        return (ticked, frozenset(pairs[value] for value in ticked)) if ticked else ("", None)
    if pairs:
        value = chance.choice(list(pairs))
        return value, pairs[value]
    if question.kind in NUMBERS:
        figures = [Decimal(each) for each in literals if _is_number(each)] or [Decimal(1)]
        figure = chance.choice(figures) + chance.choice((-1, 0, 1))
        return str(figure), figure
    if question.kind == "date":
        day = f"20{chance.randrange(10, 40)}-0{chance.randrange(1, 10)}-1{chance.randrange(0, 10)}"
        return day, day
    if question.kind in ("yes_no", "declaration"):
        return chance.choice((("1", "yes"), ("", None), ("", "no" if question.kind == "yes_no" else None)))
    said = chance.choice([*literals, "något", "5"])
    return said, " ".join(said.split()) or None


def _is_number(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdecimal() and text.isascii()
