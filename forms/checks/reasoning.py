"""Which ways there are through a form, reasoned out without walking them all.

A way is called closed only when no answers open it: an answer that cannot be told apart by any condition stands for all its
like, and where the reasoning grows beyond its bounds the way is taken to be open.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
MOST_STEPS, MOST_STEPS_IN_ALL = 3_000, 40_000
"""How many comparisons are weighed for one way, and for all the ways of a form."""
DEEPEST = 16
OPEN = object()
"""Stands for an answer that may be any."""

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
    _looks: dict[tuple[int, ...], Mapping[str, None]] = field(default_factory=dict, init=False)
    _compares: dict[tuple[int, object], int] = field(default_factory=dict, init=False)

    def is_open(self, goals: Sequence[Goal], place: int, page: int, known: Known | None = None) -> bool:
        """Whether some answers meet the goals at a place: after so many questions and stops, on the page of that index.

        No stop before it may have been met, and what is required on the pages before has been answered.
        """
        self._left = min(MOST_STEPS, self.steps)
        before, given = self._left, dict(known or {})
        asked = [Goal(self._asked[key].under) for key in given if key in self._asked]
        try:
            return self._search(given, [], [*goals, *asked, *self._unmet_stops(place)], page)
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
    def _order(self) -> dict[str, int]:
        return {place.item.key: index for index, place in enumerate(self.form.places)}

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

    def _search(self, known: dict[str, object], unsettled: list[Goal], fresh: list[Goal], page: int) -> bool:
        """Whether more answers can meet all goals; only the `fresh` ones can have come to another outcome.

        The last question is answered first: conditions look backwards, so all that is wanted of an answer is known by then.
        """
        for goal in fresh:
            outcomes = self._together(goal.conditions, known)
            if not outcomes & goal.wanted:
                return False
            if outcomes & ~goal.wanted:
                unsettled = [*unsettled, goal]
        self._left -= len(unsettled)
        open_keys = (key for goal in unsettled for key in self._told(goal.conditions) if key not in known)
        key = max(open_keys, key=self._order.__getitem__, default=None)
        if key is None or len(known) > DEEPEST:
            return True
        touched = [goal for goal in unsettled if key in self._told(goal.conditions)]
        others = [goal for goal in unsettled if key not in self._told(goal.conditions)]
        return any(
            self._search({**known, key: value}, others, [*touched, *self._follows(key, value, page)], page)
            for value in self.samples[key]
        )

    def _follows(self, key: str, value: object, page: int) -> list[Goal]:
        """What an answer means: whoever has given it was asked, and whoever was asked before gave one where it is required."""
        place = self._asked[key]
        if value is not None:
            return [Goal(place.under)] if place.under else []
        must = isinstance(place.item, Question) and place.item.required == "yes" and place.item.kind != "computed"
        return [Goal(place.under, NOT_TRUE)] if must and place.group is None and self._page_of[key] < page else []

    def _told(self, conditions: tuple[Condition, ...]) -> Mapping[str, None]:
        """The questions that the conditions look at and whose answers can be reasoned about, in order."""
        same = tuple(map(id, conditions))
        if same not in self._looks:
            every = (each.question for condition in conditions for each in comparisons(condition, self.form.conditions))
            self._looks[same] = dict.fromkeys(key for key in every if self.samples.get(key, UNTOLD) != UNTOLD)
        return self._looks[same]

    def _together(self, conditions: Sequence[Condition], known: Known) -> int:
        """The outcomes that the conditions can all come to at once, each taken as free of the others."""
        return _all(self._outcomes(condition, known) for condition in conditions)

    def _outcomes(self, condition: Condition, known: Known) -> int:
        match condition:
            case Comparison():
                return self._compared(condition, known)
            case Every():
                return self._together(condition.all, known)
            case Some():
                return _turned(_all(_turned(self._outcomes(each, known)) for each in condition.any))
            case Negation():
                return _turned(self._outcomes(condition.negated, known))
            case Named():
                return self._outcomes(self.form.conditions[condition.condition], known)

    def _compared(self, comparison: Comparison, known: Known) -> int:
        self._left -= 1
        if self._left < 0:
            raise _TooMuch
        key = comparison.question
        same = (id(comparison), known.get(key, OPEN))
        if same not in self._compares:
            self._compares[same] = _weighed(comparison, same[1])
        return self._compares[same]


def _weighed(comparison: Comparison, value: object) -> int:
    is_empty = comparison.operator == "is_empty"
    if value is OPEN:
        return TRUE | FALSE if is_empty else TRUE | NOT_TRUE
    if value is None and not is_empty:
        return UNKNOWN
    if any(isinstance(operand, OtherQuestion) for operand in comparison.one_of or (comparison.operand,)):
        return TRUE | NOT_TRUE
    return _MASK[evaluate(comparison, {}, lambda key: value)]


def _all(parts: Iterable[int]) -> int:
    """What parts that are free of each other come to together: true when all are, false when any is."""
    is_possible, is_free_of_false, some = TRUE, True, 0
    for part in parts:
        if part == FALSE:
            return FALSE
        is_possible &= part
        is_free_of_false &= bool(part & NOT_FALSE)
        some |= part
    return is_possible | (some & FALSE) | (some & UNKNOWN if is_free_of_false else 0)


def _questions(items: tuple[AnyItem, ...]) -> Iterator[Question]:
    for item in items:
        if isinstance(item, Question):
            yield item
        elif isinstance(item, Section | RepeatingGroup):
            yield from _questions(item.items)


def _turned(outcomes: int) -> int:
    return (outcomes & UNKNOWN) | (TRUE if outcomes & FALSE else 0) | (FALSE if outcomes & TRUE else 0)
