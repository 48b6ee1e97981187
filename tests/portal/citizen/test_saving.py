"""Leaving and coming back without an account."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from eservices import clock
from tests.client import Client, Seen
from tests.walking import Walk

HOME = "/services/every-kind/apply"


def code_on(seen: Seen) -> str:
    return seen.select(".reference strong")[0].text


@pytest.fixture
def saved(astrid: Walk) -> Seen:
    """The page with the save code, after one page of answers."""
    client = astrid.client
    page = client.follow(client.post(HOME))
    return client.follow(client.submit(page, {"full_name": "Astrid Ek"}, button="Spara och fortsätt senare"))


def test_save_and_go_on_later_keeps_the_page_and_shows_a_code(saved: Seen, drafts: Callable) -> None:
    assert saved.h1 == "Sparat"
    assert len(code_on(saved).replace(" ", "")) == 12
    assert drafts()[0].given["full_name"].value == "Astrid Ek"
    assert "Ring 0123-45 67 00 och läs upp koden. Då fyller vi i resten åt dig." in saved.text


def test_what_could_not_be_read_is_said_when_one_saves(astrid: Walk, drafts: Callable) -> None:
    page = astrid.client.follow(astrid.client.post(HOME))
    fields = {"full_name": "å" * 99, "reason": "Därför"}
    seen = astrid.client.follow(astrid.client.submit(page, fields, button="Spara och fortsätt senare"))
    assert "Vi kunde inte läsa det du skrev" in seen.text
    assert set(drafts()[0].given) == {"reason"}


def test_an_unanswered_page_can_be_saved_without_a_fuss(astrid: Walk) -> None:
    page = astrid.client.follow(astrid.client.post(HOME))
    seen = astrid.client.submit(page, {}, button="Spara och fortsätt senare")
    assert seen.location == f"{HOME}/save"


def test_looking_at_the_save_page_makes_no_code(astrid: Walk, client: Client) -> None:
    client.post(HOME)
    seen = client.get(f"{HOME}/save")
    assert not seen.select(".reference")
    shown = client.follow(client.submit(seen, button="Visa min sparkod"))
    assert code_on(shown) == code_on(client.get(f"{HOME}/save"))


def hyphened(code: str) -> str:
    return code.replace(" ", "-")


def closed_up(code: str) -> str:
    return f"  {code.replace(' ', '')} "


@pytest.mark.parametrize("typed", [str, str.lower, hyphened, closed_up])
def test_the_code_opens_the_first_open_page_anywhere(saved: Seen, browsers: Callable, typed: Callable) -> None:
    elsewhere = browsers()
    seen = elsewhere.submit(elsewhere.get("/resume"), {"code": typed(code_on(saved))}, button="Fortsätt")
    assert seen.location == f"{HOME}/pets"
    assert elsewhere.get(f"{HOME}/who").select("#full_name")[0].get("value") == "Astrid Ek"


def test_a_wrong_code_is_told_with_what_was_typed_and_throttled(client: Client) -> None:
    for _ in range(5):
        seen = client.post("/resume", {"code": "K7M4 PX9Q HACD"})
        assert seen.status == 422
        assert seen.select("#code")[0].get("value") == "K7M4 PX9Q HACD"
    assert client.post("/resume", {"code": "K7M4 PX9Q HACD"}).status == 429


@pytest.mark.parametrize("typed", ["", "   ", "<script>", "å" * 5000])
def test_what_is_no_code_is_told(client: Client, typed: str) -> None:
    assert client.post("/resume", {"code": typed}).status == 422


def test_coming_back_needs_a_token(saved: Seen, browsers: Callable) -> None:
    assert browsers().post("/resume", {"code": code_on(saved)}, token=False).status == 403


def test_a_borrowed_device_can_forget_and_the_code_still_opens(astrid: Walk, saved: Seen) -> None:
    client = astrid.client
    seen = client.follow(client.submit(saved, button="Stäng ansökan här"))
    assert "Ingen kan öppna din ansökan härifrån längre" in seen.text
    assert client.get(f"{HOME}/who").location == f"{HOME}?note=gone"
    assert client.post("/resume", {"code": code_on(saved)}).location == f"{HOME}/pets"


def test_a_code_of_a_sent_application_leads_to_its_receipt(astrid: Walk, saved: Seen, browsers: Callable) -> None:
    check = astrid.on_from(astrid.client.get(f"{HOME}/who"), f"{HOME}/check")
    astrid.client.submit(check, button="Skicka")
    assert browsers().post("/resume", {"code": code_on(saved)}).location == f"{HOME}/receipt"


def test_an_application_that_has_expired_says_what_happened(astrid: Walk, saved: Seen) -> None:
    with clock.standing_at(clock.now() + timedelta(days=31)):
        seen = astrid.client.follow(astrid.client.get(f"{HOME}/who"))
        assert "Vi tar bort den efter 30 dagar." in seen.text
        assert astrid.client.post("/resume", {"code": code_on(saved)}).status == 422
