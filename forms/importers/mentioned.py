"""Options that stand in another file: those that conditions name are known at least by their values."""

from collections.abc import Iterator

from forms.importers.draft import Draft
from forms.importers.logic import Every, Not, Says, Some, Term
from forms.importers.parts import Choice, Part, Question, everything


def name_mentioned(draft: Draft, questions: list[Question]) -> None:
    """Adds to each of the questions the options that conditions hold its answer against, with the value for a label."""
    by_name = {question.name: question for question in questions}
    for part, _ in everything(list(draft.pages)):
        for term in _terms(part):
            for said in _said(term):
                question = by_name.get(said.name)
                if question is not None and said.operator in ("equals", "contains"):
                    _add(question, said.value)


def _terms(part: Part) -> Iterator[Term]:
    yield from (when.term for when in part.when)
    if isinstance(part, Question):
        yield from (rule.when.term for rule in part.rules)


def _said(term: Term) -> Iterator[Says]:
    match term:
        case Says():
            yield term
        case Not():
            yield from _said(term.term)
        case Every() | Some():
            for each in term.terms:
                yield from _said(each)


def _add(question: Question, value: object) -> None:
    if isinstance(value, str) and value and value not in {choice.value for choice in question.choices}:
        question.choices.append(Choice(value, value))
