"""The sheet in a letter, as it was read, and how far a person has come with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from sqlmodel import Session, select

from accessibility.scan.proposals.proposing import Proposal, answer_paths, proposals
from accessibility.scan.proposals.reviewing import Review
from eservices import completions, copies
from eservices.cases import Case
from eservices.contact_centre.letters.incoming import mail as mails
from eservices.contact_centre.letters.incoming import paper_answers, sorting
from eservices.contact_centre.letters.incoming.mail import Mail
from eservices.contact_centre.letters.incoming.paper_answers import PaperAnswer
from eservices.contact_centre.letters.incoming.scan_pages import ScanPage
from eservices.contact_centre.letters.incoming.sorting import Returned
from eservices.drafts import Draft
from forms.answers import Answers, load
from forms.definition import Form
from forms.numbering import numbers
from portal.desk.surroundings import signed_in
from portal.refusals import NotFound
from portal.visit import Visit, asked_number


@dataclass(frozen=True)
class Sheet:
    """`case` is the one that a completion sheet answers; `draft` the one that a filled-in sheet was printed for."""

    letter: Mail
    returned: Returned
    review: Review
    settled: Mapping[str, PaperAnswer]
    draft: Draft | None
    case: Case | None

    @property
    def form(self) -> Form:
        return self.returned.version.form

    @property
    def home(self) -> str:
        return f"/desk/mail/{self.letter.id}/reading"

    @cached_property
    def numbers(self) -> dict[str, int]:
        return numbers(self.form)

    @cached_property
    def pages(self) -> dict[int, ScanPage]:
        """Page of the sheet → the page that came, the latest of several."""
        return {each.page: each for each in self.returned.pages}

    @property
    def is_done(self) -> bool:
        """Whether its answers lie elsewhere already, where they are changed from then on."""
        return bool(self.letter.journey) or not self.letter.is_waiting

    @property
    def is_being_read(self) -> bool:
        return any(each.state == "waiting" for each in (*self.returned.pages, *self.returned.others))

    def number(self, each: Proposal) -> int:
        return self.numbers[each.question.key]

    def address(self, each: Proposal) -> str:
        return f"{self.home}?at={quote(each.path)}"

    def find(self, path: str) -> Proposal:
        """Raises NotFound for what the sheet does not ask."""
        found = next((each for each in self.review.found if each.path == path), None)
        if found is None:
            raise NotFound
        return found


def of_letter(visit: Visit, db: Session, *, hold: bool = False) -> Sheet:
    """The sheet of the letter in the address. Raises MailGone, and NotFound for a letter without one."""
    letter = mails.find(db, signed_in(visit), asked_number(visit, "letter"), hold=hold)
    found = read_sheet(visit, db, letter)
    if found is None:
        raise NotFound
    return found


def read_sheet(visit: Visit, db: Session, letter: Mail) -> Sheet | None:
    """The sheet of a letter that has been found, if there is one in it."""
    returned = sorting.returned(db, letter)
    if returned is None or not returned.pages:
        return None
    copy = returned.copy
    case = db.exec(select(Case).where(Case.journey == copy.journey)).first() if copy else None
    draft = copies.draft_of(db, copy) if copy and not case else None
    printed = load(copy.printed) if copy else {}
    form, settled = returned.version.form, paper_answers.of_mail(db, letter)
    to = (copy.paths if copy else {}) or answer_paths(form, printed)
    readings = {each.page: each.reading for each in returned.pages if each.reading is not None}
    found = proposals(form, returned.sheet.layout, readings, visit.say, printed, to)
    before = completions.answers_of(db, case) if case and copy and copy.paths else _known(draft, printed)
    review = Review(form, tuple(found), {path: each.value for path, each in settled.items()}, before)
    return Sheet(letter, returned, review, settled, draft, case)


def _known(draft: Draft | None, printed: Answers) -> Answers:
    """The draft's answers as they are, or those that stand on the paper where it is forgotten."""
    return draft.given if draft and draft.given else printed
