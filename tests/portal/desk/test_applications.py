"""An agent fills in for someone who rings, writes or comes: the same pages, the agent's answers, and nobody else's to see."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlmodel import select

from accessibility.phone.spelling import spell
from eservices import clock
from eservices.cases import Case, answers_of
from eservices.drafts import Draft
from eservices.events import history
from eservices.references import show
from forms import library
from forms.texts import SWEDISH
from tests.client import Client, Seen
from tests.portal.desk.conftest import SignIn
from tests.walking import Walk

BEGIN = "/desk/services/contact/application"
CHECK = "/services/contact/apply/check"
RECEIPT = "/services/contact/apply/receipt"


def begin(agent: Client, channel: str = "counter", service: str = "contact", **more: str) -> Seen:
    """From the desk's list to the form's first page."""
    start = agent.get(agent.get("/desk/services").link(f"Fyll i åt någon: {title(service)}"))
    return agent.follow(agent.submit(start, {"channel": channel} | more, button="Börja fylla i"))


def title(service: str) -> str:
    return library.form(service).title.root["sv"]


def walk(agent: Client, channel: str = "counter", service: str = "contact", **more: str) -> Seen:
    """To the check page with every question answered."""
    form = library.form(service)
    answers = Walk(agent, form, files=service == "building-permit")
    return answers.on_from(begin(agent, channel, service, **more), f"/services/{service}/apply/check")


def send(agent: Client, check: Seen, **fields: str) -> Seen:
    return agent.follow(agent.submit(check, fields, button="Skicka"))


@pytest.fixture
def case(writing: Callable) -> Callable[[], Case]:
    def only() -> Case:
        with writing() as db:
            return db.exec(select(Case)).one()

    return only


def test_a_visit_becomes_a_case_of_its_channel_with_the_agent_as_source(
    berit: Client, writing: Callable, case: Callable[[], Case]
) -> None:
    send(berit, walk(berit))
    filed = case()
    assert (filed.channel, filed.status, filed.arrived_on) == ("counter", "received", clock.today())
    with writing() as db:
        assert {answer.source for answer in answers_of(db, filed).values()} == {"agent"}
        assert [(event.kind, event.by_name) for event in history(db, filed.id or 0)] == [("received", "Berit Ek")]
    assert "Ifyllt av personal" in berit.get(f"/desk/cases/{filed.reference}").text


def test_signing_out_closes_what_was_opened_after_sending(berit: Client, case: Callable[[], Case]) -> None:
    send(berit, walk(berit))
    opened = berit.post(RECEIPT).location
    assert berit.get(opened).status == 200
    berit.post("/desk/sign-out")
    assert berit.get(opened).location == "/status?note=closed"
    assert berit.get(RECEIPT).location.startswith("/desk/sign-in")


def test_entries_and_files_are_the_agents_too(berit: Client, writing: Callable, case: Callable[[], Case]) -> None:
    send(berit, walk(berit, service="building-permit"))
    filed = case()
    with writing() as db:
        answers = answers_of(db, filed)
    assert {answer.source for answer in answers.values()} - {"computed"} == {"agent"}
    assert [answer for answer in answers.values() if isinstance(answer.value, list)]
    assert [answer for answer in answers.values() if isinstance(answer.value, dict) and answer.value.get("files")]


def test_a_letter_has_arrived_on_the_day_of_its_stamp(berit: Client, case: Callable[[], Case]) -> None:
    stamped = clock.today() - timedelta(days=3)
    receipt = send(berit, walk(berit, "letter"), arrived_on=stamped.isoformat())
    assert receipt.url == RECEIPT
    assert "Brevet kom till oss " in receipt.text
    filed = case()
    assert (filed.channel, filed.arrived_on, clock.day_of(filed.registered_at)) == ("letter", stamped, clock.today())
    assert filed.due_on > stamped


def test_a_mail_has_arrived_on_the_day_that_it_came(berit: Client, case: Callable[[], Case]) -> None:
    came = clock.today() - timedelta(days=2)
    check = walk(berit, "email")
    assert "Vilken dag kom mejlet till oss?" in check.text
    assert "Mejlet kom till oss " in send(berit, check, arrived_on=came.isoformat()).text
    filed = case()
    assert (filed.channel, filed.arrived_on) == ("email", came)


@pytest.mark.parametrize("days", [1, -366, None])
def test_a_letter_from_the_future_from_long_ago_or_without_a_stamp_is_asked_about(
    berit: Client, writing: Callable, days: int | None
) -> None:
    written = "" if days is None else (clock.today() + timedelta(days=days)).isoformat()
    seen = berit.submit(walk(berit, "letter"), {"arrived_on": written}, button="Skicka")
    assert seen.status == 422
    assert seen.title.startswith("Fel:")
    assert seen.link("Skriv dagen då det kom till oss") == "#arrived_on"
    assert (seen.select("#arrived_on")[0].get("value") or "") == written
    with writing() as db:
        assert not db.exec(select(Case)).all()


def test_only_a_letter_is_asked_for_its_stamp(berit: Client) -> None:
    assert not walk(berit, "counter").select("#arrived_on")


def test_the_receipt_spells_number_and_code_for_the_caller(berit: Client, case: Callable[[], Case]) -> None:
    receipt = send(berit, walk(berit))
    assert spell(show(case().reference), SWEDISH) in receipt.text
    assert "Kod:" in receipt.text
    assert receipt.link("Öppna ärendet") == f"/desk/cases/{case().reference}"
    assert not [form for form in receipt.page.forms if (form.action or "").endswith("/forget")]


def test_the_receipt_leads_to_no_case_that_the_agent_may_not_see(sign_in: SignIn) -> None:
    dag = sign_in("dag")
    assert "Öppna ärendet" not in send(dag, walk(dag)).text


def test_every_page_says_that_one_fills_in_for_someone(berit: Client) -> None:
    first = begin(berit)
    assert "Du fyller i åt någon" in first.text
    assert first.link("Telefonmanus") == "/desk/services/contact/script"


def test_a_citizen_cannot_begin_for_someone(client: Client, writing: Callable) -> None:
    assert client.get(BEGIN).status == 303
    assert client.post(BEGIN, {"channel": "phone"}).status == 403
    client.post("/services/contact/apply", {"channel": "letter"})
    with writing() as db:
        assert [(draft.channel, draft.started_by_id) for draft in db.exec(select(Draft))] == [("web", None)]


def test_it_is_not_begun_by_a_link_nor_without_a_token(berit: Client, writing: Callable) -> None:
    berit.get(f"{BEGIN}?channel=phone")
    assert berit.post(BEGIN, {"channel": "phone"}, token=False).status == 403
    with writing() as db:
        assert not db.exec(select(Draft)).all()


@pytest.mark.parametrize("channel", ["", "web", "pigeon"])
def test_the_channel_must_be_one_of_those_that_are_offered(berit: Client, channel: str) -> None:
    seen = berit.post(BEGIN, {"channel": channel})
    assert seen.status == 422
    assert seen.link("Välj hur personen vände sig till oss") == "#channel"


def test_what_a_caller_said_is_closed_when_the_agent_has_signed_out(berit: Client) -> None:
    walk(berit)
    berit.post("/desk/sign-out")
    assert berit.get(CHECK).location == f"/desk/sign-in?next={CHECK.replace('/', '%2F')}"
    assert berit.post(CHECK).status == 403
    assert "Du har en påbörjad ansökan" not in berit.get("/services/contact/apply").text
    fresh = berit.follow(berit.post("/services/contact/apply"))
    assert "Du fyller i åt någon" not in fresh.text


def test_who_signs_in_again_goes_on_where_the_call_was(berit: Client) -> None:
    walk(berit)
    berit.post("/desk/sign-out")
    door = berit.follow(berit.get(CHECK))
    seen = berit.submit(door, {"name": "berit", "password": "det var en gång en lucka"}, button="Logga in")
    assert berit.follow(seen).url == CHECK


def test_the_receipt_too_is_closed_when_the_agent_has_signed_out(berit: Client) -> None:
    send(berit, walk(berit))
    berit.post("/desk/sign-out")
    assert berit.get(RECEIPT).status == 303
    assert berit.get(f"{RECEIPT}/receipt.txt").status == 303


def test_another_agent_at_the_same_desk_cannot_open_it(berit: Client, writing: Callable) -> None:
    walk(berit)
    signing = berit.get("/desk/sign-in")
    berit.submit(signing, {"name": "ali", "password": "det var en gång en lucka"}, button="Logga in")
    assert berit.get(CHECK).location.endswith("?note=gone")
    with writing() as db:
        journey = db.exec(select(Draft)).one().journey
    assert berit.post(f"/desk/applications/{journey}").status == 404
    assert "Påbörjat åt någon" not in berit.get("/desk/services").text


def test_saving_for_later_leaves_it_on_the_desk_without_a_code(berit: Client, sign_in: SignIn) -> None:
    check = walk(berit)
    assert berit.get(check.link("Spara och fortsätt senare")).location == "/desk/services#begun"
    assert berit.post("/services/contact/apply/save").location == "/desk/services#begun"
    elsewhere = sign_in("berit")
    seen = elsewhere.submit(elsewhere.get("/desk/services"), button="Fortsätt fylla i")
    assert elsewhere.follow(seen).url == CHECK


def test_saving_from_a_page_keeps_what_was_said(berit: Client) -> None:
    first = begin(berit)
    seen = berit.submit(first, {"matter": "question"}, button="Spara och fortsätt senare")
    assert seen.location == "/desk/services#begun"
    assert "Påbörjat åt någon" in berit.get("/desk/services").text


def test_what_is_sent_or_still_empty_does_not_wait_on_the_desk(berit: Client) -> None:
    send(berit, walk(berit))
    begin(berit)
    assert "Påbörjat åt någon" not in berit.get("/desk/services").text


def test_who_rings_is_asked_one_question_at_a_time(berit: Client) -> None:
    assert begin(berit, "phone").h1 == "Börja samtalet"


def test_a_second_caller_does_not_get_the_answers_of_the_first(berit: Client) -> None:
    walk(berit)
    first = begin(berit)
    assert not first.select("input[checked]")


def test_letters_speak_the_language_that_was_chosen_whatever_the_agent_reads(berit: Client, case: Callable[[], Case]) -> None:
    send(berit, walk(berit, spoken="en"))
    assert case().language == "en"


def test_applying_for_oneself_at_a_desk_is_still_applying_for_oneself(berit: Client, writing: Callable) -> None:
    begin(berit)
    berit.post("/services/contact/apply")
    with writing() as db:
        assert [draft.channel for draft in db.exec(select(Draft).order_by(Draft.id))] == ["counter", "web"]


def test_a_double_press_gives_the_same_receipt(berit: Client, case: Callable[[], Case]) -> None:
    check = walk(berit)
    assert [berit.submit(check, button="Skicka").location for _ in range(2)] == [RECEIPT, RECEIPT]
    assert case()


def test_the_specimen_is_not_filled_in_for_anyone(berit: Client) -> None:
    assert berit.post("/desk/services/specimen/application", {"channel": "phone"}).status == 404
