"""Letters come to the contact centre: registered with the day that the law gives them, scanned, keyed, answered, passed on."""

import io
from collections.abc import Callable
from datetime import date, datetime

import pikepdf
import pytest
from PIL import Image
from sqlmodel import select

from accessibility.scan import jobs as scan
from eservices import attachments, audit, clock, supplements
from eservices.cases import Case
from eservices.contact_centre.letters.incoming import mail
from eservices.contact_centre.letters.incoming.mail import Mail
from eservices.events import history
from eservices.references import new_reference, show
from eservices.worker import run_due
from forms import library
from portal.house import House
from tests.accessibility.scan.test_heic import photograph
from tests.client import Client, Seen
from tests.portal.desk.conftest import SignIn
from tests.walking import Walk

TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=clock.HERE)
TYPED = {"reached_on": "2026-11-24", "way": "later", "kind": "other"}


def picture(size: tuple[int, int] = (300, 400), kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("L", size, 200).save(out, kind)
    return out.getvalue()


def pdf(pages: int = 2, **more: object) -> bytes:
    out, document = io.BytesIO(), pikepdf.new()
    for _ in range(pages):
        document.add_blank_page(page_size=(595, 842))
    document.save(out, **more)
    return out.getvalue()


@pytest.fixture(autouse=True)
def on_tuesday() -> object:
    with clock.standing_at(TUESDAY):
        yield


@pytest.fixture
def letters(writing: Callable) -> Callable[[], list[Mail]]:
    def kept() -> list[Mail]:
        with writing() as db:
            return list(db.exec(select(Mail).order_by(Mail.id)))

    return kept


@pytest.fixture
def draws(house: House) -> Callable[[], int]:
    """The worker does what is due."""
    return lambda: run_due(house.database, scan.handlers(house.files))


def register(agent: Client, file: bytes = b"", **typed: str) -> Seen:
    files = {"files": [("scan", ("brev.pdf", file))]} if file else {"files": [("scan", ("", b""))]}
    return agent.submit(agent.get("/desk/mail/new"), TYPED | typed, button="Registrera och öppna", **files)


def test_what_lay_in_the_box_came_on_the_bank_day_before(berit: Client, letters: Callable) -> None:
    shown = berit.follow(register(berit, way="first_emptying", sender="Elsa Lund"))
    assert letters()[0].arrived_on == date(2026, 11, 23)
    assert "Räknas som inkommet bankdagen innan" in shown.text
    assert "Elsa Lund" in berit.get("/desk/mail").text


@pytest.mark.parametrize("typed", [
    {"reached_on": "2026-11-25"}, {"reached_on": "2025-01-01"}, {"reached_on": "i går"}, {"postmarked_on": "2026-11-25"},
    {"postmarked_on": "x"}, {"way": "flög"}, {"kind": ""}, {"case_reference": "K7M"},
    {"group": "nobody"}, {"service": "nothing"}, {"service": "nothing" * 9, "group": "contact-centre"},
])  # fmt: skip
def test_a_wrong_field_is_told_and_nothing_typed_is_lost(berit: Client, letters: Callable, typed: dict[str, str]) -> None:
    seen = register(berit, sender="Elsa Lund", **typed)
    assert (seen.status, letters()) == (422, [])
    assert seen.title.startswith("Fel:")
    assert seen.select("#sender")[0].get("value") == "Elsa Lund"


def test_pressing_twice_registers_once(berit: Client, letters: Callable) -> None:
    page = berit.get("/desk/mail/new")
    for _ in range(2):
        assert berit.submit(page, TYPED, button="Registrera och öppna").status == 303
    assert len(letters()) == 1


def test_a_letter_for_care_lies_with_care_and_nobody_else(berit: Client, sign_in: SignIn, letters: Callable) -> None:
    seen = register(berit, pdf(), service="home-care", kind="application")
    assert seen.location == "/desk/mail"
    assert "Det syns inte längre för dig" in berit.follow(seen).text
    number, dag = letters()[0].id, sign_in("dag")
    assert letters()[0].group_id == "care"
    assert dag.get(f"/desk/mail/{number}").status == 200
    for agent in (berit, sign_in("cem")):
        assert agent.get(f"/desk/mail/{number}").status == 404
        assert agent.get(f"/desk/mail/{number}/pages/1").status == 404
        for verb in ("scans", "application", "answer", "forwarding", "settlement", "return"):
            assert agent.post(f"/desk/mail/{number}/{verb}", {"group": "building", "why": "x", "what": "x"}).status == 404


def test_the_backlog_tells_how_many_and_how_old(berit: Client) -> None:
    register(berit, reached_on="2026-11-20")
    register(berit)
    told = berit.get("/desk/mail").text
    assert "2 brev väntar." in told
    assert "Det äldsta kom för 4 dagar sedan." in told


def test_the_picture_of_a_telephone_is_drawn_whatever_its_name_is(berit: Client, draws: Callable) -> None:
    opened = berit.follow(register(berit, photograph()))
    draws()
    (image,) = berit.get(opened.url).select(".scan img")
    assert berit.get(image.get("src")).content[:3] == b"\xff\xd8\xff"


def test_a_broken_picture_of_a_telephone_is_told(berit: Client, draws: Callable) -> None:
    opened = berit.follow(register(berit, photograph()[:-200]))
    draws()
    assert "trasig" in berit.get(opened.url).text


def test_pages_are_drawn_by_the_worker_and_shown_as_pictures(
    berit: Client, draws: Callable, house: House, writing: Callable
) -> None:
    opened = berit.follow(register(berit, pdf(2)))
    assert "Sidorna görs i ordning" in opened.text
    assert draws() == 1
    images = berit.get(opened.url).select(".scan img")
    assert len(images) == 2
    page = berit.get(images[1].get("src"))
    assert (page.headers["content-type"], page.content[:3]) == ("image/jpeg", b"\xff\xd8\xff")
    assert page.headers["cache-control"] == "private, no-store"
    assert Image.open(io.BytesIO(page.content)).width >= 1400
    with writing() as db:
        assert audit.unnamed_files(db, house.files) == []


def test_a_hostile_file_is_kept_and_told_in_words(berit: Client, draws: Callable) -> None:
    opened = berit.follow(register(berit, b"%PDF-1.7\n" + b"\x00garbage" * 50))
    draws()
    told = berit.get(opened.url)
    assert "trasig" in told.text
    assert not told.select(".scan img")


def test_what_is_no_scan_is_refused(berit: Client, letters: Callable) -> None:
    assert "Läs in brevet som PDF" in register(berit, b"MZ not a letter").text
    assert letters() == []
    opened = berit.follow(register(berit, pdf()))
    again = berit.submit(opened, files=[("scan", ("x.html", b"<script>"))], button="Läs in")
    assert (again.status, "Läs in brevet som PDF" in again.text) == (422, True)


def test_a_letter_is_keyed_beside_its_scan_and_becomes_a_case_with_it(
    berit: Client, draws: Callable, letters: Callable, writing: Callable, house: House
) -> None:
    opened = berit.follow(
        register(berit, picture(), kind="application", service="contact", group="contact-centre", way="first_emptying")
    )
    draws()
    begin = berit.follow(berit.submit(berit.get(opened.url), button="Börja fylla i"))
    page = berit.follow(berit.submit(begin, button="Börja fylla i"))
    assert len(page.select(".scan img")) == 1
    check = Walk(berit, library.form("contact")).on_from(page, "/services/contact/apply/check")
    assert check.select("#arrived_on")[0].get("value") == "2026-11-23"
    berit.submit(check, button="Skicka")
    with writing() as db:
        case = db.exec(select(Case)).one()
        assert (case.channel, case.arrived_on) == ("letter", date(2026, 11, 23))
        assert [(file.name, file.question) for file in attachments.of_case(db, case)] == [("brev.pdf", "")]
        assert audit.verify(db, house.files) == []
    assert (letters()[0].state, letters()[0].case_id) == ("filed", case.id)
    assert "brev.pdf" in berit.get(f"/desk/cases/{case.reference}").text
    assert berit.post(f"/desk/mail/{letters()[0].id}/settlement", {"what": "x"}).status == 409


def test_a_letter_answers_what_was_asked_in_a_case(berit: Client, reference: str, writing: Callable, letters: Callable) -> None:
    berit.post(f"/desk/cases/{reference}/assignment")
    berit.post(f"/desk/cases/{reference}/supplement", {"question": "Vilken lampa?"})
    opened = berit.follow(register(berit, pdf(), kind="answer", case_reference=show(reference)))
    assert berit.submit(opened, {"words": ""}, button="Registrera i ärendet").status == 422
    assert berit.submit(opened, {"words": "Den vid skolan."}, button="Registrera i ärendet").status == 303
    with writing() as db:
        case = db.exec(select(Case)).one()
        assert [(each.answer, each.channel) for each in supplements.of_case(db, case)] == [("Den vid skolan.", "letter")]
        assert attachments.of_case(db, case)[0].name == "brev.pdf"
        assert history(db, case.id or 0)[-1].by_name == "Berit Ek"
    assert (letters()[0].state, letters()[0].case_id) == ("answered", case.id)


def test_a_number_behind_a_wall_is_not_told_from_one_that_is_none(sign_in: SignIn, reference: str) -> None:
    dag = sign_in("dag")
    opened = dag.follow(register(dag, kind="answer", group="care"))
    numbers = (show(reference), show(new_reference()))
    told = [dag.submit(opened, {"case_reference": one, "words": "Ja."}, button="Registrera i ärendet") for one in numbers]
    assert [seen.status for seen in told] == [422, 422]
    assert len({seen.select("#case_reference-error")[0].text_content() for seen in told}) == 1


def test_passing_on_takes_it_out_of_sight_and_done_can_be_undone(berit: Client, sign_in: SignIn, letters: Callable) -> None:
    opened = berit.follow(register(berit))
    assert berit.submit(opened, {"group": "building", "why": ""}, button="Skicka vidare").status == 422
    assert berit.submit(opened, {"group": "building", "why": "Gäller en ritning."}, button="Skicka vidare").status == 303
    assert berit.get(opened.url).status == 404
    cem = sign_in("cem")
    theirs = cem.get(opened.url)
    assert "Gäller en ritning." in theirs.text
    cem.submit(theirs, {"what": "Reklam. Kastat."}, button="Markera som klart")
    assert letters()[0].state == "settled"
    cem.submit(cem.get(opened.url), button="Lägg tillbaka")
    assert letters()[0].state == "waiting"


def test_every_opening_of_a_letter_is_noted(berit: Client, writing: Callable, letters: Callable) -> None:
    opened = berit.follow(register(berit))
    berit.get(opened.url)
    letter = letters()[0]
    with writing() as db:
        kinds = [event.kind for event in mail.history(db, letter)]
    assert kinds == ["registered", "looked", "looked"]


@pytest.mark.parametrize("path", ["new", "1/scans", "1/application", "1/answer", "1/forwarding", "1/settlement", "1/return"])
def test_nothing_is_done_without_a_token_or_without_signing_in(berit: Client, client: Client, path: str) -> None:
    register(berit)
    assert berit.post(f"/desk/mail/{path}", token=False).status == 403
    assert client.post(f"/desk/mail/{path}").status == 403
