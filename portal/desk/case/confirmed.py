"""What the applicant of a case has confirmed by word of mouth, and the signature in ink that comes after a call."""

from dataclasses import dataclass

from sqlmodel import Session
from starlette.responses import Response

from accessibility.days import moment
from eservices import confirmations
from eservices.cases import Case
from eservices.confirmations import SIGNATURE, Confirmation
from eservices.people import Colleague
from forms.definition import Form
from forms.texts import Say, to_say
from portal.desk import told
from portal.desk.surroundings import own_case, signed_in
from portal.endpoint import button, see_other
from portal.visit import Visit

WORDS = {
    ("identity", "call_back"): to_say("{who} svarade på ett känt nummer: {note}"),
    ("identity", "letter_code"): to_say("{who} läste upp koden ur brevet till {note}"),
    ("answers", "spoken"): to_say("{who} sade att svaren stämmer."),
    ("signature", "spoken"): to_say("{who} skrev under muntligt."),
    ("signature", "sheet"): to_say("{who} har skrivit under på papper."),
}


@dataclass(frozen=True)
class Said:
    """One confirmation in words: what, and before whom and when."""

    words: str
    before: str


def lines(db: Session, case: Case, say: Say) -> list[Said]:
    """What was confirmed, in the order in which it was."""
    found = confirmations.of(db, case.journey).values()
    return [Said(_words(each, say), f"{each.by_name}, {moment(each.at, say)}") for each in found]


def _words(each: Confirmation, say: Say) -> str:
    return say(WORDS.get((each.what, each.how), each.how), who=each.who or say("Den sökande"), note=each.note)


def unsigned(db: Session, case: Case, form: Form, by: Colleague) -> bool:
    """Whether a signature in ink is waited for, that this colleague may note."""
    wanted = [q for q, _ in form.questions() if q.kind == "signature" and q.phone.sign == "sheet"]
    if not wanted or case.channel != "phone" or case.group_id not in by.groups:
        return False
    return not any(what == SIGNATURE for what, _ in confirmations.of(db, case.journey))


def note(visit: Visit, db: Session) -> Response:
    """The sheet has come back, signed."""
    case = own_case(visit, db, "verb")
    confirmations.confirm(db, case.journey, SIGNATURE, "sheet", signed_in(visit), who=case.applicant or "")
    told.leave(visit, "signed", case.reference)
    return see_other(f"/desk/cases/{case.reference}")


routes = [button("/desk/cases/{reference}/signature", note)]
