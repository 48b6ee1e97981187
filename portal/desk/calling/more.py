"""A repeating group on the telephone: is there one, is there one more; each entry is then asked question by question."""

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility.phone import heard
from accessibility.phone.steps import Step
from eservices import by_telephone, drafts
from forms.answers import Answer, entries
from forms.definition import RepeatingGroup
from forms.kinds import kind_of
from portal.desk.calling.beside import beside
from portal.desk.calling.call import Call, calling, changing
from portal.desk.calling.shown import back, told
from portal.desk.surroundings import show as show_page
from portal.endpoint import button, page, see_other
from portal.visit import Visit

YES, NO = "1", "2"


@calling
def show(visit: Visit, db: Session, call: Call) -> Response:
    """Whether there is one more, below those there are."""
    step = _step(visit, call)
    return see_other(call.onward()) if step is None else _view(visit, db, call, step)


def _step(visit: Visit, call: Call) -> Step | None:
    step = call.talk.step(visit.path["group"])
    return step if step and step.group else None


def _view(visit: Visit, db: Session, call: Call, step: Step, problem: str = "") -> Response:
    group, before = step.group, call.talk.before(step.path)
    assert group is not None
    return show_page(
        visit, db, "desk/calling/more.html", status=422 if problem else 200, call=call, step=step, group=group,
        problem=problem, entries=_entries(call, step, group), words_before=[told(call, each) for each in step.before],
        is_full=call.talk.is_full(group), beside=beside(call, visit.say, step.path),
        back=call.address(before) if before else call.home, read=back(call, before.path) if before else None,
    )  # fmt: skip


def _entries(call: Call, step: Step, group: RepeatingGroup) -> list[tuple[int, str]]:
    """Each entry's number and its first answer in words."""
    found = []
    for entry in entries(call.draft.given, group.key):
        asked = next((each for each in call.journey.on_page(step.page.key, entry) if each.path in call.draft.given), None)
        words = kind_of(asked.question).show(asked.question, call.draft.given[asked.path].value, call.say) if asked else ""
        found.append((entry, words))
    return found


@changing
def answer(visit: Visit, db: Session, call: Call) -> Response:
    """Yes adds an entry and asks its first question, no goes on."""
    step = _step(visit, call)
    if step is None or step.group is None:
        return see_other(call.onward())
    typed = visit.fields.get("heard", "").strip()
    before = call.talk.before(step.path)
    if typed == heard.BACK:
        return see_other(call.address(before) if before else call.home)
    if typed == YES and not call.talk.is_full(step.group):
        return _add(db, call, step.group)
    if typed not in (NO, heard.UNKNOWN) and not call.talk.is_full(step.group):
        return _view(visit, db, call, step, visit.say("Skriv 1 för ja eller 2 för nej."))
    return _close(visit, db, call, step, typed)


def _add(db: Session, call: Call, group: RepeatingGroup) -> Response:
    kept = entries(call.draft.given, group.key)
    entry = max(kept, default=0) + 1
    drafts.save_answers(db, call.draft, {group.key: Answer([*kept, entry], "agent")})
    by_telephone.pass_over(db, call.draft, {group.key: ""})
    fresh = call.afresh()
    first = next(step for step in fresh.talk.steps if step.asked and (step.asked.group, step.asked.entry) == (group.key, entry))
    return see_other(fresh.address(first))


def _close(visit: Visit, db: Session, call: Call, step: Step, typed: str) -> Response:
    group, count = step.group, len(entries(call.draft.given, step.path))
    assert group is not None
    if count < group.minimum and typed != heard.UNKNOWN:
        return _view(visit, db, call, step, visit.say("Lägg till minst {limit}, eller tryck ?.", limit=group.minimum))
    if step.path not in call.draft.given:
        drafts.save_answers(db, call.draft, {step.path: Answer([], "agent")})
    by_telephone.pass_over(db, call.draft, {step.path: by_telephone.UNKNOWN if count < group.minimum else by_telephone.NO_MORE})
    return see_other(call.afresh().onward(step.path))


@changing
def remove(visit: Visit, db: Session, call: Call) -> Response:
    """Take an entry away with its answers. A second press finds it gone, which was wanted."""
    step, entry = _step(visit, call), visit.fields.get("entry", "")
    if step is None:
        return see_other(call.onward())
    kept = entries(call.draft.given, step.path)
    gone: dict[str, Answer | None] = {path: None for path in call.draft.given if path.startswith(f"{step.path}.{entry}.")}
    left = Answer([each for each in kept if str(each) != entry], "agent")
    drafts.save_answers(db, call.draft, gone | {step.path: left})
    by_telephone.pass_over(db, call.draft, dict.fromkeys((*gone, step.path), ""))
    return see_other(call.address(step))


routes = [
    Route("/desk/calls/{journey}/more/{group}", page(show, staff=True)),
    button("/desk/calls/{journey}/more/{group}", answer),
    button("/desk/calls/{journey}/more/{group}/remove", remove),
]
