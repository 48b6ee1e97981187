"""An application on paper and back: posted with its answers, met by its code when it returns, and filed once."""

from collections.abc import Callable

import pytest
from sqlmodel import select

from eservices import clock, copies, drafts, people, services
from eservices.cases import Case, answers_of
from eservices.contact_centre.letters.incoming import mail
from eservices.contact_centre.letters.outgoing.posting import Posting
from eservices.copies import Copy
from eservices.drafts import Draft
from forms.answers import Answer
from tests.client import Client, Seen
from tests.portal.desk.conftest import ANSWERS, SignIn, in_threes

HERE = "/desk/sheets"
TO = {"to_name": "Elsa Andersson", "to_lines": "Storgatan 1\n123 45 Lillköping", "size": "large"}
SAID = {path: value for path, value in ANSWERS.items() if path != "message"}


@pytest.fixture
def journey(writing: Callable) -> str:
    """What Elsa has said to Berit on the telephone so far."""
    with writing() as db:
        draft, _ = drafts.begin(db, services.current(db, "contact"), "phone", by=people.colleague(db, "berit"))
        drafts.save_answers(db, draft, {path: Answer(value, "agent") for path, value in SAID.items()})
        return draft.journey


@pytest.fixture
def order(berit: Client, journey: str, writing: Callable) -> Callable[..., str]:
    """Berit has it posted; its token."""

    def ordered(**more: str) -> str:
        seen = berit.get(f"/desk/applications/{journey}/paper")
        told = berit.follow(berit.submit(seen, TO | more, button="Lägg bland"))
        assert "görs i ordning" in told.text and "Elsa Andersson" in told.text
        with writing() as db:
            return db.exec(select(Copy).order_by(Copy.id.desc())).first().token

    return ordered


def opened(agent: Client, code: str) -> Seen:
    return agent.follow(agent.submit(agent.get(HERE), {"sheet": code}, button="Öppna blanketten"))


def keyed(agent: Client, code: str) -> Seen:
    """The first page of the application, with what was printed."""
    return agent.follow(agent.submit(opened(agent, code), button="Fyll i det handskrivna"))


def send(agent: Client) -> Seen:
    check = agent.get("/services/contact/apply/check")
    return agent.submit(check, {"arrived_on": clock.today().isoformat()}, button="Skicka")


def test_what_was_said_is_posted_with_a_code_to_go_on_with(berit: Client, order, journey: str, writing: Callable):
    token = order()
    with writing() as db:
        copy, posting = copies.find(db, token), db.exec(select(Posting)).one()
        assert (copy.journey, copy.size, copy.by_name, copy.language) == (journey, "large", "Berit Ek", "sv")
        assert {path: row["value"] for path, row in copy.printed.items()} == SAID
        assert (posting.to_name, posting.size, posting.payload["copy"]) == ("Elsa Andersson", "large", token)
        draft, _ = drafts.resume(db, posting.payload["code"], "Elsa")
        assert draft.journey == journey and draft.expires_at > clock.now() + drafts.KEPT


def test_name_and_address_are_known_from_the_answers_and_asked_for_when_they_are_not(berit: Client, journey: str):
    seen = berit.get(f"/desk/applications/{journey}/paper")
    assert seen.select("#to_name")[0].get("value") == "Astrid Nyberg"
    wrong = berit.submit(seen, TO | {"to_name": "", "to_lines": "Storgatan 1"}, button="Lägg bland")
    assert wrong.status == 422 and "Skriv namnet" in wrong.text and "Skriv gatan" in wrong.text


def test_the_sheet_that_comes_back_is_the_same_application_and_one_letter(berit: Client, ali: Client, order, writing: Callable):
    code = f"F1:CONTACT.1.2.{order()}"
    page = keyed(ali, code)
    while "message" not in dict(page.form().form_values()).get("asked", "").split():
        page = ali.follow(ali.submit(page, button="Fortsätt"))
    ali.submit(page, {"message": "Lampan är trasig."}, button="Fortsätt")
    assert send(ali).location.endswith("/receipt")
    with writing() as db:
        case = db.exec(select(Case)).one()
        given = {path: answer.value for path, answer in answers_of(db, case).items()}
        assert (case.channel, case.arrived_on, given["message"]) == ("letter", clock.today(), "Lampan är trasig.")
        assert given["name"] == "Astrid Nyberg"


def test_the_code_may_be_typed_alone_in_groups_and_small_letters(berit: Client, order):
    token = order()
    typed = " ".join((token[:5], token[5:10], token[10:])).lower()
    assert "hör till en påbörjad ansökan" in opened(berit, typed).h1


@pytest.mark.parametrize("typed", ["", "K7M4PX9QHACD346", "F1:CONTACT.99.1.K7M4PX9QHACD346", "hej"])
def test_a_code_that_is_none_of_ours_is_told(berit: Client, typed: str):
    seen = berit.submit(berit.get(HERE), {"sheet": typed}, button="Öppna blanketten")
    assert seen.status == 422 and seen.title.startswith("Fel:")


def test_the_code_of_a_blank_sheet_leads_to_keying_it_as_its_version(berit: Client):
    seen = berit.submit(berit.get(HERE), {"sheet": "F1:CONTACT.1.1.K7M4PX9QHACD346"}, button="Öppna blanketten")
    assert seen.location == "/desk/services/contact/application?sheet=1"
    assert berit.follow(seen).select("input[value=letter][checked]")


def test_what_was_changed_on_a_screen_since_is_told_before_keying(berit: Client, order, journey: str, writing: Callable):
    token = order()
    with writing() as db:
        draft = db.exec(select(Draft).where(Draft.journey == journey)).one()
        drafts.save_answers(db, draft, {"name": Answer("Astrid Ek")})
    seen = opened(berit, token)
    assert "Ändrat efter" in seen.text and "Astrid Nyberg" in seen.text and "Astrid Ek" in seen.text
    assert "Ändrat efter" not in opened(berit, order()).text


def _sent_on_screen(writing: Callable, browsers: Callable[[], Client]) -> Client:
    """Elsa's grandchild goes on with the code on the letter."""
    with writing() as db:
        code = db.exec(select(Posting)).one().payload["code"]
    client = browsers()
    page = client.follow(client.submit(client.get("/resume"), {"code": code}, button="Fortsätt"))
    client.submit(page, {"message": "Lampan."}, button="Fortsätt")
    return client


def test_sent_on_a_screen_meanwhile_the_letter_meets_the_case(
    berit: Client, order, writing: Callable, browsers: Callable[[], Client]
):
    token = order()
    client = _sent_on_screen(writing, browsers)
    sent = client.submit(client.get("/services/contact/apply/check"), button="Skicka")
    assert sent.location.endswith("/receipt")
    page = opened(berit, token)
    with writing() as db:
        case = db.exec(select(Case)).one()
        assert (case.channel, case.registered_by_id) == ("web", None)
    assert page.h1 == "Ansökan är redan skickad" and in_threes(case.reference) in page.text
    told = berit.follow(berit.submit(page, button="Spara anteckningen"))
    assert "kom med posten" in told.text
    again = berit.post(f"{HERE}/{token}")
    assert again.location == f"{HERE}/{token}"


def test_who_may_not_see_the_case_is_told_whose_it_is(order, writing: Callable, browsers, sign_in: SignIn):
    token = order()
    client = _sent_on_screen(writing, browsers)
    client.submit(client.get("/services/contact/apply/check"), button="Skicka")
    page = opened(sign_in("dag"), token)
    with writing() as db:
        assert in_threes(db.exec(select(Case)).one().reference) in page.text
    assert "Lämna brevet dit" in page.text and not page.select("textarea")


def test_the_applicants_own_screen_sends_by_web_although_the_sheet_is_being_keyed(berit: Client, order, writing, browsers):
    token = order()
    client = _sent_on_screen(writing, browsers)
    keyed(berit, token)
    client.submit(client.get("/services/contact/apply/check"), button="Skicka")
    assert berit.get("/services/contact/apply/check").location.endswith("/receipt")
    with writing() as db:
        assert db.exec(select(Case)).one().channel == "web"


def test_a_sheet_that_comes_after_its_draft_was_forgotten_is_keyed_whole(berit: Client, order, journey, writing: Callable):
    token = order()
    with writing() as db:
        db.delete(db.exec(select(Draft).where(Draft.journey == journey)).one())
    page = opened(berit, token)
    assert "finns inte kvar" in page.h1
    assert page.link("Fyll i hela blanketten") == "/desk/services/contact/application?sheet=1"
    assert berit.post(f"{HERE}/{token}").location == f"{HERE}/{token}"


def test_the_code_opens_nothing_to_a_stranger_and_nothing_is_posted_for_a_neighbours_draft(
    client: Client, ali: Client, order, journey: str
):
    token = order()
    assert client.get(f"{HERE}/{token}").status != 200 and client.post(f"{HERE}/{token}").status != 200
    assert client.submit(client.get("/resume"), {"code": token[:12]}, button="Fortsätt").status == 422
    assert ali.get(f"/desk/applications/{journey}/paper").status == 404
    assert ali.post(f"/desk/applications/{journey}/paper", TO).status == 404


def test_neither_by_get_nor_without_a_token(berit: Client, order, journey: str, writing: Callable):
    token = order()
    assert berit.post(f"{HERE}/{token}", token=False).status == 403
    assert berit.post(f"/desk/applications/{journey}/paper", TO, token=False).status == 403
    with writing() as db:
        assert copies.find(db, token).met_at is None and len(db.exec(select(Posting)).all()) == 1


def test_a_sheet_in_a_registered_letter_is_keyed_as_that_letter(berit: Client, order, writing: Callable):
    token, today = order(), clock.today()
    with writing() as db:
        by = people.colleague(db, "berit")
        letter = mail.register(db, by, "key", mail.Envelope(today, "handed_over", "application", "contact-centre")).id
    begin = berit.get(f"/desk/services/contact/application?letter={letter}")
    open_ = berit.post("/desk/services/contact/application", {"channel": "letter", "sheet": token, "letter": str(letter)})
    assert begin.status == 200 and open_.location == f"{HERE}/{token}?letter={letter}"
    page = berit.follow(berit.submit(berit.follow(open_), button="Fyll i det handskrivna"))
    assert page.status == 200
    with writing() as db:
        assert mail.find(db, people.colleague(db, "berit"), letter).journey == copies.find(db, token).journey
