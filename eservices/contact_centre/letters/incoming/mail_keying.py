"""From a letter to what it leads to: an application that is keyed beside it, or an answer to what was asked in a case."""

from sqlmodel import Session, select

from eservices import attachments, cases, clock, jobs, supplements
from eservices.attachments import Attachment
from eservices.cases import Case
from eservices.contact_centre.letters.incoming import mail as mails
from eservices.contact_centre.letters.incoming import scan_pages, scans
from eservices.contact_centre.letters.incoming.mail import Mail
from eservices.drafts import Draft
from eservices.files import Stored
from eservices.people import Colleague

OF_LETTER = ""
"""The question under which a letter's scan lies in its case: none."""
BIND = "bind_letter"
"""The job that gathers a letter's own pages where they came in a file with others'."""


def begin(db: Session, mail: Mail, draft: Draft, by: Colleague) -> None:
    """The letter is keyed in this draft; one that was begun before it is left. Raises MailMoved."""
    mails.refuse_done(mail)
    mail.journey = draft.journey
    mails.note(db, mail, by, "keyed")
    mails.keep(db, mail)


def of_journey(db: Session, by: Colleague, journey: str) -> Mail | None:
    """The letter that a draft is keyed from, if it lies with one's groups."""
    return db.exec(select(Mail).where(Mail.journey == journey, Mail.group_id.in_(by.groups))).first()


def filed(db: Session, by: Colleague, journey: str) -> None:
    """What was keyed has become a case: the letter is done, and its scan goes along."""
    mail = of_journey(db, by, journey)
    case = db.exec(select(Case).where(Case.journey == journey)).first()
    if mail is None or case is None or not mail.is_waiting:
        return
    _lay_with(db, mail, case)
    mails.finish(db, mail, by, "filed")


def answer(db: Session, mail: Mail, case: Case, words: str, by: Colleague) -> None:
    """The letter answers what was asked in the case, or is noted in it where nothing is asked; its scan lies there.

    Raises WordsMissing, WordsTooMany and MailMoved.
    """
    mails.refuse_done(mail)
    if supplements.open_of(db, case):
        supplements.answer(db, case, words, "letter", by)
    else:
        cases.note(db, case, by, words)
    _lay_with(db, mail, case)
    mails.finish(db, mail, by, "answered")


def _lay_with(db: Session, mail: Mail, case: Case) -> None:
    mail.case_id = case.id
    own = [scan for scan in scans.of_mail(db, mail) if not scan_pages.has_left(db, scan, mail)]
    if {page.scan_id for page in scan_pages.of_mail(db, mail)} - {scan.id for scan in own}:
        jobs.enqueue(db, BIND, {"mail_id": mail.id}, key=f"{BIND}:{mail.id}")
    for scan in own:
        _attach(db, case, Stored(scan.name, scan.size, scan.media_type, scan.sha256))


def keep_pages(db: Session, mail: Mail, stored: Stored) -> None:
    """The letter's own pages, gathered, lie with its case; once, however often they are gathered."""
    case = db.get(Case, mail.case_id) if mail.case_id else None
    if case and all(file.sha256 != stored.sha256 for file in attachments.of_case(db, case)):
        _attach(db, case, stored)


def _attach(db: Session, case: Case, stored: Stored) -> None:
    db.add(Attachment(case_id=case.id, question=OF_LETTER, stored_at=clock.now(), **stored._asdict()))
