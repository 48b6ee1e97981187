"""How far a person has come with what is proposed: what must be looked at, what can be taken together, and what is lacking.

The way through the form follows from what is settled and what is sure, so that nobody is asked what the sheet passes over.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from accessibility.scan.proposals.proposing import Proposal
from forms.answers import Answer, Answers, entries
from forms.definition import Form
from forms.journey import Journey, walk

NOTHING_THERE = frozenset({"unanswered"})
"""Doubts that the empty strip settles at a glance: such questions are taken together, and asked for afterwards."""


@dataclass(frozen=True)
class Review:
    """`settled` are the values by path that a person has given, None for none; `before` what is known from elsewhere."""

    form: Form
    found: tuple[Proposal, ...]
    settled: Mapping[str, object]
    before: Answers

    @cached_property
    def answers(self) -> dict[str, Answer]:
        """What would be filed as it stands: what was known, what is sure, and above all what a person has said."""
        sure = {each.path: each.value for each in self.found if each.is_sure and (each.has_ink or each.path not in self.before)}
        said = {path: value for path, value in (sure | self.settled).items() if value is not None}
        kept = {path: answer for path, answer in self.before.items() if self.settled.get(path, answer) is not None}
        values = kept | {path: Answer(value, "scan") for path, value in said.items()}
        return values | {group: Answer(numbers, "scan") for group, numbers in self._entries().items()}

    def _entries(self) -> dict[str, list[int]]:
        """Each repeating group's entries: those that were there, and those that something is written in."""
        listed: dict[str, list[int]] = {}
        for each in self.found:
            group, _, rest = each.path.partition(".")
            if rest and (each.has_ink or self.settled.get(each.path) is not None):
                numbers = listed.setdefault(group, [*entries(self.before, group)])
                entry = int(rest.partition(".")[0])
                numbers.extend([entry] if entry not in numbers else [])
        return listed

    @cached_property
    def journey(self) -> Journey:
        return walk(self.form, self.answers, has_come=True)

    @cached_property
    def _asked(self) -> frozenset[str]:
        return frozenset(asked.path for asked in self.journey.asked)

    def is_asked(self, each: Proposal) -> bool:
        return each.path in self._asked

    @cached_property
    def doubtful(self) -> list[Proposal]:
        """What must be looked at one by one, settled or not, in the order of the sheet."""
        return [each for each in self.found if self._must_be_seen(each)]

    def _must_be_seen(self, each: Proposal) -> bool:
        return not each.is_sure and (each.has_ink or ("crooked" in each.why and self.is_asked(each)))

    @cached_property
    def left(self) -> list[Proposal]:
        """What is still to be looked at."""
        return [each for each in self.doubtful if each.path not in self.settled]

    @cached_property
    def together(self) -> list[Proposal]:
        """What is taken at one glance: what is sure, and what is plainly left open."""
        plain = (each for each in self.found if each.is_sure or set(each.why) <= NOTHING_THERE)
        fresh = (each for each in plain if each.path not in self.settled and not (each.was and not each.has_ink))
        return [each for each in fresh if each.has_ink or self.is_asked(each)]

    @cached_property
    def unchanged(self) -> list[Proposal]:
        """What stood on the sheet when it was sent, and still does."""
        return [each for each in self.found if each.was and not each.has_ink and each.path not in self.settled]

    @cached_property
    def lacking(self) -> list[Proposal]:
        """What is asked on pages that have not come."""
        absent = (each for each in self.found if "no_page" in each.why and each.path not in self.settled)
        return [each for each in absent if self.is_asked(each)]

    def after(self, path: str) -> Proposal | None:
        """What to look at next: the first that is left after this one, else the first that is left."""
        place = {each.path: at for at, each in enumerate(self.found)}
        later = [each for each in self.left if place[each.path] > place.get(path, -1)]
        return next(iter([*later, *self.left]), None)

    def beside(self, path: str, step: int) -> Proposal | None:
        """The one before or after it, settled or not."""
        paths = [each.path for each in self.doubtful]
        at = paths.index(path) + step if path in paths else -1
        return self.doubtful[at] if 0 <= at < len(paths) else None
