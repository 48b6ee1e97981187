"""The letter to the one for whom somebody else has applied: who did, as what, and a code of one's own to follow it by."""

from collections.abc import Mapping

from sqlmodel import Session

from accessibility.behalf import ACTS, acting
from accessibility.languages import say_for
from eservices import clock, receipts, representation
from eservices.cases import Case, answers_of
from eservices.contact_centre.letters.outgoing import posting
from eservices.contact_centre.letters.outgoing.posting import Address, Letter, Order
from eservices.database import Database
from eservices.municipality import Municipality
from eservices.people import Colleague
from eservices.references import show
from eservices.representation import Representation
from eservices.services import version
from forms.standard.behalf import Person, person_of
from forms.texts import Say, to_say

TITLE = to_say("Brev med en kod. Jämför adressen med folkbokföringen.")


def tell(database: Database, payload: Mapping[str, object], *, municipality: Municipality) -> None:
    """Have the letter written and posted, once; or note why there is none."""
    with database.writing() as db:
        case = db.get_one(Case, int(str(payload["case_id"])))
        sender = representation.applicant_of(db, case)
        if sender is None or sender.letter:
            return
        person = person_of(version(db, case.version_id).form, answers_of(db, case))
        sender.letter = _fate(sender, person)
        db.add(sender)
        if sender.letter == "ordered":
            order_to_person(db, case, sender, person.lines, municipality, None)


def _fate(sender: Representation, person: Person) -> str:
    if not sender.rule.tells_by_letter(person.born, clock.today()):
        return "by_rule"
    return "ordered" if person.lines and person.name else "no_address"


def order_to_person(
    db: Session, case: Case, sender: Representation, lines: tuple[str, ...], municipality: Municipality, by: Colleague | None
) -> None:
    """A letter to the one represented, with a code that makes earlier ones of theirs void."""
    sender.letter = "ordered"
    db.add(sender)
    code = receipts.new_code_for(db, case, None)
    _order(db, case, case.applicant or "", lines, worded(case, sender, code, municipality, say_for(case.language)), by)


def order_to_representative(
    db: Session, case: Case, row: Representation, lines: tuple[str, ...], municipality: Municipality, by: Colleague | None
) -> None:
    """A letter to somebody who acts for another, with a code that shows what their right allows."""
    say, code = say_for(case.language), receipts.new_code_for(db, case, row.id)
    letter = Letter(
        heading=say("Din kod för att följa ett ärende"),
        paragraphs=(
            say("Du är antecknad hos {municipality} som {kind}.", municipality=municipality.name, kind=say(ACTS[row.kind])),
            say("Du ser ärendet med ärendenummer {reference} och koden här under.", reference=show(case.reference)),
        ),
        code=show(code), code_label=say("Din kod"), after=(say("Visa bara koden för den du litar på."),),
    )  # fmt: skip
    _order(db, case, row.name, lines, letter, by)


def _order(db: Session, case: Case, name: str, lines: tuple[str, ...], letter: Letter, by: Colleague | None) -> None:
    """It lies on the table of those who have the case: who it goes to is theirs to know."""
    to, said = Address(name, lines), letter.payload()
    posting.order(db, Order(posting.LETTER, TITLE, to, case.language, said, group=case.group_id, case_id=case.id), by)


def worded(case: Case, sender: Representation, code: str, municipality: Municipality, say: Say) -> Letter:
    """It tells that there is an application and by whom; what it is about is told by the code."""
    return Letter(
        heading=say("Någon har sökt åt dig"),
        paragraphs=(
            say("{name} har skickat in en ansökan till {municipality} åt dig.", name=acting(sender.name, sender.kind, say),
                municipality=municipality.name),
            say("Du ser vad som har skickats med ditt ärendenummer {reference} och koden här under.",
                reference=show(case.reference)),
        ),
        code=show(code), code_label=say("Din kod"),
        after=(
            say("Visa bara koden för den du litar på."),
            say("Vill du inte att {name} söker åt dig? Ring oss på {number}, så ändrar vi det.", name=sender.name,
                number=municipality.telephone),
        ),
    )  # fmt: skip
