"""The values of computed questions: sums and counts of what was answered before them."""

from decimal import Decimal

from forms.answers import Answers, entries
from forms.definition import Form, Question


def compute(form: Form, question: Question, shown: Answers) -> str:
    """The value of a computed question from the answers shown before it; a missing number counts as nothing."""
    rule = question.compute
    if rule is None:
        return "0"
    if rule.count:
        return str(len(entries(shown, rule.count)))
    numbers = [
        Decimal(str(answer.value))
        for path, answer in shown.items()
        if path.rpartition(".")[2] in rule.sum and not isinstance(answer.value, list | dict)
    ]
    return format(sum(numbers, Decimal(0)), "f")
