"""What is to be printed and posted: the letters that lie on one's groups' tables, and what became of those before."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import NamedTuple

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility.paper.outgoing import batch_words
from eservices import readlog
from eservices.contact_centre.letters.outgoing import batches, posting, printing
from eservices.contact_centre.letters.outgoing.posting import Posting
from eservices.contact_centre.refusals import PostingGone
from eservices.people import Colleague
from portal.desk import told
from portal.desk.letters.words import STATES
from portal.desk.surroundings import show, signed_in
from portal.endpoint import button, page, see_other
from portal.visit import Visit, asked_number, read_number

HERE = "/desk/posting"
LOOK_AGAIN_SECONDS = 5
Verb = Callable[[Session, Posting, Colleague], None]


class Pile(NamedTuple):
    """What a batch could be made of: how many letters of a class wait with a group."""

    group: str
    post_class: str
    count: int


def overview(visit: Visit, db: Session) -> Response:
    return view(visit, db)


def view(visit: Visit, db: Session, problem: str = "") -> Response:
    by = signed_in(visit)
    waiting, laid = posting.on_the_table(db, by), batches.on_the_table(db, by)
    is_busy = any(each.state == "ordered" for each in waiting) or any(each.state == "drawing" for each in laid)
    return show(
        visit, db, "desk/posting/list.html", status=422 if problem else 200, block="waiting", waiting=waiting,
        batches=[(each, batch_words.named(each, visit.say), printing.progress(db, each)) for each in laid],
        piles=_piles(waiting), lately=posting.lately(db, by), states=STATES, problem=problem, classes=batch_words.CLASSES,
        done=[(each, batch_words.named(each, visit.say)) for each in batches.lately(db, by)],
        seconds=LOOK_AGAIN_SECONDS if is_busy else 0,
    )  # fmt: skip


def _piles(waiting: Sequence[Posting]) -> list[Pile]:
    def which(each: Posting) -> tuple[str, str]:
        return each.group_id, each.post_class

    fit = sorted((each for each in waiting if each.state != "failed"), key=which)
    return [Pile(*pile, len(list(letters))) for pile, letters in groupby(fit, key=which)]


def paper(visit: Visit, db: Session) -> Response:
    """The file, to be printed from the browser; about a case, that it was opened is logged."""
    by, number = signed_in(visit), asked_number(visit, "posting")
    case_id = posting.find(db, by, number).case_id
    if case_id:
        readlog.note(db, by, case_id, "letter")
    return printed(posting.paper(db, by, number), f"{number}.pdf")


def printed(pdf: bytes, name: str) -> Response:
    headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "private, no-store"}
    return Response(pdf, media_type="application/pdf", headers=headers)


def change(visit: Visit, db: Session) -> Response:
    """Those that were chosen are posted or called off, by the button that was pressed; one after the other, all or none."""
    what, verb = ("posted", posting.post) if "posted" in visit.fields else ("posting-off", posting.call_off)
    chosen = [number for text in visit.fields.getlist("posting") if (number := read_number(text)) is not None]
    if not chosen:
        return view(visit, db, visit.say("Välj minst ett brev först."))
    letters = [own(visit, db, number) for number in chosen[:200]]
    if what == "posted" and any(each.state in ("ordered", "failed") for each in letters):
        return view(visit, db, visit.say("Ett av breven är inte färdigt än. Vänta tills det går att öppna."))
    for letter in letters:
        verb(db, letter, signed_in(visit))
    told.leave(visit, what, value=len(chosen))
    return see_other(HERE)


def take_back(visit: Visit, db: Session) -> Response:
    """It was not posted after all."""
    posting.take_back(db, own(visit, db, asked_number(visit, "posting")), signed_in(visit))
    told.leave(visit, "not-posted")
    return see_other(HERE)


def try_again(visit: Visit, db: Session) -> Response:
    """What could not be drawn is drawn once more."""
    posting.try_again(db, own(visit, db, asked_number(visit, "posting")), signed_in(visit))
    told.leave(visit, "posting-again")
    return see_other(HERE)


def own(visit: Visit, db: Session, number: int) -> Posting:
    """One on the tables of one's own groups. Raises PostingGone."""
    if not number:
        raise PostingGone
    return posting.find(db, signed_in(visit), number)


routes = [
    Route(HERE, page(overview, staff=True)),
    button(HERE, change),
    Route(HERE + "/{posting}/letter.pdf", page(paper, staff=True)),
    button(HERE + "/{posting}/return", take_back),
    button(HERE + "/{posting}/drawing", try_again),
]
