"""What a sheet of what is left must ask: the questions that lack an answer, and those that their answers may lead to."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from forms.answers import Answers, entries, entry_path
from forms.conditions import Condition, questions_of
from forms.definition import Form, Place, Question, RepeatingGroup
from forms.evaluation import outcomes
from forms.journey import Journey, looking, walk


class _Spot(NamedTuple):
    """A question's place in one entry: where its answer is kept, and where it stands on paper."""

    place: Place
    entry: int
    path: str
    on_paper: str
    is_new: bool = False


def remaining(form: Form, answers: Answers, wanted: Collection[str]) -> dict[str, str]:
    """Path on the paper → path of the answer.

    `wanted` are paths of answers that are asked for, and keys of repeating groups that have too few entries. Entries stand on
    paper in the order in which they were added, whatever their numbers.
    """
    return dict(_Remaining(form, answers, frozenset(wanted), walk(form, answers, has_come=True)).found())


@dataclass
class _Remaining:
    """One pass over a form; `open` are the paths whose answers nobody knows yet."""

    form: Form
    answers: Answers
    wanted: frozenset[str]
    journey: Journey
    open: set[str] = field(default_factory=set)

    def found(self) -> Iterator[tuple[str, str]]:
        for place in self.form.places:
            if isinstance(place.item, Question) and place.item.kind != "computed":
                for spot in self._spots(place.item, place, place.group):
                    if spot.path in self.wanted or self._may_be_asked(spot):
                        self.open.add(spot.path)
                        yield spot.on_paper, spot.path

    def _spots(self, question: Question, place: Place, group: RepeatingGroup | None) -> Iterator[_Spot]:
        if group is None:
            yield _Spot(place, 0, question.key, question.key)
            return
        numbers = entries(self.answers, group.key)
        more = max(group.minimum - len(numbers), 1) if group.key in self.wanted else 0
        added = range(max(numbers, default=0) + 1, max(numbers, default=0) + 1 + more)
        for standing, entry in enumerate((*numbers, *added), start=1):
            paths = (entry_path(group.key, number, question.key) for number in (entry, standing))
            yield _Spot(place, entry, *paths, entry in added)

    def _may_be_asked(self, spot: _Spot) -> bool:
        """Whether it is asked for the first time by what will be answered."""
        if spot.path in self.journey.answers or any(asked.path == spot.path for asked in self.journey.asked):
            return False
        follows = spot.is_new or any(self._hangs_on_open(each, spot) for each in spot.place.under)
        return follows and all(True in outcomes(each, self.form.conditions, self._known(spot)) for each in spot.place.under)

    def _hangs_on_open(self, condition: Condition, spot: _Spot) -> bool:
        return any(self._is_open(key, spot) for key in questions_of(condition, self.form.conditions))

    def _is_open(self, key: str, spot: _Spot) -> bool:
        group = spot.place.group
        return key in self.open or (group is not None and entry_path(group.key, spot.entry, key) in self.open)

    def _known(self, spot: _Spot) -> dict[str, object]:
        group = spot.place.group.key if spot.place.group else ""
        look = looking(self.form, self.journey.shown, group, spot.entry)
        return {key: look(key) for key in self.form.questions_by_key if not self._is_open(key, spot)}
