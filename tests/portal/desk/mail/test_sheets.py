"""A sheet of an old version is keyed as what it is, and carried over before sending where its publishers want that."""

from collections.abc import Callable

import pytest

from accessibility.paper.files import marks, page_name
from eservices import clock, services
from eservices.people import colleague
from eservices.publishing import withdrawing
from tests.client import Client, Seen
from tests.versions import FIRST, HOME, SECOND, SERVICE, publish

START = f"/desk/services/{SERVICE}/application"
CODE = marks.payload(SERVICE, 1, 2, "ABC123")
STAMPED = {"arrived_on": clock.today().isoformat()}


def begin(agent: Client, sheet: str = "1", channel: str = "letter") -> Seen:
    return agent.submit(agent.get(START), {"channel": channel, "sheet": sheet}, button="Börja fylla i")


def key(agent: Client, first: Seen) -> Seen:
    """Elsa's sheet, page by page, to the check page."""
    page = agent.follow(first)
    for fields in ({"name": "Elsa Lind"}, {"housing": "flat"}, {"why": "Trappan är för brant."}):
        answer = agent.submit(page, fields, button="Fortsätt")
        page = agent.get(answer.location)
    return page


@pytest.mark.parametrize("typed", ["1", " Version 1 ", CODE, f" {CODE.lower()} "])
def test_the_version_is_told_by_its_number_or_by_the_text_of_the_pages_code(
    berit: Client, writing: Callable, typed: str
) -> None:
    publish(writing, *FIRST)
    publish(writing, *SECOND)
    assert "Vad heter du?" in berit.follow(begin(berit, typed)).text
    assert "Varför söker du?" in berit.get(f"{HOME}/page2").text


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("9", "Kontrollera versionen. Den senaste är 2."),
        ("ett", "Kontrollera versionen."),
        ("F1:CONTACT.1.1.AB", "en annan tjänst"),
    ],
)
def test_a_version_that_is_none_of_ours_is_told_kindly(berit: Client, writing: Callable, typed: str, told: str) -> None:
    publish(writing, *FIRST)
    publish(writing, *SECOND)
    seen = begin(berit, typed)
    assert seen.status == 422
    assert told in seen.text
    assert seen.select("#sheet")[0].get("value") == typed


def test_the_name_in_a_pages_code_is_read_back() -> None:
    assert page_name.read(CODE) == (SERVICE, 1, 2, "ABC123")
    assert page_name.read("https://example.se") is None


def test_an_old_sheet_may_be_filed_on_its_version(berit: Client, writing: Callable) -> None:
    publish(writing, *FIRST)
    publish(writing, *SECOND, running="finish")
    check = key(berit, begin(berit))
    assert check.url == f"{HOME}/check"
    receipt = berit.follow(berit.submit(check, STAMPED, button="Skicka"))
    assert receipt.status == 200


def test_an_old_sheet_is_keyed_whole_then_carried_over_and_the_handler_sees_all(berit: Client, writing: Callable) -> None:
    publish(writing, *FIRST)
    publish(writing, *SECOND, running="move")
    led = key(berit, begin(berit))
    assert led.location == f"{HOME}/moved"
    told = berit.follow(led)
    assert "Blanketten är en äldre version" in told.text
    assert "Trappan är för brant." in told.text
    page = berit.follow(berit.submit(told, button="Fortsätt"))
    check = berit.follow(berit.submit(page, {"housing": "room", "since": "12"}, button="Fortsätt"))
    berit.follow(berit.submit(check, STAMPED, button="Skicka"))
    case = berit.get("/desk?view=all")
    shown = berit.get(next(each for each in case.page.xpath("//a/@href") if "/desk/cases/" in each))
    assert "Svar på frågor som inte längre ställs" in shown.text
    assert "Trappan är för brant." in shown.text


def test_a_caller_in_the_middle_is_told_by_the_agent(berit: Client, writing: Callable) -> None:
    publish(writing, *FIRST)
    page = berit.get(berit.follow(begin_call(berit)).link("Första frågan"))
    publish(writing, *SECOND, running="move")
    led = berit.submit(page, {"heard": "Elsa Lind"}, button="Fortsätt")
    assert "Svaren följer med. Det som är nytt frågar du när samtalet går vidare." in berit.follow(led).text


def begin_call(agent: Client) -> Seen:
    return agent.submit(agent.get(START), {"channel": "phone"}, button="Börja fylla i")


def test_a_letter_to_a_withdrawn_service_is_still_keyed_but_nothing_new_is_begun(berit: Client, writing: Callable) -> None:
    publish(writing, *FIRST)
    with writing() as db:
        withdrawing.withdraw(db, SERVICE, colleague(db, "publisher"), "Slut", {"sv": "Tjänsten är slut."})
    assert "Tillbakadragen" in berit.get("/desk/services").text
    assert berit.get(f"/desk/services/{SERVICE}/script?version=1").status == 200
    start = berit.get(START)
    assert [each.get("value") for each in start.select("[name=channel]")] == ["letter", "email"]
    assert berit.post(START, {"channel": "phone"}).status == 422
    first = berit.submit(start, {"channel": "letter"}, button="Börja fylla i")
    assert key(berit, first).url == f"{HOME}/check"


def test_a_closed_service_takes_letters_and_says_when_it_closed(berit: Client, writing: Callable) -> None:
    publish(writing, *FIRST, closes_on="2020-01-31")
    seen = berit.submit(berit.get(START), {"channel": "phone"}, button="Börja fylla i")
    assert seen.status == 422
    assert "Tjänsten stängde fredag 31 januari 2020" in seen.text
    assert begin_letter(berit).status == 303
    with writing() as db:
        assert services.live(db, SERVICE).number == 1


def begin_letter(agent: Client) -> Seen:
    return agent.submit(agent.get(START), {"channel": "letter"}, button="Börja fylla i")
