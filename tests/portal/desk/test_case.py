"""A case on the desk, its files, its way to be found and to be read aloud."""

import pytest
from sqlmodel import select

from eservices import supplements
from eservices.cases import Case
from eservices.drafts import Draft
from eservices.references import show
from forms import library
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


def test_a_file_comes_so_that_no_browser_runs_it(berit: Client, permit: str) -> None:
    seen = berit.get(berit.get(f"/desk/cases/{permit}").link("situationsplan Björken.pdf"))
    assert seen.content.startswith(b"%PDF-")
    assert seen.headers["content-disposition"].startswith("attachment; ")
    assert seen.headers["content-disposition"].endswith("filename*=UTF-8''situationsplan%20Bj%C3%B6rken.pdf")
    assert seen.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in seen.headers["content-security-policy"]
    assert "no-store" in seen.headers["cache-control"]


def test_a_file_of_another_case_is_not_there(berit: Client, permit: str, reference: str) -> None:
    assert berit.get(f"/desk/cases/{reference}/files/1").status == 404


@pytest.mark.parametrize("number", ["0", "x", "-1", "١", "9" * 30, "9" * 5000])
def test_a_file_by_a_number_that_is_none_is_not_there(berit: Client, permit: str, number: str) -> None:
    assert berit.get(f"/desk/cases/{permit}/files/{number}").status == 404


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


def test_the_status_is_read_aloud_with_the_number_spelled_and_the_caller_verified_first(berit: Client, reference: str) -> None:
    seen = berit.get(f"/desk/cases/{reference}/aloud")
    before, _, after = seen.text.partition("3. Läs upp, när du vet vem det är")
    assert "Säg inte vad ärendet gäller förrän du vet vem som ringer." in before
    assert "Kontakta kommunen" not in before
    assert "Det gäller ”Kontakta kommunen”." in after
    assert "Ingen har börjat med det än." in after
    assert "Du ska få besked senast" in after


def test_what_is_waited_for_is_read_aloud(berit: Client, reference: str, house: House) -> None:
    berit.post(f"/desk/cases/{reference}/assignment")
    berit.post(f"/desk/cases/{reference}/supplement", {"question": "Vilken lampa är det?", "answer_by": "2099-01-02"})
    seen = berit.get(f"/desk/cases/{reference}/aloud")
    assert "Berit Ek på Kontaktcenter arbetar med det." in seen.text
    assert "Vilken lampa är det?" in seen.text
    assert "Svara helst senast fredag 2 januari 2099." in seen.text
    assert "Du ska få besked senast" not in seen.text


def code_of(house: House, reference: str) -> str:
    with house.database.reading() as db:
        return db.exec(select(Draft).where(Draft.reference == reference)).one().receipt_code or ""


def test_the_callers_code_is_proved_before_anything_is_read(berit: Client, reference: str, house: House) -> None:
    path = f"/desk/cases/{reference}/aloud"
    wrong = berit.submit(berit.get(path), {"code": "KKKK KKKK KKKK"}, button="Pröva koden")
    assert wrong.status == 422
    assert wrong.title.startswith("Fel:")
    assert wrong.link("Koden hör inte till ärendet") == "#code"
    assert "Skriv koden" in berit.post(path, {"code": " "}).text
    right = berit.submit(wrong, {"code": show(code_of(house, reference)).lower()}, button="Pröva koden")
    assert "Koden stämmer." in right.select("main [role=status]")[0].text_content()
    assert "Prövade koden från den som ringde" in berit.get(f"/desk/cases/{reference}").text


def test_the_code_of_another_case_proves_nothing(berit: Client, reference: str, permit: str, house: House) -> None:
    seen = berit.post(f"/desk/cases/{reference}/aloud", {"code": code_of(house, permit)})
    assert seen.status == 422
    assert "Koden stämmer" not in seen.text


def test_a_code_is_proved_only_by_who_may_see_the_case_and_never_without_a_token(
    berit: Client, sign_in: SignIn, client: Client, reference: str, house: House
) -> None:
    path, fields = f"/desk/cases/{reference}/aloud", {"code": code_of(house, reference)}
    assert sign_in("dag").post(path, fields).status == 404
    assert client.post(path, fields).status == 403
    assert berit.post(path, fields, token=False).status == 403


def test_how_it_ended_is_read_aloud(berit: Client, reference: str) -> None:
    berit.post(f"/desk/cases/{reference}/assignment")
    berit.post(f"/desk/cases/{reference}/closing", {"outcome": "settled", "reason": "Lampan är bytt."})
    seen = berit.get(f"/desk/cases/{reference}/aloud")
    assert "Resultat: Klart." in seen.text
    assert "Lampan är bytt." in seen.text


def test_the_case_can_be_read_in_english(berit: Client, permit: str) -> None:
    seen = berit.get(f"/desk/cases/{permit}?lang=en")
    assert seen.h1.startswith("Building permit")
    assert "What do you want to do?" in seen.text


def test_what_someone_wrote_is_shown_and_never_run(berit: Client, reference: str) -> None:
    berit.post(f"/desk/cases/{reference}/notes", {"note": "<b>fet</b> & <script>alert(1)</script>"})
    seen = berit.get(f"/desk/cases/{reference}")
    assert "<b>fet</b> & <script>alert(1)</script>" in seen.text
    assert not seen.select(".timeline b, .timeline script")


def test_each_service_has_its_script_and_its_sheets(berit: Client) -> None:
    seen = berit.get("/desk/services")
    assert len(seen.select("tbody tr")) == len(library.services())
    scripts = [link.get("href") for link in seen.select("tbody a") if "Telefonmanus" in link.text_content()]
    assert len(scripts) == len(library.services())
    assert "Telefonmanus: Bygglov" in {berit.get(script).h1 for script in scripts}
    sheets = {link.get("href") for link in seen.select("a") if "paper.pdf" in link.get("href")}
    assert "/services/contact/paper.pdf?size=large&lang=en" in sheets


def test_a_script_is_read_in_the_language_of_the_caller(berit: Client) -> None:
    script = berit.get("/desk/services/contact/script")
    finnish = berit.get("/desk/services/contact/script" + script.link("Suomi"))
    assert finnish.page.get("lang") == "sv", "the desk around it stays as it was"
    assert finnish.select("main [lang=fi] > article")
    assert library.form("contact").title.root["fi"] in finnish.text
    arabic = berit.get("/desk/services/contact/script" + script.link("العربية"))
    assert arabic.select("main [lang=ar][dir=rtl] > article")
    assert berit.get("/desk/services/contact/script?caller=tlh").select("main [lang=sv] > article")


def test_a_script_of_a_version_that_never_was_is_not_there(berit: Client) -> None:
    assert berit.get("/desk/services/contact/script?version=99").status == 404
    assert berit.get("/desk/services/made-up/script").status == 404
    assert berit.get("/desk/services/contact/script?version=1").status == 200


def test_an_answer_from_the_screen_stands_in_the_history(berit: Client, reference: str, house: House) -> None:
    berit.post(f"/desk/cases/{reference}/assignment")
    berit.post(f"/desk/cases/{reference}/supplement", {"question": "Vilken lampa?", "answer_by": ""})
    with house.database.writing() as db:
        case = db.exec(select(Case).where(Case.reference == reference)).one()
        supplements.answer(db, case, "Den vid grinden.")
    latest = berit.get(f"/desk/cases/{reference}").select(".timeline li")[0].text_content()
    assert "Den vid grinden." in latest
    assert "Den sökande" in latest
