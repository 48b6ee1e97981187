"""What has come of the talk so far, beside the question: each step that was reached, its answer in short, and the way to it."""

from dataclasses import dataclass

from accessibility.phone.steps import Step
from eservices import by_telephone
from forms.answers import entries
from forms.kinds import kind_of
from forms.texts import Say
from portal.desk.calling.call import Call
from portal.desk.calling.shown import number_of

LONGEST = 60


@dataclass(frozen=True)
class Reached:
    """One line of the list. `value` is "" where nothing was answered, and `is_unknown` says that it comes later."""

    number: int
    label: str
    value: str
    href: str
    is_here: bool
    is_unknown: bool


def beside(call: Call, say: Say, here: str = "") -> list[Reached]:
    """The steps that something has come of, and the one that is asked now."""
    shown = [step for step in call.talk.steps if not step.stop and (step.path == here or call.talk.is_settled(step))]
    return [_reached(call, step, say, here) for step in shown]


def _reached(call: Call, step: Step, say: Say, here: str) -> Reached:
    is_unknown = call.draft.passed_over.get(step.path) == by_telephone.UNKNOWN
    return Reached(
        number_of(call, step), _label(step, say), _value(call, step, say), call.address(step), step.path == here, is_unknown
    )


def _label(step: Step, say: Say) -> str:
    if step.asked is None:
        return say.text(step.group.title) if step.group else ""
    label = say.text(step.asked.question.label)
    return f"{say.text(step.page.group.entry_title)} {step.number}: {label}" if step.number and step.page.group else label


def _value(call: Call, step: Step, say: Say) -> str:
    if step.group:
        return say.number(len(entries(call.draft.given, step.group.key)))
    answer = call.draft.given.get(step.path)
    if answer is None or step.asked is None:
        return ""
    words = kind_of(step.asked.question).show(step.asked.question, answer.value, say).replace("\n", ", ")
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
