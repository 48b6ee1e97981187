"""What a condition may look at from where it stands, and by which words: the lists that its sentence is put together from."""

from dataclasses import dataclass

from forms.editing.clauses import Clause
from forms.editing.outline import Line, outline
from forms.editing.places import CONDITION, RULE, Tree, element
from forms.editing.references import leaves, named, questions_in
from forms.editing.refusals import EditRefused
from forms.texts import to_say

NUMBERS = frozenset({"integer", "decimal", "money", "computed"})
CHOICES = frozenset({"radio", "select", "yes_no"})
Takes = str
"""What a way of comparing is given: "option", "options", "number", "date", "time", "text", or "" for nothing."""


@dataclass(frozen=True)
class Way:
    """One way to compare an answer, with the words that stand between the question and the value in a sentence."""

    code: str
    words: str
    operator: str
    negated: bool = False
    takes: Takes = ""
    value: object = None


_ANSWERED = (
    Way("answered", to_say("är besvarad"), "is_empty", value=False),
    Way("unanswered", to_say("är inte besvarad"), "is_empty", value=True),
)
_CHOOSING = (
    Way("equals", to_say("är"), "equals", takes="option"),
    Way("not_equals", to_say("är något annat än"), "equals", True, "option"),
    Way("one_of", to_say("är något av"), "one_of", takes="options"),
    Way("not_one_of", to_say("är inget av"), "one_of", True, "options"),
)
_TICKING = (
    Way("contains", to_say("har kryss för"), "contains", takes="option"),
    Way("not_contains", to_say("har inte kryss för"), "contains", True, "option"),
    Way("equals", to_say("har kryss bara för"), "equals", takes="option"),
)
_COUNTING = (
    Way("equals", to_say("är"), "equals", takes="number"),
    Way("not_equals", to_say("är något annat än"), "equals", True, "number"),
    Way("at_least", to_say("är minst"), "at_least", takes="number"),
    Way("more", to_say("är mer än"), "more", takes="number"),
    Way("at_most", to_say("är högst"), "at_most", takes="number"),
    Way("less", to_say("är mindre än"), "less", takes="number"),
)
_ON_A_DAY = (
    Way("equals", to_say("är"), "equals", takes="date"),
    Way("before", to_say("är före"), "before", takes="date"),
    Way("not_after", to_say("är senast"), "after", True, "date"),
    Way("after", to_say("är efter"), "after", takes="date"),
    Way("not_before", to_say("är tidigast"), "before", True, "date"),
)
_WRITING = (
    Way("equals", to_say("är"), "equals", takes="text"),
    Way("not_equals", to_say("är något annat än"), "equals", True, "text"),
)
_AT_A_TIME = tuple(Way(way.code, way.words, way.operator, way.negated, "time") for way in _ON_A_DAY)
_WAYS = {
    **dict.fromkeys(CHOICES, _CHOOSING), **dict.fromkeys(NUMBERS, _COUNTING), "checkboxes": _TICKING, "file": _CHOOSING,
    "declaration": _CHOOSING[:1], "date": _ON_A_DAY, "time": _AT_A_TIME, "text": _WRITING,
}  # fmt: skip


def operators(kind: str) -> tuple[Way, ...]:
    """The ways in which answers of a kind can be compared; every kind can be answered or not."""
    return (*_WAYS.get(kind, ()), *_ANSWERED)


def way_of(clause: Clause, kind: str) -> Way | None:
    """The way that a clause goes; None for one that is not offered for the kind."""
    fitting = (way for way in operators(kind) if (way.operator, way.negated) == (clause.operator, clause.negated))
    return next((way for way in fitting if way.operator != "is_empty" or way.value == clause.value), None)


def may_look_at(tree: Tree, address: str) -> list[Line]:
    """The questions that a condition at the address may look at: those asked before it, outside groups or in its own.

    A rule looks at all questions, a named condition at all that stand in no group.
    """
    lines = outline(tree)
    if address.startswith(CONDITION):
        return [line for line in lines if line.sort == "question" and not line.group]
    if address.startswith(RULE):
        at_question = element(tree, address)["at"] if address != RULE else ""
        group = next((line.group for line in lines if line.address == at_question), "")
        return [line for line in lines if line.sort == "question" and line.group in ("", group)]
    index = next((index for index, line in enumerate(lines) if line.address == address), None)
    if index is None:
        raise EditRefused("gone")
    return [line for line in lines[:index] if line.sort == "question" and line.group in ("", lines[index].group)]


def names_for(tree: Tree, address: str) -> list[str]:
    """The named conditions that may be mentioned at the address: they look at nothing that it may not look at."""
    seen = {line.key for line in may_look_at(tree, address)}
    own = address.removeprefix(CONDITION) if address.startswith(CONDITION) else ""
    return [name for name in tree.get("conditions", {}) if _reach(tree, name) <= seen and own not in _mentioned(tree, name)]


def _mentioned(tree: Tree, name: str) -> set[str]:
    """A name and all the names that it leads to."""
    found: set[str] = set()
    ahead = [name]
    while ahead:
        each = ahead.pop()
        if each not in found:
            found.add(each)
            ahead += [named(leaf) for leaf in leaves(tree.get("conditions", {}).get(each, [])) if leaf and named(leaf)]
    return found


def _reach(tree: Tree, name: str) -> set[str]:
    conditions = [tree["conditions"][each] for each in _mentioned(tree, name) if each in tree.get("conditions", {})]
    return {key for condition in conditions for leaf in leaves(condition) for key in questions_in(leaf)}
