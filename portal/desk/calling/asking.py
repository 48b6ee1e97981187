"""A question on the telephone: said, listened to, typed, kept at once; then the next one, with this answer to be read back."""

from collections.abc import Mapping

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility.phone import heard
from accessibility.phone.steps import Step
from eservices import by_telephone, drafts
from forms.answers import Answer, Problem
from forms.journey import Asked
from forms.kinds import Raw, Wrong, kind_of
from forms.problems import sentence
from forms.question import DONT_KNOW
from portal.desk.calling.beside import beside
from portal.desk.calling.call import Call, calling, changing
from portal.desk.calling.letters import to_sign
from portal.desk.calling.shown import back, letters, number_of, showing, told
from portal.desk.surroundings import show as show_page
from portal.endpoint import button, page, see_other
from portal.visit import Visit

FIELD = "heard"


@calling
def show(visit: Visit, db: Session, call: Call) -> Response:
    """A step of the talk; one that is no longer on the way leads to where the talk goes on."""
    step = call.talk.step(visit.path["path"])
    if step is None or step.group:
        return see_other(call.onward() if step is None else call.address(step))
    return view(visit, db, call, step)


def view(visit: Visit, db: Session, call: Call, step: Step, typed: Raw | None = None, problem: str = "") -> Response:
    """The page of a step; with `problem`, as it was typed (422)."""
    before = call.talk.before(step.path)
    around = {
        "call": call, "step": step, "number": number_of(call, step), "letters": letters(call.say),
        "back": call.address(before) if before else call.home, "beside": beside(call, visit.say, step.path),
        "read": back(call, before.path) if before else None, "again": "again" in visit.query,
        "is_ink": step.asked in to_sign(call),
    }  # fmt: skip
    if step.asked is None:
        return show_page(
            visit,
            db,
            "desk/calling/stop.html",
            words_before=[told(call, each) for each in step.before],
            stop=step.stop,
            **around,
        )
    it = showing(call, step, step.asked, visit.say, typed, problem)
    return show_page(visit, db, "desk/calling/ask.html", status=422 if problem else 200, it=it, **around)


@changing
def answer(visit: Visit, db: Session, call: Call) -> Response:
    """What was heard. A command is done, an answer is kept, and what cannot be taken is told with nothing lost."""
    step = call.talk.step(visit.path["path"])
    if step is None or step.asked is None:
        return see_other(call.onward())
    if step.asked in to_sign(call):
        return _pass(db, call, step)
    fields = _fields(visit)
    given = "?" if "unknown" in visit.fields else heard.command(fields)
    if given:
        return _do(db, call, step, given)
    raw = heard.raw_of(step.asked.question, fields, (call.say, visit.say))
    value = kind_of(step.asked.question).read(step.asked.question, raw)
    if isinstance(value, Wrong):
        return view(visit, db, call, step, fields, _words(visit, call, step.asked, value))
    if value is None and step.asked.question.required == "yes":
        return view(visit, db, call, step, fields, visit.say("Skriv svaret, eller tryck ? om den som ringer inte vet."))
    return _keep(db, call, step.asked, value)


def _fields(visit: Visit) -> Mapping[str, list[str]]:
    """Part → what was typed: `heard`, `heard-street`, `heard-ticked`."""
    names = {name: name.removeprefix(FIELD).removeprefix("-") for name in visit.fields if name.startswith(FIELD)}
    return {part: visit.fields.getlist(name) for name, part in names.items()}


def _words(visit: Visit, call: Call, asked: Asked, wrong: Wrong) -> str:
    return sentence(Problem(asked.path, wrong.code, wrong.part, wrong.values), call.form, visit.say)


def _keep(db: Session, call: Call, asked: Asked, value: object) -> Response:
    """Save the answer; an empty one is passed over: nothing to say, or expected later."""
    nothing = by_telephone.UNKNOWN if asked.question.required == "expected" else by_telephone.SKIPPED
    drafts.save_answers(db, call.draft, {asked.path: None if value is None else Answer(value, "agent")})
    by_telephone.pass_over(db, call.draft, {asked.path: nothing if value is None else ""})
    return _next(call, asked.path)


def _do(db: Session, call: Call, step: Step, given: str) -> Response:
    if given == heard.AGAIN:
        return see_other(f"{call.address(step)}?again")
    if given.startswith(heard.BACK):
        return see_other(_back(call, step, given.removeprefix(heard.BACK)))
    return _pass(db, call, step)


def _pass(db: Session, call: Call, step: Step) -> Response:
    """The caller does not know: the answer itself where the question has it, otherwise expected later if it is needed."""
    assert step.asked is not None
    question = step.asked.question
    if question.do_not_know:
        value = kind_of(question).read(question, {"": [DONT_KNOW]})
        return _keep(db, call, step.asked, value)
    drafts.save_answers(db, call.draft, {step.path: None})
    why = by_telephone.SKIPPED if question.required == "no" else by_telephone.UNKNOWN
    by_telephone.pass_over(db, call.draft, {step.path: why})
    return _next(call, step.path)


def _back(call: Call, step: Step, number: str) -> str:
    """One step back, or to the question with that number that is nearest before this one."""
    if not number:
        return call.address(call.talk.before(step.path)) if call.talk.before(step.path) else call.home
    named = [each for each in call.talk.steps if number_of(call, each) == int(number)]
    reached = [each for each in named if call.talk.is_settled(each)]
    return call.address(reached[-1] if reached else step)


def _next(call: Call, path: str) -> Response:
    return see_other(call.afresh().onward(path))


routes = [
    Route("/desk/calls/{journey}/ask/{path}", page(show, staff=True)),
    button("/desk/calls/{journey}/ask/{path}", answer),
]
