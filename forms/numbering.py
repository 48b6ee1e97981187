"""Numbers of questions and the ways between them, for the doors where a person finds the way: paper and telephone.

Conditions refer backwards only, so each can be printed as "Gå till fråga 9" and read aloud.
"""

from collections.abc import Callable, Mapping

from forms.conditions import Comparison, Condition, Every, Named, Negation, OtherQuestion, Some
from forms.definition import AnyItem, Content, Form, Page, Place, Question, Stop
from forms.evaluation import outcomes
from forms.kinds import kind_of
from forms.kinds.choices import label, options
from forms.kinds.file import state_words
from forms.texts import Say, to_say

CHOICE_KINDS = frozenset({"radio", "select", "yes_no"})
END = 0
"""The number that stands for "after the last question"."""
NEXT = -1
"""The number that stands for "on to what stands next": a stop that may concern the person, or the next entry of a group."""


def numbers(form: Form) -> dict[str, int]:
    """Question key → its number, 1 upwards in the order of the form, the same at every door."""
    return {place.item.key: place.number for place in form.places if place.number}


def next_asked(form: Form, question: Question, code: str) -> int:
    """The number of the first later question that can still be asked once `question` is answered with option `code`."""
    return _onward(form, _index(form, question.key), {question.key: code}, lambda place: False)


def _onward(form: Form, at: int, known: dict[str, object], is_passed: Callable[[Place], bool]) -> int:
    """The number of the first place after `at` that is not passed by. No way leads past a stop or out of an entry.

    A question that is passed by is not answered, so what hangs on it alone is passed by too.
    """
    group = form.places[at].group
    may_leave = group is None or all(is_passed(place) for place in form.places if place.group is group)
    for place in form.places[at + 1 :]:
        if not (is_passed(place) or _is_out(form, place, known)):
            return place.number if isinstance(place.item, Question) and (may_leave or place.group is group) else NEXT
        if isinstance(place.item, Question):
            known = {**known, place.item.key: None}
    return END if may_leave else NEXT


def _is_out(form: Form, place: Place, known: Mapping[str, object]) -> bool:
    return any(True not in outcomes(condition, form.conditions, known) for condition in place.under)


def _index(form: Form, key: str) -> int:
    return next(index for index, place in enumerate(form.places) if place.item.key == key)


def jumps(form: Form, question: Question) -> dict[str, int]:
    """Option code → the number to go to, for the options after which the next question is not simply the following one."""
    if question.kind not in CHOICE_KINDS:
        return {}
    following = numbers(form)[question.key] + 1
    ways = {option.code: next_asked(form, question, option.code) for option in options(question)}
    last = following > len(numbers(form))
    return {} if last else {code: number for code, number in ways.items() if number not in (following, NEXT)}


def stops(form: Form, question: Question) -> dict[str, Stop]:
    """Option code → the stop that this answer alone leads straight to."""
    if question.kind not in CHOICE_KINDS:
        return {}
    met = {option.code: _stop_at(form, question, option.code) for option in options(question)}
    return {code: stop for code, stop in met.items() if stop}


def _stop_at(form: Form, question: Question, code: str) -> Stop | None:
    known = {question.key: code}
    at = _index(form, question.key)
    for place in form.places[at + 1 :]:
        if not _is_out(form, place, known):
            more = (condition for condition in place.under if condition not in form.places[at].under)
            certain = all(outcomes(condition, form.conditions, known) == {True} for condition in more)
            return place.item if isinstance(place.item, Stop) and certain else None
    return None


def otherwise(form: Form, item: AnyItem | Page) -> int:
    """Where to go when the condition of an item is not met: the first later question not under the same condition.

    END after the last question; NEXT where a stop or the next entry of the group stands in between.
    """
    first = _first(item)
    if first is None or isinstance(first, Stop):
        return NEXT
    at = _index(form, first.key)
    own = form.places[at].under
    if not isinstance(item, Question):
        own = own[: next((index + 1 for index, each in enumerate(own) if each is item.show_if), 0)]
    return _onward(form, at, {first.key: None}, lambda place: place.under[: len(own)] == own)


def _first(item: AnyItem | Page) -> Question | Stop | None:
    """The first question or stop in an item."""
    if isinstance(item, Question | Stop | Content):
        return None if isinstance(item, Content) else item
    return next((found for each in item.items if (found := _first(each))), None)


def way(number: int, say: Say) -> str:
    """A way onward in words: "gå till fråga 9"."""
    if number == NEXT:
        return say("fortsätt med det som kommer härnäst")
    return say("gå till slutet") if number == END else say("gå till fråga {n}", n=number)


def in_words(condition: Condition, form: Form, say: Say) -> str:
    """A condition as a person reads it: "svaret på fråga 8 är ”Ja”"."""
    match _unnamed(condition, form):
        case Every() as condition:
            return f" {say('och')} ".join(_bracketed(each, form, say) for each in condition.all)
        case Some() as condition:
            return _any_in_words(condition, form, say)
        case Negation() as condition:
            return _negated(_unnamed(condition.negated, form), form, say)
        case Comparison() as condition:
            return _comparison_in_words(condition, form, say)


def _unnamed(condition: Condition, form: Form) -> Every | Some | Negation | Comparison:
    """The condition itself where it is given by name."""
    return _unnamed(form.conditions[condition.condition], form) if isinstance(condition, Named) else condition


def _negated(condition: Condition, form: Form, say: Say) -> str:
    if isinstance(condition, Comparison) and condition.operator in ("equals", "one_of"):
        return _comparison_in_words(condition, form, say, to_say("svaret på fråga {n} är något annat än {value}"))
    return say("det inte är så att {condition}", condition=in_words(condition, form, say))


def _any_in_words(condition: Some, form: Form, say: Say) -> str:
    one = _of_one_question(condition, form)
    if one:
        return _comparison_in_words(one[0], form, say, _WORDS[one[0].operator], tuple(each.operand for each in one))
    return f" {say('eller')} ".join(_bracketed(each, form, say) for each in condition.any)


def _of_one_question(condition: Some, form: Form) -> list[Comparison]:
    """Its comparisons, where they all ask for an answer to the same question: they are said as one; else none."""
    parts = [part for each in condition.any if isinstance(part := _unnamed(each, form), Comparison)]
    asks_alike = len({(part.question, part.operator) for part in parts}) == 1 and parts[0].operator in ("equals", "contains")
    return parts if asks_alike and len(parts) == len(condition.any) else []


def _bracketed(condition: Condition, form: Form, say: Say) -> str:
    words, meant = in_words(condition, form, say), _unnamed(condition, form)
    is_one = isinstance(meant, Some) and _of_one_question(meant, form)
    return f"({words})" if isinstance(meant, Every | Some) and not is_one else words


_WORDS = {
    "equals": to_say("svaret på fråga {n} är {value}"),
    "one_of": to_say("svaret på fråga {n} är {value}"),
    "contains": to_say("du har kryssat för {value} i fråga {n}"),
    "less": to_say("svaret på fråga {n} är mindre än {value}"),
    "at_most": to_say("svaret på fråga {n} är högst {value}"),
    "more": to_say("svaret på fråga {n} är mer än {value}"),
    "at_least": to_say("svaret på fråga {n} är minst {value}"),
    "before": to_say("svaret på fråga {n} är före {value}"),
    "after": to_say("svaret på fråga {n} är efter {value}"),
}


def _comparison_in_words(
    comparison: Comparison, form: Form, say: Say, sentence: str = "", operands: tuple[object, ...] = ()
) -> str:
    """`sentence`: said instead of the operator's own; `operands`: instead of the comparison's own."""
    number = numbers(form)[comparison.question]
    if comparison.operator == "is_empty":
        if comparison.is_empty:
            return say("du inte har svarat på fråga {n}", n=number)
        return say("du har svarat på fråga {n}", n=number)
    operands = operands or (comparison.one_of if comparison.operator == "one_of" else (comparison.operand,))
    question = form.questions_by_key[comparison.question]
    value = f" {say('eller')} ".join(_operand_in_words(operand, question, form, say) for operand in operands or ())
    return say(sentence or _WORDS[comparison.operator], n=number, value=value)


def _operand_in_words(operand: object, question: Question, form: Form, say: Say) -> str:
    if isinstance(operand, OtherQuestion):
        return say("svaret på fråga {n}", n=numbers(form)[operand.question])
    if question.kind in CHOICE_KINDS or question.kind == "checkboxes":
        return say("”{words}”", words=label(question, str(operand), say))
    if question.kind == "file":
        return say("”{words}”", words=state_words(str(operand), say))
    if question.kind == "declaration":
        return say("”{words}”", words=say("Ja"))
    if question.kind in ("integer", "decimal", "money", "date", "time", "computed"):
        return kind_of(question).show(question, operand, say)
    return say("”{words}”", words=operand)
