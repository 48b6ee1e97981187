"""The whole of it read back: every answer in the caller's words, what comes later, and what must be settled before."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility.phone import read_back
from accessibility.phone.read_back import ReadBack
from accessibility.phone.steps import Step
from eservices import by_telephone, confirmations
from forms.answers import Problem
from forms.journey import Asked, problem_page
from forms.problems import sentence
from portal.desk.calling.call import Call, calling
from portal.desk.calling.shown import number_of, told
from portal.desk.surroundings import show as show_page
from portal.endpoint import page, see_other
from portal.visit import Visit


@dataclass(frozen=True)
class Said:
    """One question with its answer, as both are said. `read` is None where there is no answer."""

    number: int
    question: str
    read: ReadBack | None
    href: str
    is_unknown: bool


@dataclass(frozen=True)
class Chapter:
    """What was said on one page of the form, or in one entry of its group."""

    title: str
    lines: tuple[Said, ...]


@calling
def show(visit: Visit, db: Session, call: Call) -> Response:
    """All answers; who has met a stop is led back to it."""
    if call.journey.stop:
        return see_other(call.address(call.talk.steps[-1]))
    return view(visit, db, call)


def view(visit: Visit, db: Session, call: Call, problem: str = "") -> Response:
    """The page; with `problem`, what is wrong with the name of who confirms (422)."""
    last = call.talk.before("")
    return show_page(
        visit, db, "desk/calling/review.html", status=422 if problem else 200, call=call, chapters=chapters(call),
        missing=[call.say.text(asked.question.label) for asked in comes_later(call)],
        problems=[_mend(visit, call, each) for each in call.journey.problems], problem=problem,
        is_known=confirmations.is_known(db, call.draft.journey, call.form.identity),
        last_words=[told(call, each) for each in call.talk.last_words],
        who=visit.fields.get("who", call.applicant), back=call.address(last) if last else call.home,
        beside=[],
    )  # fmt: skip


def chapters(call: Call) -> list[Chapter]:
    """What is read out, page by page."""
    steps = [step for step in call.talk.steps if step.asked]
    return [
        Chapter(_title(call, group[0]), tuple(_said(call, step) for step in group))
        for group in (list(each) for _, each in groupby(steps, key=lambda step: (step.page.key, step.number)))
    ]


def _title(call: Call, step: Step) -> str:
    group = step.page.group if step.number else None
    return f"{call.say.text(group.entry_title)} {step.number}" if group else call.say.text(step.page.title)


def _said(call: Call, step: Step) -> Said:
    assert step.asked is not None
    question, answer = step.asked.question, call.draft.given.get(step.path)
    return Said(
        number_of(call, step), call.say.text(question.label),
        read_back.read_back(question, answer.value, call.say) if answer else None,
        call.address(step), call.draft.passed_over.get(step.path) == by_telephone.UNKNOWN,
    )  # fmt: skip


def comes_later(call: Call) -> Iterator[Asked]:
    """What we shall ask for: what is expected and has not been answered, and documents that are to come."""
    shown, expected = call.journey.shown, {asked.path for asked in call.journey.expected}
    for asked in call.journey.asked:
        answer = shown.get(asked.path)
        promised = asked.question.kind == "file" and answer is not None and answer.value["state"] == "later"
        if asked.path in expected or promised:
            yield asked


def _mend(visit: Visit, call: Call, problem: Problem) -> tuple[str, str]:
    """Where a problem is mended, and what it is."""
    step = call.talk.step(problem.path)
    first = next((each for each in call.talk.steps if each.page.key == problem_page(call.journey, problem)), None)
    return call.address(step or first), sentence(problem, call.form, visit.say)


routes = [Route("/desk/calls/{journey}/review", page(show, staff=True))]
