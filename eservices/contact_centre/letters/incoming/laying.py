"""A file that has been read is laid out: each sheet's pages in a letter of their own, what is nobody's in unknown mail.

Two people's pages never lie in one letter because a machine thought so: whatever is in doubt lies alone, with an alarm.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session, col, select

from eservices import copies, people, services, tokens
from eservices.cases import Case
from eservices.contact_centre.letters.incoming import mail as mails
from eservices.contact_centre.letters.incoming import scan_pages
from eservices.contact_centre.letters.incoming.grouping import Master, Sheaf, sheaves, strangers
from eservices.contact_centre.letters.incoming.mail import UNKNOWN, Envelope, Mail
from eservices.contact_centre.letters.incoming.scan_pages import ScanPage
from eservices.contact_centre.letters.incoming.scans import Scan
from eservices.people import CONTACT_CENTRE
from eservices.refusals import ServiceGone, UnknownGroup


@dataclass(frozen=True)
class _Table:
    """What lies on it: the file, and the letter that it was scanned for."""

    scan: Scan
    letter: Mail | None
    envelope: Envelope


def lay(db: Session, scan: Scan) -> None:
    """Lay every page where it belongs. Of a letter's own file the first sheet, and what is no sheet of ours, stay in it."""
    pages = scan_pages.of_scan(db, scan)
    known = masters(db, (page.token for page in pages))
    table = _table(db, scan)
    if table.letter:
        _pick_up(db, [page for page in pages if page.token in known and page.state != "double"])
    for sheaf in sheaves(pages, known):
        _put(db, _home(db, table, sheaf, known[sheaf.token]), sheaf.pages)
    if table.letter is None:
        for run in strangers(pages, known):
            _put(db, _enter(db, table, run, table.envelope), run)
        _put_doubles(db, pages)
    scan.state = "done"
    db.add(scan)
    db.flush()


def masters(db: Session, named: Iterable[str]) -> Mapping[str, Master]:
    """What each token names, of those that are ours."""
    found = {token: tokens.sheet_of(db, token) for token in set(named) if token}
    return {token: Master(sheet.pages, sheet.token == token) for token, sheet in found.items() if sheet}


def of_token(db: Session, token: str) -> list[Mail]:
    """Every letter in which pages with that token have come."""
    return list(db.exec(select(Mail).where(Mail.token == token, Mail.token != "").order_by(col(Mail.id))))


def group_of(db: Session, service: str) -> str:
    """With whom a letter about a service lies: its department's group, or the contact centre if there is none."""
    try:
        return people.find_group(db, services.live(db, service).form.department).id
    except (ServiceGone, UnknownGroup):
        return CONTACT_CENTRE


def _table(db: Session, scan: Scan) -> _Table:
    letter = db.get(Mail, scan.mail_id) if scan.mail_id else None
    if letter:
        seen = Envelope(letter.reached_on, letter.way, UNKNOWN, letter.group_id, letter.postmarked_on, letter.sender)
    else:
        assert scan.reached_on is not None
        seen = Envelope(scan.reached_on, scan.way, UNKNOWN, scan.group_id or CONTACT_CENTRE, scan.postmarked_on)
    return _Table(scan, letter, seen)


def _pick_up(db: Session, pages: Sequence[ScanPage]) -> None:
    for page in pages:
        page.mail_id = None
    db.add_all(pages)
    db.flush()


def _put(db: Session, home: Mail, pages: Sequence[ScanPage]) -> None:
    for page in pages:
        page.mail_id = home.id
    db.add_all(pages)
    db.flush()


def _put_doubles(db: Session, pages: Sequence[ScanPage]) -> None:
    """The same paper lies where it lay first."""
    for page in pages:
        if page.state == "double" and page.same_as_id:
            page.mail_id = db.get_one(ScanPage, page.same_as_id).mail_id
            db.add(page)


def _home(db: Session, table: _Table, sheaf: Sheaf, master: Master) -> Mail:
    """The letter that it was scanned for, the one that waits for what was missing, or one of its own."""
    letter, first = table.letter, sheaf.pages[0]
    before = [] if master.is_everybodys else of_token(db, sheaf.token)
    if letter and letter.token in ("", sheaf.token) and _has_room(db, letter, sheaf):
        _sound(sheaf, sheaf.alarm or ("came_before" if any(each.id != letter.id for each in before) else ""))
        letter.token, letter.service_id = sheaf.token, letter.service_id or first.service_id
        mails.keep(db, letter)
        return letter
    waiting = None if sheaf.alarm or not copies.find(db, sheaf.token) else _waiting(db, before, sheaf)
    _sound(sheaf, sheaf.alarm or ("came_before" if before and not waiting else ""))
    return waiting or _enter(db, table, sheaf.pages, _about(db, table.envelope, sheaf), sheaf.token)


def _waiting(db: Session, before: Sequence[Mail], sheaf: Sheaf) -> Mail | None:
    """A letter that lacks just these pages of the same copy; a copy is one person's."""
    return next((each for each in before if each.is_waiting and _has_room(db, each, sheaf)), None)


def _has_room(db: Session, letter: Mail, sheaf: Sheaf) -> bool:
    there = {page.page for page in scan_pages.of_mail(db, letter) if page.counts}
    return not there & {page.page for page in sheaf.pages}


def _sound(sheaf: Sheaf, alarm: str) -> None:
    for page in sheaf.pages:
        page.alarm = alarm


def _about(db: Session, seen: Envelope, sheaf: Sheaf) -> Envelope:
    """An application for its service, or an answer in the case that the sheet was printed for."""
    service = sheaf.pages[0].service_id
    copy = copies.find(db, sheaf.token)
    case = db.exec(select(Case).where(Case.journey == copy.journey)).first() if copy else None
    if case is None:
        return replace(seen, kind="application", group=group_of(db, service), service=service)
    return replace(seen, kind="answer", group=case.group_id, service=service, reference=case.reference)


def _enter(db: Session, table: _Table, pages: Sequence[ScanPage], seen: Envelope, token: str = "") -> Mail:
    scan = table.scan
    letter = mails.enter(db, f"scan:{scan.id}:{pages[0].number}", seen, scan.by_id, scan.by_name, token)
    mails.note(db, letter, None, "sorted", f"{scan.name}: {', '.join(str(page.number) for page in pages)}")
    return letter
