"""Elsa, 84, rings: one question at a time is said, typed and kept, and the whole becomes a case by telephone."""

from collections.abc import Callable

import pytest
from sqlmodel import select

from eservices import cases, clock, people
from eservices.cases import Case, answers_of
from eservices.confirmations import of as confirmed
from eservices.contact_centre.meeting import contacts
from eservices.drafts import Draft
from eservices.events import history
from portal.house import House
from tests.client import Client
from tests.portal.desk.calling.conftest import begin, enter, first_question, journey_of, key_of, send, to_review, until
from tests.portal.desk.conftest import SignIn


def drafts_of(house: House) -> list[Draft]:
    with house.database.reading() as db:
        return list(db.exec(select(Draft).order_by(Draft.id)))


def test_a_call_becomes_a_case_by_telephone_with_the_agent_as_source(
    berit: Client, house: House, only_case: Callable[[], Case]
) -> None:
    receipt = send(berit, to_review(berit))
    case = only_case()
    assert receipt.h1 == "Läs upp kvittot"
    assert (case.channel, case.applicant, case.arrived_on) == ("phone", "Elsa Lund", clock.today())
    with house.database.reading() as db:
        assert {answer.source for answer in answers_of(db, case).values()} == {"agent"}
        assert [(event.kind, event.by_name) for event in history(db, case.id or 0)] == [("received", "Berit Ek")]
        said = confirmed(db, case.journey)["answers", ""]
        assert (said.how, said.who, said.by_name) == ("spoken", "Elsa Lund", "Berit Ek")
    assert "Elsa Lund sade att svaren stämmer." in berit.get(f"/desk/cases/{case.reference}").text


def test_each_answer_is_kept_at_once_and_read_back_before_the_next_question(berit: Client, house: House) -> None:
    seen = until(berit, first_question(berit), "telephone")
    assert "19 12 12 12, streck, 12 12" in seen.text
    assert drafts_of(house)[0].answers["personal_number"]["value"] == {"number": "19121212-1212"}
    berit.post("/desk/sign-out")
    assert drafts_of(house)[0].given["applicant_name"].value == "Elsa Lund"


def test_a_name_is_spelled_and_a_number_said_two_digits_at_a_time(berit: Client) -> None:
    after_name = until(berit, first_question(berit), "personal_number")
    assert "Erik, Ludvig, Sigurd, Adam – Ludvig, Urban, Niklas, David" in after_name.text
    assert "07 01 74 06 05" in until(berit, after_name, "address").text


@pytest.mark.parametrize(("typed", "expected"), [("2", "have_key"), ("ni", "hand_over"), ("Låset", "digital")])
def test_an_option_is_chosen_by_its_number_or_its_first_letters(berit: Client, house: House, typed: str, expected: str) -> None:
    enter(berit, until(berit, first_question(berit), "key"), typed)
    assert drafts_of(house)[0].answers["key"]["value"] == {"option": expected}


def test_several_are_chosen_by_several_numbers_and_words_follow_the_one_that_asks_for_them(berit: Client, house: House) -> None:
    need = until(berit, first_question(berit), "need")
    enter(berit, need, "14 bor på tredje våningen")
    value = drafts_of(house)[0].answers["need"]["value"]
    assert value == {"options": ["falls", "other"], "specify": "bor på tredje våningen"}


def test_what_cannot_be_an_answer_is_told_and_stands_in_its_field(berit: Client, house: House) -> None:
    seen = until(berit, first_question(berit), "personal_number")
    wrong = enter(berit, seen, "19121212-1213")
    assert wrong.status == 422
    assert wrong.title.startswith("Fel:")
    assert wrong.select("#heard")[0].get("value") == "19121212-1213"
    assert "personal_number" not in drafts_of(house)[0].answers


def test_what_the_caller_does_not_know_is_let_pass_listed_told_and_asked_for_afterwards(
    berit: Client, house: House, only_case: Callable[[], Case]
) -> None:
    seen = until(berit, first_question(berit), "applicant_name")
    assert enter(berit, seen, "").status == 422
    review = until(berit, enter(berit, seen, "?"), "review")
    assert [each.text_content() for each in review.select(".call-missing li")] == ["Vad heter den som ska ha larmet?"]
    receipt = send(berit, review, who="Elsa Lund")
    assert "Vi hör av oss om det som saknas: Vad heter den som ska ha larmet?" in receipt.text
    assert "Det här saknas" in berit.get(f"/desk/cases/{only_case().reference}").text
    with house.database.reading() as db:
        assert "applicant_name" not in answers_of(db, only_case())
    with house.database.writing() as db:
        case, by = db.merge(only_case()), people.colleague(db, "berit")
        cases.take(db, case, by)
        cases.close(db, case, by, "withdrawn", "Elsa ville inte.")
    assert "Det här saknas" not in berit.get(f"/desk/cases/{case.reference}").text, "nobody waits for it any longer"


def test_does_not_know_is_the_answer_where_the_question_has_it(berit: Client, house: House) -> None:
    enter(berit, until(berit, first_question(berit), "key"), "?")
    assert drafts_of(house)[0].answers["key"]["value"] == {"option": "dont_know"}


def test_one_goes_back_changes_an_answer_and_is_where_one_was(berit: Client, house: House) -> None:
    seen = until(berit, first_question(berit), "address")
    assert key_of(enter(berit, seen, "<")) == "telephone"
    name = enter(berit, seen, "<10")
    assert key_of(name) == "applicant_name"
    assert name.select("#heard")[0].get("value") == "Elsa Lund"
    assert key_of(enter(berit, name, "Elsa Lundh")) == "address"
    assert drafts_of(house)[0].given["applicant_name"].value == "Elsa Lundh"


def test_the_way_follows_the_answers(berit: Client) -> None:
    assert key_of(enter(berit, first_question(berit), "1")) == "applicant_name"
    assert key_of(enter(berit, first_question(berit), "2")) != "applicant_name"


def test_a_question_is_said_again_in_easier_words(berit: Client) -> None:
    need = until(berit, first_question(berit), "key")
    again = enter(berit, need, "*")
    assert again.url == need.url
    assert "Hur kan vi komma in?" in again.text


def test_entries_are_asked_for_until_there_are_no_more(berit: Client, house: House) -> None:
    more = until(berit, first_question(berit), "contacts")
    name = enter(berit, more, "1")
    assert key_of(name) == "contact_name"
    after = until(berit, name, "contacts", {"contact_name": "Bo Nyberg", "contact_telephone": "070-174 06 06"})
    assert "Bo Nyberg" in after.text
    assert key_of(enter(berit, after, "2")) == "review"
    assert drafts_of(house)[0].given["contacts.1.contact_name"].value == "Bo Nyberg"
    removed = berit.follow(berit.submit(after, button="Ta bort"))
    assert "Bo Nyberg" not in removed.text
    assert drafts_of(house)[0].given["contacts"].value == []


def test_a_call_that_was_cut_off_is_gone_on_with_and_its_matter_is_not_named_first(berit: Client) -> None:
    seen = until(berit, first_question(berit), "telephone")
    again = berit.follow(berit.submit(berit.get("/desk/services"), button="Fortsätt fylla i"))
    assert again.h1 == "Fortsätt samtalet"
    assert "Vem talar jag med?" in again.text
    assert "Trygghetslarm" not in " ".join(each.text_content() for each in again.select(".call-now"))
    assert berit.get(again.link("Fortsätt")).url == seen.url


def test_a_call_is_not_a_colleagues_nor_a_citizens(berit: Client, sign_in: SignIn, client: Client) -> None:
    home = begin(berit).url
    for path in ("", "/review", "/ask/for_whom", "/more/contacts", "/identity", "/receipt", "/code", "/version"):
        assert sign_in("ali").get(home + path).status == 404
        assert client.get(home + path).location.startswith("/desk/sign-in")
    assert sign_in("ali").post(f"{home}/ask/for_whom", {"heard": "1"}).status == 404
    assert sign_in("ali").post(f"{home}/send", {"who": "x"}).status == 404


@pytest.mark.parametrize("path", ["ask/for_whom", "more/contacts", "more/contacts/remove", "send", "code", "language"])
def test_nothing_is_kept_without_a_token(berit: Client, house: House, path: str) -> None:
    home = begin(berit).url
    assert berit.post(f"{home}/{path}", {"heard": "1"}, token=False).status == 403
    assert drafts_of(house)[0].answers == {}


def test_a_double_press_gives_the_same_receipt(berit: Client, only_case: Callable[[], Case]) -> None:
    review = to_review(berit)
    assert berit.submit(review, button="Skicka ansökan").location == berit.submit(review, button="Skicka ansökan").location
    assert only_case()


def test_a_receipt_is_there_only_when_it_is_sent(berit: Client) -> None:
    review = to_review(berit)
    home = review.url.removesuffix("/review")
    assert berit.get(f"{home}/receipt").location == home
    send(berit, review)
    assert berit.get(f"{home}/ask/for_whom").location == f"{home}/receipt"


def test_somebody_must_say_that_it_is_right(berit: Client, house: House) -> None:
    seen = berit.submit(to_review(berit), {"who": " "}, button="Skicka ansökan")
    assert (seen.status, drafts_of(house)[0].is_filed) == (422, False)


def test_the_contact_of_the_call_knows_what_it_led_to(berit: Client, house: House, in_contact: str) -> None:
    receipt = send(berit, to_review(berit))
    with house.database.reading() as db:
        contact = contacts.find_own(db, _berit(db), in_contact)
        assert (contact.outcome, contact.journey) == ("applied", journey_of(receipt))
        assert contact.case_id == db.exec(select(Case)).one().id
    assert receipt.link("Klart") == "/desk/contacts/latest"


def _berit(db: object) -> object:
    from eservices import people

    return people.colleague(db, "berit")


def test_it_is_talked_in_the_callers_language_and_noted_in_the_agents(berit: Client, house: House) -> None:
    opening = begin(berit)
    changed = berit.follow(berit.submit(opening, {"spoken": "en"}, button="Byt språk"))
    first = berit.get(changed.link("Första frågan"))
    assert first.h1.strip('”“"') == "Are you applying for yourself or for someone else?"
    assert "Lyssna efter" in first.text
    assert drafts_of(house)[0].language == "en"
