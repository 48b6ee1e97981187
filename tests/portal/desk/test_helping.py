"""Astrid is stuck on her screen and rings; Berit sees and fills in the same application, as long as Astrid wants her to."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlmodel import select

from eservices import clock
from eservices.cases import Case, answers_of
from eservices.contact_centre.filling_together.help_log import HelpEvent
from eservices.contact_centre.filling_together.helping import Helping
from eservices.drafts import Draft
from forms import library
from tests.client import Client, Seen
from tests.portal.desk.conftest import SignIn
from tests.walking import Walk

HOME = "/services/contact/apply"
TOGETHER = f"{HOME}/together"


@pytest.fixture
def astrid(client: Client) -> Client:
    """Astrid, on the page where she is to say what it is about."""
    begun = client.follow(client.submit(client.get(HOME), button="Börja"))
    client.submit(begun, {"matter": "fault"}, button="Fortsätt")
    return client


@pytest.fixture
def helping(writing: Callable) -> Callable[[], Helping]:
    def last() -> Helping:
        with writing() as db:
            return db.exec(select(Helping).order_by(Helping.id.desc())).first()

    return last


@pytest.fixture
def answers(writing: Callable) -> Callable[[], dict]:
    def kept() -> dict:
        with writing() as db:
            return db.exec(select(Draft)).one().given

    return kept


def code_on(astrid: Client) -> str:
    """The code that Astrid's screen shows once she has pressed the button."""
    shown = astrid.follow(astrid.post(TOGETHER))
    return shown.select(".reference strong")[0].text


def taken(agent: Client, code: str) -> Seen:
    return agent.submit(agent.get("/desk/help"), {"code": code}, button="Be om lov")


def together(astrid: Client, agent: Client) -> Seen:
    """The first page of the agent's, after Astrid's yes."""
    waiting = agent.follow(taken(agent, code_on(astrid)))
    astrid.submit(astrid.get(TOGETHER), button="Ja, ta hjälp")
    return agent.follow(agent.submit(agent.get(waiting.url), button="Öppna ansökan"))


def test_help_on_a_page_keeps_what_is_typed_and_shows_number_and_code(astrid: Client, answers: Callable) -> None:
    shown = astrid.follow(
        astrid.submit(astrid.get(f"{HOME}/words"), {"message": "Lampan vid"}, button="Be om hjälp att fylla i")
    )
    assert answers()["message"].value == "Lampan vid"
    assert "0123-45 67 00" in shown.text
    assert len(shown.select(".reference strong")[0].text.replace(" ", "")) == 6


def test_nothing_is_seen_before_the_yes_which_names_the_agent(astrid: Client, berit: Client) -> None:
    waiting = berit.follow(taken(berit, code_on(astrid)))
    assert "Kontakta" not in waiting.select("main")[0].text_content()
    assert berit.submit(waiting, button="Avsluta").status == 303
    again = berit.follow(taken(berit, code_on(astrid)))
    assert berit.post(again.url).status == 410
    asked = astrid.get(TOGETHER)
    assert asked.h1 == "Vill du låta Berit Ek hjälpa dig?"
    assert "Berit Ek vill hjälpa dig" in astrid.get(f"{HOME}/words").text


def test_both_fill_in_the_same_draft_and_each_answer_tells_who_gave_it(
    astrid: Client, berit: Client, answers: Callable, writing: Callable, helping: Callable
) -> None:
    page = together(astrid, berit)
    assert "Du hjälper någon att fylla i" in page.text
    berit.submit(page, {"message": "Lampan är trasig."}, button="Fortsätt")
    assert {path: answer.source for path, answer in answers().items()} == {"matter": "citizen", "message": "agent"}
    mine = astrid.get(f"{HOME}/words")
    assert "Lampan är trasig." in mine.select("textarea")[0].text_content()
    assert "Berit Ek hjälper dig." in mine.text
    journey = helping().journey
    with writing() as db:
        events = db.exec(select(HelpEvent).join(Helping, Helping.id == HelpEvent.helping_id).where(Helping.journey == journey))
        told = [(each.kind, each.by_name, each.page, each.what) for each in events]
    assert ("looked", "Berit Ek", "words", []) in told
    assert ("changed", "Berit Ek", "words", ["message"]) in told


def test_an_agent_can_not_send_nor_take_the_draft_along(astrid: Client, berit: Client, writing: Callable) -> None:
    together(astrid, berit)
    assert not berit.get(f"{HOME}/check").select("form[action$='/check']")
    assert berit.post(f"{HOME}/check").status == 403
    assert berit.get(f"{HOME}/save").location == "/desk/help"
    assert berit.post(f"{HOME}/save").location == "/desk/help"
    assert berit.post(TOGETHER).location == "/desk/help"
    assert berit.post(f"{TOGETHER}/answer", {"yes": "", "helping": "1"}).status == 403
    with writing() as db:
        assert db.exec(select(Case)).first() is None


def test_the_applicant_stops_it_at_once_and_the_agent_is_told_kindly(astrid: Client, berit: Client) -> None:
    page = together(astrid, berit)
    alone = astrid.follow(astrid.submit(astrid.get(f"{HOME}/words"), button="Avsluta hjälpen"))
    assert "Ingen annan kan se eller ändra dina svar längre" in alone.text
    refused = berit.submit(page, {"message": "för sent"}, button="Fortsätt")
    assert (refused.status, refused.h1) == (410, "Du hjälper inte till längre")
    assert berit.get(f"{HOME}/words").status == 410
    assert berit.get(f"{HOME}/receipt").status == 410


def test_who_leaves_the_device_lets_nobody_stay_in_the_application(astrid: Client, berit: Client) -> None:
    page = together(astrid, berit).url
    assert berit.get(page).status == 200
    astrid.follow(astrid.post(f"{HOME}/forget"))
    assert berit.get(page).status == 410


def test_sending_ends_the_help(astrid: Client, berit: Client, writing: Callable, helping: Callable) -> None:
    check = Walk(astrid, library.form("contact")).on_from(astrid.get(f"{HOME}/words"), f"{HOME}/check")
    together(astrid, berit)
    berit.submit(berit.get(f"{HOME}/words"), {"message": "Lampan är trasig."}, button="Fortsätt")
    assert astrid.submit(check, button="Skicka").location == f"{HOME}/receipt"
    assert helping().ended_why == "sent"
    for address in ("words", "check", "receipt", "receipt/receipt.txt"):
        assert berit.get(f"{HOME}/{address}").status == 410
    with writing() as db:
        sources = {path: answer.source for path, answer in answers_of(db, db.exec(select(Case)).one()).items()}
    assert (sources["matter"], sources["message"]) == ("citizen", "agent")


def test_what_one_types_is_not_put_out_by_what_the_other_saves(astrid: Client, berit: Client, answers: Callable) -> None:
    theirs = together(astrid, berit)
    mine = astrid.get(f"{HOME}/words")
    berit.submit(theirs, {"message": "Lampan vid skolan."}, button="Fortsätt")
    both = astrid.submit(mine, {"message": "Lampan vid torget."}, button="Fortsätt")
    assert both.status == 422
    assert "Berit Ek svarade ”Lampan vid skolan.” medan du skrev" in both.text
    assert both.select("textarea")[0].text_content().strip() == "Lampan vid torget."
    assert answers()["message"].value == "Lampan vid skolan."
    assert astrid.submit(both, button="Fortsätt").status == 303
    assert (answers()["message"].value, answers()["message"].source) == ("Lampan vid torget.", "citizen")


def test_what_one_has_not_touched_does_not_undo_what_the_other_wrote(astrid: Client, berit: Client, answers: Callable) -> None:
    theirs = together(astrid, berit)
    mine = astrid.get(f"{HOME}/words")
    berit.submit(theirs, {"message": "Lampan vid skolan."}, button="Fortsätt")
    assert astrid.submit(mine, button="Fortsätt").status == 303
    assert (answers()["message"].value, answers()["message"].source) == ("Lampan vid skolan.", "agent")


def test_a_page_that_was_open_before_the_help_began_puts_nothing_out(astrid: Client, berit: Client, answers: Callable) -> None:
    before = astrid.get(f"{HOME}/words")
    berit.submit(together(astrid, berit), {"message": "Lampan vid skolan."}, button="Fortsätt")
    assert "Lampan vid skolan." in astrid.submit(before, {"message": "Lampan vid torget."}, button="Fortsätt").text
    assert answers()["message"].value == "Lampan vid skolan."


def test_news_comes_once_and_only_to_those_two(astrid: Client, berit: Client, sign_in: SignIn) -> None:
    page = together(astrid, berit)
    since = astrid.get(f"{HOME}/words").select("[data-news]")[0].get("data-since")
    asks = f"{TOGETHER}/news?since={since}"
    assert astrid.get(asks).status == 204
    berit.submit(page, {"message": "Lampan vid skolan."}, button="Fortsätt")
    assert astrid.get(asks).status == 200
    assert berit.get(asks).status == 200
    assert sign_in("ali").get(asks).status == 410


def test_a_code_is_worth_nothing_twice_late_or_to_those_who_do_not_answer(
    astrid: Client, berit: Client, sign_in: SignIn, client: Client
) -> None:
    code = code_on(astrid)
    assert client.post("/desk/help", {"code": code}).status == 403
    assert sign_in("eva").post("/desk/help", {"code": code}).status == 403
    assert taken(berit, code).status == 303
    assert taken(sign_in("ali"), code).status == 422
    late = code_on(astrid)
    with clock.standing_at(clock.now() + timedelta(minutes=10, seconds=1)):
        assert taken(berit, late).status == 422


def test_guessing_is_stopped_for_the_agent_and_puts_out_the_code(astrid: Client, sign_in: SignIn, berit: Client) -> None:
    code = code_on(astrid)
    ali, wrong = sign_in("ali"), f"{(int(code.replace(' ', '')) + 1) % 1_000_000:06d}"
    tried = [taken(ali, wrong) for _ in range(5)]
    assert [seen.status for seen in tried] == [422] * 5
    assert ali.post("/desk/help", {"code": wrong}).status == 429
    assert taken(berit, code).status == 422
    assert "Visa min hjälpkod" in astrid.get(TOGETHER).text


def test_another_agent_finds_no_door_to_it(astrid: Client, berit: Client, sign_in: SignIn, helping: Callable) -> None:
    together(astrid, berit)
    ali, number = sign_in("ali"), helping().id
    ali.browser.cookies.set("lucka_draft_contact", berit.browser.cookies["lucka_draft_contact"])
    assert ali.get(f"{HOME}/words").status == 404
    assert ali.get(f"/desk/help/{number}").status == 404
    assert ali.post(f"/desk/help/{number}").status == 404
    assert ali.post(f"/desk/help/{number}/end").status == 404
    berit.post("/desk/sign-out")
    assert berit.get(f"{HOME}/words").location.startswith("/desk/sign-in")


def test_a_yes_is_for_the_agent_who_was_shown(astrid: Client, berit: Client, sign_in: SignIn, helping: Callable) -> None:
    taken(berit, code_on(astrid))
    shown = astrid.get(TOGETHER)
    taken(sign_in("ali"), code_on(astrid))
    assert astrid.submit(shown, button="Ja, ta hjälp").status == 409
    assert (helping().state, helping().agent_name) == ("asked", "Ali Hassan")
    refused = astrid.follow(astrid.submit(astrid.get(TOGETHER), button="Nej, fortsätt"))
    assert refused.url.startswith(f"{HOME}/words") and "Ingen annan kan se dina svar. Fortsätt här." in refused.text
    assert astrid.post(f"{TOGETHER}/answer", {"yes": "", "helping": str(helping().id)}).status == 409
    assert astrid.post(f"{TOGETHER}/answer", {"yes": "", "helping": "1 OR 1"}).status == 409


def test_help_ends_when_the_applicants_screen_is_silent_or_the_time_is_up(astrid: Client, berit: Client) -> None:
    together(astrid, berit)
    began, since = clock.now(), timedelta(minutes=20)
    for _ in range(5):
        with clock.standing_at(began + since):
            assert astrid.get(f"{TOGETHER}/news").status == 200
            assert berit.get(f"{HOME}/words").status == 200
        since += timedelta(minutes=20)
    with clock.standing_at(began + timedelta(hours=2, seconds=1)):
        assert berit.get(f"{HOME}/words").status == 410
        assert "hjälper dig inte längre" in astrid.get(f"{HOME}/words").text


def test_a_screen_that_is_gone_lets_nobody_stay(astrid: Client, berit: Client) -> None:
    together(astrid, berit)
    with clock.standing_at(clock.now() + timedelta(minutes=31)):
        assert berit.get(f"{HOME}/words").status == 410


@pytest.mark.parametrize("path", ["", "/answer", "/end"])
def test_nothing_happens_by_looking_or_without_a_token(astrid: Client, path: str) -> None:
    astrid.get(f"{TOGETHER}{path}", headers={"accept": "text/html"})
    assert astrid.post(f"{TOGETHER}{path}", token=False).status == 403
