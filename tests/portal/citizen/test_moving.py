"""A form changes while someone is in the middle of it: it is told plainly, nothing is lost, and what is gone is filed along."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from eservices import attachments, clock, services
from eservices.events import history
from tests.client import Client, Seen
from tests.versions import FEWER, FIRST, HOME, NAME, SECOND, SINCE, publish
from tests.walking import PDF

ANSWERS = {"page0": {"name": "Astrid Ek"}, "page1": {"housing": "flat"}, "page2": {"why": "För att jag flyttar."}}


@pytest.fixture
def begun(client: Client, writing: Callable) -> Client:
    """Astrid, who has answered all of the first version and sent nothing."""
    publish(writing, *FIRST)
    client.follow(client.post(HOME))
    for page, fields in ANSWERS.items():
        client.submit(client.get(f"{HOME}/{page}"), fields, button="Fortsätt")
    return client


def press(client: Client, seen: Seen) -> Seen:
    return client.follow(client.submit(seen, button="Fortsätt"))


def test_who_may_finish_stays_on_the_version_to_the_end(begun: Client, writing: Callable, cases: Callable) -> None:
    publish(writing, *SECOND, running="finish")
    check = begun.get(f"{HOME}/check")
    assert "För att jag flyttar." in check.text
    assert begun.get(f"{HOME}/moved").location == f"{HOME}/check"
    assert begun.submit(check, button="Skicka").location == f"{HOME}/receipt"
    case = cases()[0]
    with writing() as db:
        assert services.version(db, case.version_id).number == 1


def test_who_must_move_is_told_what_is_new_asked_again_and_gone(begun: Client, writing: Callable) -> None:
    publish(writing, *SECOND, running="move")
    for page in ("page0", "page1", "check"):
        assert begun.get(f"{HOME}/{page}").location == f"{HOME}/moved"
    told = begun.get(f"{HOME}/moved")
    assert told.h1 == "Frågorna har ändrats"
    assert [heading.text_content() for heading in told.select("main h2")] == [
        "Nya frågor", "Svara en gång till", "Det här frågar vi inte längre om",
    ]  # fmt: skip
    assert SINCE["label"] in told.text
    assert "Hur bor du? I lägenhetDet finns andra svar att välja." in told.text
    assert "Varför söker du? För att jag flyttar." in told.text
    assert "Astrid Ek" not in told.text


def test_one_button_leads_to_what_is_new_and_all_goes_along_to_the_case(
    begun: Client, writing: Callable, cases: Callable
) -> None:
    publish(writing, *SECOND, running="move")
    page = press(begun, begun.get(f"{HOME}/moved"))
    assert page.url == f"{HOME}/page1"
    assert "Så svarade du förut" in page.text
    assert "I lägenhet" in page.text
    check = begun.follow(begun.submit(page, {"housing": "room", "since": "4"}, button="Fortsätt"))
    assert check.url == f"{HOME}/check"
    assert "Varför söker du? För att jag flyttar." in check.text
    begun.submit(check, button="Skicka")
    case = cases()[0]
    with writing() as db:
        assert services.version(db, case.version_id).number == 2
        assert history(db, case.id or 0)[0].data["set_aside"] == {
            "why": {"label": "Varför söker du?", "words": "För att jag flyttar.", "source": "citizen", "files": []}
        }


def test_pressing_twice_and_in_two_tabs_is_fine(begun: Client, writing: Callable, drafts: Callable) -> None:
    publish(writing, *SECOND, running="move")
    told = begun.get(f"{HOME}/moved")
    assert press(begun, told).url == press(begun, told).url == f"{HOME}/page1"
    assert drafts()[0].given["name"].value == "Astrid Ek"


def test_moving_on_needs_a_token_a_draft_and_a_press(begun: Client, writing: Callable, browsers: Callable) -> None:
    publish(writing, *SECOND, running="move")
    assert begun.post(f"{HOME}/moved", token=False).status == 403
    assert browsers().post(f"{HOME}/moved").location == f"{HOME}?note=gone"
    assert browsers().get(f"{HOME}/moved").location == f"{HOME}?note=gone"
    begun.get(f"{HOME}/moved")
    assert begun.get(f"{HOME}/page0").location == f"{HOME}/moved"


def test_what_is_typed_when_the_form_changes_is_kept_first(begun: Client, writing: Callable, drafts: Callable) -> None:
    page = begun.get(f"{HOME}/page2")
    publish(writing, *SECOND, running="move")
    assert begun.submit(page, {"why": "Jag har ångrat mig."}, button="Fortsätt").location == f"{HOME}/moved"
    assert "Jag har ångrat mig." in begun.get(f"{HOME}/moved").text


def test_what_cannot_be_read_is_told_before_anything_else(begun: Client, writing: Callable) -> None:
    page = begun.get(f"{HOME}/page0")
    publish(writing, *SECOND, running="move")
    wrong = begun.submit(page, {"name": "x" * 300}, button="Fortsätt")
    assert wrong.status == 422
    assert "x" * 300 in wrong.response.text


def test_sending_on_an_old_version_leads_to_what_has_changed(begun: Client, writing: Callable, cases: Callable) -> None:
    check = begun.get(f"{HOME}/check")
    publish(writing, *SECOND, running="move")
    assert begun.submit(check, button="Skicka").location == f"{HOME}/moved"
    assert cases() == []


def test_a_page_of_the_old_version_that_comes_back_later_is_kept(begun: Client, writing: Callable, drafts: Callable) -> None:
    gone, there = begun.get(f"{HOME}/page2"), begun.get(f"{HOME}/page0")
    publish(writing, *SECOND, running="move")
    press(begun, begun.get(f"{HOME}/moved"))
    late = begun.follow(begun.submit(gone, {"why": "Ännu en sak."}, button="Fortsätt"))
    assert "Det du skrev är sparat" in late.text
    begun.submit(there, {"name": "Astrid Nyberg"}, button="Fortsätt")
    draft = drafts()[0]
    assert draft.given["name"].value == "Astrid Nyberg"
    assert draft.aside.dropped["why"].value == "Ännu en sak."
    assert set(draft.aside.again) == {"housing"}
    assert begun.get(f"{HOME}/page2").location == f"{HOME}/page1?note=moved"


def test_an_entry_that_comes_back_late_is_on_its_list(client: Client, writing: Callable, drafts: Callable) -> None:
    age = {"question": "age", "kind": "integer", "label": "Hur gammal är personen?"}
    persons = {"repeating_group": "persons", "title": "Personer", "entry_title": "Person", "items": [age]}
    publish(writing, [NAME], [persons])
    client.follow(client.post(HOME))
    client.submit(client.get(f"{HOME}/page0"), ANSWERS["page0"], button="Fortsätt")
    entry = client.get(f"{HOME}/page1/1")
    publish(writing, [NAME, SINCE], [persons], running="move")
    press(client, client.get(f"{HOME}/moved"))
    client.submit(entry, {"persons.1.age": "7"}, button="Fortsätt")
    given = drafts()[0].given
    assert (given["persons"].value, given["persons.1.age"].value) == ([1], 7)


def test_files_of_a_question_that_is_gone_are_filed_with_the_case(begun: Client, writing: Callable, cases: Callable) -> None:
    page = begun.get(f"{HOME}/page2")
    sent = {"papers": "now"}
    begun.submit(page, sent, button="Fortsätt", files={"papers-file": ("intyg.pdf", PDF, "application/pdf")})
    publish(writing, *SECOND, running="move")
    page = press(begun, begun.get(f"{HOME}/moved"))
    check = begun.follow(begun.submit(page, {"housing": "room", "since": "4"}, button="Fortsätt"))
    assert "intyg.pdf" in check.text
    begun.submit(check, button="Skicka")
    case = cases()[0]
    with writing() as db:
        files = [file for file in attachments.of_case(db, case) if file.kind == "sent"]
        told = history(db, case.id or 0)[0].data["set_aside"]["papers"]
        assert [file.name for file in files] == ["intyg.pdf"]
        assert told["files"] == [files[0].id]


def test_a_save_code_leads_to_what_has_changed(begun: Client, writing: Callable, browsers: Callable) -> None:
    saved = begun.follow(begun.submit(begun.get(f"{HOME}/page0"), button="Spara och fortsätt senare"))
    code = saved.select(".reference strong")[0].text
    publish(writing, *SECOND, running="move")
    elsewhere = browsers()
    seen = elsewhere.follow(elsewhere.submit(elsewhere.get("/resume"), {"code": code}, button="Fortsätt"))
    assert seen.location == f"{HOME}/moved"


def test_until_a_day_one_may_finish_and_then_one_moves(
    begun: Client, writing: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(writing, *SECOND, running="finish", until=clock.today() + timedelta(days=7))
    assert begun.get(f"{HOME}/check").status == 200
    saved = begun.follow(begun.submit(begun.get(f"{HOME}/page0"), button="Spara och fortsätt senare"))
    assert "Efter den dagen behöver du svara på de nya frågorna." in saved.text
    later = clock.now() + timedelta(days=8)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert begun.get(f"{HOME}/check").location == f"{HOME}/moved"


def test_small_changes_are_said_in_one_sentence(begun: Client, writing: Callable) -> None:
    publish(writing, [NAME | {"help": "För- och efternamn"}], *FIRST[1:], running="move")
    told = begun.get(f"{HOME}/moved")
    assert "Alla dina svar gäller fortfarande" in told.text
    assert told.select("main h2") == []
    assert press(begun, told).url == f"{HOME}/check"


def test_a_third_version_keeps_what_was_set_aside_and_a_text_that_is_too_long_stands_in_its_field(
    begun: Client, writing: Callable
) -> None:
    publish(writing, *SECOND, running="move")
    press(begun, begun.get(f"{HOME}/moved"))
    publish(writing, [NAME | {"max_length": 5}], [FEWER, SINCE], running="move")
    told = begun.get(f"{HOME}/moved")
    assert "För att jag flyttar." in told.text
    page = press(begun, told)
    assert page.url == f"{HOME}/page0"
    assert page.select("#name")[0].get("value") == "Astrid Ek"


def test_someone_half_way_goes_on_through_every_page(client: Client, writing: Callable) -> None:
    publish(writing, *FIRST)
    client.follow(client.post(HOME))
    client.submit(client.get(f"{HOME}/page0"), ANSWERS["page0"], button="Fortsätt")
    publish(writing, *SECOND, running="move")
    assert press(client, client.get(f"{HOME}/moved")).url == f"{HOME}/page1"
