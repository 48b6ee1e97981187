"""Signing in and out."""

from datetime import timedelta

import pytest

from eservices import clock
from portal.visit import STAFF_COOKIE
from tests.client import Client
from tests.portal.conftest import PASSWORD, SignIn


def test_a_colleague_signs_in_and_is_told_who_and_in_which_groups(sign_in: SignIn) -> None:
    seen = sign_in("ali").get("/desk")
    assert "Ali Hassan" in seen.text
    assert "Gator och trafik, Kontaktcenter" in seen.text


def test_a_wrong_password_is_told_and_the_name_is_kept(client: Client) -> None:
    seen = client.submit(client.get("/desk/sign-in"), {"name": "berit", "password": "fel lösenord"})
    assert seen.status == 422
    assert seen.title.startswith("Fel:")
    assert "Namnet och lösenordet hör inte ihop" in seen.text
    assert seen.select("#name")[0].get("value") == "berit"
    assert not seen.select("#password")[0].get("value")


def test_a_name_that_nobody_has_is_told_in_the_same_words(client: Client) -> None:
    seen = client.submit(client.get("/desk/sign-in"), {"name": "nobody", "password": PASSWORD})
    assert seen.status == 422
    assert "Namnet och lösenordet hör inte ihop" in seen.text


def test_a_password_is_never_written_into_a_page(client: Client) -> None:
    seen = client.post("/desk/sign-in", {"name": "berit", "password": PASSWORD}, token=False)
    assert seen.status == 403
    assert PASSWORD not in seen.response.text
    assert client.submit(seen, button="Skicka igen").status == 422


def test_empty_fields_are_told_one_by_one(client: Client) -> None:
    seen = client.submit(client.get("/desk/sign-in"), {})
    assert seen.status == 422
    assert [link.get("href") for link in seen.select(".problems a")] == ["#name", "#password"]


def test_too_many_tries_are_told_when_to_come_back(client: Client) -> None:
    for _ in range(5):
        client.submit(client.get("/desk/sign-in"), {"name": "berit", "password": "fel lösenord"})
    seen = client.submit(client.get("/desk/sign-in"), {"name": "berit", "password": PASSWORD})
    assert seen.status == 429
    assert "Försök igen om 10 sekunder" in seen.text
    assert int(seen.headers["Retry-After"]) <= 10


ELSEWHERE = ["https://evil.example/", "//evil.example", "/desk//evil.example", "/desk\\evil", "/status"]


@pytest.mark.parametrize("next_page", ELSEWHERE)
def test_nobody_is_sent_to_another_site_after_signing_in(client: Client, next_page: str) -> None:
    seen = client.get("/desk/sign-in", params={"next": next_page})
    assert client.submit(seen, {"name": "berit", "password": PASSWORD}).location == "/desk"


def test_one_comes_to_the_page_that_one_asked_for(client: Client, reference: str) -> None:
    seen = client.follow(client.get(f"/desk/cases/{reference}?view=all"))
    seen = client.submit(seen, {"name": "berit", "password": PASSWORD})
    assert seen.location == f"/desk/cases/{reference}?view=all"


def test_signing_in_again_ends_what_was_signed_in_before(sign_in: SignIn) -> None:
    client = sign_in("berit")
    first = client.browser.cookies[STAFF_COOKIE]
    client.submit(client.get("/desk/sign-in"), {"name": "ali", "password": PASSWORD}, button="Logga in")
    assert client.browser.cookies[STAFF_COOKIE] != first
    client.browser.cookies.clear()
    client.browser.cookies.set(STAFF_COOKIE, first)
    assert client.get("/desk").status == 303


def test_signing_out_ends_the_session_and_is_told(berit: Client) -> None:
    token = berit.browser.cookies[STAFF_COOKIE]
    seen = berit.follow(berit.submit(berit.get("/desk"), button="Logga ut"))
    assert "Du är utloggad" in seen.text
    berit.browser.cookies.set(STAFF_COOKIE, token)
    assert berit.get("/desk").location.startswith("/desk/sign-in?next=")


def test_nobody_is_signed_out_by_a_link(berit: Client) -> None:
    assert berit.get("/desk/sign-out").status == 405
    assert berit.get("/desk").status == 200


@pytest.mark.parametrize("path", ["/desk", "/desk/services", "/desk/services/contact/script", "/desk/search"])
def test_the_desk_is_closed_to_those_who_have_not_signed_in(client: Client, path: str) -> None:
    assert client.get(path).location.startswith("/desk/sign-in?next=")


def test_two_hours_without_work_end_the_session(berit: Client) -> None:
    with clock.standing_at(clock.now() + timedelta(minutes=119)):
        assert berit.get("/desk").status == 200
    with clock.standing_at(clock.now() + timedelta(minutes=119 + 121)):
        assert berit.get("/desk").location.startswith("/desk/sign-in")


def test_work_keeps_the_session_alive_for_a_day_at_most(berit: Client) -> None:
    began = clock.now()
    for minutes in range(100, 24 * 60, 100):
        with clock.standing_at(began + timedelta(minutes=minutes)):
            assert berit.get("/desk").status == 200
    with clock.standing_at(began + timedelta(hours=24, minutes=1)):
        assert berit.get("/desk").status == 303


def test_a_page_says_until_when_one_is_signed_in_and_a_button_stays(berit: Client) -> None:
    seen = berit.get("/desk")
    until = clock.local(clock.now() + timedelta(hours=2))
    assert f"Inloggad till {until.hour}.{until.minute:02}" in seen.text
    with clock.standing_at(clock.now() + timedelta(minutes=119)):
        again = berit.follow(berit.submit(seen, button="Stanna inloggad"))
    assert again.select(".closing")[0].get("data-seconds") == "7200"


def test_what_was_typed_when_the_session_had_ended_is_sent_after_signing_in_again(berit: Client, reference: str) -> None:
    written, address = "Hon ringer igen.\n\nPå fredag.", f"/desk/cases/{reference}/notes"
    with clock.standing_at(clock.now() + timedelta(hours=3)):
        late = berit.post(address, {"note": written})
        assert late.status == 403
        wrong = berit.submit(late, {"name": "berit", "password": "fel"}, button="Logga in")
        assert wrong.status == 422
        again = berit.submit(wrong, {"name": "berit", "password": PASSWORD}, button="Logga in")
        assert again.status == 200
        assert written in again.select("#written")[0].text
        case = berit.follow(berit.submit(again, button="Skicka igen"))
    assert "På fredag." in case.text


def test_what_a_handler_had_answered_is_sent_to_the_office_after_signing_in_again(berit: Client, sign_in: SignIn) -> None:
    berit.post("/desk/requests", {"group": "care", "kind": "message", "words": "Ring henne i dag."})
    dag = sign_in("dag")
    with clock.standing_at(clock.now() + timedelta(hours=3)):
        late = dag.post("/office/requests/1/answer", {"kind": "reply", "words": "Jag ringer klockan tre."})
        again = dag.submit(late, {"name": "dag", "password": PASSWORD}, button="Logga in")
        dag.follow(dag.submit(again, button="Skicka igen"))
        assert "Jag ringer klockan tre." in dag.get("/office/requests/1").text


@pytest.mark.parametrize("kept", ["", "[]", "{}", "[[1]]", "\x00", '[["a","b","c"]]', '[["password","x"]]'])
def test_what_we_never_kept_is_not_sent_on(client: Client, kept: str) -> None:
    seen = client.post("/desk/sign-in", {"name": "berit", "password": PASSWORD, "next": "/desk", "kept": kept})
    assert seen.location == "/desk"


def test_what_is_kept_is_sent_nowhere_else(client: Client) -> None:
    fields = {"name": "berit", "password": PASSWORD, "next": "https://evil.example/", "kept": '[["note", "Hej"]]'}
    assert client.post("/desk/sign-in", fields).select("main form")[0].get("action") == "/desk"


def test_a_forged_session_is_no_session(client: Client) -> None:
    client.browser.cookies.set(STAFF_COOKIE, "made-up")
    assert client.get("/desk").location.startswith("/desk/sign-in")
