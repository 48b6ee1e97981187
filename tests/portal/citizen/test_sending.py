"""Check the answers, send once, keep the receipt."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlmodel import select

from eservices import attachments
from eservices.cases import Case, answers_of
from forms.numbering import numbers
from tests.client import Client, Seen
from tests.walking import PDF, Walk

HOME = "/services/every-kind/apply"


@pytest.fixture
def check(astrid: Walk) -> Seen:
    astrid.files = True
    return astrid.to_check()


def test_the_check_page_tells_every_answer_with_a_way_to_change_it(astrid: Walk, check: Seen) -> None:
    assert check.h1 == "Kontrollera dina svar"
    assert "Vad heter du? Astrid Ek" in check.text
    assert "Kostnader tillsammans 12" in check.text
    assert check.link("Ändra Vad heter du?") == f"{HOME}/who?from=check#full_name"
    assert check.link("Ändra Vad betalar du för?") == f"{HOME}/costs/1?from=check#expenses.1.thing"
    assert "Ändra Kostnader tillsammans" not in check.text


def test_the_check_page_numbers_the_questions_as_the_sheet_and_the_agent_do(astrid: Walk, check: Seen) -> None:
    number_of = numbers(astrid.form)
    for question, _ in astrid.form.questions():
        label = question.label.root["sv"]
        if f"Ändra {label}" in check.text:
            assert f"{number_of[question.key]} {label}" in check.text


def test_a_change_leads_back_to_the_check_page(astrid: Walk, check: Seen) -> None:
    page = astrid.client.get(check.link("Ändra Vad heter du?"))
    assert page.link("Tillbaka") == f"{HOME}/check"
    back = astrid.client.submit(page, {"full_name": "Astrid Ekman"}, button="Fortsätt")
    assert back.location == f"{HOME}/check"
    assert "Astrid Ekman" in astrid.client.follow(back).text


def test_a_change_that_brings_new_questions_asks_them_before_the_check_page(astrid: Walk, check: Seen) -> None:
    astrid.client.post(f"{HOME}/pets?from=check", {"pet": "no", "home": "flat"})
    answer = astrid.client.post(f"{HOME}/counting?from=check", {"guests": "0", "room_size": "1"})
    assert answer.location == f"{HOME}/check"
    gone = astrid.client.post(f"{HOME}/pets?from=check", {"pet": "yes", "home": "flat"})
    assert gone.location == f"{HOME}/check"


def test_answers_that_are_no_longer_asked_are_told_of_and_not_sent(
    astrid: Walk, check: Seen, writing: Callable, drafts: Callable
) -> None:
    astrid.client.post(f"{HOME}/pets?from=check", {"pet": "no", "home": "flat"})
    seen = astrid.client.get(f"{HOME}/check")
    assert "det behövs inte längre. Vi skickar inte med det. Vilka djur har du?" in seen.text
    astrid.client.submit(seen, button="Skicka")
    with writing() as db:
        assert "animals" not in answers_of(db, db.exec(select(Case)).one())
    assert "animals" in drafts()[0].given


def test_what_is_expected_but_missing_is_listed_kindly_and_may_be_sent(astrid: Walk, cases: Callable) -> None:
    astrid.says = {"room_size": "", "telephone": "", "picture": "later"}
    check = astrid.to_check()
    assert "Du kan skicka ändå. Vi hör av oss om det som saknas." in check.text
    assert check.link("Hur stort är rummet?") == f"{HOME}/counting?from=check#room_size"
    assert check.link("Har du en bild på rummet?")
    assert len(check.select(".notice ul")) == 1
    astrid.client.submit(check, button="Skicka")
    assert len(cases()) == 1


def test_a_broken_rule_is_told_and_leads_to_its_page(astrid: Walk, check: Seen, cases: Callable) -> None:
    page = astrid.client.get(f"{HOME}/days")
    wrong = {"last_day-day": "1", "last_day-month": "1", "last_day-year": "2020"}
    answer = astrid.client.submit(page, wrong, button="Fortsätt")
    assert answer.status == 422
    assert "Sista dagen kan inte ligga före första dagen." in answer.text
    seen = astrid.client.submit(check, button="Skicka")
    assert seen.status == 422
    assert seen.link("Sista dagen kan inte") == f"{HOME}/days?from=check#last_day"
    assert cases() == []


def test_sending_gives_a_receipt_with_everything_to_keep(astrid: Walk, check: Seen, cases: Callable, drafts: Callable) -> None:
    receipt = astrid.client.follow(astrid.client.submit(check, button="Skicka"))
    case, draft = cases()[0], drafts()[0]
    spaced = receipt.text.replace(" ", "")
    assert case.reference in spaced
    assert draft.receipt_code in spaced
    assert "Det här händer sedan" in receipt.text
    assert "Senast" in receipt.text
    saved = astrid.client.get(receipt.link("Spara numret och koden"))
    assert draft.receipt_code in saved.text.replace(" ", "")
    assert case.status == "received"


def test_files_follow_the_answers_to_the_case(astrid: Walk, check: Seen, writing: Callable) -> None:
    astrid.client.submit(check, button="Skicka")
    with writing() as db:
        files = attachments.of_case(db, db.exec(select(Case)).one())
    assert [file.name for file in files] == ["ritning åäö.pdf"]


def test_sending_again_gives_the_same_receipt(astrid: Walk, check: Seen, cases: Callable) -> None:
    first = astrid.client.follow(astrid.client.submit(check, button="Skicka"))
    again = astrid.client.follow(astrid.client.submit(check, button="Skicka"))
    assert again.text == first.text
    assert len(cases()) == 1


def test_ten_presses_at_once_make_one_case(astrid: Walk, check: Seen, cases: Callable) -> None:
    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(lambda _: astrid.client.submit(check, button="Skicka"), range(10)))
    assert {answer.location for answer in answers} == {f"{HOME}/receipt"}
    assert len(cases()) == 1


def test_after_sending_every_page_leads_to_the_receipt(astrid: Walk, check: Seen) -> None:
    astrid.client.submit(check, button="Skicka")
    for page in ("who", "check", "save", "costs", "costs/1/remove"):
        assert astrid.client.get(f"{HOME}/{page}").location == f"{HOME}/receipt"
    late = astrid.client.post(f"{HOME}/who", {"full_name": "Sen"}, files={"picture-file": ("x.pdf", PDF, "application/pdf")})
    assert late.location == f"{HOME}/receipt"
    assert "Du har skickat en ansökan härifrån" in astrid.client.get(HOME).text


def test_sending_needs_a_token_and_a_draft_of_ones_own(astrid: Walk, check: Seen, browsers: Callable, cases: Callable) -> None:
    assert astrid.client.post(f"{HOME}/check", token=False).status == 403
    assert browsers().post(f"{HOME}/check").location == f"{HOME}?note=gone"
    astrid.client.get(f"{HOME}/check")
    assert cases() == []


def test_an_unfinished_application_is_not_sent(client: Client, every_kind: object, cases: Callable) -> None:
    client.post(HOME)
    seen = client.post(f"{HOME}/check")
    assert seen.status == 422
    assert seen.title.startswith("Fel: Kontrollera dina svar")
    assert seen.link("Vad heter du?") == f"{HOME}/who?from=check#full_name"
    assert client.get(f"{HOME}/receipt").location == f"{HOME}/who?note=moved"
    assert cases() == []


def test_a_receipt_is_not_for_a_neighbour(astrid: Walk, check: Seen, browsers: Callable) -> None:
    astrid.client.submit(check, button="Skicka")
    for address in ("receipt", "receipt/copy.pdf", "receipt/receipt.txt"):
        assert browsers().get(f"{HOME}/{address}").location == f"{HOME}?note=gone"
    assert browsers().post(f"{HOME}/receipt").location == f"{HOME}?note=gone"


def test_the_copy_is_handed_out_when_it_has_been_made(astrid: Walk, check: Seen, house: object, writing: Callable) -> None:
    from io import BytesIO

    astrid.client.submit(check, button="Skicka")
    assert astrid.client.get(f"{HOME}/receipt/copy.pdf").status == 404
    stored = house.files.store(BytesIO(PDF + b"copy"), "Kopia.pdf")
    with writing() as db:
        attachments.keep_copy(db, db.exec(select(Case)).one().id or 0, stored)
    seen = astrid.client.get(astrid.client.get(f"{HOME}/receipt").link("Kopia av det du skickade"))
    assert seen.content == PDF + b"copy"
    assert seen.headers["content-disposition"].startswith("attachment")
