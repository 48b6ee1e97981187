"""The end of the talk: the caller says that it is right, the agent notes it, and the draft becomes a case."""

from sqlmodel import Session
from starlette.responses import Response

from eservices import confirmations, filing
from eservices.confirmations import ANSWERS, SIGNATURE
from eservices.filing import Receipt
from portal.desk import contacted, told
from portal.desk.calling import letters, review
from portal.desk.calling.call import Call, changing
from portal.endpoint import button, see_other
from portal.visit import Visit

PHONE = "phone"


@changing
def send(visit: Visit, db: Session, call: Call) -> Response:
    """Once: whoever presses again is led to the same receipt. What is in the way, and who is speaking, is settled first."""
    if call.journey.stop:
        return see_other(call.address(call.talk.steps[-1]))
    if call.journey.problems:
        return review.view(visit, db, call)
    if not confirmations.is_known(db, call.draft.journey, call.form.identity):
        return see_other(f"{call.home}/identity")
    who = visit.fields.get("who", "").strip()
    if not who:
        return review.view(visit, db, call, visit.say("Skriv vem som har sagt att svaren stämmer."))
    if call.is_trial:
        told.leave(visit, "tried")
        return see_other("/desk/services")
    _note(db, call, who)
    receipt = _file(db, call)
    if letters.to_sign(call):
        letters.order_signing(db, call, receipt, visit.municipality)
    contacted.note_case(db, call.by, call.draft)
    return see_other(f"{call.home}/receipt")


def _note(db: Session, call: Call, who: str) -> None:
    """What was said: that the answers are right, and each signature that a spoken word is enough for."""
    journey = call.draft.journey
    confirmations.confirm(db, journey, ANSWERS, "spoken", call.by, who=who)
    for asked in call.journey.asked:
        answer = call.journey.shown.get(asked.path)
        if asked.question.kind == "signature" and answer is not None and isinstance(answer.value, dict):
            confirmations.confirm(db, journey, SIGNATURE, "spoken", call.by, who=answer.value["name"], path=asked.path)


def _file(db: Session, call: Call) -> Receipt:
    """What was begun elsewhere and is finished here has come by telephone."""
    if call.draft.channel != PHONE:
        call.draft.channel = PHONE
        db.add(call.draft)
    return filing.file(db, filing.prepare(call.version, call.draft, call.journey.shown, filing.arrival(PHONE, None), call.by))


routes = [button("/desk/calls/{journey}/send", send)]
