"""One box finds what a caller says of themselves, and nobody learns what lies behind a wall."""

import pytest
from sqlmodel import select

from eservices import people
from eservices.contact_centre import search
from eservices.contact_centre.meeting import contacts
from eservices.contact_centre.meeting.merging import Typed
from eservices.contact_centre.search import NumberSearch
from eservices.finding import index
from eservices.refusals import SearchTooSlow
from portal.house import House
from tests.client import Client, Seen
from tests.portal.desk.conftest import MakeCase, SignIn, in_threes


def sought(browser: Client, words: str) -> Seen:
    return browser.submit(browser.get("/desk/search"), {"sought": words}, button="Sök")


def test_an_agent_finds_the_case_by_what_the_caller_says(berit: Client, reference: str) -> None:
    for words in ("Astrid", "nyberg astrid", "trasiga lampor", "070-174 06 05", "Nyber"):
        seen = sought(berit, words)
        assert (seen.status, seen.h1) == (200, "Sök")
        assert in_threes(reference) in seen.text, words
        assert seen.link("Synpunkt" if "Synpunkt" in seen.text else in_threes(reference)) == f"/desk/cases/{reference}"
    assert "börjar så" in seen.text
    assert words in seen.select("#sought")[0].get("value")


def test_a_reference_leads_straight_to_its_case_and_the_look_is_written_down(berit: Client, reference: str) -> None:
    assert sought(berit, f" {in_threes(reference).lower()}").location == f"/desk/cases/{reference}"
    assert "Sökte på numret" in berit.get(f"/desk/cases/{reference}").text


@pytest.mark.parametrize("typed", ["{0}", " {0} ", "{1}", "{2}"])
def test_a_case_is_found_however_its_number_is_typed(berit: Client, reference: str, typed: str) -> None:
    written = typed.format(reference, in_threes(reference).lower(), "-".join(reference))
    assert sought(berit, written).location == f"/desk/cases/{reference}"


@pytest.mark.parametrize("typed", ["<script>", "å" * 400, "K7M'--"])
def test_nonsense_is_answered_in_words(berit: Client, typed: str) -> None:
    assert "Skriv" in sought(berit, typed).text


def test_nothing_behind_a_wall_is_found_counted_or_hinted_at(sign_in: SignIn, reference: str) -> None:
    cem = sign_in("cem")
    nothing = sought(cem, "Astrid")
    assert nothing.h1 == "Sökningen hittade ingenting"
    assert nothing.text.replace("Astrid", "Qzxq") == sought(cem, "Qzxq").text
    unknown = sought(cem, reference)
    assert unknown.status == 404
    assert "inget ärende i dina grupper" in unknown.text


def test_what_is_wrong_is_told_and_what_was_typed_is_kept(berit: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sought(berit, "  ").status == 422
    assert "felskrivet" in sought(berit, "K7M 4PX 9QQ").text

    def slow(*_: object) -> None:
        raise SearchTooSlow

    monkeypatch.setattr(search, "cases", slow)
    seen = sought(berit, "a")
    assert (seen.status, seen.title.startswith("Fel:")) == (422, True)
    assert "Skriv ett ord till" in seen.text


def test_the_next_page_is_posted_and_no_name_stands_in_an_address(
    berit: Client, make_case: MakeCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "SIZE", 2)
    monkeypatch.setattr(index, "CAP", 2)
    references = [make_case() for _ in range(3)]
    first = sought(berit, "Astrid")
    assert "fler än" in first.text
    assert in_threes(references[0]) not in first.text
    second = berit.submit(first, button="Visa äldre ärenden")
    assert in_threes(references[0]) in second.text
    assert in_threes(references[2]) not in second.text
    again = berit.submit(second, button="Gå till början av listan")
    assert in_threes(references[2]) in again.text
    assert not any("Astrid" in (form.action or "") for form in second.page.forms)


def test_contacts_are_found_by_the_group_that_had_them(house: House, berit: Client, sign_in: SignIn) -> None:
    with house.database.writing() as db:
        by = people.colleague(db, "berit")
        contact = contacts.begin(db, by, contacts.new_key())
        contacts.save(db, contact, Typed({"about": "Undrar om soptunnan", "caller_name": "Elsa Ek"}))
        key = contact.key
    found = sought(berit, "soptunnor")
    assert found.link("Elsa Ek") == f"/desk/contacts/{key}"
    assert "Undrar om soptunnan" in found.text
    assert sought(sign_in("cem"), "soptunnor").h1 == "Sökningen hittade ingenting"


def test_a_search_by_personal_number_is_written_down(berit: Client, make_case: MakeCase, house: House) -> None:
    reference = make_case(message="Jag är 19121212-1212.")
    assert in_threes(reference) in sought(berit, "121212-1212").text
    with house.database.reading() as db:
        assert [(look.staff_name, look.found) for look in db.exec(select(NumberSearch))] == [("Berit Ek", 1)]


def test_only_colleagues_search_and_only_from_a_page_of_ours(client: Client, berit: Client) -> None:
    assert client.get("/desk/search").location.startswith("/desk/sign-in")
    assert berit.post("/desk/search", {"sought": "Astrid"}, token=False).status == 403
