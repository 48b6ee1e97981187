"""The receipt, to be read aloud: the number in threes, the code spelled, what happens and by when, what is still to come."""

from sqlmodel import Session, select
from starlette.responses import Response
from starlette.routing import Route

from accessibility.days import day
from accessibility.phone.spelling import spell
from eservices import by_telephone, filing, references
from eservices.cases import Case, answers_of
from eservices.contact_centre.meeting import contacts
from eservices.filing import Receipt
from forms.journey import walk
from portal.citizen.receipt import dated_steps
from portal.desk.calling import letters
from portal.desk.calling.call import Call, own_call
from portal.desk.surroundings import show as show_page
from portal.endpoint import button, page, see_other
from portal.visit import Visit


def show(visit: Visit, db: Session) -> Response:
    """What was sent by this agent; what is not sent leads to where the talk goes on."""
    call = own_call(visit, db)
    receipt = filing.find_receipt(db, call.draft.journey)
    if receipt is None:
        return see_other(call.home)
    case = _case(db, call)
    reference, code = references.show(receipt.reference), references.show(receipt.code) if receipt.code else ""
    return show_page(
        visit, db, "desk/calling/receipt.html", call=call, receipt=receipt, reference=reference, code=code,
        aloud={"reference": spell(reference, call.say), "code": spell(code, call.say)},
        closing_words=_words(db, call, case, receipt),
        steps=dated_steps(call.form, receipt.arrived_on, call.say), is_mine=case.group_id in call.by.groups,
        is_posted=letters.is_receipt_ordered(db, case), has_address=bool(letters.address_of(call)),
        way_on="/desk/contacts/latest" if contacts.open_of(db, call.by) else "/desk",
    )  # fmt: skip


def post(visit: Visit, db: Session) -> Response:
    """Send the receipt in a letter too. Pressed again while it lies to be posted, it is the same letter."""
    call = own_call(visit, db)
    if filing.find_receipt(db, call.draft.journey) is None:
        return see_other(call.home)
    letters.order_receipt(db, call, _case(db, call), visit.municipality)
    return see_other(f"{call.home}/receipt")


def _case(db: Session, call: Call) -> Case:
    return db.exec(select(Case).where(Case.journey == call.draft.journey)).one()


def _words(db: Session, call: Call, case: Case, receipt: Receipt) -> list[str]:
    """What is said below the numbers."""
    journey = walk(call.form, answers_of(db, case), unknown=by_telephone.unknown(call.draft))
    missing = [call.say.text(asked.question.label) for asked in journey.expected]
    asks = [call.aloud("missing", what=" ".join(missing))] if missing else []
    return [*asks, call.aloud("until", day=day(receipt.due_on, call.say, near=True))]


routes = [
    Route("/desk/calls/{journey}/receipt", page(show, staff=True)),
    button("/desk/calls/{journey}/receipt", post),
]
