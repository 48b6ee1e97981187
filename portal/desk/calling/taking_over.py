"""From one's own pen to the agent's and back: a caller reads out a save code, or is read one to go on with alone."""

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility.phone.spelling import spell
from eservices import by_telephone, drafts, references
from eservices.channels import COMES_LATER
from eservices.refusals import WrongCode
from portal.desk import contacted
from portal.desk.calling.call import Call, calling, changing
from portal.desk.surroundings import show as show_page
from portal.desk.surroundings import signed_in
from portal.endpoint import button, page, see_other
from portal.visit import Visit


def ask(visit: Visit, db: Session) -> Response:
    return _ask(visit, db)


def _ask(visit: Visit, db: Session, problem: str = "") -> Response:
    typed = visit.fields.get("code", "")
    return show_page(visit, db, "desk/calling/resume.html", status=422 if problem else 200, code=typed, problem=problem)


def resume(visit: Visit, db: Session) -> Response:
    """The draft whose save code the caller has read out. Wrong codes are counted against the agent."""
    code, by = visit.fields.get("code", ""), signed_in(visit)
    if not code.strip():
        return _ask(visit, db, visit.say("Skriv sparkoden som den som ringer läser upp."))
    try:
        draft, _ = drafts.resume(db, code, f"staff {by.id}", by)
    except WrongCode:
        return _ask(visit, db, visit.say("Be den som ringer läsa koden igen. Den stämmer inte, eller så har tiden gått ut."))
    if draft.channel in COMES_LATER:
        return _ask(visit, db, visit.say("Koden hör till en blankett. Fyll i den från listan över tjänster."))
    contacted.note_draft(db, by, draft)
    return see_other(f"/desk/calls/{draft.journey}")


@changing
def give(visit: Visit, db: Session, call: Call) -> Response:
    """Make a code that the caller can go on with alone; the draft stays open to the agent."""
    by_telephone.give_code(db, call.draft, visit.house.secret)
    return see_other(f"{call.home}/code")


@calling
def given(visit: Visit, db: Session, call: Call) -> Response:
    """The code, to be read out."""
    if not by_telephone.is_given(db, call.draft, visit.house.secret):
        return see_other(call.home)
    code = references.show(by_telephone.code_for_caller(call.draft, visit.house.secret))
    return show_page(
        visit,
        db,
        "desk/calling/code.html",
        call=call,
        code=code,
        spelled=spell(code, call.say),
        kept_days=drafts.KEPT.days,
        address=f"{visit.request.url.netloc}/resume",
    )


routes = [
    Route("/desk/calls/resume", page(ask, staff=True)),
    button("/desk/calls/resume", resume),
    Route("/desk/calls/{journey}/code", page(given, staff=True)),
    button("/desk/calls/{journey}/code", give),
]
