"""A pile becomes letters: each with its own pages, behind its own wall, in both databases."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime

import pytest
from sqlmodel import Session, select

from eservices import clock, copies, services, sheets, tokens
from eservices.contact_centre.letters.incoming import laying, mail, moving, piles, scan_pages, sorting
from eservices.contact_centre.letters.incoming.mail import Envelope, Mail
from eservices.contact_centre.letters.incoming.naming import Name
from eservices.contact_centre.letters.incoming.piles import Arrival
from eservices.contact_centre.letters.incoming.scan_pages import Drawn, ScanPage
from eservices.contact_centre.letters.incoming.scans import Scan
from eservices.contact_centre.refusals import MailMoved, PageUnknown, PileGone, StillTwo
from eservices.database import Database
from eservices.files import Stored
from eservices.references import new_token
from eservices.refusals import ImpossibleArrival, KindOfFileRefused, WordsMissing
from eservices.sheets import Sheet
from tests.eservices.conftest import Cast, begun, send

TUESDAY = date(2026, 11, 24)
NOBODYS = ("", 0)


@pytest.fixture(autouse=True)
def on_tuesday() -> Iterator[None]:
    with clock.standing_at(datetime(2026, 11, 24, 9, tzinfo=clock.HERE)):
        yield


def master(db: Session, service: str = "building-permit", pages: int = 2) -> Sheet:
    version = services.current(db, service)
    there = sheets.find(db, version.id or 0, "sv", "standard")
    return there or sheets.keep(db, version.id or 0, "sv", "standard", new_token(), b"%PDF", {"pages": pages}, pages)


def pile(db: Session, cast: Cast, *named: tuple[str, int], sha256: str = "a" * 64, mail: Mail | None = None) -> Scan:
    """A file that has been read: (token, page) of each of its pages."""
    stored = Stored("bunt.pdf", 1, "application/pdf", sha256)
    scan = piles.add(db, cast.elin, stored, Arrival(TUESDAY, "first_emptying"))
    if mail:
        scan.mail_id, scan.group_id, scan.reached_on = mail.id, None, None
    scan.state, scan.pages = "reading", len(named)
    pages = scan_pages.keep(db, scan, 1, [Drawn("b" * 64, 1, 1) for _ in named])
    for page, (token, number) in zip(pages, named, strict=True):
        sheet = tokens.sheet_of(db, token) if token else None
        if sheet:
            version = services.version(db, sheet.version_id)
            page.service_id, page.version, page.page, page.token = version.service_id, version.number, number, token
            page.state, page.reading = "read", {"fields": {}}
    laying.lay(db, scan)
    return scan


def letters(db: Session) -> list[Mail]:
    return list(db.exec(select(Mail).order_by(Mail.id)))


def alarms(db: Session) -> list[str]:
    return list(db.exec(select(ScanPage.alarm).order_by(ScanPage.id)))


def test_a_mixed_pile_becomes_letters_each_with_its_own_group(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        one, other = sheets.new_serial(master(db)), sheets.new_serial(master(db, "home-care", 1))
        scan = pile(db, cast, (one, 2), (other, 1), NOBODYS, (one, 1))
        permit, care, unknown = letters(db)
        assert [(each.kind, each.service_id, each.group_id) for each in (permit, care, unknown)] == [
            ("application", "building-permit", "building"), ("application", "home-care", "care"),
            ("unknown", "", "contact-centre"),
        ]  # fmt: skip
        assert permit.arrived_on == date(2026, 11, 23)
        assert [page.number for page in scan_pages.of_mail(db, permit)] == [1, 4]
        assert [page.number for page in scan_pages.of_mail(db, unknown)] == [3]
        come = sorting.returned(db, permit)
        assert come and come.is_whole and [page.page for page in come.pages] == [1, 2]
        assert piles.outcome(db, scan).letters == [(permit, 2, 0), (care, 1, 0), (unknown, 1, 0)]
        for number, is_seen in ((1, False), (2, False), (3, True)):
            if is_seen:
                assert piles.find_page(db, cast.elin, scan, number).number == number
                continue
            with pytest.raises(PileGone):
                piles.find_page(db, cast.elin, scan, number)
        with pytest.raises(PileGone):
            piles.find(db, cast.dag, scan.id or 0)


def test_a_file_is_one_pile_however_often_it_is_sent_and_laid_out(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        scan = pile(db, cast, NOBODYS)
        laying.lay(db, scan)
        assert piles.add(db, cast.elin, Stored("x.pdf", 1, "application/pdf", "a" * 64), Arrival(TUESDAY)).id == scan.id
        assert len(letters(db)) == 1
        with pytest.raises(KindOfFileRefused):
            piles.add(db, None, Stored("x.docx", 1, "application/msword", "c" * 64), Arrival(TUESDAY))
        for arrival in (Arrival(date(2026, 11, 25)), Arrival(TUESDAY, postmarked_on=date(2026, 12, 1))):
            with pytest.raises(ImpossibleArrival):
                piles.add(db, None, Stored("x.pdf", 1, "application/pdf", "c" * 64), arrival)


def test_a_file_that_several_lay_in_at_once_is_one_pile(database: Database, cast: Cast) -> None:
    together = threading.Barrier(3)

    def lay_in(_number: int) -> int:
        together.wait(5)
        with database.writing() as db:
            number = piles.add(db, None, Stored("x.pdf", 1, "application/pdf", "d" * 64), Arrival(clock.today())).id
            time.sleep(0.1)
        return number or 0

    with ThreadPoolExecutor(3) as hands:
        assert len(set(hands.map(lay_in, range(3)))) == 1


def test_a_serial_that_came_before_sounds_the_alarm_and_lies_alone(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        serial = sheets.new_serial(master(db))
        pile(db, cast, (serial, 1))
        pile(db, cast, (serial, 2), sha256="c" * 64)
        assert alarms(db) == ["", "came_before"]
        first, second = letters(db)
        come = sorting.returned(db, second)
        assert come and (come.alarms, come.missing) == ({"came_before"}, (1,))
        moving.move(db, second, scan_pages.of_mail(db, second)[0], cast.fia, first)
        assert (second.state, len(scan_pages.of_mail(db, first))) == ("settled", 2)
        with pytest.raises(WordsMissing):
            moving.look_at_alarm(db, first, cast.fia, " ")
        moving.look_at_alarm(db, first, cast.fia, "Samma handstil.")
        come = sorting.returned(db, first)
        assert come and come.is_whole


def test_what_was_missing_of_a_copy_comes_to_the_letter_that_waits(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        master(db)
        draft = begun(db)
        token = copies.make(db, draft, "sv", "standard").token
        pile(db, cast, (token, 1))
        pile(db, cast, (token, 2), sha256="c" * 64)
        assert (len(letters(db)), alarms(db)) == (1, ["", ""])
        pile(db, cast, (token, 2), sha256="d" * 64)
        assert (len(letters(db)), alarms(db)) == (2, ["", "", "came_before"])


def test_a_copy_of_what_was_sent_answers_its_case(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        master(db)
        draft = begun(db)
        token = copies.make(db, draft, "sv", "standard").token
        reference = send(db, draft).reference
        pile(db, cast, (token, 1))
        letter = letters(db)[0]
        assert (letter.kind, letter.reference, letter.group_id) == ("answer", reference, "building")


def test_of_a_letters_own_file_the_first_sheet_stays_and_another_leaves(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        one, other = sheets.new_serial(master(db)), sheets.new_serial(master(db))
        seen = Envelope(TUESDAY, "later", "application", "contact-centre", sender="Elsa Lund")
        letter = mail.register(db, cast.elin, "a", seen)
        pile(db, cast, (one, 1), NOBODYS, (other, 1), (one, 2), mail=letter)
        assert [page.number for page in scan_pages.of_mail(db, letter)] == [1, 2, 4]
        come = sorting.returned(db, letter)
        assert come and come.is_whole and [page.number for page in come.others] == [2]
        assert [(each.sender, each.group_id) for each in letters(db)[1:]] == [("Elsa Lund", "building")]


def test_two_pages_of_one_number_stop_until_one_is_set_aside(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        serial = sheets.new_serial(master(db))
        pile(db, cast, (serial, 1), (serial, 1), (serial, 2))
        assert set(alarms(db)) == {"two_of_one"}
        first, second, third = letters(db)
        moving.move(db, second, scan_pages.of_mail(db, second)[0], cast.fia, first)
        moving.move(db, third, scan_pages.of_mail(db, third)[0], cast.fia, first)
        with pytest.raises(StillTwo):
            moving.look_at_alarm(db, first, cast.fia, "Hör ihop.")
        one, twin, last = scan_pages.of_mail(db, first)
        with pytest.raises(StillTwo):
            moving.set_aside(db, first, last, cast.fia)
        moving.set_aside(db, first, twin, cast.fia)
        moving.look_at_alarm(db, first, cast.fia, "Samma person skrev två gånger.")
        come = sorting.returned(db, first)
        assert come and come.is_whole and twin.same_as_id == one.id
        alone = moving.apart(db, first, twin, cast.fia)
        assert (twin.state, alone.service_id, alone.token) == ("read", "building-permit", serial)


def test_a_page_with_a_torn_code_is_told_by_hand(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        sheet = master(db)
        serial = sheets.new_serial(sheet)
        pile(db, cast, (serial, 1), NOBODYS, NOBODYS)
        letter, unknown = letters(db)
        torn, other = scan_pages.of_mail(db, unknown)
        with pytest.raises(PageUnknown):
            moving.tell(db, unknown, torn, cast.fia, Name("building-permit", 1, 2, new_token()))
        home = moving.tell(db, unknown, torn, cast.fia, Name("building-permit", 1, 2, serial))
        assert (home.id, torn.state, torn.named_by_name) == (letter.id, "waiting", "Fia Grahn")
        home = moving.tell(db, unknown, other, cast.fia, Name("building-permit", 1, 1, sheet.token))
        assert (home.id, home.kind, home.service_id) == (unknown.id, "application", "building-permit")


def test_nothing_is_moved_out_of_or_into_what_is_done(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        pile(db, cast, NOBODYS)
        seen = Envelope(TUESDAY, "later", "other", "contact-centre")
        letter, done = letters(db)[0], mail.register(db, cast.elin, "b", seen)
        mail.settle(db, done, cast.elin, "Reklam.")
        page = scan_pages.of_mail(db, letter)[0]
        for move in (
            lambda: moving.move(db, letter, page, cast.elin, done),
            lambda: moving.move(db, done, page, cast.elin, letter),
            lambda: moving.apart(db, done, page, cast.elin),
            lambda: moving.set_aside(db, done, page, cast.elin),
            lambda: moving.look_at_alarm(db, done, cast.elin, "Ja."),
        ):
            with pytest.raises(MailMoved):
                move()
