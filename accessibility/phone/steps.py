"""One question at a time: the steps of a talk, derived from the answers so far as the pages of a screen are.

A step is a question, the asking for one more entry of a repeating group, or a stop. Words that stand between questions, and
figures that follow from answers, are said before the step that they lead to.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from forms.answers import entries
from forms.definition import AnyItem, Content, Page, Question, RepeatingGroup, Section, Stop
from forms.journey import Asked, Journey


@dataclass(frozen=True)
class Step:
    """What to ask: the question `asked`, for one more of the `group`, or nothing more, the `stop`. `path` names the step."""

    path: str
    page: Page
    asked: Asked | None = None
    group: RepeatingGroup | None = None
    stop: Stop | None = None
    section: Section | None = None
    number: int = 0
    """Which entry of its group, from 1."""
    before: tuple[Content | Asked, ...] = ()


@dataclass(frozen=True)
class Talk:
    """All steps in order; `last_words` are said after them. `passed_over`: path → why it was."""

    journey: Journey
    steps: tuple[Step, ...]
    last_words: tuple[Content | Asked, ...]
    passed_over: Mapping[str, str]

    def step(self, path: str) -> Step | None:
        return next((step for step in self.steps if step.path == path), None)

    def next_after(self, path: str) -> Step | None:
        """The first step past this one that nothing has come of; else the first of all; None when the talk is through."""
        paths = [step.path for step in self.steps]
        at = paths.index(path) + 1 if path in paths else 0
        return next((step for step in (*self.steps[at:], *self.steps[:at]) if not self.is_settled(step)), None)

    def before(self, path: str) -> Step | None:
        """The step in front of this one; the last of all for what is no step."""
        paths = [step.path for step in self.steps]
        at = paths.index(path) - 1 if path in paths else len(paths) - 1
        return self.steps[at] if at >= 0 else None

    def is_settled(self, step: Step) -> bool:
        """Whether something has come of asking: an answer, or that there is none."""
        if step.asked:
            return step.path in self.journey.answers or step.path in self.passed_over
        if step.group:
            return step.path in self.passed_over or self.is_full(step.group)
        return False

    def is_full(self, group: RepeatingGroup) -> bool:
        return len(entries(self.journey.answers, group.key)) >= group.maximum


def talk(journey: Journey, passed_over: Mapping[str, str]) -> Talk:
    """The talk about a form with the answers so far."""
    told: list[Content | Asked] = []
    steps: list[Step] = []
    for found in (each for page in journey.pages for each in _of_page(journey, page)):
        if isinstance(found, Step):
            steps.append(replace(found, before=tuple(told)))
            told.clear()
        else:
            told.append(found)
    return Talk(journey, tuple(steps), tuple(told), passed_over)


def _of_page(journey: Journey, page: Page) -> Iterator[Step | Content | Asked]:
    for item in journey.items[page.key, 0]:
        if isinstance(item, RepeatingGroup):
            yield from _of_group(journey, page, item)
        else:
            yield from _of_item(journey, page, item, None, 0, 0)


def _of_group(journey: Journey, page: Page, group: RepeatingGroup) -> Iterator[Step | Content | Asked]:
    """The questions of each entry, and then whether there is one more."""
    for number, entry in enumerate(entries(journey.answers, group.key), start=1):
        for item in journey.items[page.key, entry]:
            yield from _of_item(journey, page, item, None, entry, number)
    yield Step(group.key, page, group=group)


def _of_item(
    journey: Journey, page: Page, item: AnyItem, section: Section | None, entry: int, number: int
) -> Iterator[Step | Content | Asked]:
    if isinstance(item, Question):
        asked = next(each for each in journey.on_page(page.key, entry) if each.question.key == item.key)
        is_told = item.kind == "computed"
        yield asked if is_told else Step(asked.path, page, asked=asked, section=section, number=number)
    elif isinstance(item, Section):
        for inner in item.items:
            yield from _of_item(journey, page, inner, item, entry, number)
    elif isinstance(item, Stop):
        yield Step(item.key, page, stop=item)
    elif isinstance(item, Content):
        yield item
