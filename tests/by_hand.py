"""A form walked by hand, place after place, and answers around every limit that its conditions name."""

from collections.abc import Iterator
from itertools import islice, product
from random import Random

from forms.answers import Answer, Answers, entry_path
from forms.conditions import Condition, OtherQuestion, comparisons, questions_of
from forms.definition import Form, Place, Question, RepeatingGroup, Stop
from forms.evaluation import evaluate
from forms.journey import walk
from forms.kinds import kind_of
from forms.kinds.choices import options
from forms.kinds.file import STATES


def path_of(question: Question, group: RepeatingGroup | None) -> str:
    return entry_path(group.key, 1, question.key) if group else question.key


def asked_by_hand(form: Form, given_answers: Answers) -> Iterator[str]:
    """The paths that should be asked, by going through the places of the form one after the other."""
    seen: dict[str, Answer] = {}
    entered: dict[str, list[int]] = {}
    for place in form.places:
        group = place.group.key if place.group else ""
        if group not in entered and group:
            entered[group] = _entries(place, given_answers)
        for entry in entered.get(group, [0]):
            if _holds(form, place, seen, group, entry):
                if isinstance(place.item, Stop):
                    return
                path = entry_path(group, entry, place.item.key) if group else place.item.key
                yield path
                _take(form, place.item, path, seen, given_answers, entered)


def _entries(place: Place, given_answers: Answers) -> list[int]:
    answer = given_answers.get(place.group.key)
    return list(answer.value) if answer else []


def _take(form: Form, question: Question, path: str, seen: dict, given_answers: Answers, entered: dict) -> None:
    if question.kind != "computed":
        seen |= {path: given_answers[path]} if path in given_answers else {}
        return
    seen[path] = walk(form, given_answers).shown[path]


def _holds(form: Form, place: Place, seen: dict[str, Answer], group: str, entry: int) -> bool:
    def look(key: str) -> object:
        answer = seen.get(entry_path(group, entry, key)) or seen.get(key)
        question = form.question(key)
        return None if answer is None else kind_of(question).comparable(question, answer.value)

    return all(evaluate(condition, form.conditions, look) is True for condition in place.under)


def attempts(form: Form, place: Place) -> Iterator[dict[str, Answer]]:
    """Answers around every limit that the conditions above a place name, in all combinations, shuffled."""
    under = {each.item.key: each for each in form.places}
    looked_at: dict[str, Question] = {}
    waiting = [key for condition in place.under for key in questions_of(condition, form.conditions)]
    while waiting:
        key = waiting.pop()
        if key not in looked_at:
            looked_at[key] = form.question(key)
            waiting += [each for condition in under[key].under for each in questions_of(condition, form.conditions)]
    groups = {each.key: Answer([1]) for each, _ in form.items() if isinstance(each, RepeatingGroup)}
    tried = {path_of(question, under[key].group): _around(form, question) for key, question in looked_at.items()}
    combined = list(islice(product(*tried.values()), 5000))
    Random(1).shuffle(combined)
    for values in combined:
        yield groups | {path: Answer(value) for path, value in zip(tried, values, strict=True) if value is not None}


def _around(form: Form, question: Question) -> list[object]:
    every: list[Condition] = [condition for place in form.places for condition in place.under]
    operands = [each.one_of or (each.operand,) for condition in every for each in comparisons(condition, form.conditions)
                if each.question == question.key and each.operator != "is_empty"]  # fmt: skip
    named = [operand for each in operands for operand in each if not isinstance(operand, OtherQuestion)]
    match question.kind:
        case "integer" | "decimal" | "money":
            return [None, *(value for operand in named for value in (int(float(operand)) - 1, int(float(operand)) + 1))]
        case "date":
            return [None, "1990-01-01", "2190-01-01"]
        case "yes_no":
            return [option.code for option in options(question)]
        case "radio" | "select":
            return [{"option": option.code} for option in options(question)]
        case "checkboxes":
            return [{"options": [option.code]} for option in options(question)]
        case "file":
            return [{"state": state, "files": []} for state in STATES]
        case "declaration":
            return [None, True]
        case "personal_number":
            return [None, {"none": True}, {"number": "19121212-1212"}]
        case _:
            return [None, *map(str, named), "något"]
