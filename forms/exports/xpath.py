"""Conditions as XLSForm expressions that are true for exactly the same answers."""

from forms.conditions import Comparison, Condition, Every, Named, Negation, OtherQuestion, Some
from forms.definition import Form
from forms.kinds.decimal import number

_SIGNS = {"equals": "=", "less": "<", "at_most": "<=", "more": ">", "at_least": ">=", "before": "<", "after": ">"}
_NUMBERS = frozenset({"integer", "decimal", "money", "computed"})


def holds(form: Form, condition: Condition, value: bool = True, own: str = "") -> str:
    """The expression that is true when the condition is true (or, with `value`, false); `own` is the question called "."."""
    match condition:
        case Negation():
            return holds(form, condition.negated, not value, own)
        case Named():
            return holds(form, form.conditions[condition.condition], value, own)
        case Every() | Some():
            parts = condition.all if isinstance(condition, Every) else condition.any
            join = " and " if isinstance(condition, Every) is value else " or "
            said = [holds(form, each, value, own) for each in parts]
            return said[0] if len(said) == 1 else f"({join.join(said)})"
        case Comparison():
            return _compared(form, condition, value, own)


def _compared(form: Form, comparison: Comparison, value: bool, own: str) -> str:
    """False needs an answer to be there: with none, a condition is neither."""
    name = _named(comparison.question, own)
    if comparison.operator == "is_empty":
        return f"{name} {'=' if comparison.is_empty is value else '!='} ''"
    said = [_said(form, comparison, name, operand, own) for operand in comparison.one_of or (comparison.operand,)]
    is_true = said[0] if len(said) == 1 else f"({' or '.join(said)})"
    if value:
        return is_true
    others = [operand.question for operand in (comparison.operand,) if isinstance(operand, OtherQuestion)]
    there = [f"{_named(key, own)} != ''" for key in dict.fromkeys((comparison.question, *others))]
    return f"({' and '.join(there)} and not({is_true}))"


def _named(key: str, own: str) -> str:
    return "." if key == own else f"${{{key}}}"


def _said(form: Form, comparison: Comparison, name: str, operand: object, own: str) -> str:
    question = form.question(comparison.question)
    kind = question.kind if question else "text"
    if comparison.operator == "contains":
        return f"selected({name}, {_quoted(operand)})"
    sign = _SIGNS.get(comparison.operator, "=")
    if isinstance(operand, OtherQuestion):
        return f"{name} {sign} {_named(operand.question, own)}"
    if kind == "declaration":
        return f"{name} = 'OK'"
    if kind in _NUMBERS and number(str(operand)) is not None:
        return f"{name} {sign} {format(number(str(operand)), 'f')}"
    return f"{name} {sign} {f'date({_quoted(operand)})' if kind == 'date' else _quoted(operand)}"


def _quoted(operand: object) -> str:
    words = str(operand)
    return f'"{words}"' if "'" in words else f"'{words}'"
