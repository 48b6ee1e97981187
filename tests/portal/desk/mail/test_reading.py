"""A sheet that was read is confirmed by a person, the doubtful answers first, and becomes an application on its own day."""

from collections.abc import Callable
from copy import deepcopy
from datetime import date, datetime
from functools import partial
from typing import Any

import pytest
from sqlmodel import select

from eservices import cases, clock, completions, copies, drafts, people, services, sheets, supplements
from eservices.cases import Case
from eservices.completions import CaseCompletion
from eservices.contact_centre.letters.incoming import mail, paper_answers
from eservices.contact_centre.letters.incoming.mail import Envelope, Mail
from eservices.contact_centre.letters.incoming.scan_pages import ScanPage
from eservices.copies import Copy
from eservices.drafts import Draft
from eservices.sheets import Sheet
from forms.answers import Answer
from portal.desk.mail.reading.words import WHY
from portal.house import House
from tests import read_sheets
from tests.accessibility.scan.faultless import laid
from tests.client import Client, Seen
from tests.portal.desk.conftest import SignIn
from tests.read_sheets import reading

TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=clock.HERE)
Arrive = Callable[..., str]


@pytest.fixture(autouse=True)
def on_tuesday() -> object:
    with clock.standing_at(TUESDAY):
        yield


@pytest.fixture
def arrive(house: House) -> Arrive:
    """A letter with a sheet of the fault report that was scanned and read; where its confirming begins."""
    return partial(read_sheets.arrive, house.database, house.files)


def confirm(agent: Client, home: str, **typed: str) -> str:
    """Answer the question that is shown; where it leads."""
    seen = agent.submit(agent.get(home), typed, button="Enter")
    assert seen.status == 303, seen.text
    return seen.location


def whole(agent: Client, home: str) -> str:
    """Confirm everything, by hand where it is needed; the check page's address."""
    confirm(agent, home, message="Lampan är trasig.")
    confirm(agent, home, name="Elsa Lund")
    sent = agent.submit(agent.get(home), button="Godkänn allt")
    assert sent.status == 303, sent.text
    return sent.location


def lacking_is_asked_for(agent: Client, home: str) -> Seen:
    """File what can be read, and the page where the rest is asked for."""
    agent.submit(agent.get(home), button="Fråga personen")
    confirm(agent, home, name="Elsa Lund")
    check = agent.submit(agent.get(home), button="Godkänn allt").location
    receipt = agent.follow(agent.submit(agent.get(check), button="Skicka"))
    return agent.get(receipt.link("Fråga efter det som saknas"))


# --- from what was read to an application


def test_a_letter_whose_sheet_was_read_offers_that_first_and_keying_by_hand_folded(berit: Client, arrive: Arrive) -> None:
    home = arrive()
    seen = berit.get(home.removesuffix("/reading"))
    assert [key.get("href") for key in seen.select("[data-key=e]")] == [home]
    assert [fold.get("open") for fold in seen.select("details:has([name=service])")] == [None]


def test_the_doubtful_come_first_then_the_rest_at_one_glance_and_it_is_filed_on_its_day(
    berit: Client, arrive: Arrive, house: House
) -> None:
    home = arrive()
    first = berit.get(home)
    assert "Handskrivet" in first.text and "1 av 2 att titta på" in first.text
    check = berit.get(whole(berit, home))
    assert check.url == "/services/contact/apply/check" and "Elsa Lund" in check.text
    assert check.select("[name=arrived_on]")[0].get("value") == "2026-11-23"
    berit.submit(check, button="Skicka")
    with house.database.reading() as db:
        case, letter = db.exec(select(Case)).one(), db.exec(select(Mail)).one()
        given = cases.answers_of(db, case)
        assert (case.channel, case.arrived_on, case.applicant) == ("letter", date(2026, 11, 23), "Elsa Lund")
        assert (given["telephone"], given["message"].source) == (Answer("+46701740605", "scan"), "scan")
        assert (letter.state, letter.case_id) == ("filed", case.id)
        kept = paper_answers.of_mail(db, letter)
        assert {path: (each.outcome, each.value) for path, each in kept.items() if path in ("name", "telephone")} == {
            "name": ("typed", None),
            "telephone": ("accepted", None),
        }


def test_what_is_in_doubt_cannot_be_taken_at_one_glance(berit: Client, arrive: Arrive, house: House) -> None:
    home = arrive()
    assert berit.post(f"{home}/together", {"seen": "x"}).location == home
    assert berit.post(f"{home}/application").location == home
    with house.database.reading() as db:
        assert paper_answers.of_mail(db, db.exec(select(Mail)).one()) == {}


def test_what_was_read_anew_since_the_page_was_opened_is_looked_at_again(berit: Client, arrive: Arrive) -> None:
    home = arrive(reading(by_hand=()))
    answered = berit.post(f"{home}/together", {"seen": "as it was"})
    assert answered.status == 422 and "Något har ändrats" in answered.text


def test_a_box_that_is_crossed_out_is_framed_and_chosen_by_a_person(berit: Client, arrive: Arrive, house: House) -> None:
    home = arrive(reading(by_hand=(), matter={"question": "heavy"}))
    shown = berit.get(home)
    assert "En ruta är fylld eller överstruken" in shown.text and len(shown.select(".strip rect")) == 1
    assert [each.get("value") for each in shown.select("input:checked")] == ["fault"]
    confirm(berit, home, matter="fault")
    with house.database.reading() as db:
        assert paper_answers.of_mail(db, db.exec(select(Mail)).one())["matter"].outcome == "accepted"


def test_figures_that_cannot_be_right_are_mended_and_counted_as_the_readers_fault(berit: Client, arrive: Arrive, house: House):
    read = reading(by_hand=())
    read["fields"]["telephone"]["parts"][""]["cells"] = [["1", 0.9, "sure"], ["2", 0.9, "sure"]]
    home = arrive(read)
    shown = berit.get(home)
    assert "Det lästa kan inte stämma" in shown.text and shown.select("[name=telephone]")[0].get("value") == "12"
    again = berit.submit(shown, {"telephone": "12"}, button="Enter")
    assert again.status == 422 and "Kontrollera telefonnumret" in again.text
    confirm(berit, home, telephone="0701740605")
    with house.database.reading() as db:
        assert paper_answers.of_mail(db, db.exec(select(Mail)).one())["telephone"].outcome == "corrected"


def test_what_a_pen_wrote_is_left_out_only_on_purpose(berit: Client, arrive: Arrive, house: House) -> None:
    home = arrive()
    warned = berit.submit(berit.get(home), {"message": ""}, button="Enter")
    assert warned.status == 422 and "Det står något på blanketten" in warned.text
    assert berit.submit(warned, button="Lämna tomt").status == 303
    with house.database.reading() as db:
        assert paper_answers.of_mail(db, db.exec(select(Mail)).one())["message"].outcome == "empty"


def test_what_a_colleague_said_meanwhile_is_written_over_by_nobody_unseen(
    ali: Client, berit: Client, arrive: Arrive, house: House
) -> None:
    home = arrive()
    opened = ali.get(home)
    confirm(berit, home, message="Lampan är trasig.")
    met = ali.submit(opened, {"message": "Skräp"}, button="Enter")
    assert met.status == 422 and "Berit Ek svarade medan du tittade: ”Lampan är trasig.”. Vad stämmer?" in met.text
    assert met.select("textarea")[0].text.strip() == "Skräp", "nothing that was typed is lost"
    with house.database.reading() as db:
        assert paper_answers.of_mail(db, db.exec(select(Mail)).one())["message"].value == "Lampan är trasig."
    assert ali.submit(met, {"message": "Lyktan är trasig."}, button="Enter").status == 303
    assert "Lyktan är trasig." in berit.get(f"{home}?at=message").text


def test_colleagues_who_say_the_same_are_not_stopped(ali: Client, berit: Client, arrive: Arrive) -> None:
    home = arrive()
    opened = ali.get(home)
    confirm(berit, home, message="Lampan är trasig.")
    assert ali.submit(opened, {"message": "Lampan är trasig."}, button="Enter").status == 303


def test_an_answer_can_be_changed_until_it_is_passed_on(berit: Client, arrive: Arrive) -> None:
    home = arrive()
    confirm(berit, home, message="Lampan är trasig.")
    back = berit.get(f"{home}?at=message")
    assert "Lampan är trasig." in back.text
    confirm(berit, f"{home}?at=message", message="Lyktan är trasig.")
    confirm(berit, f"{home}?at=name", name="Elsa Lund")
    assert "Lyktan är trasig." in berit.get(home).text
    check = berit.submit(berit.get(home), button="Godkänn allt").location
    assert "Lyktan är trasig." in berit.get(check).text
    assert berit.get(home).location == home.removesuffix("/reading"), "from here on it is the application that is changed"


def test_what_is_pressed_twice_becomes_one_application(berit: Client, arrive: Arrive, house: House) -> None:
    home = arrive(reading(by_hand=()))
    glance = berit.get(home)
    first, second = (berit.submit(glance, button="Godkänn allt") for _ in range(2))
    assert first.location == second.location == berit.post(f"{home}/application").location
    assert berit.get(first.location).status == 200
    with house.database.reading() as db:
        assert len(db.exec(select(Draft)).all()) == 1
    assert berit.post(home, {"at": "name", "name": "Bo"}).location == home


# --- what is lacking


def test_what_nobody_can_read_is_asked_for_and_the_application_is_received(berit: Client, arrive: Arrive, house: House) -> None:
    asking = lacking_is_asked_for(berit, arrive())
    words = asking.select("textarea")[0].text
    assert "Vi kunde inte läsa ditt svar på fråga 3" in words and "Vi saknar ditt svar på fråga 2" in words
    assert berit.get(f"{asking.url}?lang=en").select("textarea")[0].text == words, "the letter says it in its reader's language"
    sent = berit.submit(asking, button="Ta ärendet och fråga")
    with house.database.reading() as db:
        case = db.exec(select(Case)).one()
        assert case.status == "waiting" and sent.location == f"/desk/cases/{case.reference}"
        asked = supplements.open_of(db, case)
        assert asked and "fråga 3" in asked.question
    assert "Frågan är skickad" in berit.get(f"{asking.url}?lang=sv").text
    berit.post(asking.url, {"question": "En gång till?"})
    with house.database.reading() as db:
        assert len(supplements.of_case(db, db.exec(select(Case)).one())) == 1


def test_questions_on_a_page_that_has_not_come_are_told_of(berit: Client, arrive: Arrive) -> None:
    home = arrive(page=2, pages=2)
    shown = berit.get(home)
    assert "Sida 1 saknas" in shown.text and "På sidor som saknas" in shown.text
    check = berit.submit(shown, button="Gå vidare")
    assert check.location == "/services/contact/apply/check"


def test_pages_that_may_be_somebody_elses_are_read_by_nobody_until_looked_at(berit: Client, arrive: Arrive) -> None:
    home = arrive(alarm="came_before")
    shown = berit.get(home)
    assert "Kan vara någon annans sidor" in shown.text and not shown.select("[data-reading], [data-end]")
    assert berit.post(f"{home}/together").location == home
    assert berit.post(home, {"at": "name", "name": "Elsa"}).location == home


# --- sheets that were printed for somebody


def test_a_filled_in_sheet_adds_to_its_draft_what_a_pen_has_changed(berit: Client, arrive: Arrive, house: House) -> None:
    before = {"matter": Answer({"option": "question"}), "message": Answer("När öppnar badet?"), "name": Answer("Elsa Lund")}
    with house.database.writing() as db:
        draft, _ = drafts.begin(db, services.current(db, "contact"))
        drafts.save_answers(db, draft, before)
        token = copies.make(db, draft, "sv", "standard").token
    read = reading(by_hand=())
    read["fields"]["matter"]["ticks"] |= {"fault": {"state": "empty", "ink": 0}}
    home = arrive(read, token=token)
    assert "3 svar stod redan på blanketten" in berit.get(home).text
    check = berit.get(berit.submit(berit.get(home), button="Godkänn allt").location)
    assert "När öppnar badet?" in check.text and "070-174 06 05" in check.text


def test_a_sheet_of_what_was_left_answers_the_question_in_its_case(
    ali: Client, berit: Client, arrive: Arrive, house, reference
):
    with house.database.writing() as db:
        case = db.exec(select(Case)).one()
        by = people.colleague(db, "berit")
        cases.take(db, case, by)
        supplements.ask(db, case, by, "Var är lampan?")
        copy = Copy(token="C4PYMNPQRTWXY34", journey=case.journey, version_id=case.version_id, language="sv", size="standard",
                    printed={}, paths={"place": "place"}, made_at=clock.now())  # fmt: skip
        db.add(copy)
        layout = {"fields": {"place": laid("contact")["fields"]["place"]}}
        part = sheets.part_of(copy.paths)
        sheets.keep(db, case.version_id, "sv", "standard", "PART", b"%PDF", layout, 1, part=part)
    home = arrive(reading(by_hand=("place",)), token="C4PYMNPQRTWXY34")
    confirm(berit, home, place="Vid kiosken")
    sent = berit.submit(berit.get(home), button="Gå vidare")
    with house.database.reading() as db:
        case = db.exec(select(Case)).one()
        assert sent.location == f"/desk/cases/{case.reference}" and case.status == "in_progress"
        assert "Vid kiosken" in (supplements.of_case(db, case)[0].answer or "")
        assert db.exec(select(Mail)).one().state == "answered"


def test_what_was_lacking_stands_among_the_answers_once_its_sheet_has_come(berit: Client, arrive: Arrive, house: House) -> None:
    asking = lacking_is_asked_for(berit, arrive())
    page = berit.submit(asking, button="Ta ärendet och fråga").location
    assert "Det här saknas" in berit.get(page).text
    with house.database.writing() as db:
        case = db.exec(select(Case)).one()
        copy = copies.make_completion(db, case, {"place", "message"}, "sv", "standard")
        fields = {path: places for path, places in laid("contact")["fields"].items() if path in copy.paths}
        part = sheets.part_of(copy.paths)
        sheets.keep(db, case.version_id, "sv", "standard", "PART", b"%PDF", {"fields": fields}, 1, part=part)
    home = arrive(reading(by_hand=("place", "message")), token=copy.token)
    confirm(berit, home, place="Vid kiosken")
    confirm(berit, home, message="Lampan är trasig.")
    assert berit.submit(berit.get(home), button="Gå vidare").location == page
    seen = berit.get(page)
    assert "Det här saknas" not in seen.text
    answers = seen.text.partition("Svaren ")[2].partition("Det som har hänt")[0]
    assert "Vid kiosken" in answers and "Lampan är trasig." in answers
    with house.database.reading() as db:
        assert "message" not in cases.answers_of(db, db.exec(select(Case)).one()), "what was sent stays as it was sent"


def test_two_sheets_of_what_was_lacking_are_each_kept_once_and_also_for_a_case_that_is_decided(
    ali: Client, berit: Client, arrive: Arrive, house: House, reference: str
) -> None:
    """Two agents with one each at the same time, both of whom press twice."""
    with house.database.writing() as db:
        case, by = db.exec(select(Case)).one(), people.colleague(db, "berit")
        cases.take(db, case, by)
        both = [copies.make_completion(db, case, {"place"}, "sv", "standard") for _ in range(2)]
        layout = {"fields": {path: laid("contact")["fields"][path] for path in both[0].paths}}
        sheets.keep(db, case.version_id, "sv", "standard", "PART", b"%PDF", layout, 1, part=sheets.part_of(both[0].paths))
    homes = [arrive(reading(by_hand=("place",)), token=each.token) for each in both]
    for agent, home, place in zip((berit, ali), homes, ("Vid kiosken", "Vid bron"), strict=True):
        confirm(agent, home, place=place)
    ready = [agent.get(home) for agent, home in zip((berit, ali), homes, strict=True)]
    assert berit.submit(ready[0], button="Gå vidare").location == f"/desk/cases/{reference}"
    with house.database.writing() as db:
        cases.close(db, db.exec(select(Case)).one(), people.colleague(db, "berit"), "granted", "Klart.")
    assert ali.submit(ready[1], button="Gå vidare").location == f"/desk/cases/{reference}"
    for agent, page in zip((berit, ali), ready, strict=True):
        assert agent.submit(page, button="Gå vidare").location.startswith("/desk/mail/")
    with house.database.reading() as db:
        case = db.exec(select(Case)).one()
        assert len(db.exec(select(CaseCompletion)).all()) == 2
        assert completions.answers_of(db, case)["place"].value == "Vid bron"
        assert {each.state for each in db.exec(select(Mail))} == {"answered"}


# --- filled in on a screen, or over a page's end


def filled_in() -> dict[str, Any]:
    """The same report, typed."""
    read = reading(by_hand=())
    for path, words in {"message": "Lampan är trasig.", "name": "Elsa Lund", "telephone": "0701740605"}.items():
        shape = read["fields"][path]["parts"][""]["shape"]
        read["fields"][path] |= {"parts": {"": {"shape": shape, "state": "typed", "text": words}}, "is_typed": True, "why": []}
    return read


def test_what_was_filled_in_on_a_screen_stands_in_letters_beside_its_strip_and_is_taken_at_one_glance(
    berit: Client, arrive: Arrive, sign_in: SignIn
) -> None:
    seen = berit.get(home := arrive(filled_in()))
    typed = [row.text_content() for row in seen.select(".plain-answers li") if "Ifyllt på skärm" in row.text_content()]
    assert len(typed) == 3 and len(seen.select(".plain-answers .strip")) == len(seen.select(".plain-answers li"))
    assert "Lampan är trasig." in typed[0]
    check = berit.get(berit.submit(seen, button="Godkänn allt").location)
    assert "Lampan är trasig." in check.text and "Elsa Lund" in check.text
    assert "Telefonnummer" not in sign_in("eva").get("/admin/reading").text, "it tells nothing of how hands are read"
    assert berit.get(home).status == 303


@pytest.mark.parametrize("why", ["drawn_over", "refused", "unshown", "odd"])
def test_what_a_file_pretends_is_looked_at(berit: Client, arrive: Arrive, why: str) -> None:
    read = filled_in()
    read["fields"]["message"]["why"] = [why]
    seen = berit.get(arrive(read))
    assert "1 av 1 att titta på" in seen.text and WHY[why] in seen.text
    assert [area.text_content().strip() for area in seen.select("textarea")] == ["Lampan är trasig."]


def test_a_question_over_a_pages_end_shows_both_its_strips(berit: Client, arrive: Arrive, house: House) -> None:
    home = arrive()
    with house.database.writing() as db:
        master, first = db.exec(select(Sheet)).one(), db.exec(select(ScanPage)).one()
        layout = deepcopy(master.layout)
        layout["fields"]["message"]["parts"][""]["boxes"][-1][0] = 2
        master.layout, master.pages = layout, 2
        row = first.model_dump(exclude={"id"}) | {"number": 2, "page": 2}
        db.add(ScanPage(**row))
    seen = berit.get(f"{home}?at=message")
    assert len(seen.select(".strip")) == 2 and "sida 1–2" in seen.text


# --- how good the reader is


def test_what_was_corrected_is_counted_for_administrators_only(berit: Client, sign_in: SignIn, arrive: Arrive) -> None:
    eva = sign_in("eva")
    assert "Ingen blankett har lästs än" in eva.get("/admin/reading").text
    home = arrive(reading(by_hand=(), matter={"question": "heavy"}))
    confirm(berit, home, matter="question")
    confirm(berit, f"{home}?at=telephone", telephone="0701740606")
    rows = [[" ".join(cell.text_content().split()) for cell in row] for row in eva.get("/admin/reading").select("tbody tr")]
    assert sorted(rows) == sorted(
        [["Telefonnummer", "1", "1", "0", "0", "0"], ["Ett svar av några", "0", "0", "1, 0 rätt", "0", "0"]]
    )
    assert berit.get("/admin/reading").status == 403


# --- walls


def test_a_letter_of_another_group_is_no_sheet_to_read(sign_in: SignIn, arrive: Arrive) -> None:
    home, dag = arrive(), sign_in("dag")
    picture = home.replace("/reading", "/pages/1/straight")
    assert [dag.get(each).status for each in (home, picture)] == [404, 404]
    assert dag.post(home, {"at": "name", "name": "Bo"}).status == 404
    assert "skickats vidare till en annan grupp" in dag.get(home).text, "also where it lay with them a moment ago"
    assert dag.post(f"{home}/together").status == dag.post(f"{home}/application").status == 404


def test_the_straight_page_is_shown_and_kept_by_no_browser(berit: Client, arrive: Arrive) -> None:
    picture = berit.get(arrive().replace("/reading", "/pages/1/straight"))
    assert picture.headers["content-type"] == "image/jpeg" and "no-store" in picture.headers["cache-control"]


def test_nothing_is_confirmed_by_get_without_a_token_or_for_a_question_that_is_not_asked(berit: Client, arrive: Arrive) -> None:
    home = arrive()
    assert [berit.get(f"{home}/{verb}").status for verb in ("together", "application")] == [405, 405]
    assert berit.post(home, {"at": "name", "name": "Elsa"}, token=False).status == 403
    assert berit.post(home, {"at": "nothing"}).status == 404


def test_a_letter_without_a_sheet_has_nothing_to_read(berit: Client, house: House) -> None:
    with house.database.writing() as db:
        seen = Envelope(date(2026, 11, 23), "later", "other", people.CONTACT_CENTRE)
        mail.register(db, people.colleague(db, "berit"), "plain", seen)
    assert berit.get("/desk/mail/1/reading").status == 404
