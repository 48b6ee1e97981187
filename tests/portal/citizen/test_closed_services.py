"""What is no longer offered, not open yet or closed says so, tells the way onward, and lets what is begun be finished."""

from collections.abc import Callable

import pytest

from eservices.people import colleague
from eservices.publishing import withdrawing
from tests.client import Client
from tests.versions import FIRST, HOME, SERVICE, publish

PAGE = f"/services/{SERVICE}"
GONE = {"sv": "Från årsskiftet söker du hos regionen.", "en": "From the new year you apply to the region."}


@pytest.fixture
def withdraw(writing: Callable) -> Callable[..., None]:
    def now(onward: str = "", text: dict[str, str] = GONE) -> None:
        with writing() as db:
            withdrawing.withdraw(db, SERVICE, colleague(db, "publisher"), "Regionen tar över", text, onward)

    return now


def test_a_withdrawn_service_says_why_and_where_to_turn(client: Client, writing: Callable, withdraw: Callable) -> None:
    publish(writing, *FIRST)
    withdraw("contact")
    seen = client.get(PAGE)
    assert seen.status == 410
    assert seen.h1 == "Flytten"
    assert GONE["sv"] in seen.text
    assert seen.link("Gå vidare till tjänsten") == "/services/contact"
    assert client.post(HOME).status == 410
    assert "Flytten" not in client.get("/").text


def test_the_way_onward_may_be_another_site(client: Client, writing: Callable, withdraw: Callable) -> None:
    publish(writing, *FIRST)
    withdraw("https://www.regionen.example/sok?x=1")
    assert client.get(PAGE).link("Gå vidare till www.regionen.example") == "https://www.regionen.example/sok?x=1"


@pytest.mark.parametrize("text", [GONE, {"sv": GONE["sv"]}])
def test_the_text_comes_in_the_readers_language_or_is_marked_as_swedish(
    client: Client, writing: Callable, withdraw: Callable, text: dict[str, str]
) -> None:
    publish(writing, *FIRST)
    withdraw(text=text)
    seen = client.get(f"{PAGE}?lang=en")
    assert text.get("en", GONE["sv"]) in seen.text
    borrowed = [each.text_content() for each in seen.select("main div[lang=sv]")]
    assert borrowed == ([] if "en" in text else [GONE["sv"]])


def test_what_is_begun_in_a_withdrawn_service_is_finished(
    client: Client, writing: Callable, withdraw: Callable, cases: Callable
) -> None:
    publish(writing, *FIRST)
    client.follow(client.post(HOME))
    withdraw()
    seen = client.get(PAGE)
    page = client.follow(client.get(seen.link("Fortsätt ansökan")))
    assert page.url == f"{HOME}/page0"
    for number, fields in enumerate(({"name": "Astrid Ek"}, {"housing": "flat"}, {})):
        client.submit(client.get(f"{HOME}/page{number}"), fields, button="Fortsätt")
    client.submit(client.get(f"{HOME}/check"), button="Skicka")
    assert len(cases()) == 1
    assert client.get(HOME).location == f"{HOME}/receipt"


def test_a_service_that_is_not_open_yet_says_when(client: Client, writing: Callable, drafts: Callable) -> None:
    publish(writing, *FIRST, opens_on="2099-01-05")
    seen = client.get(PAGE)
    assert "Du kan ansöka från och med måndag 5 januari 2099." in seen.text
    assert seen.select(".door") == []
    assert client.get(HOME).location == PAGE
    refused = client.post(HOME)
    assert refused.status == 409
    assert "måndag 5 januari 2099" in refused.text
    assert drafts() == []


def test_a_closed_service_says_when_it_closed_and_what_is_begun_goes_on(client: Client, writing: Callable) -> None:
    publish(writing, *FIRST)
    client.follow(client.post(HOME))
    client.submit(client.get(f"{HOME}/page0"), {"name": "Astrid Ek"}, button="Fortsätt")
    publish(writing, *FIRST, closes_on="2020-01-31")
    assert "Sista dagen att ansöka var fredag 31 januari 2020." in client.get(PAGE).text
    begun = client.get(HOME)
    assert begun.link("Fortsätt ansökan") == f"{HOME}/page1"
    assert "Börja en ny ansökan" not in begun.text


def test_an_open_service_with_a_last_day_names_it(client: Client, writing: Callable) -> None:
    publish(writing, *FIRST, closes_on="2099-01-05")
    assert "Sista dagen att ansöka är måndag 5 januari 2099." in client.get(PAGE).text
