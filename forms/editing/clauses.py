"""Conditions as sentences: one or several clauses, "fråga 3 är Ja", that all hold or of which one is enough.

What is nested deeper is no list of clauses (None): it is told in words, and can be given a name or be replaced.
"""

from dataclasses import dataclass
from typing import Any, Literal

from forms.conditions import OPERATORS

Join = Literal["all", "any"]


@dataclass(frozen=True)
class Clause:
    """One comparison, or one named condition (then `question` is ""), as it is or negated.

    `value` is what the operator is given: a code, text, number or date; a tuple for one_of, a bool for is_empty, and
    {"question": key} where the answer of another question is compared.
    """

    question: str = ""
    operator: str = "equals"
    value: object = None
    negated: bool = False
    condition: str = ""


@dataclass(frozen=True)
class Clauses:
    """Clauses of which all must hold, or any; none at all is no condition."""

    join: Join = "all"
    clauses: tuple[Clause, ...] = ()


def clauses_of(condition: Any) -> Clauses | None:
    """A tree's condition as clauses, None when it is nested deeper than that."""
    if condition is None:
        return Clauses()
    for join in ("all", "any"):
        if isinstance(condition, dict) and join in condition:
            found = [_clause(each) for each in condition[join]]
            return None if None in found else Clauses(join, tuple(each for each in found if each))  # type: ignore[arg-type]
    one = _clause(condition)
    return None if one is None else Clauses("all", (one,))


def _clause(condition: Any) -> Clause | None:
    if isinstance(condition, dict) and "not" in condition:
        inner = _leaf(condition["not"])
        return None if inner is None else Clause(inner.question, inner.operator, inner.value, True, inner.condition)
    return _leaf(condition)


def _leaf(condition: Any) -> Clause | None:
    if isinstance(condition, str):
        return Clause(condition=condition)
    if "condition" in condition:
        return Clause(condition=condition["condition"])
    operator = next((name for name in OPERATORS if condition.get(name) is not None), None)
    if operator is None:
        return None
    value = condition[operator]
    return Clause(condition["question"], operator, tuple(value) if isinstance(value, list) else value)


def condition_of(clauses: Clauses) -> Any:
    """The tree's condition that clauses make: None for none, one by itself, a name bare."""
    made = [_condition(each) for each in clauses.clauses]
    return {clauses.join: made} if len(made) > 1 else made[0] if made else None


def _condition(clause: Clause) -> Any:
    value = list(clause.value) if isinstance(clause.value, tuple) else clause.value
    positive = clause.condition or {"question": clause.question, clause.operator: value}
    return {"not": positive} if clause.negated else positive
