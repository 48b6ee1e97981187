"""A pile is laid in at the desk: read in the background, laid out in letters, set right by hand; each behind its own wall."""

import io
from collections.abc import Callable
from datetime import datetime

import pikepdf
import pytest
from PIL import Image, ImageDraw
from sqlmodel import select

from accessibility.paper.files import marks
from accessibility.scan import jobs as scan
from accessibility.scan import opening, reading, recording
from accessibility.workshop import WorkFailed
from eservices import audit, clock, services, sheets
from eservices.contact_centre.letters.incoming.scan_pages import ScanPage
from eservices.references import new_token
from eservices.worker import run_due
from portal.house import House
from tests.client import Client, Seen
from tests.portal.desk.conftest import SignIn

TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=clock.HERE)
LAYOUT = {"pages": 2, "page_mm": [210, 297], "size": "standard", "fields": {}, "marks": marks.as_map("F1:X.1.1.X")}


@pytest.fixture(autouse=True)
def on_tuesday() -> object:
    with clock.standing_at(TUESDAY):
        yield


@pytest.fixture
def reads(house: House, monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """The worker does what is due, without a process of its own for each part."""
    monkeypatch.setattr(recording._workshop, "run", lambda _bounds, work, *given: work(*given))
    return lambda: run_due(house.database, scan.handlers(house.files))


def sheet(code: str = "", words: str = "Hej!") -> Image.Image:
    """A page at 100 dots to an inch, with our codes and marks if it has a name."""
    drawn = Image.new("L", (827, 1169), 255)
    if code:
        for mark in (*marks.corners(), marks.qr(code), marks.data_matrix(code)):
            _stamp(drawn, mark)
    ImageDraw.Draw(drawn).text((150, 500), words, fill=0, font_size=40)
    return drawn


def _stamp(drawn: Image.Image, mark: marks.Mark) -> None:
    side = mark.module * 100 / 25.4
    for row, bits in enumerate(mark.rows):
        for column, bit in enumerate(bits):
            if bit == "1":
                left, top = mark.left * 100 / 25.4 + column * side, mark.top * 100 / 25.4 + row * side
                ImageDraw.Draw(drawn).rectangle((left, top, left + side, top + side), fill=0)


def pile_of(*pages: Image.Image) -> bytes:
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=100)
    return out.getvalue()


@pytest.fixture
def serial(house: House) -> Callable[[str], str]:
    """Hands out a blank sheet of a service, or of some of its questions: two pages."""

    def handed_out(service: str, part: str = "") -> str:
        out, paper = io.BytesIO(), pikepdf.new()
        for _ in range(2):
            paper.add_blank_page(page_size=(595, 842))
        paper.save(out)
        with house.database.writing() as db:
            version = services.current(db, service)
            edition = (version.id or 0, "sv", "standard", new_token())
            sheet = sheets.keep(db, *edition, out.getvalue(), LAYOUT, 2, face="of-test", part=part)
            return sheets.new_serial(sheet)

    return handed_out


def page(service: str, number: int, token: str, words: str = "Hej!") -> Image.Image:
    return sheet(marks.payload(service, 1, number, token), words)


def lay_in(agent: Client, file: bytes, **typed: str) -> Seen:
    files = [("scan", ("bunt.pdf", file))] if file else [("scan", ("", b""))]
    return agent.submit(agent.get("/desk/mail/piles"), typed, button="Läs in bunten", files=files)


def test_a_pile_becomes_letters_and_others_letters_are_not_seen(
    berit: Client, sign_in: SignIn, reads: Callable, serial: Callable, house: House, writing: Callable
) -> None:
    one, care = serial("contact"), serial("home-care")
    back, note = Image.new("L", (827, 1169), 252), sheet(words="Min katt är borta.")
    file = pile_of(page("contact", 2, one), page("home-care", 1, care), back, page("contact", 1, one).rotate(180), note)
    laid = berit.follow(lay_in(berit, file, way="first_emptying"))
    assert "Väntar på sin tur" in laid.text
    reads()
    told = berit.get(laid.url)
    assert "5 sidor. Det blev 3 brev." in told.text
    assert "1 tom sida" in told.text
    assert [row.text_content().split() for row in told.select("tbody tr")][1][-1] == "Omsorg"
    assert len(told.select("tbody th a")) == 2
    number = laid.url.rpartition("/")[2]
    assert [berit.get(f"/desk/mail/piles/{number}/pages/{n}").status for n in (1, 2, 3, 5, 6)] == [200, 404, 200, 200, 404]
    for other in (sign_in("dag"), sign_in("cem")):
        assert other.get(f"/desk/mail/piles/{number}").status == 404
        assert other.get(f"/desk/mail/piles/{number}/pages/1").status == 404
    letter = berit.get(told.select("tbody th a")[0].get("href"))
    assert "23 november" in letter.text
    assert "Alla 2 sidor har kommit." in berit.get(f"{letter.url}/pages").text
    with writing() as db:
        assert audit.unnamed_files(db, house.files) == []
    assert "redan inläst" in berit.follow(lay_in(berit, file)).text


def test_two_peoples_pages_sound_the_alarm_until_somebody_has_looked(
    berit: Client, reads: Callable, serial: Callable, pages: Callable
) -> None:
    token = serial("contact")
    laid = berit.follow(lay_in(berit, pile_of(page("contact", 1, token, "Astrid"), page("contact", 1, token, "Bo"))))
    reads()
    told = berit.get(laid.url)
    assert "Sidor från olika personer?" in told.text
    assert [(each.mail_id, each.alarm) for each in pages()] == [(1, "two_of_one"), (2, "two_of_one")]
    seen = berit.get("/desk/mail/2/pages")
    assert berit.submit(seen, {"to": ""}, button="Flytta sidan").status == 422
    moved = berit.follow(berit.submit(seen, {"to": "1"}, button="Flytta sidan"))
    assert (moved.url, "Sidan är flyttad till brev 1" in moved.text) == ("/desk/mail/1/pages", True)
    assert berit.submit(moved, {"why": "Samma handstil."}, button="Håll ihop sidorna").status == 422
    berit.submit(moved, button="Räkna inte sidan")
    assert sorted(each.state for each in pages()) == ["double", "read"]
    left = berit.get("/desk/mail/1/pages")
    assert berit.submit(left, {"why": " "}, button="Håll ihop sidorna").status == 422
    assert berit.submit(left, {"why": "Samma handstil."}, button="Håll ihop sidorna").location == "/desk/mail/1"
    assert [each.alarm for each in pages()] == ["", ""]


def test_an_extra_sheet_is_laid_with_the_letter_that_it_belongs_to(
    berit: Client, sign_in: SignIn, reads: Callable, serial: Callable, pages: Callable
) -> None:
    whole, extra = serial("contact"), serial("contact", "more")
    lay_in(berit, pile_of(*(page("contact", number, token) for token in (whole, extra) for number in (1, 2))))
    reads()
    assert {each.mail_id for each in pages()} == {1, 2}
    assert "Lägg med brev" not in berit.get("/desk/mail/1").text
    dag = sign_in("dag")
    assert dag.post("/desk/mail/2/joining", {"to": "1"}).status == 404
    told = berit.follow(berit.submit(berit.get("/desk/mail/2"), button="Lägg med brev 1"))
    assert told.url == "/desk/mail/1" and "kan vara någon annans" not in told.text.lower()
    assert [(each.mail_id, each.alarm) for each in pages()] == [(1, "")] * 4
    assert "Annan blankett, sida 2" in told.text
    assert berit.get("/desk/mail/2/pages").select("form[action*=joining]") == []
    assert berit.post("/desk/mail/2/joining", {"to": "99"}).status == 404


def test_an_extra_sheet_takes_its_own_doubles_along_and_nothing_is_left_to_wait(
    berit: Client, reads: Callable, serial: Callable, pages: Callable
) -> None:
    whole, extra = serial("contact"), serial("contact", "more")
    lay_in(berit, pile_of(*(page("contact", number, whole) for number in (1, 2)), page("contact", 1, extra, "Mer att säga")))
    reads()
    lay_in(berit, pile_of(page("contact", 1, extra, "Mer att säga").rotate(180)))
    reads()
    assert [(each.mail_id, each.state) for each in pages()][2:] == [(2, "read"), (2, "double")]
    told = berit.follow(berit.submit(berit.get("/desk/mail/2"), button="Lägg med brev 1"))
    assert [(each.mail_id, each.state, each.alarm) for each in pages()][2:] == [(1, "read", ""), (1, "double", "")]
    assert told.url == "/desk/mail/1" and berit.get("/desk/mail/2").select("form[action*=settlement]") == []


def test_only_an_extra_sheet_is_joined_and_only_with_a_letter_that_it_may_belong_to(
    berit: Client, reads: Callable, serial: Callable, pages: Callable
) -> None:
    """An agent whose page is old, or who writes the address by hand, mixes no two people's letters by it."""
    tokens = serial("contact"), serial("contact"), serial("contact", "more"), serial("home-care")
    services = ("contact", "contact", "contact", "home-care")
    lay_in(berit, pile_of(*(page(*each) for each in zip(services, (1,) * 4, tokens, ("A", "B", "C", "D"), strict=True))))
    reads()
    before = [each.mail_id for each in pages()]
    mine, others, extra, care = before
    for letter, to in ((mine, others), (extra, care), (extra, extra), (mine, extra)):
        assert berit.post(f"/desk/mail/{letter}/joining", {"to": str(to)}).status == 404
    assert [each.mail_id for each in pages()] == before


def test_a_paper_that_is_scanned_twice_counts_once(berit: Client, reads: Callable, serial: Callable, pages: Callable) -> None:
    token = serial("contact")
    for turned in (0, 180):
        berit.follow(lay_in(berit, pile_of(page("contact", 1, token, "Astrid").rotate(turned))))
        reads()
    assert [(each.state, each.mail_id, each.same_as_id) for each in pages()] == [("read", 1, None), ("double", 1, 1)]


@pytest.mark.parametrize("is_one_pile", [True, False])
def test_of_a_copied_sheet_no_page_is_taken_for_anothers_because_it_looks_alike(
    berit: Client, reads: Callable, serial: Callable, pages: Callable, is_one_pile: bool
) -> None:
    token = serial("contact")
    sent = [[page("contact", 1, token, name), page("contact", 2, token, "X")] for name in ("Astrid", "Bo")]
    for file in [[*sent[0], *sent[1]]] if is_one_pile else sent:
        berit.follow(lay_in(berit, pile_of(*file)))
        reads()
    alarm = "two_of_one" if is_one_pile else "came_before"
    assert [(each.state, each.mail_id) for each in pages()] == [("read", 1), ("read", 1), ("read", 2), ("read", 2)]
    assert [each.alarm for each in pages()][2:] == [alarm, alarm]


def test_a_torn_code_is_told_by_what_stands_under_it_or_by_the_sheet(
    berit: Client, reads: Callable, serial: Callable, pages: Callable
) -> None:
    token = serial("contact")
    berit.follow(lay_in(berit, pile_of(page("contact", 1, token), sheet(words="riven"), sheet(words="riven också"))))
    reads()
    ask = berit.get("/desk/mail/2/pages/2/name")
    wrong = berit.submit(ask, {"code": "F1:CONTACT.1.2.XXXX", "number": ""}, button="Läs sidan")
    assert (wrong.status, wrong.select("#code")[0].get("value")) == (422, "F1:CONTACT.1.2.XXXX")
    told = berit.follow(berit.submit(ask, {"code": token.lower(), "number": "2"}, button="Läs sidan"))
    assert told.url == "/desk/mail/1/pages"
    assert "Alla 2 sidor har kommit." in told.text
    picked = berit.get("/desk/mail/2/pages/3/name?service=contact")
    told = berit.follow(berit.submit(picked, {"code": "", "number": "1"}, button="Läs sidan"))
    assert (told.url, reads()) == ("/desk/mail/2/pages", 2)
    assert [(each.mail_id, each.page, each.state) for each in pages()][1:] == [(1, 2, "unread"), (2, 1, "unread")]


def test_a_long_pile_is_read_a_part_at_a_time_and_a_bad_page_costs_only_itself(
    berit: Client, reads: Callable, pages: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def work(_bounds: object, task: Callable, *given: object) -> object:
        if task is reading.identify:
            asked.append(given[3])
            if given[2] <= 6 < given[2] + given[3]:
                raise WorkFailed
        return task(*given)

    monkeypatch.setattr(recording._workshop, "run", work)
    monkeypatch.setattr(scan, "PATIENCE", 0)
    monkeypatch.setattr(scan, "CHUNK", 4)
    laid = berit.follow(lay_in(berit, pile_of(*(sheet(words=f"Brev {n}") for n in range(1, 8)))))
    assert reads() > 3
    assert (asked[0], 1 in asked) == (3, True)
    assert [(each.number, each.problem) for each in pages()] == [(n, "too_much" if n == 6 else "") for n in range(1, 8)]
    assert "Leta fram pappret" in berit.get(laid.url).text


@pytest.mark.parametrize(("bad", "asked", "left"), [
    ((1,), [(1, 2), (1, 1), (2, 2), (4, 2), (6, 2)], (2, 3, 4, 5, 6, 7)),
    ((3,), [(1, 2), (3, 2), (3, 1), (4, 1), (5, 2), (7, 1)], (1, 2, 4, 5, 6, 7)),
    ((3, 4), [(1, 2), (3, 2), (3, 1), (4, 1), (5, 2), (7, 1)], (1, 2, 5, 6, 7)),
    ((3, 4, 5), [(1, 2), (3, 2), (3, 1), (4, 1), (5, 2), (5, 1)], (1, 2)),
])  # fmt: skip
def test_pages_are_read_together_again_after_one_that_was_too_much_and_not_for_ever_when_all_are(
    berit: Client, reads: Callable, pages: Callable, monkeypatch: pytest.MonkeyPatch,
    bad: tuple[int, ...], asked: list[tuple[int, int]], left: tuple[int, ...],
) -> None:  # fmt: skip
    tried: list[tuple[int, int]] = []

    def work(_bounds: object, task: Callable, *given: object) -> object:
        first, count = (1, given[3]) if task is opening.begin else given[2:4]
        if task in (opening.begin, reading.identify) and count:
            tried.append((first, count))
            if any(first <= number < first + count for number in bad):
                raise WorkFailed
        return task(*given)

    monkeypatch.setattr(recording._workshop, "run", work)
    monkeypatch.setattr(recording, "MOST_LOST", 3)
    monkeypatch.setattr(scan, "PATIENCE", 0)
    monkeypatch.setattr(scan, "CHUNK", 2)
    lay_in(berit, pile_of(*(sheet(words=f"Brev {n}") for n in range(1, 8))))
    reads()
    assert tried == asked
    assert tuple(each.number for each in pages() if each.problem != "too_much") == left
    assert len(pages()) == 7


@pytest.mark.parametrize("typed", [
    {"reached_on": "2026-11-25"}, {"reached_on": "i går"}, {"postmarked_on": "x"}, {"way": "flög"}, {"group": "care"},
])  # fmt: skip
def test_a_wrong_day_way_or_group_is_told(berit: Client, pages: Callable, typed: dict[str, str]) -> None:
    seen = berit.post("/desk/mail/piles", {"reached_on": "2026-11-24", "way": "later"} | typed,
                      files=[("scan", ("bunt.pdf", pile_of(sheet())))])  # fmt: skip
    assert (seen.status, seen.title.startswith("Fel:")) == (422, True)
    assert "Välj en fil." in lay_in(berit, b"").text


@pytest.mark.parametrize(("path", "fields"), [
    ("piles", {}), ("1/pages/1/letter", {"to": "own"}), ("1/pages/1/name", {"code": "x"}), ("1/pages/1/setting-aside", {}),
    ("1/alarm", {"why": "x"}),
])  # fmt: skip
def test_nothing_is_done_without_a_token_or_for_another_group(
    berit: Client, client: Client, sign_in: SignIn, reads: Callable, path: str, fields: dict[str, str]
) -> None:
    lay_in(berit, pile_of(sheet()))
    reads()
    assert berit.post(f"/desk/mail/{path}", fields, token=False).status == 403
    assert client.post(f"/desk/mail/{path}", fields).status == 403
    if path != "piles":
        assert sign_in("cem").post(f"/desk/mail/{path}", fields).status == 404


@pytest.fixture
def pages(writing: Callable) -> Callable[[], list[ScanPage]]:
    def kept() -> list[ScanPage]:
        with writing() as db:
            return list(db.exec(select(ScanPage).order_by(ScanPage.id)))

    return kept
