"""What is to be printed and posted: the letters that lie on one's groups' tables, and what became of those before."""

from collections.abc import Callable

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices import readlog
from eservices.contact_centre.letters import posting
from eservices.contact_centre.letters.posting import Posting
from eservices.contact_centre.refusals import PostingGone
from eservices.people import Colleague
from forms.texts import to_say
from portal.desk import told
from portal.desk.surroundings import show, signed_in
from portal.endpoint import action, page, see_other
from portal.visit import Visit, asked_number, read_number

HERE = "/desk/posting"
LOOK_AGAIN_SECONDS = 5
STATES = {"posted": to_say("Postat"), "called_off": to_say("Avbeställt")}
Verb = Callable[[Session, Posting, Colleague], None]


def overview(visit: Visit, db: Session) -> Response:
    return _view(visit, db)


def _view(visit: Visit, db: Session, problem: str = "") -> Response:
    by = signed_in(visit)
    waiting = posting.on_the_table(db, by)
    return show(
        visit, db, "desk/posting.html", status=422 if problem else 200, block="waiting", waiting=waiting,
        lately=posting.lately(db, by), states=STATES, problem=problem,
        seconds=LOOK_AGAIN_SECONDS if any(each.state == "ordered" for each in waiting) else 0,
    )  # fmt: skip


def paper(visit: Visit, db: Session) -> Response:
    """The file, to be printed from the browser; about a case, that it was opened is logged."""
    by, number = signed_in(visit), asked_number(visit, "posting")
    case_id = posting.find(db, by, number).case_id
    if case_id:
        readlog.note(db, by, case_id, "letter")
    headers = {"Content-Disposition": f'inline; filename="{number}.pdf"', "Cache-Control": "private, no-store"}
    return Response(posting.paper(db, by, number), media_type="application/pdf", headers=headers)


def change(visit: Visit, db: Session) -> Response:
    """Those that were chosen are posted or called off, by the button that was pressed; one after the other, all or none."""
    what, verb = ("posted", posting.post) if "posted" in visit.fields else ("posting-off", posting.call_off)
    chosen = [number for text in visit.fields.getlist("posting") if (number := read_number(text)) is not None]
    if not chosen:
        return _view(visit, db, visit.say("Välj minst ett brev först."))
    letters = [_own(visit, db, number) for number in chosen[:200]]
    if what == "posted" and any(each.state == "ordered" for each in letters):
        return _view(visit, db, visit.say("Ett av breven är inte färdigt än. Vänta tills det går att öppna."))
    for letter in letters:
        verb(db, letter, signed_in(visit))
    told.leave(visit, what, value=len(chosen))
    return see_other(HERE)


def take_back(visit: Visit, db: Session) -> Response:
    """It was not posted after all."""
    posting.take_back(db, _own(visit, db, asked_number(visit, "posting")), signed_in(visit))
    told.leave(visit, "not-posted")
    return see_other(HERE)


def _own(visit: Visit, db: Session, number: int) -> Posting:
    """One on the tables of one's own groups. Raises PostingGone."""
    if not number:
        raise PostingGone
    return posting.find(db, signed_in(visit), number)


routes = [
    Route(HERE, page(overview, staff=True)),
    Route(HERE, action(change, staff=True), methods=["POST"]),
    Route(HERE + "/{posting}/letter.pdf", page(paper, staff=True)),
    Route(HERE + "/{posting}/return", action(take_back, staff=True), methods=["POST"]),
]
