"""The list of all forms, and the page of each."""

from collections.abc import Callable

import pytest
from sqlalchemy import event

from eservices import drafts, services
from portal.house import House
from tests.client import Client, Seen

Change = Callable[..., Seen]


def titles(seen: Seen) -> list[str]:
    return [link.text_content() for link in seen.select(".lives th a")]


def test_every_form_stands_in_the_list_by_its_name(eva: Client) -> None:
    assert titles(eva.get("/admin")) == [
        "Berätta om något är svårt att använda", "Bygglov", "Hemtjänst", "Kontakta kommunen",
        "Parkeringstillstånd för rörelsehindrade", "Trygghetslarm",
    ]  # fmt: skip


def test_a_line_tells_state_change_drafts_and_cases(eva: Client, draft: str, house: House) -> None:
    with house.database.writing() as db:
        drafts.begin(db, services.live(db, "contact"))
    line = next(row for row in eva.get("/admin").select(".lives tbody tr") if "Kontakta kommunen" in row.text_content())
    told = " ".join(line.text_content().split())
    assert "Publicerat version 1, i dag" in told
    assert "Utkast pågår Eva Lindgren, i dag" in told
    assert told.endswith("1 0")


def test_forms_are_found_by_name_synonym_and_in_any_language(eva: Client) -> None:
    assert titles(eva.get("/admin?q=bygg")) == ["Bygglov"]
    assert titles(eva.get("/admin?q=klaga")) == ["Kontakta kommunen"]
    assert titles(eva.get("/admin?q=building+PERMIT")) == ["Bygglov"]
    assert "Inget formulär har de orden" in eva.get("/admin?q=qzxqzx").text


def test_typing_asks_only_for_the_list(eva: Client) -> None:
    seen = eva.browser.get("/admin?q=bygg", headers={"hx-request": "true"})
    assert seen.text.strip().startswith('<div id="found">')
    assert "<h1" not in seen.text


def test_the_list_is_narrowed_by_state_and_keeps_what_was_typed(eva: Client, draft: str) -> None:
    seen = eva.get("/admin?q=kontakt&state=writing")
    assert titles(seen) == ["Kontakta kommunen"]
    assert seen.select("#q")[0].get("value") == "kontakt"
    assert titles(eva.get("/admin?state=withdrawn")) == []
    assert "Inget formulär står så just nu" in eva.get("/admin?state=withdrawn").text
    assert len(titles(eva.get("/admin?state=nonsense&after=nonsense"))) == 6


def test_a_form_that_is_only_written_stands_there_too(eva: Client) -> None:
    eva.submit(eva.get("/admin/new"), {"title": "Hyr en lokal", "department": "care"}, button="Börja från tomt")
    assert "Hyr en lokal" in titles(eva.get("/admin"))
    seen = eva.get("/admin/forms/hyr-en-lokal")
    assert "Inget är publicerat än" in seen.text
    assert "Eva Lindgren började ett utkast" in seen.text


def test_a_long_list_comes_in_pages(eva: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.admin.forms.ON_A_PAGE", 4)
    first = eva.get("/admin")
    second = eva.get(first.link("Visa fler i listan"))
    assert len(titles(first)) == 4
    assert len(titles(second)) == 2
    assert not set(titles(first)) & set(titles(second))


def test_the_list_asks_the_database_a_few_times_however_long_it_is(eva: Client, house: House) -> None:
    eva.get("/admin")
    asked: list[str] = []
    event.listen(house.database.reader, "before_cursor_execute", lambda *call: asked.append(call[2]))
    eva.get("/admin")
    assert len([statement for statement in asked if statement.startswith("SELECT")]) <= 6, asked


def test_a_copy_begins_with_the_pages_of_another_form(eva: Client) -> None:
    typed = {"model": "contact", "copy_title": "Fråga biblioteket"}
    done = eva.submit(eva.get("/admin/new"), typed, button="Börja med en kopia")
    seen = eva.follow(eva.follow(done)) if eva.follow(done).status == 303 else eva.follow(done)
    assert "Ditt ärende" in seen.text
    assert "Fråga biblioteket" in titles(eva.get("/admin"))


def test_what_is_missing_is_told_and_what_was_typed_stays(eva: Client) -> None:
    seen = eva.submit(eva.get("/admin/new"), {"title": "Hyr en lokal"}, button="Börja från tomt")
    assert seen.status == 422
    assert seen.title.startswith("Fel:")
    assert seen.select("#title")[0].get("value") == "Hyr en lokal"
    assert eva.submit(eva.get("/admin/new"), {}, button="Börja med en kopia").status == 422


def test_two_forms_of_the_same_name_get_addresses_of_their_own(eva: Client) -> None:
    for _ in range(3):
        eva.submit(eva.get("/admin/new"), {"title": "Färdtjänst!", "department": "care"}, button="Börja från tomt")
    assert [eva.get(f"/admin/forms/fardtjanst{end}").status for end in ("", "-2", "-3", "-4")] == [200, 200, 200, 404]


def test_a_form_has_one_draft_at_a_time(mia: Client, draft: str) -> None:
    seen = mia.post("/admin/forms/contact/proposal")
    assert seen.status == 409
    assert "Eva Lindgren började det" in seen.text
    assert seen.link("Öppna utkastet") == draft


def test_an_old_version_is_read_and_brought_back(eva: Client) -> None:
    seen = eva.get("/admin/forms/building-permit/versions/1")
    assert "Frågas om svaret på fråga" in seen.text
    done = eva.submit(seen, button="Ta tillbaka som utkast")
    assert done.status == 303
    assert "Det utgår från version 1." in eva.get("/admin/forms/building-permit").text


def test_in_english_too(eva: Client) -> None:
    assert eva.get("/admin?lang=en").h1 == "Forms"
    assert "Published version 1, today" in eva.get("/admin").text
