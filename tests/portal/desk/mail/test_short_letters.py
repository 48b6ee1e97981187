"""A letter is taken as it came: what it lacks is told, and asked for afterwards. Who sits at a screen answers first."""

from collections.abc import Callable

from eservices import clock
from tests.client import Client, Seen
from tests.versions import FIRST, HOME, HOUSING, NAME, PAPERS, SECOND, SERVICE, SINCE, publish

STAMPED = {"arrived_on": clock.today().isoformat()}
CALLERS = {
    "repeating_group": "callers",
    "title": "Boende",
    "entry_title": "Person",
    "minimum": 1,
    "maximum": 2,
    "items": [SINCE],
}
LATE = {"rule": "long", "at": "since", "require": {"question": "since", "at_least": 2}, "message": "Skriv minst två år."}
STOP = {
    "stop": "house",
    "title": "Villor hör till grannen",
    "text": "Ring dem.",
    "show_if": {"question": "housing", "equals": "house"},
}


def begin(agent: Client, channel: str = "letter", sheet: str = "") -> Seen:
    start = agent.get(f"/desk/services/{SERVICE}/application")
    fields = {"channel": channel} | ({"sheet": sheet} if sheet else {})
    return agent.follow(agent.submit(start, fields, button="Börja fylla i"))


def onward(agent: Client, page: Seen, *pages: dict[str, str]) -> Seen:
    for fields in pages:
        page = agent.submit(page, fields, button="Fortsätt")
        while page.status == 303:
            page = agent.follow(page)
    return page


def case_of(agent: Client, check: Seen) -> tuple[Seen, Seen]:
    """The receipt, and the case as it is seen on the desk."""
    receipt = agent.follow(agent.submit(check, STAMPED, button="Skicka"))
    return receipt, agent.get(receipt.link("Öppna ärendet"))


def test_a_letter_without_answers_is_keyed_page_by_page_and_taken(berit: Client, writing: Callable) -> None:
    publish(writing, *FIRST)
    first = begin(berit)
    assert "Lämna tomt." in first.text
    check = onward(berit, first, {}, {"housing": "flat"}, {})
    assert check.url == f"{HOME}/check"
    assert "Det kan skickas ändå. Vi frågar efter det som saknas." in check.text
    receipt, case = case_of(berit, check)
    assert "Vi hör av oss om det som saknas." in receipt.text
    assert "Fråga 1: Vad heter du?" in case.text


def test_who_comes_to_the_counter_answers_first(berit: Client, writing: Callable) -> None:
    publish(writing, *FIRST)
    assert berit.submit(begin(berit, "counter"), {}, button="Fortsätt").status == 422
    assert berit.get(f"{HOME}/page2").location.startswith(f"{HOME}/page0")


def test_who_sits_at_a_screen_answers_first(client: Client, writing: Callable) -> None:
    publish(writing, *FIRST)
    first = client.follow(client.submit(client.get(HOME), button="Börja"))
    assert "Lämna tomt." not in first.text
    assert client.submit(first, {}, button="Fortsätt").status == 422
    assert client.submit(first, {"name": "Elsa"}, button="Fortsätt").status == 303
    assert client.post(f"{HOME}/check", STAMPED).status == 422


def test_an_old_sheet_lacks_what_only_the_new_version_asks(berit: Client, writing: Callable) -> None:
    publish(writing, *FIRST)
    publish(writing, *SECOND, running="move")
    moved = onward(berit, begin(berit, sheet="1"), {"name": "Elsa Lind"}, {"housing": "house"}, {"why": "Trappan"})
    assert moved.url == f"{HOME}/moved"
    check = onward(berit, moved, {}, {})
    assert check.url == f"{HOME}/check"
    _, case = case_of(berit, check)
    assert "Fråga 3: Hur många år har du bott där?" in case.text
    assert "Trappan" in case.text


def test_a_document_that_was_not_enclosed_and_an_entry_too_few_are_asked_for(berit: Client, writing: Callable) -> None:
    publish(writing, [NAME], [PAPERS | {"required": "yes"}], [CALLERS])
    check = onward(berit, begin(berit), {"name": "Elsa"}, {"papers": "now"}, {})
    assert check.link("Intyg").endswith("#papers")
    _, case = case_of(berit, check)
    assert "Intyg" in case.text
    assert "Lägg till minst 1." in case.text


def test_a_rule_between_answers_does_not_turn_a_letter_away(berit: Client, writing: Callable) -> None:
    publish(writing, [NAME], [SINCE], rules=[LATE])
    check = onward(berit, begin(berit), {"name": "Elsa"}, {"since": "1"})
    assert "Skriv minst två år." in check.text
    _, case = case_of(berit, check)
    assert "Hur många år har du bott där?: Skriv minst två år." not in case.text
    assert "Skriv minst två år." in case.text


def test_a_stop_is_told_and_passed_and_what_comes_after_it_is_kept(berit: Client, writing: Callable) -> None:
    publish(writing, [HOUSING, STOP], [NAME])
    check = onward(berit, begin(berit), {"housing": "house"}, {"name": "Elsa Lind"})
    assert "Villor hör till grannen" in check.text
    assert "Det tas emot ändå." in check.text
    _, case = case_of(berit, check)
    assert "Villor hör till grannen" in case.text
    assert "Elsa Lind" in case.text


def test_a_letter_that_is_left_is_taken_up_after_the_last_page_with_an_answer(berit: Client, writing: Callable) -> None:
    publish(writing, *FIRST)
    second = onward(berit, begin(berit), {})
    berit.submit(second, {"housing": "flat"}, button="Spara och fortsätt senare")
    seen = berit.follow(berit.submit(berit.get("/desk/services"), button="Fortsätt fylla i"))
    assert seen.url == f"{HOME}/page2"
