"""Where a case stands, read aloud to a caller who has been asked who they are."""

from sqlmodel import select

from eservices.drafts import Draft
from eservices.references import show
from portal.house import House
from tests.client import Client
from tests.portal.desk.conftest import SignIn


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
