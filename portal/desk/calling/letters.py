"""Letters that follow a call: the receipt, for who wants it on paper, and what must be signed in ink."""

from sqlmodel import Session

from accessibility.correspondence import ordering
from accessibility.correspondence.ordering import Wanted
from accessibility.phone.wording import SIGN_LETTER
from eservices import references
from eservices.cases import Case
from eservices.contact_centre.letters.outgoing import case_letters, posting, reply_ways
from eservices.contact_centre.letters.outgoing.case_letters import Sent
from eservices.contact_centre.letters.outgoing.posting import Address, Letter, Order
from eservices.filing import Receipt
from eservices.municipality import Municipality
from forms.journey import Asked
from forms.kinds import kind_of
from forms.texts import to_say
from portal.desk.calling.call import Call

SIGNING = to_say("Att skriva under")


def to_sign(call: Call) -> list[Asked]:
    """The signatures for which a spoken word is not enough."""
    signatures = (asked for asked in call.journey.asked if asked.question.kind == "signature")
    return [asked for asked in signatures if asked.question.phone.sign == "sheet"]


def address_of(call: Call) -> tuple[str, ...]:
    """The lines of the first postal address that was given, none where there is none."""
    for asked in call.journey.asked:
        answer = call.journey.shown.get(asked.path)
        if asked.question.kind == "address" and answer is not None:
            return tuple(kind_of(asked.question).show(asked.question, answer.value, call.say).split("\n"))
    return ()


def order_signing(db: Session, call: Call, receipt: Receipt, municipality: Municipality) -> None:
    """All that was said, to be read at the kitchen table, signed and sent back."""
    say = call.say
    values = {"title": say.text(call.form.title), "reference": references.show(receipt.reference)}
    letter = Letter(
        heading=say(SIGN_LETTER["heading"]),
        paragraphs=(
            say(SIGN_LETTER["why"], **values), *_answers(call),
            say(SIGN_LETTER["back"], address=", ".join((*municipality.address,))),
        ),
        after=(say(SIGN_LETTER["name"]), say(SIGN_LETTER["day"])),
    )  # fmt: skip
    draft, to = call.draft, Address(call.applicant, address_of(call))
    posting.order(db, Order(posting.LETTER, SIGNING, to, draft.language, letter.payload(), journey=draft.journey), call.by)


def _answers(call: Call) -> list[str]:
    say, shown = call.say, call.journey.shown
    answered = [asked for asked in call.journey.asked if asked.path in shown]
    return [
        f"{say.text(asked.question.label)} {kind_of(asked.question).show(asked.question, shown[asked.path].value, say)}"
        for asked in answered
    ]


def order_receipt(db: Session, call: Call, case: Case, municipality: Municipality) -> None:
    """The case's receipt by letter, the same that the worker writes for who wants letters; once, while it lies to be posted."""
    if is_receipt_ordered(db, case):
        return
    event, before = ordering.latest_for(db, case, case_letters.RECEIPT), _receipts(db, case)
    assert event is not None
    key = f"call:{case.id}:{len(before)}" if before else f"event:{event.id}"
    letter = next((each.letter for each in before if each.posting is None), None)
    letter = letter or case_letters.propose(db, case, case_letters.RECEIPT, key, "", event)
    if letter:
        wanted = Wanted(Address(call.applicant, address_of(call)), reply_ways.of_case(db, case).size)
        ordering.order(db, case, letter, wanted, municipality, call.by)


def is_receipt_ordered(db: Session, case: Case) -> bool:
    """Whether a receipt lies to be posted; one that was posted or called off can be had again."""
    return any(each.posting and each.posting.state in posting.ON_THE_TABLE for each in _receipts(db, case))


def _receipts(db: Session, case: Case) -> list[Sent]:
    return [each for each in case_letters.of_case(db, case) if each.letter.kind == case_letters.RECEIPT]
