"""Answers to try a form with: plausible ones of each kind, along a way that can be chosen.

Whoever tries a proposal need not type their way through it; no one else ever does so. What they choose on the way is kept.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from forms.answers import Answer, Answers, Source
from forms.conditions import questions_of
from forms.definition import Form, Question, Stop
from forms.journey import Asked, Journey, walk
from forms.kinds import Wrong, kind_of
from forms.kinds.choices import options
from forms.kinds.date import boundary, today

CHOSEN_FROM = ("yes_no", "radio", "select", "checkboxes")
VALUES: Mapping[str, object] = {
    "text": "Astrid Lind", "textarea": "En mur mot söder.\nHögst en meter.", "email": "astrid@example.se",
    "phone": "+46701740605", "integer": 3, "decimal": "12.5", "money": "1250.50", "time": "13:30", "declaration": True,
    "address": {"street": "Storgatan 1", "postcode": "123 45", "city": "Lillköping"},
    "personal_number": {"number": "19121212-1212"}, "organisation_number": "556016-0680",
    "property_designation": "Björneborg 3:12", "bank_account": {"clearing": "8327", "account": "1234567"},
    "file": {"state": "later", "files": []},
}  # fmt: skip
"""One answer of each kind that does not depend on its question; of nobody: numbers that are set aside for such use."""
_SHORT = ("Astrid Lind", "Exempel", "Ja", "A")


def examples(form: Form, chosen: Mapping[str, str] | None = None, source: Source = "citizen") -> Answers:
    """An answer to every question on a way through the form; `chosen` are codes of options by the keys of their questions.

    A way that ends at a stop is taken only when it was chosen.
    """
    answers: dict[str, Answer] = {}
    crossings = {question.key for question in deciding(form)} if _has_stops(form) else set()
    while _is_open(journey := walk(form, answers)):
        for asked in _unanswered(journey):
            wanted = (chosen or {}).get(asked.question.key, "")
            tried = [Answer(value, source) for value in _values(asked.question, answers, wanted)]
            answers[asked.path] = _onward(form, answers, asked, tried) if asked.question.key in crossings else tried[0]
        for key, count in _groups_without_entries(journey):
            answers[key] = Answer(list(range(1, count + 1)), source)
    kept = _with_rules_kept(form, answers, source)
    return {path: answer for path, answer in walk(form, kept).shown.items() if answer.source != "computed"}


def _is_open(journey: Journey) -> bool:
    return bool(_unanswered(journey)) or any(_groups_without_entries(journey))


def _unanswered(journey: Journey) -> list[Asked]:
    return [each for each in journey.asked if each.path not in journey.answers and each.question.kind != "computed"]


def _has_stops(form: Form) -> bool:
    return any(isinstance(place.item, Stop) for place in form.places)


def deciding(form: Form) -> list[Question]:
    """The questions with a list to choose from that decide what is asked: those that some condition looks at."""
    shown_by = [place.item.show_if for place in form.places if place.item.show_if]
    conditions = [*shown_by, *(each for place in form.places for each in place.under)]
    looked_at = {key for condition in conditions for key in questions_of(condition, form.conditions)}
    return [question for question, _ in form.questions() if question.key in looked_at and question.kind in CHOSEN_FROM]


def _groups_without_entries(journey: Journey) -> Iterator[tuple[str, int]]:
    """The repeating groups in view that nothing has been said of, and how many entries to begin each with."""
    for page in journey.pages:
        group = page.group
        if group and group.key not in journey.answers and group in journey.items[page.key, 0]:
            yield group.key, max(1, group.minimum)


def _onward(form: Form, answers: Answers, asked: Asked, tried: list[Answer]) -> Answer:
    """The first that leads to no stop; the first of all where each of them does."""
    onward = (each for each in tried if walk(form, {**answers, asked.path: each}).stop is None)
    return tried[0] if len(tried) == 1 else next(onward, tried[0])


def _values(question: Question, answers: Answers, code: str = "") -> list[object]:
    """What could be answered, the likeliest first; the chosen option alone where one was chosen."""
    codes = [option.code for option in options(question)] if question.kind in CHOSEN_FROM else []
    if codes:
        return [_choice(question, each) for each in ([code] if code in codes else codes)]
    return [value for value in _plain(question, answers) if _is_taken(question, value)] or [VALUES.get(question.kind, "")]


def _choice(question: Question, code: str) -> object:
    if question.kind == "yes_no":
        return code
    option = question.option(code)
    specified = {"specify": _SHORT[1]} if option and option.specify else {}
    return ({"options": [code]} if question.kind == "checkboxes" else {"option": code}) | specified


def _plain(question: Question, answers: Answers) -> Iterator[object]:
    match question.kind:
        case "date":
            yield from _days(question, answers)
        case "integer" | "decimal" | "money":
            yield from _figures(question)
        case "signature":
            yield {"name": str(VALUES["text"]), "on": today().isoformat()}
        case "text" | "textarea":
            yield from (VALUES[question.kind], *_SHORT)
        case _:
            yield VALUES[question.kind]


def _days(question: Question, answers: Answers) -> Iterator[str]:
    """A day after all those answered before it, within the question's limits; days long gone for what must lie in the past."""
    earliest, latest = boundary(question.minimum), boundary(question.maximum)
    given = [str(answer.value) for answer in answers.values() if _is_day(answer.value)]
    after = date.fromisoformat(max(given)) + timedelta(days=1) if given else earliest or today()
    for day in (after, latest, earliest, today() - timedelta(days=7), date(1985, 4, 12)):
        if day is not None:
            yield day.isoformat()


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and len(value) == 10 and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _figures(question: Question) -> Iterator[object]:
    for figure in (VALUES[question.kind], question.minimum, question.maximum, 1, 0):
        if figure is not None:
            yield int(Decimal(str(figure))) if question.kind == "integer" else format(Decimal(str(figure)), "f")


def _is_taken(question: Question, value: object) -> bool:
    """Whether the question takes the answer when it is typed."""
    kind = kind_of(question)
    return not isinstance(kind.read(question, kind.fill(question, value)), Wrong)


def _with_rules_kept(form: Form, answers: Answers, source: Source) -> Answers:
    """With other answers where the form's rules between answers are broken, as far as any are at hand."""
    kept = dict(answers)
    for problem in _broken(form, kept):
        asked = next(each for each in walk(form, kept).asked if each.path == problem)
        for value in _others(asked.question, answers):
            tried = kept | {problem: Answer(value, source)}
            if problem not in _broken(form, tried):
                kept = tried
                break
    return kept


def _broken(form: Form, answers: Answers) -> Sequence[str]:
    return [problem.path for problem in walk(form, answers).problems if problem.code.startswith("rule:")]


def _others(question: Question, answers: Answers) -> list[object]:
    """Further answers to a question, of which one may keep a rule."""
    given = {str(answer.value): answer.value for answer in answers.values() if isinstance(answer.value, str | int)}
    return [*_values(question, answers), *(value for value in given.values() if _fits(question, value))]


def _fits(question: Question, value: object) -> bool:
    try:
        return question.kind in ("date", "integer", "decimal", "money", "time") and _is_taken(question, value)
    except (ValueError, ArithmeticError):
        return False
