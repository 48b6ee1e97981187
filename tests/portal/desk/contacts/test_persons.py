"""Those who turn to us, at the desk: looked for by POST, written down from a contact, behind the wall, every look a row."""

import pytest

from tests.client import Client, Seen
from tests.portal.desk.conftest import SignIn

KNOWN = {
    "name": "Astrid Nyberg", "phone": "070-174 06 05", "personal_number": "19121212-1212", "language": "fi",
    "needs": ["slow"], "note": "Ring på förmiddagen.",
}  # fmt: skip


@pytest.fixture
def astrid(berit: Client) -> Seen:
    """Berit writes Astrid down from a contact, and her number and needs on her own page."""
    contact = berit.follow(berit.submit(berit.get("/desk/services"), button="Börja ny kontakt"))
    seen = berit.follow(berit.submit(contact, {"caller_name": "Astrid Nyberg"}, button="Spara"))
    seen = berit.follow(berit.submit(seen, button="Skriv in Astrid Nyberg som ny person"))
    person = berit.get(seen.link("Astrid Nyberg"))
    return berit.follow(berit.submit(person, KNOWN, button="Spara uppgifterna"))


def looked_for(client: Client, who: str) -> list[str]:
    seen = client.submit(client.get("/desk/contacts/persons"), {"who": who}, button="Sök", form=1)
    assert seen.url == "/desk/contacts/persons"
    return [" ".join(each.text_content().split()) for each in seen.select(".people a")]


def test_a_person_has_a_page_with_their_contacts_and_what_to_think_of(berit: Client, astrid: Seen) -> None:
    assert "Uppgifterna om personen är sparade." in astrid.text
    assert "Vill ta det lugnt" in astrid.text and "Ring på förmiddagen." in astrid.text
    assert len(astrid.select(".contacts tbody tr")) == 1
    assert "Berit Ek" in astrid.select("details")[-1].text_content()


@pytest.mark.parametrize("who", ["nyberg", "070-1740605", "19121212-1212", "1912-12-12 1212"])
def test_a_person_is_found_by_name_telephone_and_personal_number_without_any_in_the_address(
    berit: Client, sign_in: SignIn, astrid: Seen, who: str
) -> None:
    assert [words.split(" 070")[0] for words in looked_for(sign_in("ali"), who)] == ["Astrid Nyberg"]


@pytest.mark.parametrize("who", ["nyberg", "070-1740605", "19121212-1212"])
def test_a_person_does_not_exist_across_a_wall(sign_in: SignIn, astrid: Seen, who: str) -> None:
    dag = sign_in("dag")
    assert looked_for(dag, who) == []
    assert dag.get(astrid.url).status == 404
    assert dag.post(astrid.url, KNOWN).status == 404


@pytest.mark.parametrize(("wrong", "field"), [({"name": " "}, "#name"), ({"phone": "12"}, "#phone"),
    ({"personal_number": "19121212-1213"}, "#personal_number")])  # fmt: skip
def test_what_is_wrong_is_told_and_what_was_typed_is_kept(berit: Client, astrid: Seen, wrong: dict, field: str) -> None:
    seen = berit.post(astrid.url, KNOWN | {"address": "Storgatan 1"} | wrong)
    assert seen.status == 422
    assert [link.get("href") for link in seen.select(".problems a")] == [field]
    assert seen.select("#address")[0].text.strip() == "Storgatan 1"
    assert seen.select("#need-slow[checked]")


def test_two_persons_do_not_get_one_personal_number(berit: Client, astrid: Seen) -> None:
    contact = berit.follow(berit.post("/desk/contacts"))
    berit.post(contact.url, {"caller_name": "Bo Ek", "new": ""})
    person = berit.get(berit.get(contact.url).link("Bo Ek"))
    seen = berit.post(person.url, KNOWN | {"name": "Bo Ek"})
    assert (seen.status, "Någon annan hos er har det personnumret." in seen.text) == (422, True)


def test_a_personal_number_in_the_field_of_the_name_finds_the_person_and_is_not_kept(berit: Client, astrid: Seen) -> None:
    contact = berit.follow(berit.post("/desk/contacts"))
    fields = {"asking": "caller_name", "caller_name": "19121212-1212", "seal": berit.token()}
    answer = berit.browser.post(contact.url, data=fields, headers={"HX-Request": "true"})
    assert "Astrid Nyberg" in answer.text
    assert "1212-1212" not in berit.get(contact.url).response.text


def test_a_person_is_not_changed_without_a_token(berit: Client, astrid: Seen) -> None:
    assert berit.post(astrid.url, KNOWN, token=False).status == 403
    assert berit.post("/desk/contacts/persons", {"who": "astrid"}, token=False).status == 403
