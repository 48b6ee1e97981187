"""Answers that stand for all others: of those that the conditions of a form cannot tell apart, one."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, InvalidOperation
from itertools import chain, combinations, pairwise

from forms.conditions import Comparison, OtherQuestion
from forms.definition import Question
from forms.kinds.choices import options
from forms.kinds.file import STATES

UNTOLD: tuple[object, ...] = ()
"""Of a question whose answers are too many to reason about."""
MOST = 60
MOST_TICKED = 4
SOMETHING = "\0"
"""An answer that no condition names."""
_WHOLE = frozenset({"integer"})
_NUMBERS = frozenset({"integer", "decimal", "money", "computed"})
_CHOICES = frozenset({"radio", "select", "yes_no"})
_DAY = timedelta(days=1)


def samples(question: Question, told: Iterable[Comparison]) -> tuple[object, ...]:
    """The answers, as conditions compare them, that `told` tells apart, and None for no answer; UNTOLD where they are many."""
    named = list(dict.fromkeys(operand for comparison in told for operand in _operands(comparison)))
    if len(named) > MOST:
        return UNTOLD
    if question.kind == "checkboxes":
        return _ticked(question, [str(each) for each in named])
    return (*dict.fromkeys(_of_kind(question, named)), None)


def _operands(comparison: Comparison) -> Iterator[object]:
    if comparison.operator != "is_empty":
        yield from (each for each in comparison.one_of or (comparison.operand,) if not isinstance(each, OtherQuestion))


def _of_kind(question: Question, named: list[object]) -> Iterable[object]:
    if question.kind in _CHOICES:
        codes = [option.code for option in options(question)]
        return [*(each for each in named if each in codes), *[code for code in codes if code not in named][:1]]
    if question.kind in _NUMBERS:
        return _numbers(question, named)
    if question.kind == "date":
        return _days(question, [str(each) for each in named])
    if question.kind == "file":
        return list(STATES)
    if question.kind == "declaration":
        return ["yes"]
    if question.kind == "time":
        return [*named, *(beside for each in named for beside in _minutes_beside(str(each))), "12:34"]
    return [*named, SOMETHING]


def _ticked(question: Question, named: list[str]) -> tuple[object, ...]:
    """Every choice among the named options, with and without another one."""
    if len(named) > MOST_TICKED:
        return UNTOLD
    other = next(([option.code] for option in options(question) if option.code not in named), [])
    chosen = chain.from_iterable(combinations([*named, *other], count) for count in range(1, len(named) + len(other) + 1))
    return (*map(frozenset, chosen), None)


def _numbers(question: Question, named: list[object]) -> Iterator[Decimal]:
    low, high = _number(question.minimum), _number(question.maximum)
    if question.compute and question.compute.count:
        low = Decimal(0)
    known = sorted({each for each in (*map(_number, named), low, high, Decimal(0)) if each is not None})
    between = ((one + other) / 2 for one, other in pairwise(known))
    beside = (_rounded(each, way) + step for each in known for way in (ROUND_FLOOR, ROUND_CEILING) for step in (-1, 0, 1))
    for each in (*known, *between, *beside):
        is_within = (low is None or each >= low) and (high is None or each <= high)
        if is_within and (question.kind not in _WHOLE or each == each.to_integral_value()):
            yield each


def _rounded(number: Decimal, way: str) -> Decimal:
    return number.to_integral_value(rounding=way)


def _number(written: object) -> Decimal | None:
    try:
        number = Decimal(str(written))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _days(question: Question, named: list[str]) -> Iterator[str]:
    low, high = (_day(limit) if limit else None for limit in (question.minimum, question.maximum))
    known = [day for day in (*map(_day, named), low, high) if day]
    for day in (*known, *(day + step for day in known for step in (_DAY, -_DAY)), date(2026, 11, 22)):
        if (low is None or day >= low) and (high is None or day <= high):
            yield day.isoformat()


def _day(written: str) -> date | None:
    """A fixed day well within the calendar; None for "today", which moves."""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    return day if 1000 < day.year < 9000 else None


def _minutes_beside(clock: str) -> Iterator[str]:
    hour, minute = (int(part) for part in clock.split(":"))
    for beside in (60 * hour + minute - 1, 60 * hour + minute + 1):
        if 0 <= beside < 24 * 60:
            yield f"{beside // 60:02}:{beside % 60:02}"
