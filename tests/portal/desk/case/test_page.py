"""A case on the desk: its page, who may see it, and who has looked."""

import pytest
from sqlmodel import select

from eservices import supplements
from eservices.cases import Case
from portal.house import House
from tests.client import Client
from tests.portal.desk.conftest import SignIn, in_threes

PAGES = ["", "/aloud", "/files/1"]


def test_the_page_tells_what_came_how_and_when_it_is_due(berit: Client, permit: str) -> None:
    seen = berit.get(f"/desk/cases/{permit}")
    assert seen.h1 == f"Bygglov, {in_threes(permit)}"
    for words in ("Astrid Nyberg", "Kontaktcenter, ingen har tagit det", "Telefon", "får ta 10 veckor", "version 1"):
        assert words in seen.text


def test_each_answer_has_the_number_of_the_sheet_and_its_source(berit: Client, permit: str) -> None:
    seen = berit.get(f"/desk/cases/{permit}")
    rows = [" ".join(row.text_content().split()) for row in seen.select(".given > div")]
    assert "3 Vad vill du göra? Bygga ut ett hus" in rows
    assert seen.text.count("Ifyllt av personal") == 1


def test_what_is_still_to_come_is_told_by_number(berit: Client, permit: str) -> None:
    seen = berit.get(f"/desk/cases/{permit}")
    missing = " ".join(seen.select(".notice.alert")[0].text_content().split())
    assert "Fråga 1: Vad heter fastigheten?" in missing
    assert "Ritning av varje våning (Jag skickar det senare)" in missing
    assert "Karta med bygget inritat" not in missing


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", ["cem", "dag", "eva"])
def test_behind_the_walls_there_is_no_such_case(sign_in: SignIn, permit: str, page: str, name: str) -> None:
    seen = sign_in(name).get(f"/desk/cases/{permit}{page}")
    assert seen.status == 404
    assert "Astrid" not in seen.text


@pytest.mark.parametrize("page", PAGES)
def test_signed_out_one_is_sent_to_sign_in(client: Client, permit: str, page: str) -> None:
    assert client.get(f"/desk/cases/{permit}{page}").location.startswith("/desk/sign-in?next=")


def test_every_look_is_told_to_those_who_ask(berit: Client, sign_in: SignIn, permit: str) -> None:
    sign_in("ali").get(f"/desk/cases/{permit}")
    berit.get(f"/desk/cases/{permit}/files/1")
    berit.get(f"/desk/cases/{permit}/aloud")
    readers = " ".join(berit.get(f"/desk/cases/{permit}").select("details")[-1].text_content().split())
    assert "Ali Hassan. Läste ärendet" in readers
    assert "Berit Ek. Hämtade en fil" in readers
    assert "Berit Ek. Läste upp läget" in readers


def test_a_look_from_behind_a_wall_leaves_no_trace_and_no_leak(sign_in: SignIn, berit: Client, reference: str) -> None:
    sign_in("dag").get(f"/desk/cases/{reference}")
    assert "Dag Forsberg" not in berit.get(f"/desk/cases/{reference}").text


def test_the_case_can_be_read_in_english(berit: Client, permit: str) -> None:
    seen = berit.get(f"/desk/cases/{permit}?lang=en")
    assert seen.h1.startswith("Building permit")
    assert "What do you want to do?" in seen.text


def test_what_someone_wrote_is_shown_and_never_run(berit: Client, reference: str) -> None:
    berit.post(f"/desk/cases/{reference}/notes", {"note": "<b>fet</b> & <script>alert(1)</script>"})
    seen = berit.get(f"/desk/cases/{reference}")
    assert "<b>fet</b> & <script>alert(1)</script>" in seen.text
    assert not seen.select(".timeline b, .timeline script")


def test_an_answer_from_the_screen_stands_in_the_history(berit: Client, reference: str, house: House) -> None:
    berit.post(f"/desk/cases/{reference}/assignment")
    berit.post(f"/desk/cases/{reference}/supplement", {"question": "Vilken lampa?", "answer_by": ""})
    with house.database.writing() as db:
        case = db.exec(select(Case).where(Case.reference == reference)).one()
        supplements.answer(db, case, "Den vid grinden.")
    latest = berit.get(f"/desk/cases/{reference}").select(".timeline li")[0].text_content()
    assert "Den vid grinden." in latest
    assert "Den sökande" in latest
