"""A form on screen: begun, answered page by page, never lost, never another's."""

from collections.abc import Callable

import pytest

from eservices import services
from forms.definition import Form
from tests.client import Client
from tests.walking import Walk

HOME = "/services/every-kind/apply"
WHO = {"full_name": "Astrid Ek", "reason": ""}


def begin(walk: Walk) -> None:
    walk.client.follow(walk.client.post(HOME))


def test_an_application_begins_with_one_press(astrid: Walk, drafts: Callable) -> None:
    start = astrid.client.get(HOME)
    assert start.h1 == "Innan du börjar"
    first = astrid.client.follow(astrid.client.submit(start, button="Börja"))
    assert first.url == f"{HOME}/who"
    assert "Steg 1 av" in first.text
    assert len(drafts()) == 1


def test_pressing_begin_twice_makes_one_draft(astrid: Walk, drafts: Callable) -> None:
    begin(astrid)
    begin(astrid)
    assert len(drafts()) == 1


def test_an_application_is_not_begun_without_a_token_or_by_looking(astrid: Walk, drafts: Callable) -> None:
    assert astrid.client.post(HOME, token=False).status == 403
    astrid.client.get(HOME)
    assert drafts() == []


@pytest.mark.parametrize("service", ["specimen", "a;b", "å", "%00", "%0d%0aSet-Cookie:%20a=b", "a" * 3000])
def test_an_address_of_no_service_is_told_whatever_is_asked_of_it(client: Client, service: str) -> None:
    for address in ("", "/check", "/forget"):
        assert client.post(f"/services/{service}/apply{address}").status == 404


def test_a_page_with_one_question_has_it_as_its_heading(client: Client) -> None:
    client.follow(client.post("/services/contact/apply"))
    seen = client.get("/services/contact/apply/errand")
    assert seen.h1 == "Vad vill du göra?"
    assert "Ditt ärende, steg 1 av 3" in seen.text
    assert seen.link("Tillbaka") == "/services/contact/apply"


def test_an_answer_is_kept_and_shown_when_one_comes_back(astrid: Walk, drafts: Callable) -> None:
    begin(astrid)
    seen = astrid.client.submit(astrid.client.get(f"{HOME}/who"), WHO, button="Fortsätt")
    assert seen.location == f"{HOME}/pets"
    assert drafts()[0].given["full_name"].value == "Astrid Ek"
    assert astrid.client.get(f"{HOME}/who").select("#full_name")[0].get("value") == "Astrid Ek"
    assert "Du har en påbörjad ansökan" in astrid.client.get(HOME).text


def test_what_is_wrong_is_told_and_what_is_right_is_kept(astrid: Walk, drafts: Callable) -> None:
    begin(astrid)
    seen = astrid.client.submit(astrid.client.get(f"{HOME}/who"), {"full_name": "", "reason": "För att."}, button="Fortsätt")
    assert seen.status == 422
    assert seen.title.startswith("Fel: Om dig")
    assert seen.link("Svara på frågan ”Vad heter du?”.") == "#full_name"
    assert drafts()[0].given["reason"].value == "För att."
    assert seen.select("#reason")[0].text.strip() == "För att."


def test_what_was_typed_wrongly_is_still_in_the_field(astrid: Walk) -> None:
    seen = astrid.on_from(astrid.client.follow(astrid.client.post(HOME)), f"{HOME}/counting")
    wrong = astrid.client.submit(seen, {"guests": "många", "room_size": "12,5", "rent": ""}, button="Fortsätt")
    assert wrong.status == 422
    assert wrong.select("#guests")[0].get("value") == "många"


def test_a_page_that_is_not_open_leads_to_the_first_open_one(astrid: Walk) -> None:
    begin(astrid)
    seen = astrid.client.follow(astrid.client.get(f"{HOME}/days"))
    assert seen.url == f"{HOME}/who"
    assert "Dina svar finns kvar" in seen.text


def test_an_answer_to_a_page_that_is_not_open_is_kept_all_the_same(astrid: Walk, drafts: Callable) -> None:
    begin(astrid)
    seen = astrid.client.post(f"{HOME}/counting", {"guests": "3", "room_size": "10"})
    assert seen.location == f"{HOME}/who"
    assert drafts()[0].given["guests"].value == 3


@pytest.mark.usefixtures("quick")
def test_a_question_that_comes_into_view_on_the_same_page_is_asked_before_going_on(client: Client) -> None:
    seen = client.follow(client.post("/services/quick/apply"))
    assert not seen.select("#place")
    more = client.follow(client.submit(seen, {"matter": "fault", "message": "Lampan är trasig."}, button="Fortsätt"))
    assert more.url == "/services/quick/apply/errand"
    assert "en fråga till" in more.text
    assert more.select("#place")
    assert client.submit(more, {"place": "Storgatan"}, button="Fortsätt").location == "/services/quick/apply/answer"


@pytest.mark.usefixtures("quick")
def test_a_question_that_falls_away_is_not_demanded_and_its_answer_not_lost(client: Client, drafts: Callable) -> None:
    seen = client.follow(client.post("/services/quick/apply"))
    more = client.follow(client.submit(seen, {"matter": "fault", "message": "Hej"}, button="Fortsätt"))
    too_long = {"matter": "opinion", "place": "x" * 300}
    assert client.submit(more, too_long, button="Fortsätt").location == "/services/quick/apply/answer"
    assert drafts()[0].given["matter"].value == {"option": "opinion"}


@pytest.mark.usefixtures("quick")
def test_a_page_that_did_not_ask_a_question_does_not_empty_its_answer(client: Client, drafts: Callable) -> None:
    old = client.follow(client.post("/services/quick/apply"))
    client.post("/services/quick/apply/errand", {"matter": "fault", "message": "Hej"})
    client.post("/services/quick/apply/errand", {"matter": "fault", "message": "Hej", "place": "Storgatan"})
    client.submit(old, {"matter": "fault", "message": "Hej igen"}, button="Fortsätt")
    assert drafts()[0].given["place"].value == "Storgatan"
    assert drafts()[0].given["message"].value == "Hej igen"


def test_a_stop_says_why_and_where_to_turn_and_nothing_can_be_sent(astrid: Walk, cases: Callable) -> None:
    begin(astrid)
    astrid.client.post(f"{HOME}/who", WHO)
    stop = astrid.client.follow(astrid.client.post(f"{HOME}/pets", {"pet": "yes", "home": "elsewhere"}))
    assert stop.h1 == "Du bor i en annan kommun"
    assert "Ring den kommun där du bor" in stop.text
    assert "0123-45 67 00" in stop.text
    assert astrid.client.get(f"{HOME}/check").location == f"{HOME}/turned_away"
    assert astrid.client.post(f"{HOME}/check").location == f"{HOME}/turned_away"
    assert cases() == []


def test_a_stop_ahead_of_unanswered_pages_leads_to_those_first(astrid: Walk) -> None:
    begin(astrid)
    astrid.client.post(f"{HOME}/pets", {"pet": "yes", "home": "elsewhere"})
    for page in ("turned_away", "check", "pets"):
        assert astrid.client.get(f"{HOME}/{page}").location == f"{HOME}/who" + ("" if page == "check" else "?note=moved")
    assert astrid.client.get(f"{HOME}/who").status == 200


def test_a_stop_met_on_a_page_of_questions_stands_above_them(client: Client, every_kind: Form, writing: Callable) -> None:
    pages = {page.key: page for page in every_kind.pages}
    stop = pages["turned_away"].items[0].model_copy(update={"show_if": pages["turned_away"].show_if})
    both = pages["pets"].model_copy(update={"items": (*pages["pets"].items, stop)})
    with writing() as db:
        services.publish(db, every_kind.model_copy(update={"service": "stops", "pages": (both,), "rules": ()}), "", "test")
    client.post("/services/stops/apply")
    seen = client.follow(client.post("/services/stops/apply/pets", {"pet": "no", "home": "elsewhere"}))
    assert seen.url == "/services/stops/apply/pets"
    assert "Du bor i en annan kommun" in seen.text
    assert client.post("/services/stops/apply/check").location == "/services/stops/apply/pets"
    assert client.post("/services/stops/apply/pets", {"pet": "no", "home": "flat"}).location == "/services/stops/apply/check"


def test_unknown_fields_are_ignored(astrid: Walk, drafts: Callable) -> None:
    begin(astrid)
    astrid.client.post(f"{HOME}/who", WHO | {"is_admin": "yes", "animals": "cat", "expenses": "1"})
    assert set(drafts()[0].given) == {"full_name"}


def test_a_text_that_is_too_long_is_told_in_words(astrid: Walk) -> None:
    begin(astrid)
    seen = astrid.client.post(f"{HOME}/who", WHO | {"reason": "å" * 900})
    assert seen.status == 422
    assert "högst 500 tecken. Nu är den 400 för lång" in seen.text
    assert "å" * 900 in seen.select("#reason")[0].text


@pytest.mark.parametrize("page", ["nothing", "who/1", "who/x", "costs/0x", "costs/99999999999999999999999", "who/1/remove"])
def test_an_address_that_the_form_does_not_have_is_not_found(astrid: Walk, page: str) -> None:
    begin(astrid)
    assert astrid.client.get(f"{HOME}/{page}").status == 404
    assert astrid.client.post(f"{HOME}/{page}").status == 404


def test_a_neighbour_sees_nothing_of_an_application(astrid: Walk, browsers: Callable, drafts: Callable) -> None:
    begin(astrid)
    astrid.client.post(f"{HOME}/who", WHO)
    bo = browsers()
    assert bo.get(f"{HOME}/who").location == f"{HOME}?note=gone"
    assert bo.post(f"{HOME}/who", {"full_name": "Bo"}).location == f"{HOME}?note=gone"
    assert "Vi hittar ingen påbörjad ansökan" in bo.follow(bo.get(f"{HOME}/check")).text
    assert drafts()[0].given["full_name"].value == "Astrid Ek"


def test_a_cookie_of_another_service_opens_nothing(astrid: Walk) -> None:
    begin(astrid)
    secret = astrid.client.browser.cookies["lucka_draft_every-kind"]
    astrid.client.browser.cookies.set("lucka_draft_contact", secret)
    assert astrid.client.get("/services/contact/apply/errand").location == "/services/contact/apply?note=gone"


def test_an_answer_is_not_taken_without_a_token(astrid: Walk, drafts: Callable) -> None:
    begin(astrid)
    assert astrid.client.post(f"{HOME}/who", WHO, token=False).status == 403
    assert drafts()[0].answers == {}


def test_the_draft_follows_its_writer_into_another_language(astrid: Walk, drafts: Callable) -> None:
    begin(astrid)
    seen = astrid.client.get(f"{HOME}/who?lang=en")
    assert seen.h1 == "About you"
    astrid.client.submit(seen, WHO, button="Continue")
    assert drafts()[0].language == "en"


def test_a_draft_keeps_to_the_version_it_was_begun_on(astrid: Walk, writing: Callable) -> None:
    begin(astrid)
    form = astrid.form.model_copy(update={"pages": astrid.form.pages[1:]})
    with writing() as db:
        assert services.publish(db, form, "", "test").number == 2
    assert astrid.client.get(f"{HOME}/who").h1 == "Om dig"


def test_choosing_another_language_keeps_what_is_half_written_and_stays(astrid: Walk, drafts: Callable) -> None:
    begin(astrid)
    astrid.client.get(f"{HOME}/who")
    seen = astrid.client.post(f"{HOME}/who?lang=en&stay=", {"full_name": "Astrid Ek", "asked": "full_name reason"})
    assert seen.location == f"{HOME}/who"
    assert drafts()[0].given["full_name"].value == "Astrid Ek"
    assert astrid.client.follow(seen).select("html")[0].get("lang") == "en"
