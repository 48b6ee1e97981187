"""What is plain, at one glance: each strip beside what was read in it, taken together by one button; and which pages came."""

import hashlib
from collections.abc import Callable, Iterable

from sqlmodel import Session
from starlette.responses import Response

from accessibility.scan.proposals.proposing import Proposal
from eservices.contact_centre.letters.incoming import paper_answers
from eservices.contact_centre.letters.incoming.paper_answers import Settled
from forms.kinds import kind_of
from forms.texts import Say
from portal.desk.mail.reading import finishing
from portal.desk.mail.reading import sheet as sheets
from portal.desk.mail.reading.sheet import Sheet
from portal.desk.mail.reading.words import OUTCOMES, WHY
from portal.desk.surroundings import show, signed_in
from portal.endpoint import button, see_other
from portal.visit import Visit


def view(visit: Visit, db: Session, sheet: Sheet, problem: str = "") -> Response:
    return show(
        visit, db, "desk/mail/reading/together.html", status=422 if problem else 200, sheet=sheet, review=sheet.review,
        problem=problem, why_words=WHY, outcomes=OUTCOMES, seen=seen(sheet.review.together),
        done=[each for each in sheet.review.found if each.path in sheet.settled], shown=_shown(visit.say),
    )  # fmt: skip


def _shown(say: Say) -> Callable[[Proposal, object], str]:
    def words(each: Proposal, value: object) -> str:
        return "" if value is None else kind_of(each.question).show(each.question, value, say)

    return words


def seen(shown: Iterable[Proposal]) -> str:
    """What was on the page, in few letters: what has been read anew meanwhile is not taken unseen."""
    told = "\n".join(f"{each.path}={each.value!r}" for each in shown)
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def take(visit: Visit, db: Session) -> Response:
    """All of it as it was shown, and on into the application. What is in doubt cannot be taken so."""
    sheet = sheets.of_letter(visit, db, hold=True)
    if sheet.is_done:
        return finishing.again(visit, db, sheet)
    if sheet.returned.alarms or sheet.is_being_read or sheet.review.left:
        return see_other(sheet.home)
    if visit.fields.get("seen") != seen(sheet.review.together):
        return view(visit, db, sheet, visit.say("Något har ändrats sedan sidan öppnades. Titta igenom den en gång till."))
    paper_answers.settle(db, sheet.letter, signed_in(visit), [_as_read(each) for each in sheet.review.together])
    return finishing.finish(visit, db, sheets.of_letter(visit, db, hold=True))


def _as_read(each: Proposal) -> Settled:
    outcome = "accepted" if each.value is not None else "empty" if each.is_sure else "asked"
    return Settled(each.path, each.question.kind, each.value, outcome, each.noted)


routes = [button("/desk/mail/{letter}/reading/together", take)]
