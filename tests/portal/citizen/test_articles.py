"""Questions and answers that anyone may read."""

from collections.abc import Callable

import pytest

from eservices import clock, people
from eservices.contact_centre.answering import articles
from eservices.contact_centre.answering.articles import Content
from portal.house import House
from tests.client import Client


@pytest.fixture
def published(house: House) -> Callable[..., int]:
    """Publishes an answer and tells its number."""
    with house.database.writing() as db:
        people.add_staff(db, "eva", "Eva Lindgren", "administrator", "", set())

    def made(question: str = "När töms soptunnan?", **more: object) -> int:
        with house.database.writing() as db:
            eva = people.colleague(db, "eva")
            usual = {"subject": "other", "owner_id": eva.id, "review_on": clock.today(), "is_public": True}
            said = {"question": {"sv": question}, "answer": {"sv": "Varannan vecka.\n\n- Ställ ut den på kvällen."}}
            return articles.write(db, eva, Content(**(usual | said | more))).id or 0

    return made


def test_elsa_finds_an_answer_and_whom_to_ring(client: Client, published: Callable[..., int]) -> None:
    published(synonyms={"sv": ["skräp"]}, only_us="Chauffören heter Kurt.")
    start = client.get("/")
    every = client.get(start.link("Frågor och svar"))
    assert every.h1 == "Frågor och svar"
    found = client.get("/answers?q=skräpet")
    seen = client.get(found.link("När töms soptunnan?"))
    assert seen.h1 == "När töms soptunnan?"
    assert [item.text_content() for item in seen.select(".reading-matter li")] == ["Ställ ut den på kvällen."]
    assert "Ring 0123-45 67 00. En människa svarar." in seen.text
    assert "Kurt" not in seen.text


def test_answers_stand_by_subject(client: Client, published: Callable[..., int]) -> None:
    published("Vad kostar bygglov?", subject="building")
    published()
    assert [each.text_content() for each in client.get("/answers").select("main h2")][:2] == ["Bygga och bo", "Annat"]


def test_what_is_for_agents_only_does_not_exist_for_others(client: Client, published: Callable[..., int]) -> None:
    hidden = published("Var ligger nyckeln?", is_public=False, services=("contact",))
    assert client.get(f"/answers/{hidden}").status == 404
    for page in ("/answers", "/answers?q=nyckeln", "/?q=nyckeln", "/services/contact"):
        assert "Var ligger nyckeln?" not in client.get(page).text


@pytest.mark.parametrize("number", ["0", "77", "x", "-1", "9" * 30])
def test_an_address_without_an_answer_is_not_found(client: Client, number: str) -> None:
    assert client.get(f"/answers/{number}").status == 404


def test_a_service_shows_its_answers_and_an_answer_its_services(client: Client, published: Callable[..., int]) -> None:
    published("Får jag anmäla ett hål i gatan?", services=("contact",))
    seen = client.get(client.get("/services/contact").link("Får jag anmäla ett hål i gatan?"))
    assert seen.link("Kontakta kommunen") == "/services/contact"


def test_the_search_of_the_site_finds_answers_beside_services(client: Client, published: Callable[..., int]) -> None:
    published()
    seen = client.get("/?q=soptunnor")
    assert seen.link("När töms soptunnan?").startswith("/answers/")
    assert "Vi hittade ingen tjänst" not in seen.text


def test_an_answer_is_read_in_the_reader_s_language_or_lent_and_marked(client: Client, published: Callable[..., int]) -> None:
    number = published(answer={"sv": "Varannan vecka.", "en": "Every other week."})
    seen = client.get(f"/answers/{number}?lang=en")
    assert "Every other week." in seen.text
    assert seen.select("h1 [lang=sv]")[0].text == "När töms soptunnan?"
    assert "not in your language yet" not in seen.text


def test_an_answer_that_is_lent_tells_to_ring(client: Client, published: Callable[..., int]) -> None:
    number = published()
    assert "This answer is not in your language yet. Call us" in client.get(f"/answers/{number}?lang=en").text
    for own in ("sv", "sv-simple"):
        assert "på ditt språk än" not in client.get(f"/answers/{number}?lang={own}").text


def test_nothing_found_and_nothing_written_tell_what_to_do(client: Client) -> None:
    assert "Här finns inga frågor och svar än." in client.get("/answers").text
    assert "Vi hittade inget svar" in client.get("/answers?q=xyzq").text
