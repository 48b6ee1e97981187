"""Files: kept as soon as they are chosen, whatever else is wrong; refused in words."""

from collections.abc import Callable

import pytest
from sqlmodel import select

from eservices import services
from eservices.attachments import Attachment
from forms.definition import Form
from portal.house import House
from tests.client import Client, Seen
from tests.walking import PDF, Walk

HOME = "/services/every-kind/apply"
PAGE = f"{HOME}/enclosures"
FILE = {"picture-file": ("ritning åäö.pdf", PDF, "application/pdf")}


@pytest.fixture
def enclosures(astrid: Walk) -> Seen:
    return astrid.on_from(astrid.client.follow(astrid.client.post(HOME)), PAGE)


def kept(writing: Callable) -> list[Attachment]:
    with writing() as db:
        return list(db.exec(select(Attachment)))


def test_limits_are_told_before_they_are_met(enclosures: Seen) -> None:
    assert "Högst 2 filer: PDF, bild. Varje fil får vara högst 20 MB." in enclosures.text


def test_a_chosen_file_is_kept_at_once_and_shown_with_name_and_size(astrid: Walk, enclosures: Seen) -> None:
    answer = astrid.client.submit(enclosures, {}, button="Lägg till filen", files=FILE)
    assert answer.location == f"{PAGE}#picture"
    seen = astrid.client.follow(answer)
    assert "ritning åäö.pdf 1 kB" in seen.text
    assert seen.select("#picture")[0].get("checked") is not None


def test_a_file_sent_with_continue_is_kept_too(astrid: Walk, enclosures: Seen, drafts: Callable) -> None:
    answer = astrid.client.submit(enclosures, {}, button="Fortsätt", files=FILE)
    assert answer.location == f"{HOME}/end"
    value = drafts()[0].given["picture"].value
    assert value["state"] == "now"
    assert [file["name"] for file in value["files"]] == ["ritning åäö.pdf"]


def test_the_same_file_sent_twice_is_kept_once(astrid: Walk, enclosures: Seen, writing: Callable) -> None:
    for _ in range(2):
        astrid.client.submit(enclosures, {"picture": "now"}, button="Fortsätt", files=FILE)
    assert len(kept(writing)) == 1


def test_a_file_can_be_taken_back(astrid: Walk, enclosures: Seen, writing: Callable, drafts: Callable) -> None:
    astrid.client.submit(enclosures, {}, button="Fortsätt", files=FILE)
    seen = astrid.client.get(PAGE)
    taken = astrid.client.submit(seen, {}, button="Ta bort ritning")
    assert taken.location == f"{PAGE}#picture"
    assert kept(writing) == []
    assert "picture" not in drafts()[0].given
    assert astrid.client.submit(seen, {}, button="Ta bort ritning").status in (303, 422)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Välj en annan fil. Den här är tom"),
        (b"MZ\x90\x00 a program", "Välj en annan sorts fil. Vi kan ta emot PDF, bild."),
        (b"%PDF-" + bytes(20_000_000), "Välj en mindre fil. Den får vara högst 20 MB."),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_in_words(
    astrid: Walk, enclosures: Seen, writing: Callable, content: bytes, words: str
) -> None:
    files = {"picture-file": ("fil.pdf", content, "application/pdf")}
    seen = astrid.client.submit(enclosures, {"picture": "now"}, button="Lägg till filen", files=files)
    assert seen.status == 422
    assert words in seen.text
    assert seen.select("#picture")[0].get("checked") is not None
    assert kept(writing) == []


def test_one_file_too_many_is_told_in_words(astrid: Walk, enclosures: Seen, writing: Callable) -> None:
    for number in range(2):
        files = {"picture-file": (f"{number}.pdf", PDF + bytes([number]), "application/pdf")}
        assert astrid.client.submit(enclosures, {}, button="Lägg till filen", files=files).status == 303
    seen = astrid.client.submit(enclosures, {}, button="Lägg till filen", files=FILE)
    assert seen.status == 422
    assert "Ta bort en fil först. Här får högst 2 plats." in seen.text
    assert len(kept(writing)) == 2


def test_now_without_a_file_is_a_problem(astrid: Walk, enclosures: Seen) -> None:
    seen = astrid.client.submit(enclosures, {"picture": "now"}, button="Fortsätt")
    assert seen.status == 422
    assert seen.link("Välj en fil, eller") == "#picture-file"


def test_a_file_and_not_now_is_a_problem_and_the_file_stays(astrid: Walk, enclosures: Seen, writing: Callable) -> None:
    astrid.client.submit(enclosures, {}, button="Fortsätt", files=FILE)
    seen = astrid.client.submit(astrid.client.get(PAGE), {"picture": "not_relevant"}, button="Fortsätt")
    assert seen.status == 422
    assert "Ta bort filerna" in seen.text
    assert len(kept(writing)) == 1


@pytest.mark.parametrize("state", ["later", "sent", "not_relevant"])
def test_a_document_may_come_another_way(astrid: Walk, enclosures: Seen, drafts: Callable, state: str) -> None:
    assert astrid.client.submit(enclosures, {"picture": state}, button="Fortsätt").location == f"{HOME}/end"
    assert drafts()[0].given["picture"].value == {"state": state, "files": []}


def test_nobody_stores_a_file_without_a_draft_or_a_token(
    astrid: Walk, browsers: Callable, house: House, enclosures: Seen
) -> None:
    browsers().post(PAGE, {"picture": "now"}, files=FILE)
    assert astrid.client.post(PAGE, {"picture": "now"}, token=False, files=FILE).status == 403
    astrid.client.submit(enclosures, {}, button="Fortsätt", files={"full_name-file": FILE["picture-file"]})
    assert list(house.files.names()) == []


def test_a_file_is_kept_even_when_something_else_on_the_page_is_wrong(
    client: Client, every_kind: Form, writing: Callable
) -> None:
    pages = {page.key: page for page in every_kind.pages}
    both = pages["who"].model_copy(update={"items": (*pages["who"].items, *pages["enclosures"].items)})
    with writing() as db:
        mixed = {"service": "mixed", "pages": (both,), "rules": (), "conditions": {}}
        services.publish(db, every_kind.model_copy(update=mixed), "", "test")
    seen = client.follow(client.post("/services/mixed/apply"))
    answer = client.submit(seen, {"full_name": "å" * 99}, button="Fortsätt", files=FILE)
    assert answer.status == 422
    assert "ritning åäö.pdf" in answer.text
    assert answer.select("#full_name")[0].get("value") == "å" * 99
    assert len(kept(writing)) == 1
