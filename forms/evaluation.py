"""Whether a condition holds, with three values: true, false and unknown.

An answer that is missing makes a comparison unknown, and unknown is not shown.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal

from forms.conditions import Comparison, Condition, Every, Named, Names, Negation, OtherQuestion, Some, questions_of

Look = Callable[[str], object]
"""Question key → the comparable answer, or None while it is missing."""


def evaluate(condition: Condition, names: Names, look: Look) -> bool | None:
    """True, False, or None for unknown. `look` returns what ``Kind.comparable`` made of an answer."""
    match condition:
        case Every():
            return _every([evaluate(each, names, look) for each in condition.all])
        case Some():
            return _some([evaluate(each, names, look) for each in condition.any])
        case Negation():
            inner = evaluate(condition.negated, names, look)
            return None if inner is None else not inner
        case Named():
            return evaluate(names[condition.condition], names, look)
        case Comparison():
            return _compare(condition, look)


def _every(values: list[bool | None]) -> bool | None:
    if False in values:
        return False
    return None if None in values else True


def _some(values: list[bool | None]) -> bool | None:
    if True in values:
        return True
    return None if None in values else False


def _compare(comparison: Comparison, look: Look) -> bool | None:
    value = look(comparison.question)
    if comparison.operator == "is_empty":
        return (value is None) == comparison.is_empty
    if value is None:
        return None
    if comparison.operator == "one_of":
        return any(_same(value, operand) for operand in comparison.one_of or ())
    operand = comparison.operand
    other = look(operand.question) if isinstance(operand, OtherQuestion) else operand
    return None if other is None else _holds(comparison.operator, value, other)


def _holds(operator: str, value: object, other: object) -> bool | None:
    if operator == "equals":
        return _same(value, other)
    if operator == "contains":
        return isinstance(value, frozenset) and other in value
    left, right = _ordered(value), _ordered(other)
    if left is None or right is None or type(left) is not type(right):
        return None
    if operator in ("less", "before"):
        return left < right
    if operator in ("more", "after"):
        return left > right
    return left <= right if operator == "at_most" else left >= right


def _same(value: object, other: object) -> bool:
    if isinstance(value, frozenset):
        return value == frozenset([other])
    if isinstance(value, Decimal):
        return value == _ordered(other)
    return value == other


def _ordered(value: object) -> Decimal | str | None:
    """Numbers as Decimal; ISO dates and times compare as text, and so does what only looks like a number ("NaN")."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
        return None
    try:
        number = Decimal(value)
    except ArithmeticError:
        return str(value)
    return number if number.is_finite() else str(value)


def outcomes(condition: Condition, names: Names, known: Mapping[str, object]) -> frozenset[bool | None]:
    """Every value that the condition can take when some answers are `known` (None: certainly missing) and all others open."""
    match condition:
        case Every():
            return _combined(_every, [outcomes(each, names, known) for each in condition.all])
        case Some():
            return _combined(_some, [outcomes(each, names, known) for each in condition.any])
        case Negation():
            return frozenset(None if each is None else not each for each in outcomes(condition.negated, names, known))
        case Named():
            return outcomes(names[condition.condition], names, known)
        case Comparison() if questions_of(condition, names) <= known.keys():
            return frozenset({_compare(condition, known.get)})
        case Comparison():
            return frozenset({True, False} if condition.operator == "is_empty" else {True, False, None})


def _combined(join: Callable[[list[bool | None]], bool | None], parts: list[frozenset[bool | None]]) -> frozenset[bool | None]:
    """What the parts can come to together, each taken as free of the others."""
    together = frozenset({join([])})
    for part in parts:
        together = frozenset(join([one, other]) for one in together for other in part)
    return together
