"""Pages, questions and stops that nobody comes to, conditions that say nothing, and answers after which all ways close."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from forms.checks.finding import Finding, Location, Standing
from forms.checks.reasoning import FALSE, NOT_FALSE, NOT_TRUE, Goal, Reasoning
from forms.checks.walking import standings
from forms.conditions import Condition, names_of
from forms.definition import Form, Page, Question, RepeatingGroup, Section, Stop
from forms.kinds.choices import options
from forms.numbering import CHOICE_KINDS, stops


@dataclass(frozen=True)
class _Met:
    """A page or an item where it is met: after so many questions and stops, under the conditions of what is around it."""

    standing: Standing
    place: int
    page: int
    above: tuple[Condition, ...]


def reaching(form: Form, reasoning: Reasoning) -> Iterator[Finding]:
    """Findings about the ways through a sound form."""
    may_be_sent = reasoning.is_open([], *reasoning.end())
    if may_be_sent:
        yield from _dead_ends(form, reasoning)
    else:
        yield Finding(_closing(form), "cannot_be_sent")
    yield from _conditions(form, reasoning, may_be_sent)
    yield from _rules(form, reasoning)
    yield from _unused(form)


def _closing(form: Form) -> Location:
    """The first stop without a condition, else the first stop."""
    met = [each for each in _met(form) if isinstance(each.standing.item, Stop)]
    free = [each for each in met if not each.above and each.standing.item.show_if is None]
    return (free or met)[0].standing.at if met else ("pages",)


def _met(form: Form) -> Iterator[_Met]:
    place, above = 0, {(): ()}
    for standing in standings(form):
        item, at = standing.item, standing.at
        around = above[_around(at)]
        yield _Met(standing, place, int(at[1]), around)
        if isinstance(item, Page | Section | RepeatingGroup):
            above[at] = around + (() if item.show_if is None else (item.show_if,))
        place += isinstance(item, Question | Stop)


def _around(at: Location) -> Location:
    """The location of what an item stands in; () for a page."""
    return at[:-2] if len(at) > 2 else ()


def _conditions(form: Form, reasoning: Reasoning, may_be_sent: bool) -> Iterator[Finding]:
    closed: list[Location] = []
    behind = _Behind(reasoning) if may_be_sent else None
    for met in _met(form):
        at, own = met.standing.at, met.standing.item.show_if
        if any(at[: len(each)] == each for each in closed):
            continue
        if behind and met.above and behind.a_stop(met):
            yield Finding(at, "behind_stop")
            closed.append(_around(at))
        elif own is not None:
            code = _of_one(met, own, reasoning)
            yield from [Finding((*at, "show_if"), code)] if code else []
            closed += [at] if code in ("never_holds", "unreachable") else []


@dataclass
class _Behind:
    """What nobody comes to because a stop before it turns everyone away who could."""

    reasoning: Reasoning
    known: dict[tuple[int, ...], bool] = field(default_factory=dict)

    def a_stop(self, met: _Met) -> bool:
        same = (sum(index < met.place for index in self.reasoning.stops), met.page, *map(id, met.above))
        if same not in self.known:
            self.known[same] = not self.reasoning.is_open([Goal(met.above)], met.place, met.page)
        return bool(same[0]) and self.known[same]


def _of_one(met: _Met, own: Condition, reasoning: Reasoning) -> str:
    around = Goal(met.above)
    if reasoning.is_open([around, Goal((own,))], met.place, met.page):
        is_open_without = reasoning.is_open([around, Goal((own,), NOT_TRUE)], met.place, met.page)
        return "" if is_open_without else "always_holds"
    return "unreachable" if reasoning.is_open([Goal((own,))], 0, met.page) else "never_holds"


def _dead_ends(form: Form, reasoning: Reasoning) -> Iterator[Finding]:
    """Answers after which the form cannot be sent, although more is asked before one is told."""
    if not any(isinstance(place.item, Stop) for place in form.places):
        return
    for met in _met(form):
        question = met.standing.item
        if isinstance(question, Question) and question.kind in CHOICE_KINDS and question.key in reasoning.samples:
            for index, option in enumerate(options(question)):
                if option.code in reasoning.samples[question.key] and _is_dead_end(form, question, option.code, met, reasoning):
                    at = (*met.standing.at, "options", index) if index < len(question.options) else met.standing.at
                    yield Finding(at, "dead_end", {"option": option.label})


def _is_dead_end(form: Form, question: Question, code: str, met: _Met, reasoning: Reasoning) -> bool:
    answered = {question.key: code}
    if reasoning.is_open([], *reasoning.end(), answered) or code in stops(form, question):
        return False
    return reasoning.is_open([], met.place, met.page, answered)


def _rules(form: Form, reasoning: Reasoning) -> Iterator[Finding]:
    under = {place.item.key: (index, place.under) for index, place in enumerate(form.places)}
    for index, rule in enumerate(form.rules):
        place, conditions = under[rule.at]
        asked = Goal(conditions)
        if not reasoning.is_open([asked], place, 0):
            continue
        end = reasoning.end()
        if not reasoning.is_open([asked, Goal((rule.require,), NOT_FALSE)], *end):
            yield Finding(("rules", index, "require"), "rule_never_kept")
        elif not reasoning.is_open([asked, Goal((rule.require,), FALSE)], *end):
            yield Finding(("rules", index, "require"), "rule_always_kept")


def _unused(form: Form) -> Iterator[Finding]:
    """Named conditions that nothing asks for."""
    used = {name for each in standings(form) if each.item.show_if is not None for name in names_of(each.item.show_if)}
    used |= {name for rule in form.rules for name in names_of(rule.require)}
    open_names = set(used)
    while open_names:
        open_names = set().union(*(names_of(form.conditions[name]) for name in open_names)) - used
        used |= open_names
    yield from (
        Finding(("conditions", name), "unused_condition", {"name": name}) for name in form.conditions if name not in used
    )
