"""Which ways there are through a form, reasoned out without walking them all.

A way is called closed only when no answers open it: an answer that cannot be told apart by any condition stands for all its
like, and where the reasoning grows beyond its bounds the way is taken to be open.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from forms.checks.samples import UNTOLD, samples
from forms.checks.walking import standings
from forms.conditions import Comparison, Condition, Every, Named, Negation, OtherQuestion, Some, comparisons
from forms.definition import AnyItem, Form, Place, Question, RepeatingGroup, Section
from forms.evaluation import evaluate

TRUE, FALSE, UNKNOWN = 1, 2, 4
NOT_TRUE, NOT_FALSE = FALSE | UNKNOWN, TRUE | UNKNOWN
_MASK = {True: TRUE, False: FALSE, None: UNKNOWN}
MOST_STEPS, MOST_STEPS_IN_ALL = 4_000, 60_000
"""How many comparisons are weighed for one way, and for all the ways of a form."""
DEEPEST = 100

Known = Mapping[str, object]


@dataclass(frozen=True)
class Goal:
    """Conditions that shall come to one of the wanted outcomes together."""

    conditions: tuple[Condition, ...]
    wanted: int = TRUE


class _TooMuch(Exception):
    """The reasoning has grown beyond its bounds."""


@dataclass
class Reasoning:
    """About one sound form. `steps` are those that are left to it."""

    form: Form
    steps: int = MOST_STEPS_IN_ALL
    _left: int = field(default=0, init=False)

    def is_open(self, goals: Sequence[Goal], place: int, page: int, known: Known | None = None) -> bool:
        """Whether some answers meet the goals at a place: after so many questions and stops, on the page of that index.

        No stop before it may have been met, and what is required on the pages before has been answered.
        """
        self._left = min(MOST_STEPS, self.steps)
        before, given = self._left, dict(known or {})
        asked = [Goal(self._asked[key].under) for key in given if key in self._asked]
        try:
            return self._search(given, [*goals, *asked, *self._unmet_stops(place)], page)
        except _TooMuch:
            return True
        finally:
            self.steps -= before - max(self._left, 0)

    def end(self) -> tuple[int, int]:
        """The place and page after everything."""
        return len(self.form.places), len(self.form.pages)

    def _unmet_stops(self, place: int) -> Iterator[Goal]:
        for index, under in self.stops.items():
            if index < place:
                yield Goal(under, NOT_TRUE)

    @cached_property
    def stops(self) -> Mapping[int, tuple[Condition, ...]]:
        """Where each stop is met → its conditions."""
        places = enumerate(self.form.places)
        return {index: place.under for index, place in places if not isinstance(place.item, Question)}

    @cached_property
    def _asked(self) -> dict[str, Place]:
        return {place.item.key: place for place in self.form.places if isinstance(place.item, Question)}

    @cached_property
    def _page_of(self) -> dict[str, int]:
        pages = enumerate(self.form.pages)
        return {item.key: index for index, page in pages for item in _questions(page.items)}

    @cached_property
    def samples(self) -> Mapping[str, tuple[object, ...]]:
        """Question key → answers that stand for all answers that a condition can tell apart; None stands for no answer."""
        about: dict[str, list[Comparison]] = defaultdict(list)
        every = [standing.item.show_if for standing in standings(self.form)] + [rule.require for rule in self.form.rules]
        for condition in {id(each): each for each in every if each is not None}.values():
            for comparison in comparisons(condition, self.form.conditions):
                about[comparison.question].append(comparison)
        return {key: samples(self._asked[key].item, told) for key, told in about.items() if key in self._asked}

    def _search(self, known: dict[str, object], goals: list[Goal], page: int) -> bool:
        unsettled = []
        for goal in goals:
            outcomes = self._together(goal.conditions, known)
            if not outcomes & goal.wanted:
                return False
            if outcomes & ~goal.wanted:
                unsettled.append(goal)
        key = next((key for goal in unsettled for key in self._open(goal, known)), None)
        if key is None or len(known) > DEEPEST:
            return True
        return any(
            self._search({**known, key: value}, [*unsettled, *self._follows(key, value, page)], page)
            for value in self.samples[key]
        )

    def _follows(self, key: str, value: object, page: int) -> list[Goal]:
        """What an answer means: whoever has given it was asked, and whoever was asked before gave one where it is required."""
        place = self._asked[key]
        if value is not None:
            return [Goal(place.under)]
        must = isinstance(place.item, Question) and place.item.required == "yes" and place.item.kind != "computed"
        return [Goal(place.under, NOT_TRUE)] if must and place.group is None and self._page_of[key] < page else []

    def _open(self, goal: Goal, known: Known) -> Iterator[str]:
        for condition in goal.conditions:
            for comparison in comparisons(condition, self.form.conditions):
                if comparison.question not in known and self.samples.get(comparison.question, UNTOLD) != UNTOLD:
                    yield comparison.question

    def _together(self, conditions: Sequence[Condition], known: Known) -> int:
        """The outcomes that the conditions can all come to at once, each taken as free of the others."""
        return _all([self._outcomes(condition, known) for condition in conditions])

    def _outcomes(self, condition: Condition, known: Known) -> int:
        match condition:
            case Every():
                return self._together(condition.all, known)
            case Some():
                return _turned(_all([_turned(self._outcomes(each, known)) for each in condition.any]))
            case Negation():
                return _turned(self._outcomes(condition.negated, known))
            case Named():
                return self._outcomes(self.form.conditions[condition.condition], known)
            case Comparison():
                return self._compared(condition, known)

    def _compared(self, comparison: Comparison, known: Known) -> int:
        self._left -= 1 + len(comparison.one_of or ())
        if self._left < 0:
            raise _TooMuch
        is_empty = comparison.operator == "is_empty"
        if comparison.question not in known:
            return TRUE | FALSE if is_empty else TRUE | NOT_TRUE
        if known[comparison.question] is None and not is_empty:
            return UNKNOWN
        if any(isinstance(operand, OtherQuestion) for operand in comparison.one_of or (comparison.operand,)):
            return TRUE | NOT_TRUE
        return _MASK[evaluate(comparison, {}, known.get)]


def _all(parts: list[int]) -> int:
    """What parts that are free of each other come to together: true when all are, false when any is."""
    may_be_unknown = all(part & NOT_FALSE for part in parts) and any(part & UNKNOWN for part in parts)
    may_be_false = any(part & FALSE for part in parts)
    is_possible = all(part & TRUE for part in parts) * TRUE
    return is_possible | may_be_false * FALSE | may_be_unknown * UNKNOWN


def _questions(items: tuple[AnyItem, ...]) -> Iterator[Question]:
    for item in items:
        if isinstance(item, Question):
            yield item
        elif isinstance(item, Section | RepeatingGroup):
            yield from _questions(item.items)


def _turned(outcomes: int) -> int:
    return (outcomes & UNKNOWN) | (TRUE if outcomes & FALSE else 0) | (FALSE if outcomes & TRUE else 0)
