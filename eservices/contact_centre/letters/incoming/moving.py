"""What a person does with pages: says which one it is, lays it in another letter or one of its own, looks at an alarm.

Whatever is moved is read anew against its letter: two pages of one number sound the alarm until one is set aside.
"""

import uuid
from collections import defaultdict

from sqlmodel import Session, col, select

from eservices import copies, jobs, tokens
from eservices.contact_centre.letters.incoming import laying, naming, scan_pages
from eservices.contact_centre.letters.incoming import mail as mails
from eservices.contact_centre.letters.incoming.mail import UNKNOWN, Envelope, Mail
from eservices.contact_centre.letters.incoming.naming import Name
from eservices.contact_centre.letters.incoming.scan_pages import ScanPage
from eservices.contact_centre.refusals import MailGone, PageUnknown, StillTwo
from eservices.events import written
from eservices.people import Colleague

READ_PAGE = "read_page"
NEIGHBOURS = 12


def tell(db: Session, mail: Mail, page: ScanPage, by: Colleague, name: Name) -> Mail:
    """Say which page it is; it is read as that, in the letter that waits for it or where it lies: that letter is returned.

    Raises PageUnknown when there is no such page of ours, and MailMoved.
    """
    mails.refuse_done(mail)
    known = naming.known(db, name)
    if known is None:
        raise PageUnknown
    naming.give(page, name, by.full_name)
    db.add(page)
    mails.note(db, mail, by, "named", f"{page.number}: {name.service}, {name.page}")
    others = [] if known.sheet.token == name.token else laying.of_token(db, name.token)
    home = next((each for each in others if each.is_waiting and each.id != mail.id), mail)
    _take_for(home, name)
    _lay(db, mail, home, page, by)
    read_again(db, page)
    return home


def read_again(db: Session, page: ScanPage) -> None:
    """Have the worker read it as what it is known to be."""
    jobs.enqueue(db, READ_PAGE, {"page_id": page.id}, key=(key := f"{READ_PAGE}:{page.id}:{uuid.uuid4()}"))
    jobs.hasten(db, key)


def move(db: Session, mail: Mail, page: ScanPage, by: Colleague, to: Mail) -> None:
    """Lay a page in another letter that waits. Raises MailMoved."""
    mails.refuse_done(mail)
    mails.refuse_done(to)
    if page.is_named and not to.token:
        _take_for(to, Name(page.service_id, page.version, page.page, page.token))
    mails.note(db, to, by, "page_in", f"{mail.id}")
    _lay(db, mail, to, page, by)


def apart(db: Session, mail: Mail, page: ScanPage, by: Colleague) -> Mail:
    """Lay a page in a letter of its own. Raises MailMoved."""
    mails.refuse_done(mail)
    kind, service = ("application", page.service_id) if page.is_named else (UNKNOWN, "")
    seen = Envelope(mail.reached_on, mail.way, kind, mail.group_id, mail.postmarked_on, mail.sender, service)
    to = mails.register(db, by, str(uuid.uuid4()), seen)
    to.token = page.token
    _lay(db, mail, to, page, by)
    return to


def set_aside(db: Session, mail: Mail, page: ScanPage, by: Colleague) -> None:
    """Of two pages with one number, this one does not count. Raises StillTwo when there is no other, and MailMoved."""
    mails.refuse_done(mail)
    others = [each for each in scan_pages.of_mail(db, mail) if each.counts and each.page == page.page and each.id != page.id]
    if not page.counts or not others:
        raise StillTwo
    page.state, page.same_as_id, page.alarm = "double", others[0].id, ""
    db.add(page)
    mails.note(db, mail, by, "set_aside", f"{page.page}")
    compare(db, mail)


def look_at_alarm(db: Session, mail: Mail, by: Colleague, why: str) -> None:
    """A person has seen that the pages belong together, and how. Raises WordsMissing, MailMoved, and StillTwo as long as
    two pages have one number."""
    mails.refuse_done(mail)
    pages = scan_pages.of_mail(db, mail)
    if _twice(db, pages):
        raise StillTwo
    mails.note(db, mail, by, "looked_at", written(why))
    for page in pages:
        page.alarm = ""
    db.add_all(pages)
    db.flush()


def compare(db: Session, mail: Mail) -> None:
    """Sound the alarm for pages with one number, and let it rest where they are parted."""
    pages = scan_pages.of_mail(db, mail)
    twice = _twice(db, pages)
    for page in pages:
        if page.id in twice:
            page.alarm = "two_of_one"
        elif page.alarm == "two_of_one":
            page.alarm = "came_before"
    db.add_all(pages)
    db.flush()


def neighbours(db: Session, by: Colleague, mail: Mail) -> list[Mail]:
    """Letters to which a page of this one may belong: those that wait with one's groups and came out of the same files, or
    were registered just before and after."""
    files = select(ScanPage.scan_id).where(ScanPage.mail_id == mail.id)
    beside = select(ScanPage.mail_id).where(col(ScanPage.scan_id).in_(files))
    mine = select(Mail).where(col(Mail.group_id).in_(by.groups), Mail.state == "waiting", Mail.id != mail.id)
    same = list(db.exec(mine.where(col(Mail.id).in_(beside)).order_by(col(Mail.id)).limit(NEIGHBOURS)))
    number = mail.id or 0
    near = mine.where(col(Mail.id).between(number - NEIGHBOURS // 2, number + NEIGHBOURS // 2)).order_by(col(Mail.id))
    return list({each.id: each for each in (*same, *db.exec(near))}.values())


def homes(db: Session, by: Colleague, mail: Mail) -> list[Mail]:
    """The letters of its service that an extra sheet may belong with; none for a letter that is no extra sheet."""
    if not _is_extra(db, mail):
        return []
    same = (each for each in neighbours(db, by, mail) if each.token and each.service_id == mail.service_id)
    return [each for each in same if not _part(db, each.token)]


def join(db: Session, mail: Mail, by: Colleague, to: Mail) -> None:
    """Lay all of a letter's pages with one of its `homes`. Raises MailGone for any other, and MailMoved."""
    mails.refuse_done(to)
    if all(each.id != to.id for each in homes(db, by, mail)):
        raise MailGone
    pages = scan_pages.of_mail(db, mail)
    for page in pages:
        if page.state == "double":
            page.mail_id = to.id
    db.add_all(pages)
    db.flush()
    for page in pages:
        if page.state != "double":
            move(db, mail, page, by, to)


def _is_extra(db: Session, mail: Mail) -> bool:
    """Whether its sheet has more room for what another asks; one that was made for somebody asks what is lacking."""
    return bool(mail.token and _part(db, mail.token) and not copies.find(db, mail.token))


def _part(db: Session, token: str) -> str:
    """What the sheet is of its form's; "" for the whole."""
    sheet = tokens.sheet_of(db, token)
    return sheet.part if sheet else ""


def _take_for(mail: Mail, name: Name) -> None:
    """The letter is one with that sheet, unless it is known as another's."""
    if not mail.token:
        mail.token, mail.service_id = name.token, name.service
    if mail.kind == UNKNOWN:
        mail.kind = "application"


def _lay(db: Session, mail: Mail, to: Mail, page: ScanPage, by: Colleague) -> None:
    page.mail_id = to.id
    if page.state == "double":
        page.state, page.same_as_id = "read" if page.reading is not None else "unread", None
    db.add(page)
    mails.keep(db, to)
    compare(db, to)
    if to.id == mail.id:
        return
    mails.note(db, mail, by, "page_out", f"{to.id}")
    if scan_pages.of_mail(db, mail):
        compare(db, mail)
    else:
        mails.finish(db, mail, by, "settled")


def _twice(db: Session, pages: list[ScanPage]) -> set[int | None]:
    """Those of which another has the same number on the same sheet; an extra sheet is one of its own."""
    parts = {token: _part(db, token) for token in {page.token for page in pages if page.counts}}
    numbered = defaultdict(list)
    for page in pages:
        if page.counts:
            numbered[page.service_id, page.version, parts[page.token], page.page].append(page.id)
    return {number for same in numbered.values() if len(same) > 1 for number in same}
