"""A condition as rows of a page: each row a question, a way to compare and a value, read from what is chosen so far."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from starlette.datastructures import ImmutableMultiDict, QueryParams

from forms.editing.clauses import Clause, Clauses, clauses_of
from forms.editing.looking import Way, may_look_at, names_for, operators, way_of
from forms.editing.outline import Line
from forms.editing.places import CONDITION, Tree, at, find
from forms.editing.refusals import EditRefused
from forms.editing.sentences import choices, clause_of, comparable, in_words
from forms.texts import Say, to_say
from portal.admin.builder.contents import called

MOST_ROWS, LONGEST_MEANING = 12, 70
HOLDS = (Way("holds", to_say("stämmer"), ""), Way("holds_not", to_say("stämmer inte"), "", True))
Asked = QueryParams | ImmutableMultiDict[str, str]
Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class Chosen:
    """What a row says so far: a question's key or condition-…, the code of a way, values, and another question's key."""

    looks_at: str = ""
    way: str = ""
    values: tuple[str, ...] = ()
    other: str = ""


@dataclass(frozen=True)
class Row:
    """One row with what can be chosen in it: ways by code, words and what each takes.

    `takes` is what the value is: option, options, number, date, time, text or "".
    """

    chosen: Chosen
    ways: Sequence[tuple[str, str, str]]
    takes: str = ""
    values: Sequence[tuple[str, str]] = ()
    others: Choices = ()  # type: ignore[assignment]
    problem: str = ""


def asked(fields: Asked) -> tuple[str, list[Chosen]]:
    """The join and the rows that a form or an address holds: join, q.0, o.0, v.0, x.0, q.1 …"""
    rows = []
    for n in range(MOST_ROWS):
        if f"q.{n}" in fields:
            values = tuple(each for each in fields.getlist(f"v.{n}") if each)
            rows.append(Chosen(fields[f"q.{n}"], fields.get(f"o.{n}", ""), values, fields.get(f"x.{n}", "")))
    return "any" if fields.get("join") == "any" else "all", rows


def as_query(join: str, rows: Iterable[Chosen]) -> list[tuple[str, str]]:
    """The same, for an address."""
    pairs = [("join", join)]
    for n, row in enumerate(rows):
        pairs += [
            (f"q.{n}", row.looks_at),
            (f"o.{n}", row.way),
            *((f"v.{n}", each) for each in row.values),
            (f"x.{n}", row.other),
        ]
    return pairs


def kept(tree: Tree, condition: object) -> tuple[str, list[Chosen]] | None:
    """The rows of a condition that is kept; None for one that is nested deeper than rows go."""
    found = clauses_of(condition)
    if found is None:
        return None
    return found.join, [_chosen(tree, clause) for clause in found.clauses]


def _chosen(tree: Tree, clause: Clause) -> Chosen:
    if clause.condition:
        return Chosen(f"{CONDITION}{clause.condition}", "holds_not" if clause.negated else "holds")
    path = find(tree, clause.question)
    way = way_of(clause, str(at(tree, path).get("kind", ""))) if path else None
    if isinstance(clause.value, Mapping):
        return Chosen(clause.question, way.code if way else "", (), str(clause.value["question"]))
    values = clause.value if isinstance(clause.value, tuple) else () if way and not way.takes else (clause.value,)
    return Chosen(clause.question, way.code if way else "", tuple(str(each) for each in values))


def rows_of(tree: Tree, address: str, chosen: Sequence[Chosen], say: Say, problems: Mapping[int, str]) -> Iterator[Row]:
    """Each row with its ways and values; what it looks at may have gone since."""
    lines = may_look_at(tree, address)
    for n, row in enumerate(chosen):
        yield _row(tree, row, lines, say, problems.get(n, ""))


def _row(tree: Tree, row: Chosen, lines: Sequence[Line], say: Say, problem: str) -> Row:
    if row.looks_at.startswith(CONDITION):
        return Row(row, _worded(HOLDS, say), problem=problem)
    line = next((line for line in lines if line.key == row.looks_at), None)
    if line is None:
        return Row(row, [], problem=problem)
    ways = operators(line.kind)
    way = next((each for each in ways if each.code == row.way), ways[0])
    row = Chosen(row.looks_at, way.code, row.values, row.other)
    return Row(
        row, _worded(ways, say), way.takes,
        choices(tree, line.key, say) if way.takes in ("option", "options") else (),
        named(comparable(tree, line.key, lines), say) if way.takes in ("number", "date", "time") else [], problem,
    )  # fmt: skip


def _worded(ways: Iterable[Way], say: Say) -> list[tuple[str, str, str]]:
    """Each way's code and words, and what it takes: only another of those asks for other values to choose from."""
    return [(way.code, say(way.words), way.takes) for way in ways]


def named(lines: Iterable[Line], say: Say) -> Choices:
    return [(line.key, f"{line.number}. {called(line.label, say)}") for line in lines]


def may_choose(tree: Tree, address: str, say: Say) -> tuple[Choices, Choices]:
    """The questions, and the named conditions, that a row can look at."""
    names = [(f"{CONDITION}{name}", _meant(tree, name, say)) for name in names_for(tree, address)]
    return named(may_look_at(tree, address), say), names


def _meant(tree: Tree, name: str, say: Say) -> str:
    """A named condition with the beginning of what it says."""
    words = in_words(tree, tree["conditions"][name], say)
    return f"{name}: {words}" if len(words) <= LONGEST_MEANING else f"{name}: {words[:LONGEST_MEANING].rstrip()}…"


def clauses(tree: Tree, join: str, rows: Sequence[Chosen]) -> tuple[Clauses, dict[int, EditRefused]]:
    """The clauses that the rows make, and what is wrong with those that make none. A row without a question is no row."""
    made, wrong = [], {}
    for n, row in enumerate(rows):
        if not row.looks_at:
            continue
        try:
            made.append(_clause(tree, row))
        except EditRefused as refused:
            wrong[n] = refused
    return Clauses("any" if join == "any" else "all", tuple(made)), wrong


def _clause(tree: Tree, row: Chosen) -> Clause:
    if row.looks_at.startswith(CONDITION):
        return Clause(negated=row.way == "holds_not", condition=row.looks_at.removeprefix(CONDITION))
    return clause_of(tree, row.looks_at, row.way, row.values, row.other)


__all__ = ["Chosen", "Row", "as_query", "asked", "clauses", "in_words", "kept", "may_choose", "rows_of"]
