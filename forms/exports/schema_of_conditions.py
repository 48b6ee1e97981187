"""Conditions as JSON Schema: what an object of answers must look like for a condition to be true, or to be false.

A condition has three values, so "false" is not the opposite of "true": where an answer is missing, neither schema holds.
"""

from collections.abc import Collection
from dataclasses import dataclass

from forms.conditions import Comparison, Condition, Every, Named, Negation, OtherQuestion, Some
from forms.definition import Form, Question

Schema = dict[str, object]


class NotSayable(Exception):
    """JSON Schema has no word for it: two answers compared, figures kept as texts, answers outside the entry."""


@dataclass(frozen=True)
class Conditions:
    """The conditions of a form, looked at from an object that holds the answers to the questions `in_view`."""

    form: Form
    in_view: Collection[str]

    def holds(self, condition: Condition, value: bool = True) -> Schema:
        """The schema of those objects for which the condition is true (or, with `value`, false). Raises NotSayable."""
        match condition:
            case Negation():
                return self.holds(condition.negated, not value)
            case Named():
                return self.holds(self.form.conditions[condition.condition], value)
            case Every() | Some():
                parts = condition.all if isinstance(condition, Every) else condition.any
                join = "allOf" if isinstance(condition, Every) is value else "anyOf"
                return {join: [self.holds(each, value) for each in parts]}
            case Comparison():
                return self._compared(condition, value)

    def _compared(self, comparison: Comparison, value: bool) -> Schema:
        key = comparison.question
        question = self.form.question(key)
        if question is None or key not in self.in_view:
            raise NotSayable
        if comparison.operator == "is_empty":
            return {"not": {"required": [key]}} if comparison.is_empty is value else {"required": [key]}
        schema = _value(question, comparison)
        return {"required": [key], "properties": {key: schema if value else {"not": schema}}}


def _value(question: Question, comparison: Comparison) -> Schema:
    """What the value of the answer looks like when the comparison holds."""
    operands = comparison.one_of or (comparison.operand,)
    if any(isinstance(operand, OtherQuestion) for operand in operands):
        raise NotSayable
    if question.kind == "integer" and comparison.operator in _EDGES:
        return {_EDGES[comparison.operator]: _number(operands[0])}
    if question.kind == "checkboxes":
        among = {"contains": {"const": operands[0]}} if comparison.operator == "contains" else {"const": [operands[0]]}
        return {"required": ["options"], "properties": {"options": among}}
    if comparison.operator not in ("equals", "one_of"):
        raise NotSayable
    if question.kind == "integer":
        return {"enum": [_number(operand) for operand in operands]}
    inside = {"radio": "option", "select": "option", "file": "state", "signature": "name"}.get(question.kind)
    if inside:
        return {"required": [inside], "properties": {inside: {"enum": list(operands)}}}
    if question.kind == "declaration":
        return {"enum": [True for operand in operands if operand == "yes"]} if "yes" in operands else {"not": {}}
    if question.kind in _AS_TEXT:
        return {"enum": list(operands)}
    raise NotSayable


_EDGES = {"less": "exclusiveMaximum", "at_most": "maximum", "more": "exclusiveMinimum", "at_least": "minimum"}
_AS_TEXT = frozenset({
    "text", "textarea", "yes_no", "date", "time", "email", "phone", "organisation_number", "property_designation",
})  # fmt: skip


def _number(operand: object) -> int | float:
    try:
        number = float(str(operand))
    except ValueError as error:
        raise NotSayable from error
    return int(number) if number.is_integer() else number
