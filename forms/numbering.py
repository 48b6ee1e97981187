"""Numbers of questions and the ways between them, for the doors where a person finds the way: paper and telephone.

Conditions refer backwards only, so each can be printed as "Gå till fråga 9" and read aloud.
"""

from forms.conditions import Comparison, Condition, Every, Named, Negation, OtherQuestion, Some, evaluate
from forms.definition import AnyItem, Form, Page, Question, RepeatingGroup, Section
from forms.kinds import kind_of
from forms.kinds.choices import label, options
from forms.kinds.file import state_words
from forms.texts import Say

CHOICE_KINDS = frozenset({"radio", "select", "yes_no"})
END = 0
"""The number that stands for "after the last question"."""


def numbers(form: Form) -> dict[str, int]:
    """Question key → its number, 1 upwards in the order of the form, the same at every door."""
    return {question.key: number for number, (question, _) in enumerate(form.questions(), start=1)}


def conditions_on(form: Form) -> dict[str, tuple[Condition, ...]]:
    """Question key → every condition that it stands under: its own and those of its section, group and page."""
    found: dict[str, tuple[Condition, ...]] = {}
    for page in form.pages:
        _collect(page.items, _own(page), found)
    return found


def _own(item: AnyItem | Page) -> tuple[Condition, ...]:
    return () if item.show_if is None else (item.show_if,)


def _collect(items: tuple[AnyItem, ...], above: tuple[Condition, ...], found: dict[str, tuple[Condition, ...]]) -> None:
    for item in items:
        under = above + _own(item)
        if isinstance(item, Question):
            found[item.key] = under
        elif isinstance(item, Section | RepeatingGroup):
            _collect(item.items, under, found)


def next_asked(form: Form, question: Question, code: str) -> int:
    """The number of the first later question that can still be asked once `question` is answered with option `code`."""
    under = conditions_on(form)
    order = [each.key for each, _ in form.questions()]

    def look(key: str) -> object:
        return code if key == question.key else None

    for key in order[order.index(question.key) + 1 :]:
        if not any(_is_out(condition, form, look, question.key) for condition in under[key]):
            return order.index(key) + 1
    return END


def _is_out(condition: Condition, form: Form, look: object, decided: str) -> bool:
    """Certainly false through the decided answer. `is_empty` of other questions stays open: they may be answered yet."""
    return evaluate(_open_emptiness(condition, form, decided), form.conditions, look) is False  # type: ignore[arg-type]


def _open_emptiness(condition: Condition, form: Form, decided: str) -> Condition:
    """The condition with every `is_empty` on another question made unknown (compared with a missing answer)."""
    match condition:
        case Every():
            return Every(all=tuple(_open_emptiness(each, form, decided) for each in condition.all))
        case Some():
            return Some(any=tuple(_open_emptiness(each, form, decided) for each in condition.any))
        case Negation():
            return Negation(negated=_open_emptiness(condition.negated, form, decided))
        case Named():
            return _open_emptiness(form.conditions[condition.condition], form, decided)
        case Comparison() if condition.is_empty is not None and condition.question != decided:
            return Comparison(question=condition.question, equals="")
        case _:
            return condition


def jumps(form: Form, question: Question) -> dict[str, int]:
    """Option code → the number to go to, for the options after which the next question is not simply the following one."""
    if question.kind not in CHOICE_KINDS:
        return {}
    following = numbers(form)[question.key] + 1
    ways = {option.code: next_asked(form, question, option.code) for option in options(question)}
    last = following > len(numbers(form))
    return {} if last else {code: number for code, number in ways.items() if number != following}


def otherwise(form: Form, question: Question) -> int:
    """Where to go when the question's condition is not met: the first later question not under the same condition."""
    under = conditions_on(form)
    order = [each.key for each, _ in form.questions()]
    own = under[question.key]
    for key in order[order.index(question.key) + 1 :]:
        if under[key][: len(own)] != own:
            return order.index(key) + 1
    return END


def in_words(condition: Condition, form: Form, say: Say) -> str:
    """A condition as a person reads it: "svaret på fråga 8 är ”Ja”"."""
    match condition:
        case Every():
            return f" {say('och')} ".join(_bracketed(each, form, say) for each in condition.all)
        case Some():
            return f" {say('eller')} ".join(_bracketed(each, form, say) for each in condition.any)
        case Negation():
            return say("det inte är så att {condition}", condition=in_words(condition.negated, form, say))
        case Named():
            return in_words(form.conditions[condition.condition], form, say)
        case Comparison():
            return _comparison_in_words(condition, form, say)


def _bracketed(condition: Condition, form: Form, say: Say) -> str:
    words = in_words(condition, form, say)
    inner = form.conditions[condition.condition] if isinstance(condition, Named) else condition
    return f"({words})" if isinstance(inner, Every | Some) else words


_WORDS = {
    "equals": "svaret på fråga {n} är {value}",
    "one_of": "svaret på fråga {n} är {value}",
    "contains": "du har kryssat för {value} i fråga {n}",
    "less": "svaret på fråga {n} är mindre än {value}",
    "at_most": "svaret på fråga {n} är högst {value}",
    "more": "svaret på fråga {n} är mer än {value}",
    "at_least": "svaret på fråga {n} är minst {value}",
    "before": "svaret på fråga {n} är före {value}",
    "after": "svaret på fråga {n} är efter {value}",
}


def _comparison_in_words(comparison: Comparison, form: Form, say: Say) -> str:
    number = numbers(form)[comparison.question]
    if comparison.operator == "is_empty":
        if comparison.is_empty:
            return say("du inte har svarat på fråga {n}", n=number)
        return say("du har svarat på fråga {n}", n=number)
    operands = comparison.one_of if comparison.operator == "one_of" else (comparison.operand,)
    question = form.questions_by_key[comparison.question]
    value = f" {say('eller')} ".join(_operand_in_words(operand, question, form, say) for operand in operands or ())
    return say(_WORDS[comparison.operator], n=number, value=value)


def _operand_in_words(operand: object, question: Question, form: Form, say: Say) -> str:
    if isinstance(operand, OtherQuestion):
        return say("svaret på fråga {n}", n=numbers(form)[operand.question])
    if question.kind in CHOICE_KINDS or question.kind == "checkboxes":
        return f"”{label(question, str(operand), say)}”"
    if question.kind == "file":
        return f"”{state_words(str(operand), say)}”"
    if question.kind == "declaration":
        return f"”{say('Ja')}”"
    if question.kind in ("integer", "decimal", "money", "date", "time", "computed"):
        return kind_of(question).show(question, operand, say)
    return f"”{operand}”"
