"""Letters of ours that came back: registered as mail, and somebody is rung about where the person lives now.

Where a number is known a call-back is booked; where none is, the mail waits in the group's list until somebody has found out.
What came back can be sent again, to another address, for as long as its paper is kept.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import or_
from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from eservices import cases, clock, completions, services
from eservices.cases import Case
from eservices.contact_centre.calling_back import callbacks
from eservices.contact_centre.calling_back.callbacks import Callback, Wish
from eservices.contact_centre.calling_back.staffing import Window
from eservices.contact_centre.letters.incoming import arriving, mail
from eservices.contact_centre.letters.incoming.mail import Envelope, Mail
from eservices.contact_centre.letters.outgoing import posting
from eservices.contact_centre.letters.outgoing.posting import Address, Order, Posting
from eservices.contact_centre.meeting.contacts import Contact, ContactLink
from eservices.contact_centre.refusals import PostingGone
from eservices.drafts import Draft
from eservices.people import Colleague
from forms.answers import Answers, load
from forms.definition import Form

WHYS = ("moved", "unknown", "refused", "unclaimed", "other")
MOST_LOOKED_THROUGH = 20_000
LOOKED_FOR = timedelta(days=200)
"""How long after it was posted a letter is thought to be able to come back."""


@dataclass(frozen=True)
class Back:
    """A letter that is back: why, since when, and what to say when somebody is rung about it."""

    why: str
    reached_on: date
    words: str
    phone: str = ""
    window: Window | None = None


def likely(db: Session, by: Colleague, sought: str, limit: int = 10) -> list[Posting]:
    """Letters of one's groups that were posted and may come back, to a name with these words; the latest first."""
    words = sought.casefold().split()
    mine = (col(Posting.group_id).in_(by.groups), Posting.state == "posted")
    rows = select(Posting.id, Posting.to_name).where(*mine, Posting.changed_at > clock.now() - LOOKED_FOR)
    names = db.exec(rows.order_by(col(Posting.id).desc()).limit(MOST_LOOKED_THROUGH)) if words else ()
    found = [number for number, name in names if all(word in name.casefold() for word in words)][:limit]
    light = select(Posting).where(col(Posting.id).in_(found)).options(defer(Posting.pdf), defer(Posting.payload))
    return list(db.exec(light.order_by(col(Posting.id).desc())))


def known_phone(db: Session, by: Colleague, letter: Posting) -> str:
    """The number that the person has given us, as far as one's groups may see it; "" when none is known."""
    return _answered(db, by, letter) or _called_from(db, by, letter)


def _answered(db: Session, by: Colleague, letter: Posting) -> str:
    case = db.get(Case, letter.case_id) if letter.case_id else None
    if case and case.group_id in by.groups:
        return _phone_in(services.version(db, case.version_id).form, completions.answers_of(db, case))
    draft = db.exec(select(Draft).where(Draft.journey == letter.journey)).first() if letter.journey else None
    return _phone_in(services.version(db, draft.version_id).form, load(draft.answers)) if draft else ""


def _phone_in(form: Form, answers: Answers) -> str:
    """The first number that the form asks for and that was given."""
    asked = (each.key for each, group in form.questions() if each.kind == "phone" and not group)
    return next((str(answers[key].value) for key in asked if key in answers and answers[key].value), "")


def _called_from(db: Session, by: Colleague, letter: Posting) -> str:
    about = [ContactLink.case_id == letter.case_id] if letter.case_id else []
    about += [ContactLink.journey == letter.journey] if letter.journey else []
    if not about:
        return ""
    rung = select(Contact.phone).join(ContactLink, col(ContactLink.contact_id) == Contact.id).where(or_(*about))
    mine = rung.where(col(Contact.group_id).in_(by.groups), Contact.phone != "").order_by(col(Contact.id).desc())
    return db.exec(mine).first() or ""


def register(db: Session, letter: Posting, by: Colleague, key: str, back: Back, came: Mail | None = None) -> Callback | None:
    """It has come back: a row in the mail unless it `came` as one, a note in its case, and a call-back where that is given.

    Raises PostingMoved unless it was posted, ImpossibleArrival and WindowFull.
    """
    seen = Envelope(back.reached_on, arriving.LATER, "returned", letter.group_id, sender=letter.to_name)
    came = came or mail.register(db, by, key, seen)
    posting.change(db, letter, "returned", by, ("posted",), mail_id=came.id, returned_why=back.why)
    case = db.get(Case, letter.case_id) if letter.case_id else None
    if case and cases.may(case, "note"):
        cases.note(db, case, by, back.words)
    if back.window is None or not back.phone:
        return None
    language = letter.language.partition("-")[0]
    wish = Wish(letter.to_name, back.phone, language, case.service if case else "", back.words)
    callback, _ = callbacks.book(db, back.window, wish, key, by, group=letter.group_id)
    if came.is_waiting:
        mail.settle(db, came, by, back.words)
    return callback


def of_mail(db: Session, by: Colleague, mail_id: int) -> Posting | None:
    """The letter of ours that a piece of mail is, if it lies with one's groups."""
    mine = select(Posting).where(Posting.mail_id == mail_id, col(Posting.group_id).in_(by.groups))
    return db.exec(mine.options(defer(Posting.pdf), defer(Posting.payload))).first()


def send_again(db: Session, letter: Posting, by: Colleague, to: Address) -> Posting:
    """The same paper once more, under a letter with the address where the person is now. Raises PostingGone once forgotten."""
    if letter.pdf is None:
        raise PostingGone
    wanted = Order(
        letter.kind, letter.title, to, letter.language, {"again": letter.id}, size=letter.size,
        post_class=letter.post_class, group=letter.group_id, case_id=letter.case_id, journey=letter.journey,
    )  # fmt: skip
    return posting.order(db, wanted, by)
