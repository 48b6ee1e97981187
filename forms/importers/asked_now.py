"""What another system knew and nobody was asked: where conditions look at it, it must be asked."""

from collections.abc import Iterator

from forms.importers.draft import Draft
from forms.importers.logic import Every, Not, Says, Some, Term
from forms.importers.parts import Choice, Part, Question, everything
from forms.importers.source import mapping, name_of
from forms.importers.webform_source import Element, Source
from forms.importers.wording import one_line
from forms.importers.xlsform_questions import OTHER

_IN_ORDER = ("less", "at_most", "more", "at_least")


def ask_hidden(draft: Draft, source: Source, unasked: list[tuple[str, Element]]) -> Iterator[tuple[str, Element]]:
    """Asks for those that conditions look at, at the beginning of the form; yields the others."""
    said = _said_of(draft)
    asked: list[Question] = []
    for name, element in unasked:
        if name not in said or not draft.pages:
            yield name, element
            continue
        question = _question(name, source.words(name, element, "#title") or one_line(name.replace("_", " ")), said[name])
        summed = _summed(element)
        draft.task(name, "asked_now", ", ".join(summed), part=question)
        asked.append(question)
    if asked:
        draft.pages[0].parts[:0] = asked


def _question(name: str, words: object, said: list[Says]) -> Question:
    values = list(
        dict.fromkeys(each.value for each in said if each.operator in ("equals", "contains") and isinstance(each.value, str))
    )
    if any(each.operator in _IN_ORDER for each in said):
        return Question(name, words, kind="decimal", required="yes")
    if not values:
        return Question(name, words, kind="text")
    if set(values) <= {"0", "1"}:
        return Question(name, words, kind="yes_no", required="yes", values={"1": "yes", "0": "no"})
    choices = [Choice(value, one_line(value.replace("_", " "))) for value in values]
    return Question(name, words, kind="radio", required="yes", choices=[*choices, Choice("_other_", OTHER)])


def _summed(element: Element) -> list[str]:
    """What a sum of the source adds up."""
    return [str(name) for name, is_in in mapping(element.get("#collect_field")).items() if name_of(is_in) not in ("", "0")]


def _said_of(draft: Draft) -> dict[str, list[Says]]:
    """What conditions hold each answer against, by the name of the question in the source."""
    found: dict[str, list[Says]] = {}
    for part in (*draft.pages, *(part for part, _ in everything(list(draft.pages)))):
        for term in _terms(part):
            for said in _said(term):
                found.setdefault(said.name, []).append(said)
    return found


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
