"""What another system knew, in a hidden field or in what a form was opened with: where conditions look at it, it is asked."""

from forms.importers.draft import Draft
from forms.importers.formio_conditions import Names
from forms.importers.logic import Every, Not, Says, Some, Term
from forms.importers.parts import Choice, Page, Question, everything
from forms.importers.wording import one_line

OTHER = {"sv": "Annat", "en": "Other", "nl": "Anders", "fi": "Muu", "da": "Andet", "fr": "Autre", "es": "Otro", "de": "Andere"}
BEFORE = {"sv": "Innan du börjar", "en": "Before you start", "nl": "Voordat u begint", "fi": "Ennen kuin aloitat"}
MOST = 60
_IN_ORDER = ("less", "at_most", "more", "at_least")


def ask(draft: Draft, names: Names, labels: dict[str, str]) -> bool:
    """Adds a first page that asks for what conditions look at and nobody is asked; whether there was any."""
    known = {name for question in draft.questions() for name in question.also}
    said: dict[str, list[Says]] = {}
    for part, _ in everything(list(draft.pages)):
        for when in part.when:
            _gather(when.term, said)
    unknown = {name: given for name, given in said.items() if name not in known and name.startswith("data.")}
    if not unknown:
        return False
    page = Page("before", BEFORE)
    for name, given in list(unknown.items())[:MOST]:
        path = tuple(name.split(".")[1:])
        question = _question(path[-1], labels.get(path[-1], ""), given)
        page.parts.append(question)
        names.keep(path, question)
        draft.task(path[-1], "asked_now", part=question)
    draft.pages.insert(0, page)
    return True


def _gather(term: Term, said: dict[str, list[Says]]) -> None:
    match term:
        case Says():
            said.setdefault(term.name, []).append(term)
        case Not():
            _gather(term.term, said)
        case Every() | Some():
            for each in term.terms:
                _gather(each, said)


def _question(name: str, label: str, said: list[Says]) -> Question:
    """A question whose kind follows from what conditions hold its answer against."""
    words = one_line(label) or name
    values = list(dict.fromkeys(str(each.value) for each in said if each.operator in ("equals", "contains")))
    values = [value for value in values if value.lower() not in ("true", "false")]
    if any(each.operator in _IN_ORDER for each in said):
        return Question(name, words, kind="decimal", required="yes")
    if not values:
        return Question(name, words, kind="yes_no", required="yes", values={"true": "yes", "false": "no"})
    choices = [*(Choice(value, value) for value in values), Choice("_other_", OTHER)]
    return Question(name, words, kind="radio", required="yes", choices=choices)
