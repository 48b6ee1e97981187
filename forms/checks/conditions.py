"""What conditions and rules must fulfil: they look backwards, at questions that exist, by comparisons that can hold."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from forms.checks.finding import Finding, Location, Standing, close_to
from forms.conditions import Comparison, Condition, OtherQuestion, comparisons, names_of, questions_of
from forms.definition import Form, Question
from forms.kinds import KINDS
from forms.kinds.choices import options
from forms.kinds.decimal import number
from forms.kinds.file import STATES

NUMBER_KINDS = frozenset({"integer", "decimal", "money", "computed"})
MOST_CIRCLES = 20
"""Names in circles that are told at once."""
_IN_ORDER = ("equals", "one_of", "less", "at_most", "more", "at_least")
_FITTING = {
    **dict.fromkeys(NUMBER_KINDS, _IN_ORDER),
    **dict.fromkeys(("date", "time"), ("equals", "one_of", "before", "after")),
    "checkboxes": ("contains", "equals"),
    **dict.fromkeys(("address", "personal_number", "bank_account", "signature"), ()),
}
"""Kind → the operators that its answers can be compared by, apart from is_empty; other kinds are equal to something or not."""


def conditions(form: Form, places: list[Standing]) -> Iterator[Finding]:
    """Conditions look backwards, at questions outside repeating groups or in the same one."""
    group_of = {place.item.key: place.group for place in places if isinstance(place.item, Question)}
    before: set[str] = set()
    for place in places:
        condition = place.item.show_if
        if condition is not None:
            yield from _one_condition(form, condition, (*place.at, "show_if"), before, place.group, group_of)
        if isinstance(place.item, Question):
            before.add(place.item.key)
    for name, condition in form.conditions.items():
        yield from _one_condition(form, condition, ("conditions", name), set(group_of), None, group_of)


def _one_condition(
    form: Form, condition: Condition, at: Location, before: set[str], group: str | None, group_of: dict[str, str]
) -> Iterator[Finding]:
    for name in names_of(condition) - set(form.conditions):
        yield Finding(at, "no_such_condition", {"name": name, "close": close_to(name, form.conditions)})
    for key in sorted(questions_of(condition, form.conditions)):
        if key not in group_of:
            yield Finding(at, "no_such_question", {"key": key, "close": close_to(key, group_of)})
        elif key not in before:
            yield Finding(at, "looks_forward", {"key": key})
        elif group is not None and group_of[key] not in ("", group):
            yield Finding(at, "other_group", {"key": key, "group": group_of[key]})
    for comparison in comparisons(condition, form.conditions):
        yield from (Finding(at, code, values) for code, values in _misfits(form, comparison))


Misfit = tuple[str, Mapping[str, object]]


def _misfits(form: Form, comparison: Comparison) -> Iterator[Misfit]:
    """What in a comparison does not fit the kind of its question, so that it would never hold."""
    question = form.question(comparison.question)
    if question is None or question.kind not in KINDS:
        return
    fitting = (*_FITTING.get(question.kind, ("equals", "one_of")), "is_empty")
    if comparison.operator not in fitting:
        told = {"key": question.key, "kind": question.kind, "operator": comparison.operator, "known": fitting}
        yield "wrong_operator", told
        return
    codes = dict.fromkeys(_codes(question))
    for operand in _operands(comparison):
        if isinstance(operand, OtherQuestion):
            yield from _other_misfits(form, question, operand)
        else:
            yield from _operand_misfits(question, operand, codes)


def _operands(comparison: Comparison) -> tuple[object, ...]:
    if comparison.operator == "is_empty":
        return ()
    return comparison.one_of or (comparison.operand,)


def _other_misfits(form: Form, question: Question, operand: OtherQuestion) -> Iterator[Misfit]:
    other = form.question(operand.question)
    if other is None or other.kind == question.kind or {other.kind, question.kind} <= NUMBER_KINDS:
        return
    yield "not_comparable", {"key": question.key, "other": other.key}


def _operand_misfits(question: Question, operand: object, codes: Mapping[str, None]) -> Iterator[Misfit]:
    told = {"key": question.key, "operand": str(operand)}
    if codes:
        if operand not in codes:
            yield (
                "no_such_option",
                {"key": question.key, "option": str(operand), "known": codes, "close": close_to(operand, codes)},
            )
    elif question.kind in NUMBER_KINDS and (isinstance(operand, bool) or number(str(operand)) is None):
        yield "not_a_number", told
    elif question.kind == "date" and not _is_date(operand):
        yield "not_a_date", told
    elif question.kind == "time" and not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", str(operand)):
        yield "not_a_time", told


def _codes(question: Question) -> list[str]:
    """The values that an answer can have, where they are a closed list."""
    if question.kind in ("file", "declaration"):
        return list(STATES) if question.kind == "file" else ["yes"]
    return [option.code for option in options(question)]


def _is_date(operand: object) -> bool:
    try:
        return bool(date.fromisoformat(str(operand)))
    except ValueError:
        return False


def circles(form: Form) -> Iterator[Finding]:
    """Named conditions that lead back to themselves."""
    leads = {name: names_of(condition) & form.conditions.keys() for name, condition in form.conditions.items()}
    while settled := {name for name, onward in leads.items() if not onward}:
        leads = {name: onward - settled for name, onward in leads.items() if name not in settled}
    for name in list(leads)[:MOST_CIRCLES]:
        reached: set[str] = set()
        onward = leads[name]
        while onward - reached:
            reached |= onward
            onward = set().union(*(leads[each] for each in onward))
        if name in reached:
            yield Finding(("conditions", name), "circle", {"name": name})


def rules(form: Form, places: list[Standing]) -> Iterator[Finding]:
    """A rule looks at questions outside repeating groups, or in the one where its message stands."""
    group_of = {place.item.key: place.group for place in places if isinstance(place.item, Question)}
    for index, rule in enumerate(form.rules):
        if rule.at not in group_of:
            yield Finding(("rules", index, "at"), "no_such_question", {"key": rule.at, "close": close_to(rule.at, group_of)})
        at, group = ("rules", index, "require"), group_of.get(rule.at, "")
        yield from _one_condition(form, rule.require, at, set(group_of), group, group_of)
