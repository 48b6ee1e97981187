"""The ways through a sheet in words: "Gå till fråga 9", "Svara bara om …", and where to ring."""

from dataclasses import dataclass
from functools import cached_property
from itertools import dropwhile, islice

from forms.conditions import Condition
from forms.definition import Form, Place, Question, Stop
from forms.evaluation import evaluate
from forms.kinds.choices import options
from forms.numbering import CHOICE_KINDS, END, NEXT, in_words, jumps, numbers
from forms.texts import Say


@dataclass(frozen=True)
class Ways:
    """The ways of one form in one language, between the questions `asked` (by key)."""

    form: Form
    say: Say
    asked: frozenset[str]

    @cached_property
    def numbers(self) -> dict[str, int]:
        return numbers(self.form)

    @cached_property
    def _group_of(self) -> dict[str, str]:
        return {question.key: group.key if group else "" for question, group in self.form.questions()}

    @cached_property
    def _order(self) -> list[str]:
        return list(self.numbers)

    def go_to(self, number: int) -> str:
        return self.say("Gå till slutet, ”När du är klar”") if number == END else self.say("Gå till fråga {n}", n=number)

    def only_if(self, under: tuple[Condition, ...], first: Question, group: str = "") -> str:
        """Above what is asked under conditions, the last of which is its own: when to answer, and where to go otherwise.

        `group` is the repeating group that the condition stands in: no way may lead past the group's next copy.
        """
        words = self.say("Svara bara om {condition}.", condition=in_words(under[-1], self.form, self.say))
        number = self._beyond(under, first)
        if number == NEXT or (group and self._leaves(group, number)):
            return f"{words} {self.say('Hoppa annars över frågan.')}"
        if number == END:
            return f"{words} {self.say('Gå annars till slutet, ”När du är klar”.')}"
        return f"{words} {self.say('Gå annars till fråga {n}.', n=number)}"

    def _beyond(self, under: tuple[Condition, ...], first: Question) -> int:
        """The first later question that does not stand under the same conditions; NEXT where a stop must be read before it."""
        later = dropwhile(lambda place: place.item.key != first.key, self.form.places)
        for place in islice(later, 1, None):
            if place.under[: len(under)] != under and self._is_printed(place):
                return place.number or NEXT
        return END

    def _is_printed(self, place: Place) -> bool:
        return isinstance(place.item, Stop) or place.item.key in self.asked

    def _printed_from(self, number: int) -> int:
        """The first question from this one on that is printed."""
        if number in (END, NEXT):
            return number
        return next((each for key, each in self.numbers.items() if each >= number and key in self.asked), END)

    def _leaves(self, group: str, number: int) -> bool:
        return bool(group) and (number == END or self._group_of[self._order[number - 1]] != group)

    def holds_if(self, conditions: tuple[Condition, ...]) -> str:
        """The opening of words told to some alone: not a sentence that the question below might be thought to obey."""
        return self.say("Om {condition}:", condition=self._all(conditions)) if conditions else ""

    def ring_if(self, conditions: tuple[Condition, ...]) -> str:
        if not conditions:
            return self.say("Ring oss innan du fyller i mer.")
        return self.say("Om {condition}: ring oss innan du fyller i mer.", condition=self._all(conditions))

    def _all(self, conditions: tuple[Condition, ...]) -> str:
        return f" {self.say('och')} ".join(in_words(each, self.form, self.say) for each in conditions)

    def from_options(self, question: Question) -> dict[str, str]:
        """Option code → where it leads, for those options that do not simply lead on."""
        if question.kind not in CHOICE_KINDS:
            return {}
        following = self._printed_from(self.numbers[question.key] + 1)
        leading = {code: self._printed_from(number) for code, number in jumps(self.form, question).items()}
        ways = {
            code: self.go_to(number)
            for code, number in leading.items()
            if number != following and not self._leaves(self._group_of[question.key], number)
        }
        return ways | self._to_stops(question)

    def _to_stops(self, question: Question) -> dict[str, str]:
        found = {}
        for option in options(question):
            for place in self.form.places:
                if isinstance(place.item, Stop) and place.under and self._is_met(place.under, question, option.code):
                    found[option.code] = self.say("Läs ”{title}”", title=self.say.text(place.item.title))
        return found

    def _is_met(self, conditions: tuple[Condition, ...], question: Question, code: str) -> bool:
        look = {question.key: code}.get
        return all(evaluate(condition, self.form.conditions, look) is True for condition in conditions)
