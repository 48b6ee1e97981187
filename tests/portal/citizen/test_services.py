"""Finding a service, and the page that tells of it."""

from datetime import UTC, datetime

import pytest

from eservices import clock
from tests.client import Client


def test_services_stand_under_their_subjects(client: Client) -> None:
    start = client.get("/")
    assert [heading.text_content() for heading in start.select(".subjects h2")][:2] == ["Bygga och bo", "Omsorg och stöd"]
    assert start.link("Bygglov") == "/services/building-permit"
    assert start.link("Fortsätt en sparad ansökan") == "/resume"
    assert start.link("Följ ditt ärende") == "/status"


@pytest.mark.parametrize("words", ["altan", "bygglåv", "FRIGGEBOD", "  staket  "])
def test_a_search_forgives_and_knows_the_words_people_use(client: Client, words: str) -> None:
    assert client.get("/", params={"q": words}).link("Bygglov") == "/services/building-permit"


def test_a_search_that_finds_nothing_says_what_to_do(client: Client) -> None:
    found = client.get("/", params={"q": "qqqzzz <b>"})
    assert "Vi hittade ingen tjänst" in found.text
    assert "0123-45 67 00" in found.text
    assert found.link("Skriv till oss") == "/services/contact"
    assert found.h1 == "Sökresultat: qqqzzz <b>"


def test_a_very_long_search_is_cut(client: Client) -> None:
    assert client.get("/", params={"q": "bygga " * 5000}).status == 200


def test_a_service_page_has_three_doors_as_equals(client: Client) -> None:
    seen = client.get("/services/building-permit")
    doors = seen.select(".door")
    assert [door.find("h2").text for door in doors] == ["På skärmen", "På papper", "Per telefon"]
    assert seen.link("Öppna blanketten") == "/services/building-permit/paper.pdf?lang=sv&size=standard"
    assert "size=large" in seen.link("större text")
    assert "En människa svarar, utan knappval." in seen.text
    assert "måndag–fredag 8.00–16.30" in seen.text


MONDAY, SUNDAY = datetime(2026, 11, 23, 9, tzinfo=UTC), datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "words"),
    [(MONDAY, "Det är öppet nu. Öppet till 16.30."), (SUNDAY, "Det är stängt nu. Öppnar måndag 8.00.")],
)
def test_the_telephone_door_says_whether_someone_answers_now(client: Client, at: datetime, words: str) -> None:
    with clock.standing_at(at):
        assert words in client.get("/services/contact").text


def test_the_specimen_is_neither_listed_nor_served(client: Client) -> None:
    assert "Provformulär" not in client.get("/").text
    for address in ("/services/specimen", "/services/specimen/apply", "/services/specimen/paper.pdf"):
        assert client.get(address).status == 404
    assert client.post("/services/specimen/apply").status == 404


def test_an_unknown_service_is_told_in_words(client: Client) -> None:
    for address in ("/services/nothing", "/services/nothing/apply", "/services/nothing/paper.pdf"):
        assert client.get(address).status == 404
    assert client.follow(client.get("/services/nothing/apply/page")).h1 == "Tjänsten finns inte"


def test_everything_is_said_in_english_too(client: Client) -> None:
    seen = client.get("/services/building-permit?lang=en")
    assert seen.h1 == "Building permit"
    assert "A person answers, with no menu to go through." in seen.text
    assert client.get("/").h1 == "What do you want to do?"
