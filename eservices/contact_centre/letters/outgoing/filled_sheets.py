"""A draft on paper: its sheet with the answers so far, posted with a letter and a code to go on with on a screen."""

from sqlmodel import Session

from eservices import copies, drafts
from eservices.contact_centre.letters.outgoing import posting
from eservices.contact_centre.letters.outgoing.posting import Address, Order, Posting
from eservices.drafts import Draft
from eservices.people import Colleague
from eservices.services import Version
from forms.texts import FIRST_LANGUAGE, SWEDISH


def order(db: Session, draft: Draft, version: Version, by: Colleague | None, to: Address, size: str = "standard") -> Posting:
    """Have it printed and posted; the draft waits for it. `by` is None where the applicant asks. Raises AlreadyFiled."""
    drafts.hold(db, draft)
    language = draft.language if version.form.speaks(draft.language) else FIRST_LANGUAGE
    copy = copies.make(db, draft, language, size, by)
    code = drafts.make_save_code(db, draft, drafts.new_key(db, draft))
    copies.wait_for_paper(db, draft.journey)
    title, payload = SWEDISH.text(version.form.title), {"copy": copy.token, "code": code}
    return posting.order(db, Order(posting.FILLED, title, to, language, payload, size=size, journey=draft.journey), by)
