"""Letters that follow a call: the receipt, for who wants it on paper, and what must be signed in ink."""

from sqlmodel import Session

from accessibility.phone.wording import RECEIPT_LETTER, SIGN_LETTER
from eservices import references
from eservices.contact_centre.letters.outgoing import posting
from eservices.contact_centre.letters.outgoing.posting import Address, Letter
from eservices.filing import Receipt
from eservices.municipality import Municipality
from forms.journey import Asked
from forms.kinds import kind_of
from forms.texts import to_say
from portal.desk.calling.call import Call

RECEIPT, SIGNING = to_say("Kvitto per brev"), to_say("Att skriva under")


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
    _order(db, call, SIGNING, letter)


def _answers(call: Call) -> list[str]:
    say, shown = call.say, call.journey.shown
    answered = [asked for asked in call.journey.asked if asked.path in shown]
    return [
        f"{say.text(asked.question.label)} {kind_of(asked.question).show(asked.question, shown[asked.path].value, say)}"
        for asked in answered
    ]


def order_receipt(db: Session, call: Call, receipt: Receipt, steps: list[dict[str, str]]) -> None:
    """Number and code, what happens and by when."""
    say = call.say
    code = references.show(receipt.code) if receipt.code else ""
    letter = Letter(
        heading=say(RECEIPT_LETTER["heading"]),
        paragraphs=(
            say(RECEIPT_LETTER["number"], reference=references.show(receipt.reference)), say(RECEIPT_LETTER["keep"]),
        ),
        code=code,
        code_label=say(RECEIPT_LETTER["code"]) if code else "",
        after=tuple(f"{step['when']} {step['text']}".strip() for step in steps),
    )  # fmt: skip
    _order(db, call, RECEIPT, letter)


def _order(db: Session, call: Call, title: str, letter: Letter) -> None:
    posting.order(
        db, posting.LETTER, call.by, Address(call.applicant, address_of(call)), call.draft.language, letter.payload(),
        title=title, journey=call.draft.journey,
    )  # fmt: skip
